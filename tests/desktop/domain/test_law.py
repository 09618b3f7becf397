"""The shipped limits: complete, dated, never two for one day, the same rows that older books receive."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from desktop.domain.deadlines import Unit, known_limit, limit_on
from desktop.store.migrations.limits_0002 import LIMITS as ADDED
from tests.desktop.domain.law import limits, shipped

LIMITS = limits()
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)

COMMAND_RULES = [
    "party-notice",
    "party-notice-complex",
    "state-notice",
    "refusal-notice",
    "complaint-acceptance",
    "complaint-first",
    "complaint-first-complex",
    "complaint-first-remote",
    "complaint-first-remote-complex",
    "complaint-second",
    "complaint-second-complex",
    "complaint-second-remote",
    "complaint-second-remote-complex",
    "denunciation-check",
    "denunciation-transfer",
    "denunciation-acceptance-notice",
    "denunciation-settlement",
    "front-recommendation",
    "front-recommendation-complex",
    "conclusion-notice",
    "dialogue-announcement",
    "dialogue-results",
    "schedule-posting",
    "petition-warning",
    "petition-overdue",
]


@pytest.mark.parametrize("rule", COMMAND_RULES)
def test_every_rule_of_the_deadline_command_is_a_span(rule: str) -> None:
    assert limit_on(LIMITS, rule, date(2026, 11, 12)).unit.is_span


def test_br_01_no_day_is_under_two_limits_of_one_name() -> None:
    for one, other in combinations(LIMITS, 2):
        if one.key == other.key:
            starts = [each.effective_from for each in (one, other) if each.effective_from]
            assert not any(one.governs(day) and other.governs(day) for day in starts), one.key
            assert one.effective_from or other.effective_from, one.key


@pytest.mark.parametrize(
    ("key", "day", "count", "unit"),
    [
        ("complaint-acceptance", BEFORE, 10, Unit.DAYS),
        ("complaint-acceptance", AFTER, 7, Unit.WORKING_DAYS),
        ("reception-minimum-state", BEFORE, 1, Unit.PER_WEEK),
        ("reception-minimum-state", AFTER, 2, Unit.PER_MONTH),
        ("reception-minimum-party", BEFORE, 2, Unit.PER_MONTH),
        ("denunciation-check-complex", AFTER, 10, Unit.WORKING_DAYS),
        ("result-to-forwarder", AFTER, 7, Unit.WORKING_DAYS),
        ("complaint-dialogue-notice", AFTER, 5, Unit.DAYS),
        ("dialogues-per-year", AFTER, 1, Unit.PER_YEAR),
        ("group-visit", BEFORE, 5, Unit.PEOPLE),
    ],
)
def test_br_01_figures_on_both_sides_of_1_july_2026(key: str, day: date, count: int, unit: Unit) -> None:
    found = limit_on(LIMITS, key, day)
    assert (found.count, found.unit) == (count, unit)


def test_where_the_law_is_not_known_there_is_no_limit() -> None:
    assert known_limit(LIMITS, "refusal-notice", BEFORE) is None
    assert known_limit(LIMITS, "complaint-dialogue-notice", BEFORE) is None
    assert known_limit(LIMITS, "party-notice", date(2019, 2, 18) - timedelta(days=1)) is None


def test_what_is_unsure_says_what_must_be_checked_and_all_have_a_basis() -> None:
    assert all(limit.basis for limit in LIMITS)
    unsure = {limit.key for limit in LIMITS if limit.confidence}
    assert {"party-notice-complex", "schedule-posting", "group-visit", "front-recommendation"} <= unsure
    assert "complaint-first" not in unsure


def test_older_books_receive_the_rows_they_lack() -> None:
    first_book = {
        "dialogue-announcement",
        "dialogue-results",
        "conclusion-notice",
        "dialogues-per-year",
        "commitment-default",
        "due-soon",
    }
    added = {row["key"] for row in ADDED}
    assert added | first_book == {each["key"] for each in shipped("limits")["limits"]}
    assert not added & first_book
    assert all(
        {"unit", "before", "effective_from", "effective_to", "confidence"} <= row.keys() for row in ADDED
    )
