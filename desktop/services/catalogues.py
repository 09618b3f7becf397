"""The lists other records choose from: bodies, subject areas, hamlets, phrases; ended by a day, not deleted.

What a record uses stays in its list, so that the record can always be read, exported and taken in again;
only what nothing uses may go (BR-65).
"""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

import resources
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.office import Body, Dated, Hamlet, Phrase, StatisticalGroup, SubjectArea
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.catalogue_uses import uses_of
from desktop.registers.trash import trashed_keys
from desktop.services.acts import Act, act, differences, gone, required
from desktop.services.trashing import put_away
from desktop.store import mapping
from desktop.store import tables as tab

Keyed = tab.OfficialTable | tab.BodyTable | tab.SubjectAreaTable
Placed = Keyed | tab.HamletTable
AnyKeyed = TypeVar("AnyKeyed", tab.OfficialTable, tab.BodyTable, tab.SubjectAreaTable)
_KINDS: dict[type[Keyed], Kind] = {
    tab.OfficialTable: Kind.OFFICIAL, tab.BodyTable: Kind.BODY, tab.SubjectAreaTable: Kind.SUBJECT_AREA,
}  # fmt: skip
_OF_BODY = ("name", "abbreviation", "since", "until")
_OF_AREA = ("name", "group", "since", "until")
_OF_HAMLET = ("name", "since", "until")


def record_body(office: Office, body: Body) -> Change:
    with act(office, "record_body") as doing:
        put_body(doing, replace(body, key=body.key or new_key(doing.book, "cq", tab.BodyTable)))
    return doing.change


def record_subject_area(office: Office, area: SubjectArea) -> Change:
    with act(office, "record_subject_area") as doing:
        put_subject_area(
            doing, replace(area, key=area.key or new_key(doing.book, "lv", tab.SubjectAreaTable))
        )
    return doing.change


def record_hamlets(office: Office, hamlets: tuple[Hamlet, ...]) -> Change:
    """The hamlets in their order, with their days; those left out go, unless a record uses one."""
    with act(office, "record_hamlets") as doing:
        rows = {row.name: row for row in doing.book.scalars(select(tab.HamletTable))}
        wanted = {clean.name: clean for each in hamlets if (clean := _clean_hamlet(each)).name}
        for name, row in rows.items():
            if name not in wanted:
                _refuse_if_used(doing.book, Kind.HAMLET, name, code="hamlet-used")
                doing.note_change(Kind.HAMLET, name, gone(mapping.hamlet(row), _OF_HAMLET))
                doing.book.delete(row)
        doing.book.flush()
        for position, (name, hamlet) in enumerate(wanted.items()):
            row = rows.get(name) or tab.HamletTable(name=name)
            doing.book.add(row)
            row.position, row.since, row.until = position, hamlet.since, hamlet.until
        doing.touch(Kind.HAMLET, "*")
    return doing.change


def record_hamlet(office: Office, hamlet: Hamlet, was: str = "") -> Change:
    """Add a hamlet, or mend the one called ``was``. One that records name keeps its name: it is renamed
    from a day on by ``rename_hamlet``."""
    with act(office, "record_hamlet") as doing:
        after = _clean_hamlet(hamlet)
        row = _hamlet_row(doing.book, was) if was else None
        if after.name != was:
            _refuse_second(doing.book, after.name)
            if row is not None:
                _refuse_if_used(doing.book, Kind.HAMLET, was, code="hamlet-named")
        before = mapping.hamlet(row) if row is not None else None
        if row is None:
            row = tab.HamletTable(position=next_position(doing.book, tab.HamletTable))
            doing.book.add(row)
        row.name, row.since, row.until = after.name, after.since, after.until
        doing.note_change(Kind.HAMLET, after.name, differences(before, after, _OF_HAMLET))
        doing.touch(Kind.HAMLET, after.name)
    return doing.change


