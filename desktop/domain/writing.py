"""How papers and sentences write dates, times and counts (HD 05-HD/VPTW item 4.2.2; NĐ 30/2020 II.4.b)."""

from datetime import date, time

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def long_date(day: date) -> str:
    """``ngày 05 tháng 01 năm 2027``: day below 10 and month below 3 take a zero, other months none."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_and_date(place: str, day: date) -> str:
    return f"{place}, {long_date(day)}"


def short_date(day: date) -> str:
    """``12/11/2026``, as in running text, lists and fields."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def paper_date(day: date) -> str:
    """``05/9/2026``: in the running text of papers only January and February take a zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def hour(moment: time) -> str:
    """``7 giờ 30``, ``14 giờ``: as sentences write the time."""
    return f"{moment.hour} giờ {moment.minute:02d}" if moment.minute else f"{moment.hour} giờ"


def short_time(moment: time) -> str:
    """``7:30``, as fields and tables write it."""
    return f"{moment.hour}:{moment.minute:02d}"


def two_digits(count: int) -> str:
    """Counts below ten take a zero on paper: ``03``."""
    return f"{count:02d}"


def letter(place: int) -> str:
    """The letter of a point counted from 1 in the Vietnamese alphabet: a, b, c, d, đ … y, then a1, b1 …"""
    again, at = divmod(place - 1, len(POINT_LETTERS))
    return f"{POINT_LETTERS[at]}{again or ''}"


def roman(number: int) -> str:
    """``IV``: as State papers count their sections."""
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written
