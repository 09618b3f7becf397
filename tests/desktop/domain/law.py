"""The law as the program ships it, read as the domain takes it."""

import json
from datetime import date
from typing import Any

import resources
from desktop.domain.deadlines import LegalLimit, Unit


def shipped(name: str) -> dict[str, Any]:
    found = json.loads(resources.path("law", f"{name}.json").read_text(encoding="utf-8"))
    return dict(found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def limits() -> tuple[LegalLimit, ...]:
    return tuple(
        LegalLimit(
            each["key"],
            each["count"],
            Unit(each["unit"]),
            each["basis"],
            each["before"],
            _day(each["effective_from"]),
            _day(each["effective_to"]),
            each["confidence"],
        )
        for each in shipped("limits")["limits"]
    )
