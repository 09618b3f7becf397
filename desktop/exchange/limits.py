"""How large, how deep and how far a records file may go, as data."""

import json
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class Limits:
    """``max_bytes`` of the file, ``max_depth`` of brackets, the largest number, the first and last year."""

    max_bytes: int
    max_depth: int
    max_number: int
    first_year: int
    last_year: int


@cache
def limits() -> Limits:
    found = json.loads(resources.path("records", "limits.json").read_text(encoding="utf-8"))
    found.pop("about")
    return Limits(**found)
