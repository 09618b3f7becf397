"""Setting the office up and keeping its sheet, officials and catalogues."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.office import (
    Body,
    Letterhead,
    OfficeName,
    OfficeSheet,
    Official,
    Post,
    Side,
)
from desktop.domain.users import FOUNDER, User
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.law import shipped_days, shipped_limits
from desktop.registers.office import letterhead_on
from desktop.services.acts import Act, act, differences, made, required
from desktop.services.catalogues import (
    default_bodies,
    default_subject_areas,
    new_key,
    next_position,
    put_body,
    put_hamlets,
    put_subject_area,
    put_usual_phrases,
)
from desktop.services.locking import keep_title
from desktop.services.numbers import carry_series, next_number, set_start, starts_of
from desktop.services.retention import put_classes
from desktop.services.user_rows import put_user
from desktop.store import law_mapping, mapping
from desktop.store import tables as tab
from desktop.store.keeping_tables import OfficeNameTable

SHEET_FIELDS = ("key", "kind", "name", "province", "place")
HEAD_FIELDS = ("superior", "issuer", "symbol", "term_start")


@dataclass(frozen=True, slots=True)
class NumberStart:
    """The next number of one type of paper when the book takes over from paper."""

    letterhead: Letterhead
    doc_type: str
    first: int


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first-run wizard collected; ``notice_read_by`` acknowledged what must not be kept here."""

    sheet: OfficeSheet
    user_name: str
    notice_read_by: str
    officials: tuple[Official, ...] = ()
    bodies: tuple[Body, ...] = ()
    hamlets: tuple[str, ...] = ()
    number_starts: tuple[NumberStart, ...] = ()


def set_up_office(office: Office, draft: SetUp) -> Change:
    """Make the office of a new book with its catalogues, limits and calendar."""
    required(draft.notice_read_by, "notice_read_by")
    office.user = nfc(draft.user_name).strip()
    with act(office, "set_up_office") as doing:
        if doing.book.scalar(select(tab.OfficeTable.id)) is not None:
            raise Refusal("office-exists")
        found_office(doing, draft.sheet, user_name=draft.user_name)
        row = doing.book.scalars(select(tab.OfficeTable)).one()
        row.settings = {
            "notice_read_by": nfc(draft.notice_read_by),
            "notice_read_at": office.clock().isoformat(),
        }
        for official in draft.officials:
            put_official(doing, official)
        for body in draft.bodies or default_bodies():
            put_body(doing, body)
        put_hamlets(doing, draft.hamlets)
        for area in default_subject_areas():
            put_subject_area(doing, area)
        for start in draft.number_starts:
            set_start(doing.book, start.letterhead, start.doc_type, start.first, office.today)
        if office.login:
            put_user(doing, office, User(office.login, draft.user_name, FOUNDER))
    if office.login:
        office.take_seat(office.login)
        keep_title(office)
    return doing.change


def rename_office(office: Office, sheet: OfficeSheet, since: date, basis: str) -> Change:
    """A merger, a new name, another province: papers dated before ``since`` keep what the office was called
    and its letterheads of then, the former name is kept with the document that ended it."""
    required(basis, "basis")
    with act(office, "rename_office") as doing:
        last = _last_change(doing.book)
        if last is not None and since <= last:
            raise Refusal("rename-too-early", field="effective_from", last=last)
        doing.note(since=since.isoformat(), basis=nfc(basis).strip())
        if not put_sheet(doing, sheet, since, basis):
            raise Refusal("rename-unchanged", field="name")
    keep_title(office)
    return doing.change


def correct_office(office: Office, sheet: OfficeSheet) -> Change:
    """Mend what was written wrongly: the letterheads in force are replaced, none is added.

    Completed papers keep their words. Numbers given out under the wrong symbol or term are carried to
    the right one, so that the series goes on (BR-48).
    """
    with act(office, "correct_office") as doing:
        for head in (sheet.party, sheet.state):
            if head is not None:
                _correct_letterhead(doing, head, office.today)
        put_sheet(doing, sheet, None)
        doing.touch(Kind.OFFICE, sheet.key)
    keep_title(office)
    return doing.change


