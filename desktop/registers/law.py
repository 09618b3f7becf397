"""The law as the program ships it: grounds and conditions, the same for every book; limits and days off,
which each new book copies and the office may edit there."""

import json
from datetime import date
from functools import cache
from typing import Any

import resources
from desktop.domain import eligibility, grounds
from desktop.domain.calendar import CalendarDay
from desktop.domain.deadlines import LegalLimit, Unit
from desktop.domain.office import Side
from desktop.domain.public_holidays import known_years, official_days


@cache
def extraordinary_grounds(side: Side | None = None) -> tuple[grounds.ExtraordinaryGround, ...]:
    """The two grounds of a reception out of turn, of one side or of both (BR-11)."""
    return grounds.extraordinary_grounds(shipped("grounds"), side)


@cache
def refusal_grounds() -> tuple[grounds.RefusalGround, ...]:
    """Every ground for refusing to receive; each knows from when it is in force (BR-21)."""
    return grounds.refusal_grounds(shipped("grounds"))


@cache
def eligibility_conditions() -> tuple[eligibility.Condition, ...]:
    """What makes a petition of each type eligible (BR-36)."""
    return eligibility.conditions(shipped("eligibility"))


@cache
def shipped_limits() -> tuple[LegalLimit, ...]:
    """Every legal limit a new book starts with (BR-01)."""
    return tuple(
        LegalLimit(
            key=each["key"],
            count=each["count"],
            unit=Unit(each["unit"]),
            basis=each["basis"],
            before=each["before"],
            effective_from=_day(each["effective_from"]),
            effective_to=_day(each["effective_to"]),
            confidence=each["confidence"],
        )
        for each in shipped("limits")["limits"]
    )


@cache
def shipped_days() -> tuple[CalendarDay, ...]:
    """The days off and make-up days a new book starts with, every year whose lunar days are known."""
    source = json.loads(resources.path("calendars", "holidays.json").read_text(encoding="utf-8"))
    return official_days(source, known_years(source))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shipped(name: str) -> dict[str, Any]:
    """One file of ``resources/law``."""
    found: dict[str, Any] = json.loads(resources.path("law", f"{name}.json").read_text(encoding="utf-8"))
    return found
