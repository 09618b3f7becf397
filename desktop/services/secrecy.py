"""The one erasure the law demands: who denounced leaves the book, its papers, its history (BR-24, BR-25).

Luật Tố cáo 25/2018/QH14 Điều 8.3, 47, 56; Quyết định 774/QĐ-TTg: a denouncer's identity is a state secret
and must not stand on this computer.
"""

from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind, record_name
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.log_chain import EMPTIED_LINES
from desktop.domain.people import Person
from desktop.domain.petition import Petition
from desktop.domain.petitions import petition_identity_words, petition_without_identity
from desktop.domain.reception import Visit
from desktop.domain.vietnamese import fold
from desktop.domain.visits import identity_words, without_identity
from desktop.office import Office
from desktop.registers.reception_sheets import find_session, find_visit
from desktop.services.acts import Act, act
from desktop.services.erasing import (
    Cure,
    commitments_naming,
    count_kept,
    cure_audit,
    cure_papers,
    cure_texts,
)
from desktop.services.erasing_files import files_showing, remove_all_files, remove_files
from desktop.services.erasing_trash import cure_trash, trash_naming, trashed_about
from desktop.services.petitions import find as find_petition
from desktop.services.petitions import put_petition
from desktop.services.register_numbers import next_code
from desktop.services.visits import VisitDraft, put_visit
from desktop.store import petition_mapping, reception_mapping
from desktop.store import tables as tab
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import SessionTable, VisitTable

