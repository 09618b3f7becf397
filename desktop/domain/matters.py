"""Recognising the same matter brought again, by the same person (BR-20) or in another petition (BR-34)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop.domain.identity import same_person
from desktop.domain.people import Person
from desktop.domain.vietnamese import fold

SIMILAR = 0.3
SHORTEST = 4
_BOILERPLATE = re.compile(
    r"\b(?:de nghi|kien nghi|phan anh|khieu nai|to cao|yeu cau|xem xet|giai quyet|tiep tuc"
    r"|ong|ba|gia dinh|don cua)\b"
)


@dataclass(frozen=True, slots=True)
class EarlierMatter:
    """A case or petition already in the book, as far as recognising it takes. Denunciations whose sender
    is secret have no person, so they are never offered.

    ``number`` is how people name it (register number of the visit, incoming number of the petition).
    """

    key: str
    on: date
    person: Person
    content: str
    number: int | None = None
    subject_area: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier matter that may be the same one; ``likeness`` of the contents from 0 to 1."""

    matter: EarlierMatter
    likeness: float
    same_area: bool


def likeness(one: str, other: str) -> float:
    """How alike two contents are, from 0 to 1: the part of the shorter one's pairs of neighbouring
    syllables that the other has too, marks and the usual phrases of petitions left out.

    A summary and the full story of one matter are alike; two matters in one field share few pairs. A text
    under ``SHORTEST`` pairs tells too little: it is like another only when all of it is the same.
    """
    pairs = [_pairs(text) for text in (one, other)]
    fewer = min(map(len, pairs))
    if fewer < SHORTEST:
        return float(bool(fewer) and pairs[0] == pairs[1])
    return len(pairs[0] & pairs[1]) / fewer


def is_similar(one: str, other: str) -> bool:
    return likeness(one, other) >= SIMILAR


def same_matters(
    people: Iterable[Person],
    content: str,
    earlier: Iterable[EarlierMatter],
    *,
    subject_area: str | None = None,
) -> tuple[Match, ...]:
    """Earlier matters of one of those people in the same subject area or with similar content, most alike
    first, then the latest. Only a suggestion: the user decides (BR-20)."""
    came = [person for person in people if not person.is_blank]
    found = []
    for matter in earlier:
        if not any(same_person(person, matter.person) for person in came):
            continue
        same_area = subject_area is not None and subject_area == matter.subject_area
        alike = likeness(content, matter.content)
        if same_area or alike >= SIMILAR:
            found.append(Match(matter, alike, same_area))
    return tuple(sorted(found, key=lambda each: (-each.likeness, -each.matter.on.toordinal())))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    syllables = re.findall(r"\w+", _BOILERPLATE.sub(" ", fold(text)))
    return frozenset(pairwise(syllables))