def next_numbers(office: Office, doc_types: tuple[str, ...]) -> tuple[NumberStart, ...]:
    """For both letterheads and each type of paper the number that comes next today."""
    with office.store.reading() as book:
        heads = [letterhead_on(book, side, office.today) for side in Side]
        return tuple(
            NumberStart(head, doc_type, next_number(book, head, doc_type, office.today))
            for head in heads
            if head is not None
            for doc_type in doc_types
        )


def change_number_starts(office: Office, starts: tuple[NumberStart, ...]) -> Change:
    """The number each series goes on from in its running term or year; numbers given out stay."""
    with act(office, "change_number_starts") as doing:
        for start in starts:
            if start.first < 1:
                raise Refusal("number-too-small", field="number", number=start.first)
            before = starts_of(doing.book, start.letterhead, office.today).get(start.doc_type)
            set_start(doing.book, start.letterhead, start.doc_type, start.first, office.today)
            series = f"{start.doc_type}/{start.letterhead.symbol}"
            doing.note(**{series: [before, start.first]})
        doing.touch(Kind.OFFICE, doing.book.scalars(select(tab.OfficeTable.key)).one())
    return doing.change


def record_official(office: Office, official: Official) -> Change:
    """Add an official, or replace name and posts of the one with this key."""
    with act(office, "record_official") as doing:
        put_official(
            doing, replace(official, key=official.key or new_key(doing.book, "cb", tab.OfficialTable))
        )
    return doing.change


def change_user(office: Office, name: str) -> Change:
    """Who types in this book; printed nowhere, written in every audit line."""
    with act(office, "change_user") as doing:
        row = doing.book.scalars(select(tab.OfficeTable)).one()
        before, row.user_name = row.user_name, nfc(required(name, "user_name"))
        doing.note(user_name=[before, row.user_name])
        doing.touch(Kind.OFFICE, row.key)
    office.user = nfc(name)
    return doing.change


def found_office(doing: Act, sheet: OfficeSheet, *, user_name: str = "") -> None:
    """The rows every new book starts with: the office, its letterheads, limits, calendar, phrases."""
    row = tab.OfficeTable(key=sheet.key, user_name=nfc(user_name), settings={})
    _fill_sheet(row, sheet)
    doing.book.add(row)
    for head in (sheet.party, sheet.state):
        if head is not None:
            _add_letterhead(doing.book, head, None)
    _copy_law(doing.book)
    put_classes(doing.book)
    put_usual_phrases(doing.book)
    doing.book.flush()
    doing.note_change(Kind.OFFICE, sheet.key, made(sheet, (*SHEET_FIELDS, "party", "state")))
    doing.touch(Kind.OFFICE, sheet.key)


def put_sheet(doing: Act, sheet: OfficeSheet, effective_from: date | None, basis: str = "") -> bool:
    """Bring the office's row and letterheads to this sheet; whether anything changed.

    With ``effective_from`` what changes holds from that day, and the former name is kept for the days
    before it; without, what stood was wrong and is replaced.
    """
    row = doing.book.scalars(select(tab.OfficeTable)).one()
    before = {name: getattr(row, name) for name in SHEET_FIELDS}
    called = mapping.office_name(row)
    row.key = sheet.key
    _fill_sheet(row, sheet)
    said: dict[str, Any] = {
        name: [old, new] for name, old in before.items() if (new := getattr(row, name)) != old
    }
    if effective_from is not None and mapping.office_name(row) != called:
        _keep_former_name(doing.book, called, effective_from - timedelta(days=1), basis)
    for head in (sheet.party, sheet.state):
        if head is None:
            continue
        old = letterhead_on(doing.book, head.side, None)
        if old is None or replace(old, effective_from=None) != replace(_nfc_head(head), effective_from=None):
            _add_letterhead(doing.book, head, effective_from if old is not None else None)
            said[str(head.side)] = differences(old, _nfc_head(head), HEAD_FIELDS)
    if said:
        doing.book.flush()
        doing.note_change(Kind.OFFICE, sheet.key, said)
        doing.touch(Kind.OFFICE, sheet.key)
    return bool(said)


