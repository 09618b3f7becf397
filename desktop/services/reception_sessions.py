"""Planning receptions, and what becomes of the plan (BR-07…13)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain import reception as rec
from desktop.domain.changes import Change, Kind
from desktop.domain.dialogue import DocumentNumber, MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity
from desktop.domain.vietnamese import is_blank, nfc
from desktop.office import Office
from desktop.registers.attachments import has_attachments
from desktop.registers.reception_sheets import find_session
from desktop.registers.trash import trashed_keys
from desktop.services.acts import Act, act, differences, gone, made, required
from desktop.store import reception_mapping as mapping
from desktop.store.reception_tables import SessionTable, VisitTable

FIELDS = (
    "held_on", "capacity", "host", "kind", "status", "start", "end", "place", "ground", "delegate", "reason",
    "moved_to", "note_taker", "attendees", "posted_on", "minutes_number", "conclusion", "conclusion_notice",
    "copies",
)  # fmt: skip
_SIDES = {Capacity.PARTY: "bt", Capacity.STATE: "ct"}


def plan_sessions(office: Office, drafts: Iterable[rec.ReceptionSession]) -> Change:
    """Put a span's sessions in the schedule; a day that has this head's regular session is kept."""
    with act(office, "plan_sessions") as doing:
        for draft in drafts:
            if not _has_regular(doing.book, draft):
                new_session(doing, _keyed(doing.book, allowed(draft)))
    return doing.change


def plan_session(office: Office, draft: rec.ReceptionSession) -> Change:
    """One session; a draft without a key gets one by its date. Đột xuất needs its legal ground (BR-11)."""
    with act(office, "plan_session") as doing:
        new_session(doing, _keyed(doing.book, allowed(draft)))
        _plan_make_up(doing, draft)
    return doing.change


def record_session(office: Office, draft: rec.ReceptionSession) -> Change:
    """Everything of a session but its visits, as typed; minutes that are completed are frozen."""
    with act(office, "record_session") as doing:
        row = open_session(doing.book, draft.key)
        was_postponed = row.status == rec.SessionStatus.POSTPONED
        put_session(doing, row, allowed(draft))
        if not was_postponed:
            _plan_make_up(doing, draft)
    return doing.change


def postpone_session(office: Office, key: str, moved_to: date, reason: str) -> Change:
    """Hoãn: needs the reason and the new date, on which a new session is planned (BR-10)."""
    with act(office, "postpone_session") as doing:
        required(reason, "reason")
        row = _without_visits(doing.book, key)
        noun = mapping.session(row)
        moved = replace(noun, status=rec.SessionStatus.POSTPONED, reason=reason, moved_to=moved_to)
        put_session(doing, row, allowed(moved))
        _plan_make_up(doing, moved)
    return doing.change


def call_off_session(office: Office, key: str, reason: str) -> Change:
    """Không tổ chức: needs the reason (BR-10)."""
    with act(office, "call_off_session") as doing:
        required(reason, "reason")
        row = _without_visits(doing.book, key)
        put_session(
            doing, row, replace(mapping.session(row), status=rec.SessionStatus.NOT_HELD, reason=reason)
        )
    return doing.change


def delegate_session(office: Office, key: str, delegate: str, reason: str = "") -> Change:
    """Ủy quyền: needs the deputy; whether the office's rules allow it is a warning, never a bar (BR-10)."""
    with act(office, "delegate_session") as doing:
        row = open_session(doing.book, key)
        delegated = replace(
            mapping.session(row), status=rec.SessionStatus.DELEGATED, delegate=delegate, reason=reason
        )
        put_session(doing, row, allowed(delegated))
    return doing.change


def plan_again(office: Office, key: str) -> Change:
    """Take back a postponement, a calling off or a delegation that was written by mistake.

    The session planned in place of a postponed one goes with it while nothing was recorded there.
    """
    with act(office, "plan_session_again") as doing:
        row = _without_visits(doing.book, key)
        noun = mapping.session(row)
        if noun.status is rec.SessionStatus.POSTPONED and noun.moved_to is not None:
            _forget_follower(doing, noun, noun.moved_to)
        again = replace(noun, status=rec.SessionStatus.PLANNED, reason="", moved_to=None, delegate=None)
        put_session(doing, row, again)
    return doing.change


def record_posting(office: Office, keys: Iterable[str], on: date) -> Change:
    """The day the schedule was posted, for each of its sessions (BR-12)."""
    with act(office, "record_posting") as doing:
        for key in keys:
            row = find_session(doing.book, key)
            put_session(doing, row, replace(mapping.session(row), posted_on=on))
    return doing.change


def open_session(book: Session, key: str) -> SessionTable:
    """The session, unless its minutes are completed: then its text is frozen (BR-46)."""
    row = find_session(book, key)
    if row.minutes_state != MinutesState.DRAFT:
        raise Refusal("minutes-frozen", key=key)
    return row


def new_session(doing: Act, noun: rec.ReceptionSession) -> SessionTable:
    """A new row, its minutes still a draft."""
    row = SessionTable(key=noun.key, minutes_state=MinutesState.DRAFT, version=1, correction_reason="")
    mapping.fill_session(row, checked(clean(noun)), doing.references)
    doing.book.add(row)
    doing.book.flush()
    doing.touch(Kind.RECEPTION_SESSION, noun.key)
    doing.note_change(Kind.RECEPTION_SESSION, noun.key, made(clean(noun), FIELDS))
    return row


