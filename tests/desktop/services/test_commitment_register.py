"""The register of promises, drawn up from the sample commune: its columns, its state of the day."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.register_rows import RegisterKind
from desktop.office import Office
from desktop.registers import commitment_register
from desktop.services.register_files import register_file
from tests.commune import open_commune
from tests.desktop.papers.test_approved import text_of

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "binh-minh-ha.json"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_commune(tmp_path_factory.mktemp("xa"))
    yield office
    office.close()


def lines(office: Office, first: date, last: date) -> list[dict[str, str]]:
    content = register_file(office, RegisterKind.COMMITMENTS, first, last, ".csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_every_promise_of_the_year_by_number(commune: Office) -> None:
    found = lines(commune, *YEAR)
    assert [int(line["STT"]) for line in found] == list(range(1, 43))
    states = [line["Trạng thái"] for line in found]
    assert states.count("Quá hạn") == 5
    assert states.count("Hoàn thành đúng hạn") == 13
    assert states.count("Hoàn thành quá hạn") == 4
    assert states.count("Thôi không làm") == 2


def test_br_53_the_first_date_stays_beside_its_extensions(commune: Office) -> None:
    line = lines(commune, *YEAR)[33]
    assert line["Thời hạn: Hạn"] == "2026-09-30"
    assert line["Thời hạn: Gia hạn (lần, lý do)"].splitlines()[1].startswith("Lần 2: đến 15/11/2026 (Phải")
    assert line["Nguồn: Buổi tiếp, hội nghị, đơn"] == "Tiếp dân 10/7/2026, lượt số 28"


def test_br_52_the_answer_stands_with_its_day_and_way(commune: Office) -> None:
    line = lines(commune, *YEAR)[0]
    assert line["Trả lời người dân: Văn bản trả lời (số, ngày)"] == "Số 109/UBND-KT"
    assert line["Trả lời người dân: Ngày báo"] == "2026-06-26"
    assert line["Trả lời người dân: Hình thức"].startswith("Thông báo trên loa")


def test_a_period_holds_the_promises_made_in_it(commune: Office) -> None:
    made = lines(commune, date(2026, 3, 18), date(2026, 3, 18))
    assert {line["Nguồn: Ngày"] for line in made} == {"2026-03-18"}
    assert lines(commune, date(2025, 1, 1), date(2025, 1, 31)) == []


def test_lines_are_read_a_window_at_a_time(commune: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines(commune, *YEAR)
    monkeypatch.setattr(commitment_register, "WINDOW", 5)
    assert lines(commune, *YEAR) == whole


def test_on_paper_it_has_title_period_and_signature(commune: Office) -> None:
    said = text_of(register_file(commune, RegisterKind.COMMITMENTS, *YEAR, ".pdf"))
    assert "SỔ THEO DÕI KẾT LUẬN, KIẾN NGHỊ VÀ CAM KẾT" in said
    assert "Từ ngày 01/01/2026 đến ngày 31/12/2026" in said
    assert "BÍ THƯ" in said