_MOST_ELSEWHERE = 50


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another record that names the same person; it is not touched, only pointed at."""

    kind: Kind
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class IdentityTraces:
    """What an erasure will take out, counted, and what it cannot reach.

    ``copies``: names of older copies of the book beside it, which still hold it.
    """

    people: int
    commitments: int
    versions: int
    papers: int
    drafts: int
    audit_lines: int
    attachments: int
    trashed: int
    elsewhere: tuple[Elsewhere, ...]
    copies: tuple[str, ...]


def identity_traces(office: Office, kind: Kind, key: str) -> IdentityTraces:
    """Everywhere the identity of a visit or a petition stands, before it is erased."""
    with office.store.reading() as book:
        target = _target(book, kind, key, "")
        versions, issued, audit = count_kept(book, target.cure.owners)
        return IdentityTraces(
            people=target.people,
            commitments=commitments_naming(book, target.cure, target.session, target.petition),
            versions=versions,
            papers=issued,
            drafts=office.journal.states_naming(key),
            audit_lines=audit,
            attachments=len(target.cure.files),
            trashed=trash_naming(book, target.cure),
            elsewhere=_elsewhere(book, target),
            copies=_copies(office),
        )


def erase_visit_identity(office: Office, draft: VisitDraft) -> Change:
    """Turn a visit into a denunciation: who came leaves record, papers, versions, audit and drafts."""
    with act(office, "erase_identity") as doing:
        book = doing.book
        row, session = find_visit(book, draft.visit.key), find_session(book, draft.session)
        target = _target(book, Kind.VISIT, row.key, draft.visit.secret_file)
        told = target.cure
        trashed = _let_files_go(doing, told)
        bare = without_identity(replace(draft.visit, people=_people_of(row, draft.visit)))
        reception_mapping.fill_visit(row, without_identity(reception_mapping.visit(row)), doing.references)
        row.code = told.code
        book.flush()
        put_visit(doing, session, replace(bare, code=told.code))
        _cure_the_rest(doing, office, target, trashed)
        doing.touch(Kind.RECEPTION_SESSION, session.key)
    _clean(office)
    return doing.change


def erase_petition_identity(office: Office, draft: Petition) -> Change:
    """Turn a petition into a denunciation: who wrote is erased from record, papers, audit and drafts."""
    with act(office, "erase_identity") as doing:
        row = find_petition(doing.book, draft.key)
        target = _target(doing.book, Kind.PETITION, row.key, draft.secret_file)
        trashed = _let_files_go(doing, target.cure)
        before = petition_mapping.petition(row)
        bare = petition_without_identity(replace(draft, sender=draft.sender or before.sender))
        reference = replace(petition_without_identity(before), code=target.cure.code)
        petition_mapping.fill_petition(row, reference, doing.references)
        doing.book.flush()
        put_petition(doing, replace(bare, code=target.cure.code))
        _cure_the_rest(doing, office, target, trashed)
    _clean(office)
    return doing.change


def remove_files_of_visit(office: Office, key: str) -> Change:
    """A denunciation is taken out of a visit: what was scanned of the whole leaves book and trash."""
    with act(office, "remove_files") as doing:
        find_visit(doing.book, key)
        doing.note(attachments=remove_all_files(doing, Kind.VISIT, key))
        doing.touch(Kind.VISIT, key)
    if office.store.is_purge_owed():
        _clean(office)
    return doing.change


def forget_typed_identity(office: Office, key: str, words: tuple[str, ...]) -> None:
    """What was typed of a denouncer before *tố cáo* was chosen leaves the drafts; the book never had it."""
    cure = Cure(key, words, (), None, "", "")
    office.journal.cure(key, cure.json)


def _clean(office: Office) -> None:
    """Clean the file at once; while another program reads it the cleaning stays owed until the next opening
    (``Store.is_purge_owed``)."""
    with suppress(BookUnusable):
        office.store.purge()


@dataclass(frozen=True, slots=True)
class _Target:
    """The record to cure, with the rows its texts stand in."""

    cure: Cure
    people: int
    session: int | None
    petition: int | None


def _target(book: Session, kind: Kind, key: str, secret_file: str) -> _Target:
    if kind is Kind.PETITION:
        row = find_petition(book, key)
        noun = petition_mapping.petition(row)
        code = row.code or next_code(book, row.year)
        file = secret_file or row.secret_file
        owners = _owners(book, Kind.PETITION, key, petition=row.id)
        owners += trashed_about(book, owners)
        cure = Cure(key, petition_identity_words(noun), owners, row.number, code, file)
        cure = replace(cure, files=files_showing(book, kind, cure, None))
        return _Target(cure, int(noun.sender is not None), None, row.id)
    if kind is not Kind.VISIT:
        raise Refusal("unknown-visit", key=key)
    visit_row = find_visit(book, key)
    visit = reception_mapping.visit(visit_row)
    session = book.get_one(SessionTable, visit_row.session_id)
    code = visit_row.code or next_code(book, visit_row.register_year)
    file = secret_file or visit_row.secret_file
    at = record_name(Kind.RECEPTION_SESSION, session.key)
    owners = (
        *_owners(book, Kind.VISIT, key, session=session.id),
        at,
        *(f"case:{case.key}" for case in visit_row.cases),
    )
    owners += trashed_about(book, owners)
    cure = Cure(key, identity_words(visit), owners, visit_row.number, code, file)
    cure = replace(cure, files=files_showing(book, kind, cure, at))
    return _Target(cure, len(visit.people), session.id, None)


def _owners(
    book: Session, kind: Kind, key: str, *, session: int | None = None, petition: int | None = None
) -> tuple[str, ...]:
    """The record and the commitments made there, as papers and audit lines name them."""
    table = tab.CommitmentTable
    where = table.session_id == session if session is not None else table.petition_id == petition
    made = book.scalars(select(table.key).where(where))
    return (record_name(kind, key), *(record_name(Kind.COMMITMENT, each) for each in made))


def _let_files_go(doing: Act, cure: Cure) -> int:
    """Files first: a record that may have none does not become one while it has some. How many records in
    the trash changed."""
    remove_files(doing, cure.files)
    return cure_trash(doing.book, cure)


def _cure_the_rest(doing: Act, office: Office, target: _Target, trashed: int) -> None:
    """Everything beside the record, in the act's own transaction; the drafts first, they are files."""
    cure, book = target.cure, doing.book
    office.journal.cure(cure.key, cure.json)
    texts = cure_texts(doing, cure, target.session, target.petition)
    kept = cure_papers(doing, cure)
    lines = cure_audit(book, cure)
    office.store.owe_purge(book)
    doing.take_noted()
    doing.note(
        code=cure.code,
        texts=texts,
        papers=kept,
        trashed=trashed,
        attachments=len(cure.files),
        **{EMPTIED_LINES: lines},
    )


def _people_of(row: VisitTable, draft: Visit) -> tuple[Person, ...]:
    """Who came by the draft and by the book: both are taken out of every text."""
    known = reception_mapping.visit(row).people
    return (*draft.people, *(each for each in known if each not in draft.people))


def _copies(office: Office) -> tuple[str, ...]:
    """Copies that upgrades left beside the book."""
    beside = office.file.parent.glob(f"{office.file.name}.truoc-*")
    return tuple(sorted(path.name for path in beside))


def _elsewhere(book: Session, target: _Target) -> tuple[Elsewhere, ...]:
    """Other visits and petitions that name the same person."""
    names = {fold(word) for word in target.cure.words if " " in word and "," not in word}
    found = []
    for kind, table in ((Kind.VISIT, VisitTable), (Kind.PETITION, PetitionTable)):
        for name in sorted(names):
            rows = book.execute(
                select(table.key, table.number)
                .where(table.folded.contains(name, autoescape=True), table.key != target.cure.key)
                .limit(_MOST_ELSEWHERE)
            )
            found += [Elsewhere(kind, row.key, row.number) for row in rows]
    return tuple(dict.fromkeys(found))
