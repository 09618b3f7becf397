"""Dates and times as people type them. Pure text in, value out; knows nothing of Qt.

Errors carry the sentence shown under the field: what is wrong and what is right.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, time

DATE_EXAMPLE = "Gõ ngày/tháng/năm, ví dụ 12/11/2026."
TIME_EXAMPLE = "Gõ giờ:phút, ví dụ 8:30."
MINUTES_WRONG = "Giờ chưa đúng: phút từ 00 đến 59."
HOURS_WRONG = "Giờ chưa đúng: giờ từ 0 đến 23."
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199
_YEARS_AHEAD = 20

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKDAY_PREFIX = re.compile(r"^(thứ\s+\S+|chủ\s+nhật)\s*,?\s*(?=\d|ngày)", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}|\d{2}))?$", re.IGNORECASE
)
_PARTED = re.compile(r"^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?$")
_RUN = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})?$")
_CLOCK = re.compile(r"^(\d{1,2})\s*(?::|\.|h|g|giờ)\s*(?:(\d{1,2})\s*(?:phút|p|')?)?$", re.IGNORECASE)
_CLOCK_RUN = re.compile(r"^(\d{1,2}?)(\d{2})?$")


class FieldTextError(ValueError):
    """What was typed is no value; ``str(error)`` is the sentence for the field."""


class DateTextError(FieldTextError):
    """What was typed is no date."""


class TimeTextError(FieldTextError):
    """What was typed is no time of day."""


def parse_date(text: str, today: date) -> date:
    """The date meant by ``12112026``, `121126`, ``12/11``, ``12-11-2026``, ``12.11``, ``ngày 12 tháng 11``…

    A missing year is that of ``today``; a year of two digits lies at most 20 years ahead of it. Raises
    :class:`DateTextError`.
    """
    typed = unicodedata.normalize("NFC", text).strip()
    typed = _WEEKDAY_PREFIX.sub("", typed)
    found = _IN_WORDS.match(typed) or _PARTED.match(typed) or _RUN.match(typed)
    if found is None:
        raise DateTextError(DATE_EXAMPLE)
    day, month = int(found[1]), int(found[2])
    year = _full_year(found[3], today)
    if not (1 <= month <= 12 and _EARLIEST_YEAR <= year <= _LATEST_YEAR) or day == 0:
        raise DateTextError(DATE_EXAMPLE)
    length = calendar.monthrange(year, month)[1]
    if day > length:
        raise DateTextError(f"Ngày chưa đúng: tháng {month} chỉ có {length} ngày.")
    return date(year, month, day)


def _full_year(digits: str | None, today: date) -> int:
    if digits is None:
        return today.year
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year - 100 if year > today.year + _YEARS_AHEAD else year


def parse_time(text: str) -> time:
    """The time of day meant by ``830``, ``8:30``, ``8h30``, ``8 giờ 30``, ``8 giờ``, ``8``.

    Raises :class:`TimeTextError`.
    """
    typed = unicodedata.normalize("NFC", text).strip()
    found = _CLOCK.match(typed) or _CLOCK_RUN.match(typed)
    if found is None:
        raise TimeTextError(TIME_EXAMPLE)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23:
        raise TimeTextError(HOURS_WRONG)
    if minute > 59:
        raise TimeTextError(MINUTES_WRONG)
    return time(hour, minute)


def date_text(value: date) -> str:
    """As fields and tables show it: ``12/11/2026``."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def long_date_text(value: date) -> str:
    """With the day of the week: ``Thứ Năm, 12/11/2026``."""
    return f"{_WEEKDAYS[value.weekday()]}, {date_text(value)}"


def time_text(value: time) -> str:
    """As fields and tables show it: ``8:30``."""
    return f"{value.hour}:{value.minute:02d}"


def month_later(value: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative), or the last day of a shorter month."""
    count = value.year * 12 + value.month - 1 + months
    year, month = divmod(count, 12)
    year = min(max(year, _EARLIEST_YEAR), _LATEST_YEAR)
    return date(year, month + 1, min(value.day, calendar.monthrange(year, month + 1)[1]))
