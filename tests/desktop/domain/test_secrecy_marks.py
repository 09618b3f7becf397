"""BR-27: a file whose name carries a secrecy stamp is refused."""

import unicodedata

import pytest

from desktop.domain.secrecy_marks import is_marked_secret


@pytest.mark.parametrize(
    "name",
    [
        "Hồ sơ mật số 4.json",
        "ho-so_TỐI MẬT.json",
        "(Mật) danh sách.json",
        "Tuyệt-mật.json",
        "MẬT.json",
        "CV-TUYET-MAT.pdf",
        "ke hoach toi_mat.pdf",
    ],
)
def test_br_27_a_stamped_name_is_seen(name: str) -> None:
    assert is_marked_secret(name)
    assert is_marked_secret(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "name", ["bảo mật.json", "binh-minh-ha.json", "mat-bang.json", "mật độ.pdf", "Mật khẩu.txt"]
)
def test_br_27_other_names_are_let_through(name: str) -> None:
    assert not is_marked_secret(name)
