"""BR-27: which files may be kept with a record, and under which names."""

from collections.abc import Callable

import pytest

from desktop.domain.attachments import (
    Shown,
    checked_name,
    checked_size,
    checked_title,
    extension_of,
    saved_name,
    title_from,
)
from desktop.domain.errors import Refusal
from desktop.registers.attachments import rules

RULES = rules()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.code


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Biên bản họp thôn.pdf", Shown.PDF), ("ANH-1.JPG", Shown.PICTURE), ("quét.tiff", Shown.PICTURE),
        ("cong.van.tra.loi.docx", Shown.NOT), ("ghi chú.txt", Shown.TEXT),
    ],
)  # fmt: skip
def test_what_an_office_scans_and_writes_is_let_in(name: str, shown: Shown) -> None:
    kind = checked_name(name, RULES)
    assert kind.shown is shown
    assert RULES.shown_as(kind.media_type) is shown


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tro-choi.exe", "attachment-program"), ("don.pdf.exe", "attachment-program"),
        ("In.BAT", "attachment-program"), ("mo.ps1", "attachment-program"),
        ("Đơn.lnk", "attachment-program"), ("trang.html", "attachment-script"),
        ("hinh.svg", "attachment-script"), ("bang.xlsm", "attachment-macros"),
        ("mau.docm", "attachment-macros"), ("cu.doc", "attachment-old-office"),
        ("goi.zip", "attachment-archive"), ("thu.eml", "attachment-archive"),
        ("loi-noi.mp3", "attachment-media"), ("la.xyz", "attachment-kind"), ("khong-duoi", "attachment-kind"),
        (".pdf", "attachment-kind"), ("  ", "attachment-name"), ("a/b.pdf", "attachment-name"),
        (r"C:\don.pdf", "attachment-name"), ("hai\ndong.pdf", "attachment-name"),
        ("fdp.\u202egpj.exe", "attachment-name"), ("x" * 200 + ".pdf", "attachment-name"),
        ("Kế hoạch (Mật).pdf", "attachment-marked-secret"), ("TUYET-MAT.docx", "attachment-marked-secret"),
        ("CCCD_ba_Yen.jpg", "attachment-identity-papers"), ("ảnh căn cước.png", "attachment-identity-papers"),
        ("Chứng minh nhân dân.pdf", "attachment-identity-papers"),
    ],
)  # fmt: skip
def test_br_27_names_that_are_refused(name: str, code: str) -> None:
    assert refused(lambda: checked_name(name, RULES)) == code


def test_br_27_a_written_document_about_identity_papers_is_none() -> None:
    assert checked_name("hướng dẫn cấp CCCD.docx", RULES).media_type.endswith("document")


def test_titles_are_told_in_one_line_and_hold_no_secret() -> None:
    pdf = checked_name("a.pdf", RULES)
    assert checked_title("  Biên bản\n họp ", pdf, RULES) == "Biên bản họp"
    assert refused(lambda: checked_title(" \n", pdf, RULES)) == "required"
    assert refused(lambda: checked_title("x" * 121, pdf, RULES)) == "attachment-title"
    assert refused(lambda: checked_title("Báo cáo tối mật", pdf, RULES)) == "attachment-marked-secret"
    assert refused(lambda: checked_title("Ảnh thẻ căn cước", pdf, RULES)) == "attachment-identity-papers"


def test_sizes_have_limits_for_one_file_and_for_all_of_a_record() -> None:
    limits = RULES.limits
    checked_size(limits.file_bytes, limits.record_bytes - limits.file_bytes, limits)
    assert refused(lambda: checked_size(0, 0, limits)) == "attachment-empty"
    assert refused(lambda: checked_size(limits.file_bytes + 1, 0, limits)) == "attachment-too-large"
    assert refused(lambda: checked_size(2, limits.record_bytes - 1, limits)) == "attachment-record-full"


def test_names_are_taken_apart_and_made() -> None:
    assert extension_of("Đơn.của.thôn.PDF") == "pdf"
    assert title_from("Bien_ban-hop.thon.pdf") == "Bien ban hop thon"
    assert title_from("khong duoi") == "khong duoi"
    assert saved_name("TC-2026-014", 1, "pdf") == "TC-2026-014-1.pdf"
    assert RULES.shown_as("audio/mpeg") is Shown.NOT
