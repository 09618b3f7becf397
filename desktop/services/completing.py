"""What completing, signing and correcting minutes is, of a dialogue or of a reception (BR-46, BR-48)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Kind
from desktop.domain.checklist import Finding, Weight, blocks
from desktop.domain.dialogue import DocumentNumber, MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Letterhead, Side
from desktop.domain.vietnamese import nfc
from desktop.registers.office import letterhead_on
from desktop.services.acts import Act, differences, required
from desktop.services.issuing import Owner
from desktop.services.numbers import give_out, next_number
from desktop.store.reception_tables import SessionTable
from desktop.store.tables import DialogueTable

Meeting = DialogueTable | SessionTable
MINUTES_TYPE = "BB"


class Numbering(StrEnum):
    """How completed minutes get their number."""

    LEAVE_BLANK = "leave_blank"
    TAKE_NEXT = "take_next"
    AS_GIVEN = "as_given"


@dataclass(frozen=True, slots=True)
class Completion:
    """What the completion page decided about a record. ``number`` counts only with ``AS_GIVEN``."""

    record: str
    numbering: Numbering = Numbering.LEAVE_BLANK
    number: int | None = None
    issued_on: date | None = None


def kind_of(row: Meeting) -> Kind:
    return Kind.DIALOGUE if isinstance(row, DialogueTable) else Kind.RECEPTION_SESSION


def side_of(row: Meeting) -> Side:
    """Whose paper it is: a dialogue's letterhead, a session's capacity."""
    return Side(row.letterhead if isinstance(row, DialogueTable) else row.capacity)


def owner_of(row: Meeting) -> Owner:
    return Owner(kind_of(row), row.key, row.version)


def head_of(book: Session, row: Meeting, day: date) -> Letterhead:
    """The letterhead of the record's side on a day; refused when there is none."""
    head = letterhead_on(book, side_of(row), day)
    if head is None:
        raise Refusal("no-letterhead", field="letterhead", side=side_of(row))
    return head


def next_minutes_number(book: Session, row: Meeting) -> int:
    """The number that *lấy số kế tiếp* would take."""
    return next_number(book, head_of(book, row, row.held_on), MINUTES_TYPE, row.held_on)


def refuse_gaps(found: tuple[Finding, ...]) -> None:
    """Nothing that must be mended may stand open when minutes are completed (BR-44)."""
    if blocks(found):
        raise Refusal("minutes-incomplete", missing=sum(each.weight is Weight.MUST for each in found))


def number(doing: Act, row: Meeting, completion: Completion) -> None:
    """Give the minutes their number and day as the completion page decided."""
    day = completion.issued_on or row.issued_on or row.held_on
    row.issued_on = day
    given = row.number
    head = head_of(doing.book, row, row.held_on)
    if completion.numbering is Numbering.AS_GIVEN:
        given = completion.number
    elif completion.numbering is Numbering.TAKE_NEXT and given is None:
        given = next_number(doing.book, head, MINUTES_TYPE, day)
    if given is not None:
        give_out(doing.book, head, MINUTES_TYPE, given, day, owner_of(row).name)
        _note(doing, row, number=[row.number, given])
        row.number = given


def close(doing: Act, row: Meeting) -> None:
    """The text is frozen from now on."""
    _to_state(doing, row, MinutesState.COMPLETED)
    doing.book.flush()


def give_notice(doing: Act, row: Meeting, number: int | None, issued_on: date) -> None:
    """The conclusion notice's number and day stand in the register."""
    before = DocumentNumber(row.notice_number, row.notice_issued_on)
    row.notice_number, row.notice_issued_on = number, issued_on
    doing.book.flush()
    changed = differences(before, DocumentNumber(number, issued_on), ("number", "issued_on"))
    doing.note_change(kind_of(row), row.key, {f"notice_{name}": each for name, each in changed.items()})


def sign(doing: Act, row: Meeting) -> None:
    """The paper was signed; nothing of it can change any more."""
    if row.minutes_state != MinutesState.COMPLETED:
        raise Refusal("not-completed", key=row.key)
    _to_state(doing, row, MinutesState.SIGNED)
    doing.touch(kind_of(row), row.key)


def correct(doing: Act, row: Meeting, reason: str) -> None:
    """Open a new version of completed minutes, with its reason; the old one stays readable (BR-46)."""
    if row.minutes_state == MinutesState.DRAFT:
        raise Refusal("not-completed", key=row.key)
    _to_state(doing, row, MinutesState.DRAFT)
    row.version += 1
    row.correction_reason = nfc(required(reason, "reason"))
    _note(doing, row, version=[row.version - 1, row.version])
    doing.note(reason=row.correction_reason)
    doing.touch(kind_of(row), row.key)


def _to_state(doing: Act, row: Meeting, state: MinutesState) -> None:
    _note(doing, row, minutes_state=[str(row.minutes_state), str(state)])
    row.minutes_state = state


def _note(doing: Act, row: Meeting, **changed: list[object]) -> None:
    doing.note_change(kind_of(row), row.key, changed)


def with_letters(found: tuple[Finding, ...], bad: tuple[papers.Unprintable, ...]) -> tuple[Finding, ...]:
    """The checklist with the point whether every letter can be printed (BR-49)."""
    if not bad:
        return (*found, Finding(Weight.DONE, "letters", "letters"))
    detail = f"{bad[0].word} – {bad[0].where}"
    return (Finding(Weight.MUST, "letters", "letters", detail=detail), *found)
