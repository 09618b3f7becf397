"""A year's schedule from a small file: JSON or CSV in, days out; a bad file is one sentence."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.calendar import CalendarDay, DayKind
from desktop.domain.errors import BadRecords
from desktop.exchange.calendar_file import read_year
from desktop.texts import sentence

BASIS = "Thông báo 5512/TB-BNV"
GOOD = {
    "format": "langnghe-holidays",
    "version": 1,
    "year": 2027,
    "basis": BASIS,
    "days": [
        {"date": "2027-02-04", "to": "2027-02-06", "name": "Tết Nguyên đán"},
        {"date": "2027-09-03", "kind": "holiday", "name": "Nghỉ hoán đổi", "basis": "Công văn 9"},
        {"date": "2027-08-28", "kind": "make_up", "name": "Làm bù"},
    ],
}
DAYS = (
    *(CalendarDay(date(2027, 2, day), DayKind.HOLIDAY, "Tết Nguyên đán", BASIS) for day in (4, 5, 6)),
    CalendarDay(date(2027, 8, 28), DayKind.MAKE_UP, "Làm bù", BASIS),
    CalendarDay(date(2027, 9, 3), DayKind.HOLIDAY, "Nghỉ hoán đổi", "Công văn 9"),
)


def _json(folder: Path, **changes: object) -> Path:
    file = folder / "lich-2027.json"
    file.write_text(json.dumps(GOOD | changes, ensure_ascii=False), encoding="utf-8")
    return file


def _csv(folder: Path, content: str, encoding: str = "utf-8-sig") -> Path:
    file = folder / "lich-2027.csv"
    file.write_bytes(content.encode(encoding))
    return file


def test_json_gives_the_year_and_its_days(tmp_path: Path) -> None:
    assert read_year(_json(tmp_path)) == (2027, DAYS)


@pytest.mark.parametrize(
    "content",
    [
        (
            "date;to;kind;name;basis\r\n2027-02-04;2027-02-06;holiday;Tết Nguyên đán;{b}\r\n"
            "2027-08-28;;make_up;Làm bù;{b}\r\n2027-09-03;;holiday;Nghỉ hoán đổi;Công văn 9\r\n"
        ),
        (
            "Từ ngày,Đến ngày,Loại,Tên ngày nghỉ,Căn cứ\n04/02/2027,6/2/2027,nghỉ lễ,Tết Nguyên đán,{b}\n\n"
            "28/8/2027,,Làm bù,Làm bù,{b}\n3-9-2027,,nghỉ,Nghỉ hoán đổi,Công văn 9\n"
        ),
    ],
    ids=["as written by programs", "as typed by people"],
)
def test_csv_gives_the_same(tmp_path: Path, content: str) -> None:
    assert read_year(_csv(tmp_path, content.format(b=BASIS))) == (2027, DAYS)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": "lich"}, "mục “format”: phải là “langnghe-holidays”."),
        ({"version": 2}, "mục “version”: bản này chỉ đọc được phiên bản 1"),
        ({"year": None}, "mục “year”: bắt buộc phải có."),
        ({"days": []}, "mục “days”: bắt buộc phải có."),
        ({"days": [{"name": "Tết"}]}, "mục “days[1].date”: bắt buộc phải có."),
        ({"days": [{"date": "2027-02-30", "name": "Tết"}]}, "mục “days[1].date”: không phải ngày có thật"),
        ({"days": [{"date": "2026-02-04", "name": "Tết"}]}, "mọi ngày trong tệp phải thuộc năm 2027."),
        ({"days": [{"date": "2027-02-04"}]}, "mục “days[1].name”: bắt buộc phải có."),
        ({"days": [{"date": "2027-02-04", "to": "2027-02-01", "name": "Tết"}]}, "ngày cuối trước ngày đầu"),
        (
            {"days": [{"date": "2027-02-04", "name": "a"}, {"date": "2027-02-04", "name": "b"}]},
            "mục “days[2].date”: ngày 04/02/2027 ghi hai lần.",
        ),
        ({"days": [{"date": "2027-02-04", "kind": "off", "name": "Tết"}]}, "được dùng: holiday, make_up."),
        (
            {"days": [{"date": "2027-02-04", "kind": "make_up", "name": "Bù"}]},
            "chỉ làm bù vào thứ Bảy, Chủ nhật.",
        ),
        ({"extra": 1}, "mục “extra”: không có mục này"),
    ],
)
def test_a_bad_json_is_one_sentence_that_names_the_place(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(BadRecords) as refused:
        read_year(_json(tmp_path, **changes))
    told = sentence(refused.value)
    assert told.startswith("Tệp lich-2027.json")
    assert said in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "tệp trống"),
        ("ngày;thứ;tên\n4/2/2027;Năm;Tết\n", "không có cột “thứ”; các cột: ngày, đến ngày"),
        ("ngày;tên\n31/2/2027;Tết\n", "mục “days[1].date”: không phải ngày có thật"),
        ("ngày;tên\n4/2/2027;Tết\n4/2/2028;Tết\n", "phải thuộc năm 2027"),
        ("ngày;tên\n;Tết\n", "mục “year”: bắt buộc"),
        ("ngày;tên\n", "mục “year”: bắt buộc"),
        ("ngày;tên\n" + "4/2/2027;Tết\n" * 400, "không quá 366 dòng"),
        ('ngày;tên\n4/2/2027;"' + "Tết" * 50_000 + '"\n', "không phải CSV trọn vẹn"),
    ],
)
def test_a_bad_csv_is_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadRecords) as refused:
        read_year(_csv(tmp_path, content))
    assert said in sentence(refused.value)


def test_a_file_that_is_no_text_or_not_there_is_named(tmp_path: Path) -> None:
    for file, said in (
        (_csv(tmp_path, "ngày;tên\n4/2/2027;Tết\n", "utf-16"), "không phải chữ UTF-8"),
        (tmp_path / "khong-co.json", "không đọc được"),
    ):
        with pytest.raises(BadRecords) as refused:
            read_year(file)
        assert said in sentence(refused.value)