def rename_hamlet(office: Office, name: str, new: str, since: date) -> Change:
    """The hamlet ``name`` ends the day before, ``new`` takes its place in the list from that day on.

    Records keep the old name (BR-65); the two are tied by this act's audit line alone.
    """
    with act(office, "rename_hamlet") as doing:
        old = _hamlet_row(doing.book, name)
        after = _clean_hamlet(Hamlet(new, since=since, until=old.until))
        _refuse_second(doing.book, after.name)
        doing.book.execute(
            update(tab.HamletTable)
            .where(tab.HamletTable.position > old.position)
            .values(position=tab.HamletTable.position + 1)
        )
        doing.book.add(
            tab.HamletTable(name=after.name, position=old.position + 1, since=after.since, until=after.until)
        )
        old.until = _clean_hamlet(Hamlet(name, since=old.since, until=since - timedelta(days=1))).until
        doing.note(name=[name, after.name], since=since.isoformat())
        doing.touch(Kind.HAMLET, name)
        doing.touch(Kind.HAMLET, after.name)
    return doing.change


def remove_body(office: Office, key: str) -> Change:
    """Take a body nothing uses out of the list; the audit line keeps what it was."""
    with act(office, "remove_body") as doing:
        row = _keyed_row(doing.book, tab.BodyTable, key)
        _remove(doing, Kind.BODY, key, row, gone(mapping.body(row), _OF_BODY))
    return doing.change


def remove_subject_area(office: Office, key: str) -> Change:
    with act(office, "remove_subject_area") as doing:
        row = _keyed_row(doing.book, tab.SubjectAreaTable, key)
        _remove(doing, Kind.SUBJECT_AREA, key, row, gone(mapping.subject_area(row), _OF_AREA))
    return doing.change


def remove_hamlet(office: Office, name: str) -> Change:
    with act(office, "remove_hamlet") as doing:
        row = _hamlet_row(doing.book, name)
        _remove(doing, Kind.HAMLET, name, row, gone(mapping.hamlet(row), _OF_HAMLET))
    return doing.change


def remove_official(office: Office, key: str) -> Change:
    """Take an official nothing names out of the list; who leaves office gets an end day instead."""
    with act(office, "remove_official") as doing:
        row = _keyed_row(doing.book, tab.OfficialTable, key)
        before = gone(mapping.official(row), ("name", "posts"))
        _remove(doing, Kind.OFFICIAL, key, row, before, code="official-used")
    return doing.change


def record_phrases(office: Office, phrases: tuple[Phrase, ...]) -> Change:
    with act(office, "record_phrases") as doing:
        before = _phrase_texts(doing.book)
        doing.book.execute(delete(tab.PhraseTable))
        for phrase in phrases:
            doing.book.add(
                tab.PhraseTable(position=phrase.position, label=nfc(phrase.label), text=nfc(phrase.text))
            )
        doing.book.flush()
        doing.note(texts=[before, _phrase_texts(doing.book)])
        doing.touch(Kind.PHRASE, "*")
    return doing.change


def _phrase_texts(book: Session) -> list[str]:
    return list(book.scalars(select(tab.PhraseTable.text).order_by(tab.PhraseTable.position)))


def put_body(doing: Act, body: Body, *, dated: bool = True) -> None:
    """Without ``dated`` the days of validity stay as the book has them: a records file knows none."""
    required(body.name, "name")
    row = doing.book.scalars(select(tab.BodyTable).where(tab.BodyTable.key == body.key)).first()
    before = mapping.body(row) if row is not None else None
    after = replace(
        _in_order(body if dated else _with_days_of(body, before)),
        name=nfc(body.name).strip(),
        abbreviation=nfc(body.abbreviation) if body.abbreviation else None,
    )
    if row is None:
        row = tab.BodyTable(key=body.key, position=next_position(doing.book, tab.BodyTable))
        doing.book.add(row)
    if after != before:
        row.name, row.abbreviation = after.name, after.abbreviation
        row.since, row.until = after.since, after.until
        doing.note_change(Kind.BODY, body.key, differences(before, after, _OF_BODY))
        doing.touch(Kind.BODY, body.key)
    doing.book.flush()


def put_subject_area(doing: Act, area: SubjectArea, *, dated: bool = True) -> None:
    required(area.name, "name")
    row = doing.book.scalars(select(tab.SubjectAreaTable).where(tab.SubjectAreaTable.key == area.key)).first()
    before = mapping.subject_area(row) if row is not None else None
    after = replace(_in_order(area if dated else _with_days_of(area, before)), name=nfc(area.name).strip())
    if row is None:
        row = tab.SubjectAreaTable(key=area.key, position=next_position(doing.book, tab.SubjectAreaTable))
        doing.book.add(row)
    if after != before:
        row.name, row.group = after.name, after.group
        row.since, row.until = after.since, after.until
        doing.note_change(Kind.SUBJECT_AREA, area.key, differences(before, after, _OF_AREA))
        doing.touch(Kind.SUBJECT_AREA, area.key)
    doing.book.flush()


