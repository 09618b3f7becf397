"""Planning a dialogue, and what happens to the plan (BR-38…40)."""

from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from desktop.domain import dialogue as dlg
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank, nfc
from desktop.office import Office
from desktop.registers.trash import trashed_keys
from desktop.services.acts import Act, act, differences, made, required
from desktop.store import mapping
from desktop.store import tables as tab

PLANNED_FIELDS = (
    "title", "held_on", "letterhead", "status", "start", "end", "place", "form", "reason", "moved_to",
    "chairs", "note_taker", "counterparts", "hamlets", "plan", "announced_on", "results_published_on",
)  # fmt: skip
TEXT_FIELDS = (
    *PLANNED_FIELDS, "attendance", "papers_used", "opening", "other_information", "disagreement",
    "conclusion", "read_back", "non_signers", "copies", "minutes_number", "conclusion_notice",
)  # fmt: skip

_STATE = select(tab.DialogueTable.id, tab.DialogueTable.minutes_state).where(
    tab.DialogueTable.key == bindparam("key")
)


def plan_dialogue(office: Office, draft: dlg.Dialogue) -> Change:
    """Plan a dialogue; a draft without a key gets one by its date."""
    with act(office, "plan_dialogue") as doing:
        key = draft.key or _new_key(doing.book, draft.held_on)
        new_dialogue(doing, replace(draft, key=key, opinions=(), completed=False))
    return doing.change


def change_plan(office: Office, draft: dlg.Dialogue) -> Change:
    """Change what was planned; minutes that are completed are frozen."""
    with act(office, "change_plan") as doing:
        row = open_minutes(doing.book, draft.key)
        put_dialogue(doing, row, draft)
    return doing.change


def postpone_dialogue(office: Office, key: str, moved_to: date, reason: str) -> Change:
    """Hoãn: needs the reason and the new date; a new plan stands on that date."""
    with act(office, "postpone_dialogue") as doing:
        required(reason, "reason")
        row = open_minutes(doing.book, key)
        noun = mapping.dialogue(row)
        if moved_to == noun.held_on:
            raise Refusal("postponed-to-same-day", field="moved_to")
        moved = replace(noun, status=dlg.DialogueStatus.POSTPONED, reason=reason, moved_to=moved_to)
        put_dialogue(doing, row, moved)
        follower = replace(
            noun, key=_new_key(doing.book, moved_to), held_on=moved_to, opinions=(), announced_on=None,
            status=dlg.DialogueStatus.PLANNED,
        )  # fmt: skip
        new_dialogue(doing, follower)
    return doing.change


def call_off_dialogue(office: Office, key: str, reason: str) -> Change:
    """Không tổ chức: needs the reason."""
    with act(office, "call_off_dialogue") as doing:
        required(reason, "reason")
        row = open_minutes(doing.book, key)
        put_dialogue(
            doing, row, replace(mapping.dialogue(row), status=dlg.DialogueStatus.NOT_HELD, reason=reason)
        )
    return doing.change


def record_announcement(office: Office, key: str, on: date) -> Change:
    """The day the time, place and content were announced (BR-39)."""
    with act(office, "record_announced_on") as doing:
        _record_day(doing, key, "announced_on", on)
    return doing.change


def record_publication(office: Office, key: str, on: date) -> Change:
    """The day the results were made public (BR-39)."""
    with act(office, "record_results_published_on") as doing:
        _record_day(doing, key, "results_published_on", on)
    return doing.change


def _record_day(doing: Act, key: str, field: str, on: date) -> None:
    row = find(doing.book, key)
    before = getattr(row, field)
    setattr(row, field, on)
    was = before.isoformat() if before else None
    doing.note_change(Kind.DIALOGUE, key, {field: [was, on.isoformat()]})
    doing.touch(Kind.DIALOGUE, key)