def put_session(doing: Act, row: SessionTable, noun: rec.ReceptionSession) -> None:
    """Everything but the visits; nothing is written when nothing changed."""
    before, after = mapping.session(row), checked(clean(noun))
    changed = differences(before, after, FIELDS)
    if not changed:
        return
    mapping.fill_session(row, after, doing.references)
    doing.book.flush()
    if before.held_on != after.held_on:
        _move_visits(doing.book, row)
    doing.note_change(Kind.RECEPTION_SESSION, row.key, changed)
    doing.touch(Kind.RECEPTION_SESSION, row.key)


def clean(noun: rec.ReceptionSession) -> rec.ReceptionSession:
    """All its text NFC, without blank entries."""
    return replace(
        noun,
        place=nfc(noun.place).strip(),
        ground=nfc(noun.ground).strip(),
        reason=nfc(noun.reason),
        note_taker=nfc(noun.note_taker).strip(),
        attendees=tuple(
            rec.Attendee(nfc(each.name).strip(), nfc(each.title).strip(), nfc(each.unit).strip())
            for each in noun.attendees
            if not is_blank(each.name)
        ),
        conclusion=nfc(noun.conclusion),
    )


def checked(noun: rec.ReceptionSession) -> rec.ReceptionSession:
    """What may never stand in the book, draft or not."""
    required(noun.host, "host")
    if noun.start and noun.end and noun.end < noun.start:
        raise Refusal("end-before-start", field="end", start=noun.start)
    if noun.copies is not None and noun.copies < 0:
        raise Refusal("negative-count", field="copies", group="")
    return noun


def allowed(noun: rec.ReceptionSession) -> rec.ReceptionSession:
    """What the office itself must say when it writes a session (BR-10, BR-11)."""
    if noun.kind is rec.SessionKind.EXTRAORDINARY:
        required(noun.ground, "ground")
    if noun.status in (rec.SessionStatus.NOT_HELD, rec.SessionStatus.POSTPONED):
        required(noun.reason, "reason")
    if noun.status is rec.SessionStatus.POSTPONED:
        if noun.moved_to is None:
            raise Refusal("required", field="moved_to")
        if noun.moved_to == noun.held_on:
            raise Refusal("postponed-to-same-day", field="moved_to")
    if noun.status is rec.SessionStatus.DELEGATED:
        required(noun.delegate or "", "delegate")
        if noun.delegate == noun.host:
            raise Refusal("delegate-is-host", field="delegate")
    return noun


def _keyed(book: Session, noun: rec.ReceptionSession) -> rec.ReceptionSession:
    if noun.key:
        return noun
    base = f"tcd-{_SIDES.get(noun.capacity, noun.capacity)}-{noun.held_on.isoformat()}"
    taken = set(book.scalars(select(SessionTable.key).where(SessionTable.key.startswith(base))))
    taken |= trashed_keys(book, Kind.RECEPTION_SESSION)
    key = base if base not in taken else next(
        key for count in range(2, 10_000) if (key := f"{base}-{count}") not in taken
    )  # fmt: skip
    return replace(noun, key=key, visits=(), completed=False, minutes_number=DocumentNumber())


def _has_regular(book: Session, noun: rec.ReceptionSession) -> bool:
    """Whether this head's regular session of that day is in the schedule already."""
    table = SessionTable
    return (
        noun.kind is rec.SessionKind.REGULAR
        and book.scalar(
            select(table.id).where(
                table.held_on == noun.held_on,
                table.capacity == noun.capacity,
                table.kind == rec.SessionKind.REGULAR,
            )
        )
        is not None
    )


def _plan_make_up(doing: Act, noun: rec.ReceptionSession) -> None:
    """The session that makes up for a postponed one, on its new day (BR-10)."""
    if noun.status is not rec.SessionStatus.POSTPONED or noun.moved_to is None:
        return
    make_up = replace(
        noun, key="", held_on=noun.moved_to, status=rec.SessionStatus.PLANNED, reason="", moved_to=None,
        posted_on=None,
    )  # fmt: skip
    new_session(doing, _keyed(doing.book, make_up))


def _without_visits(book: Session, key: str) -> SessionTable:
    """A session nobody was received in: only such a one can be put off or called off."""
    row = open_session(book, key)
    if book.scalar(select(VisitTable.id).where(VisitTable.session_id == row.id)) is not None:
        raise Refusal("session-has-visits", field="status")
    return row


def _forget_follower(doing: Act, noun: rec.ReceptionSession, day: date) -> None:
    table = SessionTable
    for row in doing.book.scalars(
        select(table).where(
            table.held_on == day,
            table.capacity == noun.capacity,
            table.kind == noun.kind,
            table.status == rec.SessionStatus.PLANNED,
        )
    ).all():
        held = doing.book.scalar(select(VisitTable.id).where(VisitTable.session_id == row.id))
        if held is None and not has_attachments(doing.book, Kind.RECEPTION_SESSION, row.key):
            _take_out(doing, row)
            return


def _take_out(doing: Act, row: SessionTable) -> None:
    doing.note_change(Kind.RECEPTION_SESSION, row.key, gone(mapping.session(row), FIELDS))
    doing.touch(Kind.RECEPTION_SESSION, row.key)
    doing.book.delete(row)
    doing.book.flush()


def _move_visits(book: Session, row: SessionTable) -> None:
    """The day of a session is the day of its visits; their running numbers stay (BR-14)."""
    for visit in book.scalars(select(VisitTable).where(VisitTable.session_id == row.id)):
        visit.visited_on = row.held_on
    book.flush()