def put_hamlets(doing: Act, names: tuple[str, ...]) -> None:
    """Add the hamlets that are not in the list yet, in the order given."""
    known = set(doing.book.scalars(select(tab.HamletTable.name)))
    position = next_position(doing.book, tab.HamletTable)
    for name in dict.fromkeys(nfc(each).strip() for each in names):
        if name and name not in known:
            doing.book.add(tab.HamletTable(name=name, position=position))
            doing.touch(Kind.HAMLET, name)
            position += 1
    doing.book.flush()


def put_usual_phrases(book: Session) -> None:
    """The ready sentences every new book starts with."""
    book.add_all(tab.PhraseTable(**phrase) for phrase in _catalogue()["phrases"])


def default_bodies() -> tuple[Body, ...]:
    """The bodies every commune has since 1/7/2025 (Quy định 298-QĐ/TW and the State side, domain §8)."""
    return tuple(Body(**each) for each in _catalogue()["bodies"])


def default_subject_areas() -> tuple[SubjectArea, ...]:
    """The subject areas of domain §5 with their statistical groups."""
    return tuple(
        SubjectArea(each["key"], each["name"], StatisticalGroup(each["group"]))
        for each in _catalogue()["subject_areas"]
    )


def next_position(book: Session, table: type[Placed]) -> int:
    last = book.scalar(select(table.position).order_by(table.position.desc()).limit(1))
    return 0 if last is None else last + 1


def new_key(book: Session, prefix: str, table: type[Keyed]) -> str:
    taken = set(book.scalars(select(table.key))) | trashed_keys(book, _KINDS[table])
    return next(key for count in range(1, 100_000) if (key := f"{prefix}-{count}") not in taken)


def _catalogue() -> dict[str, list[dict[str, Any]]]:
    found = json.loads(resources.path("catalogues", "office.json").read_text(encoding="utf-8"))
    return dict(found)


AnyDated = TypeVar("AnyDated", Body, SubjectArea, Hamlet)


def _in_order(noun: AnyDated) -> AnyDated:
    if noun.since and noun.until and noun.until < noun.since:
        raise Refusal("validity-ends-first", field="until", since=noun.since)
    return noun


def _with_days_of(noun: AnyDated, before: Dated | None) -> AnyDated:
    return replace(noun, since=before.since, until=before.until) if before is not None else noun


def _clean_hamlet(hamlet: Hamlet) -> Hamlet:
    return _in_order(replace(hamlet, name=" ".join(nfc(required(hamlet.name, "name")).split())))


def _refuse_second(book: Session, name: str) -> None:
    if book.scalar(select(tab.HamletTable.id).where(tab.HamletTable.name == name)) is not None:
        raise Refusal("hamlet-exists", field="name", hamlet=name)


def _refuse_if_used(book: Session, kind: Kind, key: str, *, code: str = "catalogue-used") -> None:
    uses = uses_of(book, kind, key)
    if uses:
        raise Refusal(code, where=uses.said(), entry=key)


def _remove(
    doing: Act, kind: Kind, key: str, row: Placed, before: dict[str, Any], *, code: str = "catalogue-used"
) -> None:
    """Into the trash; a hamlet, which is known by its name alone, is simply named again."""
    _refuse_if_used(doing.book, kind, key, code=code)
    doing.note_change(kind, key, before)
    if kind is Kind.HAMLET:
        doing.book.delete(row)
    else:
        put_away(doing, kind, key)
    doing.touch(kind, key)


def _hamlet_row(book: Session, name: str) -> tab.HamletTable:
    row = book.scalars(select(tab.HamletTable).where(tab.HamletTable.name == name)).first()
    if row is None:
        raise Refusal("unknown-reference", key=name)
    return row


def _keyed_row(book: Session, table: type[AnyKeyed], key: str) -> AnyKeyed:
    row = book.scalars(select(table).where(table.key == key)).first()
    if row is None:
        raise Refusal("unknown-reference", key=key)
    return row
