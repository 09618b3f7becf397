"""The fixed rule of receptions as people write it: “ngày 5 và 20”, “thứ Năm tuần 1 và 3”."""

import re
from collections.abc import Iterable

from desktop.domain.calendar import WEEKDAYS
from desktop.domain.errors import Refusal
from desktop.domain.schedule import LAST_WEEK, FixedRule
from desktop.domain.vietnamese import fold

_WEEKDAY_WORDS = {
    **{f"thu {word}": day for day, word in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))},
    **{f"thu {digit}": digit - 2 for digit in range(2, 8)},
    **{f"t{digit}": digit - 2 for digit in range(2, 8)},
    "chu nhat": 6,
    "cn": 6,
}
_WEEK_WORDS = {
    **{str(week): week for week in range(1, 6)},
    "nhat": 1,
    "dau": 1,
    "dau tien": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "cuoi": LAST_WEEK,
    "cuoi cung": LAST_WEEK,
}
_FILLING = re.compile(r"\b(?:(?:hang|moi|trong|cua|cac)\s+)+(?:thang|tuan)\b|\b(?:vao|cac)\b")
_DAY = r"(?:(?:ngay|mung)\s+)?(\d{1,2})"
_WEEKDAY = "(" + "|".join(sorted(_WEEKDAY_WORDS, key=len, reverse=True)) + ")"
_WEEK = r"(?:tuan\s+)?(?:thu\s+)?(" + "|".join(sorted(_WEEK_WORDS, key=len, reverse=True)) + ")"


def rule_from(words: str) -> FixedRule:
    """The rule someone typed, with or without marks. ``schedule-rule`` when it says no days."""
    said = " ".join(re.sub(r"[^\w]+", " ", fold(words)).split())
    said = " ".join(_FILLING.sub(" ", said).split())
    rule = _by_month_days(said) or _by_weekdays(said)
    if rule is None:
        raise Refusal("schedule-rule", field="rule", words=words.strip())
    return rule


def rule_words(rule: FixedRule) -> str:
    """The rule as papers and settings write it; ``rule_from`` reads it back."""
    if rule.month_days:
        return "ngày " + _listed(str(day) for day in rule.month_days)
    weekdays = _listed(WEEKDAYS[day] for day in rule.weekdays)
    if not rule.weeks:
        return f"{weekdays} hằng tuần"
    weeks = _listed("cuối" if week == LAST_WEEK else str(week) for week in rule.weeks)
    return f"{weekdays} tuần {weeks}"


def _by_month_days(said: str) -> FixedRule | None:
    days = [int(found) for found in _all(_DAY, said)]
    if not days or not all(1 <= day <= 31 for day in days):
        return None
    return FixedRule(month_days=tuple(sorted(set(days))))


def _by_weekdays(said: str) -> FixedRule | None:
    left, named, right = said.partition(" tuan ")
    weekdays = {_WEEKDAY_WORDS[found] for found in _all(_WEEKDAY, left)}
    weeks = {_WEEK_WORDS[found] for found in _all(_WEEK, right)}
    if not weekdays or (named and not weeks):
        return None
    in_order = sorted(weeks, key=lambda week: (week == LAST_WEEK, week))
    return FixedRule(weekdays=tuple(sorted(weekdays)), weeks=tuple(in_order))


def _all(pattern: str, said: str) -> list[str]:
    """Every value of a list such as “5 va 20”, or nothing when anything else is in it."""
    if not re.fullmatch(rf"{pattern}(?:\s+(?:va\s+)?{pattern})*", said):
        return []
    return [match[1] for match in re.finditer(rf"{pattern}(?=\s|$)", said)]


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} và {last}" if first else last
