"""The minutes of a dialogue: written live, completed, signed, corrected (BR-41…49)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop import papers
from desktop.domain import dialogue as dlg
from desktop.domain.changes import Change, Kind, record_name
from desktop.domain.checklist import Finding, Weight, blocks, review
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.papers import MinutesPaper, PaperKind
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.dialogues import minutes_sheet_in
from desktop.registers.office import letterhead_on
from desktop.registers.papers import frozen_minutes, minutes_rows
from desktop.services.acts import Act, act, required
from desktop.services.dialogues import find, open_minutes, put_dialogue
from desktop.services.issuing import Owner, keep_issued, keep_version
from desktop.services.numbers import give_out, next_number
from desktop.store import tables as tab

MINUTES_TYPE = "BB"


class Numbering(StrEnum):
    """How completed minutes get their number."""

    LEAVE_BLANK = "leave_blank"
    TAKE_NEXT = "take_next"
    AS_GIVEN = "as_given"


@dataclass(frozen=True, slots=True)
class Completion:
    """What the completion page decided. ``number`` counts only with ``AS_GIVEN``."""

    dialogue: str
    numbering: Numbering = Numbering.LEAVE_BLANK
    number: int | None = None
    issued_on: date | None = None


def record_minutes(office: Office, draft: dlg.Dialogue) -> Change:
    """Everything of the minutes but the opinions, as typed. A dialogue that began is held."""
    with act(office, "record_minutes") as doing:
        row = open_minutes(doing.book, draft.key)
        put_dialogue(doing, row, draft)
    return doing.change


def findings(office: Office, key: str) -> tuple[Finding, ...]:
    """The checklist of what is missing, the paper's letters included (BR-44, BR-49)."""
    with office.store.reading() as book:
        sheet = minutes_sheet_in(book, key)
        rows = minutes_rows(book, key)
    return _with_letters(review(sheet.dialogue, sheet.commitments), papers.unprintable(rows))


def next_minutes_number(office: Office, key: str) -> int:
    """The number that *lấy số kế tiếp* would take."""
    with office.store.reading() as book:
        row = find(book, key)
        head = letterhead_on(book, Side(row.letterhead), row.held_on)
        if head is None:
            raise Refusal("no-letterhead", field="letterhead", side=row.letterhead)
        return next_number(book, head, MINUTES_TYPE, row.held_on)


def complete_minutes(office: Office, completion: Completion) -> Change:
    """Freeze text and paper: the rows, the PDF and its hash are kept for good in one transaction."""
    with act(office, "complete_minutes") as doing:
        row = open_minutes(doing.book, completion.dialogue)
        sheet = minutes_sheet_in(doing.book, row.key)
        found = review(sheet.dialogue, sheet.commitments)
        if blocks(found):
            missing = sum(each.weight is Weight.MUST for each in found)
            raise Refusal("minutes-incomplete", missing=missing)
        _number(doing, row, completion)
        row.status = dlg.DialogueStatus.HELD
        rows = freeze(doing, office, row)
        keep_issued(doing, office, owner_of(row), PaperKind.DIALOGUE_MINUTES, rows)
    return doing.change


def sign_minutes(office: Office, key: str) -> Change:
    """The paper was signed; nothing of it can change any more."""
    with act(office, "sign_minutes") as doing:
        row = find(doing.book, key)
        if row.minutes_state != dlg.MinutesState.COMPLETED:
            raise Refusal("not-completed", key=key)
        row.minutes_state = dlg.MinutesState.SIGNED
        doing.touch(Kind.DIALOGUE, key)
    return doing.change


def correct_minutes(office: Office, key: str, reason: str) -> Change:
    """Open a new version of completed minutes, with its reason; the old one stays readable (BR-46)."""
    with act(office, "correct_minutes") as doing:
        row = find(doing.book, key)
        if row.minutes_state == dlg.MinutesState.DRAFT:
            raise Refusal("not-completed", key=key)
        row.minutes_state = dlg.MinutesState.DRAFT
        row.version += 1
        row.correction_reason = nfc(required(reason, "reason"))
        doing.note(version=row.version, reason=row.correction_reason)
        doing.touch(Kind.DIALOGUE, key)
    return doing.change


def freeze(doing: Act, office: Office, row: tab.DialogueTable) -> MinutesPaper:
    """Keep this version's rows with their wording and close the text."""
    row.minutes_state = dlg.MinutesState.COMPLETED
    doing.book.flush()
    rows = minutes_rows(doing.book, row.key)
    keep_version(doing, office, owner_of(row), rows, row.correction_reason)
    return rows


def owner_of(row: tab.DialogueTable) -> Owner:
    return Owner(Kind.DIALOGUE, row.key, row.version)


def _number(doing: Act, row: tab.DialogueTable, completion: Completion) -> None:
    day = completion.issued_on or row.issued_on or row.held_on
    row.issued_on = day
    number = row.number
    head = letterhead_on(doing.book, Side(row.letterhead), row.held_on)
    if head is None:
        raise Refusal("no-letterhead", field="letterhead", side=row.letterhead)
    if completion.numbering is Numbering.AS_GIVEN:
        number = completion.number
    elif completion.numbering is Numbering.TAKE_NEXT and number is None:
        number = next_number(doing.book, head, MINUTES_TYPE, day)
    if number is not None:
        give_out(doing.book, head, MINUTES_TYPE, number, day, owner_of(row).name)
        row.number = number
        doing.note(number=number)


def _with_letters(found: tuple[Finding, ...], bad: tuple[papers.Unprintable, ...]) -> tuple[Finding, ...]:
    if not bad:
        return (*found, Finding(Weight.DONE, "letters", "letters"))
    detail = f"{bad[0].word} – {bad[0].where}"
    return (Finding(Weight.MUST, "letters", "letters", detail=detail), *found)


def version_rows(office: Office, key: str, version: int) -> MinutesPaper:
    """One completed version's rows, for reading an old one again."""
    with office.store.reading() as book:
        kept = frozen_minutes(book, record_name(Kind.DIALOGUE, key), version)
    if kept is None:
        raise Refusal("unknown-version", key=key, version=version)
    return kept