def put_official(doing: Act, official: Official) -> None:
    required(official.name, "name")
    row = doing.book.scalars(select(tab.OfficialTable).where(tab.OfficialTable.key == official.key)).first()
    before = mapping.official(row) if row is not None else None
    if row is None:
        row = tab.OfficialTable(key=official.key, position=next_position(doing.book, tab.OfficialTable))
        doing.book.add(row)
    posts = tuple(_checked(post) for post in official.posts)
    after = replace(official, name=nfc(official.name).strip(), posts=posts)
    if after != before:
        mapping.fill_official(row, after)
        doing.note_change(Kind.OFFICIAL, official.key, differences(before, after, ("name", "posts")))
        doing.touch(Kind.OFFICIAL, official.key)
    doing.book.flush()


def _copy_law(book: Session) -> None:
    """Limits and days off are copied into the book, where the office may edit them."""
    book.add_all(map(law_mapping.new_legal_limit, shipped_limits()))
    book.add_all(map(law_mapping.new_calendar_day, shipped_days()))


def _correct_letterhead(doing: Act, head: Letterhead, today: date) -> None:
    clean, old = _nfc_head(head), letterhead_on(doing.book, head.side, None)
    if old is None or replace(old, effective_from=None) == replace(clean, effective_from=None):
        return
    row = doing.book.scalars(
        select(tab.LetterheadTable)
        .where(
            tab.LetterheadTable.side == head.side,
            tab.LetterheadTable.effective_from.is_not_distinct_from(old.effective_from),
        )
        .order_by(tab.LetterheadTable.id.desc())
    ).first()
    assert row is not None
    row.superior, row.issuer, row.symbol = clean.superior, clean.issuer, clean.symbol
    row.term_start = clean.term_start
    doing.note(**{str(head.side): differences(old, clean, HEAD_FIELDS)})
    carry_series(doing.book, old, clean, today)
    doing.book.flush()


def _last_change(book: Session) -> date | None:
    """The last day on which something the office is called by changed."""
    began = book.scalar(select(func.max(tab.LetterheadTable.effective_from)))
    ended = book.scalar(select(func.max(OfficeNameTable.until)))
    return max((day for day in (began, ended) if day is not None), default=None)


def _keep_former_name(book: Session, called: OfficeName, until: date, basis: str) -> None:
    """Two names given up on one day are one: a second change of that day mends the first."""
    if book.scalar(select(OfficeNameTable.id).where(OfficeNameTable.until >= until)) is None:
        book.add(
            OfficeNameTable(
                kind=called.kind, name=called.name, province=called.province, place=called.place,
                until=until, basis=nfc(basis).strip(),
            )
        )  # fmt: skip


def _fill_sheet(row: tab.OfficeTable, sheet: OfficeSheet) -> None:
    row.kind = sheet.kind
    row.name = nfc(required(sheet.name, "name")).strip()
    row.province = nfc(sheet.province).strip()
    row.place = nfc(sheet.place or sheet.name).strip()


def _nfc_head(head: Letterhead) -> Letterhead:
    return replace(
        head,
        issuer=nfc(required(head.issuer, "issuer")).strip(),
        symbol=nfc(required(head.symbol, "symbol")).strip(),
        superior=nfc(head.superior).strip() if head.superior and head.superior.strip() else None,
    )


def _add_letterhead(book: Session, head: Letterhead, effective_from: date | None) -> None:
    clean = _nfc_head(head)
    book.add(
        tab.LetterheadTable(
            side=clean.side,
            superior=clean.superior,
            issuer=clean.issuer,
            symbol=clean.symbol,
            term_start=clean.term_start,
            effective_from=effective_from,
        )
    )


def _checked(post: Post) -> Post:
    if post.since and post.until and post.until < post.since:
        raise Refusal("post-ends-first", field="to", title=post.title)
    return replace(post, title=nfc(required(post.title, "title")).strip())