def find(book: Session, key: str) -> tab.DialogueTable:
    row = book.scalars(select(tab.DialogueTable).where(tab.DialogueTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-dialogue", key=key)
    return row


def open_dialogue_id(book: Session, key: str) -> int:
    """The id of a dialogue whose minutes are still open, without reading all of it."""
    found = book.connection().execute(_STATE, {"key": key}).first()
    if found is None:
        raise Refusal("unknown-dialogue", key=key)
    if found.minutes_state != dlg.MinutesState.DRAFT:
        raise Refusal("minutes-frozen", key=key)
    return int(found.id)


def open_minutes(book: Session, key: str) -> tab.DialogueTable:
    """The dialogue, unless its minutes are completed: then its text is frozen (BR-46)."""
    row = find(book, key)
    if row.minutes_state != dlg.MinutesState.DRAFT:
        raise Refusal("minutes-frozen", key=key)
    return row


def new_dialogue(doing: Act, noun: dlg.Dialogue) -> tab.DialogueTable:
    """A new row, its minutes still a draft."""
    row = tab.DialogueTable(
        key=noun.key, minutes_state=dlg.MinutesState.DRAFT, version=1, correction_reason=""
    )
    doing.book.add(row)
    mapping.fill_dialogue(row, checked(clean(noun)), doing.references)
    doing.book.flush()
    doing.touch(Kind.DIALOGUE, noun.key)
    doing.note_change(Kind.DIALOGUE, noun.key, made(clean(noun), TEXT_FIELDS))
    return row


def put_dialogue(doing: Act, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
    """Everything but the opinions; nothing is written when nothing changed."""
    before, after = mapping.dialogue(row), checked(clean(noun))
    changed = differences(before, after, TEXT_FIELDS)
    if changed:
        mapping.fill_dialogue(row, after, doing.references)
        doing.book.flush()
        doing.note_change(Kind.DIALOGUE, row.key, changed)
        doing.touch(Kind.DIALOGUE, row.key)


def clean(noun: dlg.Dialogue) -> dlg.Dialogue:
    """All its text NFC, without blank entries."""
    taker = noun.note_taker
    return replace(
        noun,
        title=nfc(noun.title).strip(),
        place=nfc(noun.place).strip(),
        reason=nfc(noun.reason),
        note_taker=dlg.NoteTaker(nfc(taker.name).strip(), nfc(taker.title).strip())
        if taker and not is_blank(taker.name)
        else None,
        hamlets=tuple(nfc(each) for each in noun.hamlets),
        plan=nfc(noun.plan).strip(),
        attendance=tuple(
            replace(each, group=nfc(each.group).strip(), absent_reason=nfc(each.absent_reason))
            for each in noun.attendance
            if each.group.strip()
        ),
        papers_used=tuple(nfc(each) for each in noun.papers_used if not is_blank(each)),
        opening=nfc(noun.opening),
        other_information=nfc(noun.other_information),
        disagreement=nfc(noun.disagreement),
        conclusion=nfc(noun.conclusion),
        non_signers=tuple(
            dlg.NonSigner(nfc(each.name), nfc(each.reason)) for each in noun.non_signers if each.name.strip()
        ),
    )


def checked(noun: dlg.Dialogue) -> dlg.Dialogue:
    """What may never stand in the book, draft or not."""
    required(noun.title, "title")
    if noun.start and noun.end and noun.end < noun.start:
        raise Refusal("end-before-start", field="end", start=noun.start)
    for group in noun.attendance:
        if group.present < 0 or group.absent < 0:
            raise Refusal("negative-count", field="attendance", group=group.group)
    if noun.copies is not None and noun.copies < 0:
        raise Refusal("negative-count", field="copies", group="")
    return noun


def _new_key(book: Session, day: date) -> str:
    taken = set(book.scalars(select(tab.DialogueTable.key))) | trashed_keys(book, Kind.DIALOGUE)
    base = f"dt-{day.isoformat()}"
    return (
        base
        if base not in taken
        else next(key for count in range(2, 10_000) if (key := f"{base}-{count}") not in taken)
    )
