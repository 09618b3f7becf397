"""The grounds the law names for a reception out of turn and for refusing one (BR-11, BR-21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import DueDate, LegalLimit, known_limit, under_limit
from desktop.domain.office import Side
from desktop.domain.vietnamese import is_blank, nfc

REFUSAL_NOTICE = "refusal-notice"


class _Ground(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def source(self) -> str: ...


_Named = TypeVar("_Named", bound=_Ground)


@dataclass(frozen=True, slots=True)
class ExtraordinaryGround:
    """One of the two cases in which a head receives out of turn (Quy định 11-QĐi/TW Điều 4; Luật Tiếp
    công dân Điều 18.3)."""

    key: str
    side: Side
    words: str
    source: str
    confidence: str = ""

    @property
    def text(self) -> str:
        """What goes into the session's ground, where it stays editable."""
        return f"{self.source}: {self.words[0].lower()}{self.words[1:]}"


@dataclass(frozen=True, slots=True)
class RefusalGround:
    """One case in which a reception may be refused (Luật Tiếp công dân Điều 9; Nghị định 154/2026 Điều 4).

    ``written_notice``: Mẫu 01/TCD is due; the others are explained on the spot.
    """

    key: str
    words: str
    source: str
    written_notice: bool = False
    effective_from: date | None = None
    confidence: str = ""

    def governs(self, day: date) -> bool:
        return self.effective_from is None or self.effective_from <= day


def extraordinary_grounds(
    source: Mapping[str, Any], side: Side | None = None
) -> tuple[ExtraordinaryGround, ...]:
    """The grounds of one side, or of both; ``source`` has the shape of ``resources/law/grounds.json``."""
    found = (ExtraordinaryGround(**(each | {"side": Side(each["side"])})) for each in source["extraordinary"])
    return tuple(each for each in found if side in {None, each.side})


def refusal_grounds(source: Mapping[str, Any], day: date | None = None) -> tuple[RefusalGround, ...]:
    """The grounds in force on a day, or all ever known; ``source`` as for ``extraordinary_grounds``."""
    found = (
        RefusalGround(**(each | {"effective_from": date.fromisoformat(each["effective_from"])}))
        for each in source["refusal"]
    )
    return tuple(each for each in found if day is None or each.governs(day))


def named_ground(text: str, grounds: Iterable[_Named]) -> _Named | None:
    """Which ground a text names: it holds the ground's words, else its article. ``None`` for own words.

    Case does not matter, marks do: điểm d is not điểm đ. Of grounds that share an article the first
    stands for it.
    """
    said, known = _plain(text), tuple(grounds)
    if is_blank(said):
        return None
    by_words = [each for each in known if _plain(each.words) in said]
    by_source = [each for each in known if _plain(each.source) in said]
    return next(iter(by_words + by_source), None)


def refusal_due(
    refused_on: date, ground: RefusalGround | None, limits: Iterable[LegalLimit], calendar: WorkingCalendar
) -> DueDate | None:
    """When Mẫu 01/TCD is due, or ``None`` where the refusal is explained on the spot or no limit is known
    for that day (BR-21; Nghị định 154/2026 Điều 4.3)."""
    limit = known_limit(limits, REFUSAL_NOTICE, refused_on)
    if ground is None or not ground.written_notice or limit is None:
        return None
    return under_limit(limit, refused_on, calendar)


def _plain(text: str) -> str:
    """Without case, and without the “số” before a document number: both ways of citing are one."""
    return " ".join(word for word in nfc(text).casefold().split() if word != "số")
