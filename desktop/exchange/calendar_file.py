"""A year's days off and make-up days from a small file, JSON or CSV (docs/records.md, section 6)."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from desktop.domain.calendar import CalendarDay, DayKind
from desktop.domain.errors import BadRecords
from desktop.exchange.fields import Fields
from desktop.exchange.json_file import JsonObject, parse, read_bytes

FORMAT, VERSION = "langnghe-holidays", 1
SUFFIXES = (".json", ".csv")
_HEADS = {
    "date": "date", "ngày": "date", "từ ngày": "date",
    "to": "to", "đến ngày": "to",
    "kind": "kind", "loại": "kind",
    "name": "name", "tên": "name", "tên ngày nghỉ": "name",
    "basis": "basis", "căn cứ": "basis",
}  # fmt: skip
_KINDS = {"nghỉ": DayKind.HOLIDAY, "nghỉ lễ": DayKind.HOLIDAY, "làm bù": DayKind.MAKE_UP}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_MOST_DAYS = 366

Year = tuple[int, tuple[CalendarDay, ...]]


def read_year(file: Path) -> Year:
    """The year and its special days; every fault names the file, the line and the field."""
    content = read_bytes(file)
    if file.suffix.lower() == ".csv":
        return _year(_from_csv(content, file.name))
    return _year(Fields(parse(content, file.name), file.name))


def _year(top: Fields) -> Year:
    if top.text("format") != FORMAT:
        raise top.refusal("records-format", "format", wanted=FORMAT)
    if top.count("version") != VERSION:
        raise top.refusal("records-version", "version", known=VERSION)
    year, basis = top.count("year"), top.text("basis").strip()
    if year is None:
        raise top.refusal("records-required", "year")
    found: dict[date, CalendarDay] = {}
    for entry in top.children("days"):
        for day in _days(entry, year, basis):
            if day.day in found:
                raise entry.refusal("calendar-day-twice", "date", day=day.day)
            found[day.day] = day
    top.end()
    if not found:
        raise top.refusal("records-required", "days")
    return year, tuple(found[day] for day in sorted(found))


def _days(entry: Fields, year: int, basis: str) -> list[CalendarDay]:
    first = entry.required_day("date")
    last = entry.day("to") or first
    kind = entry.choice("kind", DayKind) or DayKind.HOLIDAY
    name = entry.required("name").strip()
    own = entry.text("basis").strip() or basis
    entry.end()
    if last < first:
        raise entry.refusal("calendar-to-before-date", "to", day=first)
    if first.year != year or last.year != year:
        raise entry.refusal("calendar-other-year", "date", year=year)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    if kind is DayKind.MAKE_UP and any(day.weekday() < 5 for day in days):
        raise entry.refusal("calendar-make-up-on-workday", "date")
    return [CalendarDay(day, kind, name, own) for day in days]


def _from_csv(content: bytes, source: str) -> Fields:
    """The same object as a JSON file holds; the year is that of the first day."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRecords("records-not-utf8", source=source, at=error.start) from error
    if not text.strip():
        raise BadRecords("records-empty", source=source)
    titles, _, rest = text.partition("\n")
    comma = ";" if ";" in titles else ","
    try:
        heads = next(csv.reader([titles.strip("\r")], delimiter=comma))
        rows = [row for row in csv.reader(io.StringIO(rest), delimiter=comma) if any(map(str.strip, row))]
    except csv.Error as error:
        raise BadRecords("calendar-broken-csv", source=source) from error
    names = [_head(each, source) for each in heads]
    if len(rows) > _MOST_DAYS:
        raise BadRecords("calendar-too-many", source=source, most=_MOST_DAYS)
    days = [_row(names, row) for row in rows]
    first = str(days[0].get("date", "")) if days else ""
    year = int(first[:4]) if first[:4].isascii() and first[:4].isdigit() else None
    top: dict[str, Any] = {"format": FORMAT, "version": VERSION, "year": year, "days": days}
    return Fields(JsonObject(top), source)


def _head(title: str, source: str) -> str:
    name = _HEADS.get(title.strip().lower())
    if name is None:
        raise BadRecords("calendar-unknown-column", source=source, column=title.strip()[:40])
    return name


def _row(names: list[str], row: list[str]) -> JsonObject:
    written = dict(zip(names, (each.strip() for each in row), strict=False))
    for name in ("date", "to"):
        found = _DAY_FIRST.fullmatch(written.get(name, ""))
        if found:
            day, month, year = map(int, found.groups())
            written[name] = f"{year:04d}-{month:02d}-{day:02d}"
    kind = _KINDS.get(written.get("kind", "").lower())
    if kind is not None:
        written["kind"] = kind.value
    return JsonObject(cast("dict[str, Any]", written))
