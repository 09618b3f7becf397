"""Grounds and conditions the law names, read from the program: they are the same for every book."""

import json
from functools import cache
from typing import Any

import resources
from desktop.domain import eligibility, grounds
from desktop.domain.office import Side


@cache
def extraordinary_grounds(side: Side | None = None) -> tuple[grounds.ExtraordinaryGround, ...]:
    """The two grounds of a reception out of turn, of one side or of both (BR-11)."""
    return grounds.extraordinary_grounds(_shipped("grounds"), side)


@cache
def refusal_grounds() -> tuple[grounds.RefusalGround, ...]:
    """Every ground for refusing to receive; each knows from when it is in force (BR-21)."""
    return grounds.refusal_grounds(_shipped("grounds"))


@cache
def eligibility_conditions() -> tuple[eligibility.Condition, ...]:
    """What makes a petition of each type eligible (BR-36)."""
    return eligibility.conditions(_shipped("eligibility"))


def _shipped(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.path("law", f"{name}.json").read_text(encoding="utf-8"))
    return found
