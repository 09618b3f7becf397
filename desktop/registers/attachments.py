"""Scans and files kept with records: what a record holds, to whom it belongs, which are damaged."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, load_only

import resources
from desktop.domain.attachments import (
    Attachment,
    AttachmentRules,
    attachment_rules,
    extension_of,
    saved_name,
)
from desktop.domain.changes import Kind, record_name
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.petition import PetitionType
from desktop.domain.writing import short_date
from desktop.office import Office
from desktop.registers.reception_sheets import find_session, find_visit
from desktop.store import petition_mapping, reception_mapping
from desktop.store import tables as tab
from desktop.store.keeping_tables import AttachmentTable, TrashTable
from desktop.store.petition_tables import PetitionTable
from desktop.store.reception_tables import CaseTable, VisitTable

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]
TAB = AttachmentTable
_TOLD = load_only(TAB.key, TAB.owner, TAB.title, TAB.file_name, TAB.media_type, TAB.size, TAB.sha256)
"""What stands in a row before its content: to read what stands behind it, all of the content is passed."""
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """The record files are kept with. ``words`` name it in a sentence, ``label`` in a file's name; of a
    denunciation both hold its code. ``secret``: nothing may be attached, its identity is not open;
    ``coded``: a denunciation, open or not."""

    kind: Kind
    key: str
    words: str
    label: str
    secret: bool = False
    coded: bool = False

    @property
    def name(self) -> str:
        return record_name(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class Attached:
    """What the part *Đính kèm* shows of a record. ``refused``: the code of why nothing can be added;
    ``hears_denunciation``: a session where a denunciation was received."""

    holder: Holder
    files: tuple[Attachment, ...]
    refused: str = ""
    hears_denunciation: bool = False


@dataclass(frozen=True, slots=True)
class DamagedAttachment:
    """A file that is not what was put in the book; ``record`` names where it is kept."""

    key: str
    title: str
    record: str


@cache
def rules() -> AttachmentRules:
    """Which files may be kept, as the program ships it."""
    source = resources.path("attachments", "kinds.json").read_text(encoding="utf-8")
    return attachment_rules(json.loads(source))


def attachments_of(office: Office, kind: Kind, key: str) -> Attached:
    """The files of a record in the order they came, without their content.

    Raises ``Refusal`` for an unknown record, or ``attachment-owner`` for a kind that has no files.
    """
    with office.store.reading() as book:
        holder = holder_in(book, kind, key)
        found = book.scalars(select(TAB).options(_TOLD).where(TAB.owner == holder.name).order_by(TAB.id))
        return Attached(
            holder,
            tuple(_attachment(row, holder) for row in found),
            refused="attachment-of-denunciation" if holder.secret else "",
            hears_denunciation=kind is Kind.RECEPTION_SESSION and _hears_denunciation(book, key),
        )


def attachment(office: Office, key: str) -> Attachment:
    """One file, without its content. Raises ``Refusal("attachment-gone")``."""
    with office.store.reading() as book:
        return attachment_in(book, key)


def attachment_in(book: Session, key: str) -> Attachment:
    row = book.scalars(select(TAB).options(_TOLD).where(TAB.key == key)).first()
    if row is None:
        raise Refusal("attachment-gone", key=key)
    return _attachment(row, holder_named(book, row.owner))


def bytes_in(book: Session, file: Attachment) -> bytes:
    """A file's bytes, as they were put in.

    Raises ``BookUnusable("attachment-damaged")`` when they are not those any more.
    """
    content = book.scalar(select(TAB.content).where(TAB.key == file.key))
    if content is None or hashlib.sha256(content).hexdigest() != file.sha256:
        record = holder_named(book, file.owner).words
        raise BookUnusable("attachment-damaged", title=file.title, record=record)
    return content


def size_of_all(book: Session, owner: str) -> int:
    """How many bytes a record's files hold together."""
    return sum(book.scalars(select(TAB.size).where(TAB.owner == owner)))


def has_attachments(book: Session, kind: Kind, key: str) -> bool:
    """Whether files are kept with a record, or with a promise made on it, those in the trash too."""
    names = owners_of(book, kind, key)
    here = select(TAB.id).where(TAB.owner.in_(names))
    inside = (TrashTable.content.contains(f'"{name}"') for name in names)
    thrown = select(TrashTable.id).where(TrashTable.kind == Kind.ATTACHMENT, or_(*inside))
    return any(book.scalar(query.limit(1)) is not None for query in (here, thrown))


def holds_files(office: Office, kind: Kind, key: str) -> bool:
    """The same of an office: asked before a record becomes a denunciation or is parted."""
    with office.store.reading() as book:
        return has_attachments(book, kind, key)


def owners_of(book: Session, kind: Kind, key: str) -> tuple[str, ...]:
    """The names of a record and, of a visit or petition, of the promises made on it."""
    made = tab.CommitmentTable
    if kind is Kind.VISIT:
        cases = select(CaseTable.id).join(VisitTable).where(VisitTable.key == key)
        promised = select(made.key).where(made.case_id.in_(cases))
    else:
        promised = select(made.key).join(PetitionTable).where(PetitionTable.key == key)
    return (
        record_name(kind, key),
        *(record_name(Kind.COMMITMENT, each) for each in book.scalars(promised)),
    )


def damaged_attachments(
    office: Office,
    report: Report = lambda _done, _of_all: None,
    stopped: Stopped = lambda: False,
) -> tuple[DamagedAttachment, ...]:
    """Every file whose bytes are not those that were put in, or cannot be read; one in memory at a time.

    Raises ``Refusal("stopped")`` when told to stop.
    """
    with office.store.reading() as book:
        of_all = book.scalar(select(func.count(TAB.id))) or 0
    damaged, done = [], 0
    for rows in _pages(office):
        if stopped():
            raise Refusal("stopped")
        for row in _broken(office, rows):
            with office.store.reading() as book:
                record = holder_named(book, row.owner).words
            damaged.append(DamagedAttachment(row.key, row.title, record))
        done += len(rows)
        report(done, of_all)
    return tuple(damaged)


def holder_in(book: Session, kind: Kind, key: str) -> Holder:
    """The record of that kind and key. Raises ``Refusal`` when there is none, or it can have no files."""
    find = _HOLDERS.get(kind)
    if find is None:
        raise Refusal("attachment-owner", kind=kind)
    return find(book, key)


def holder_named(book: Session, owner: str) -> Holder:
    """The record by the name its files carry; one no more in its register is named by its key."""
    kind, _, key = owner.partition(":")
    try:
        return holder_in(book, Kind(kind), key)
    except Refusal:
        return Holder(Kind(kind), key, f"bản ghi {key}", "tep")


def _attachment(row: AttachmentTable, holder: Holder) -> Attachment:
    place = int(row.key.rpartition("-")[2])
    return Attachment(
        key=row.key,
        owner=row.owner,
        title=row.title,
        file_name=row.file_name,
        saved_name=saved_name(holder.label, place, extension_of(row.file_name)),
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        shown=rules().shown_as(row.media_type),
    )


def _pages(office: Office) -> Iterator[Sequence[AttachmentTable]]:
    """Every file without its content, some at a time."""
    last = 0
    while True:
        with office.store.reading() as book:
            rows = book.scalars(
                select(TAB).options(_TOLD).where(TAB.id > last).order_by(TAB.id).limit(_AT_ONCE)
            ).all()
        if not rows:
            return
        yield rows
        last = rows[-1].id


def _broken(office: Office, rows: Sequence[AttachmentTable]) -> list[AttachmentTable]:
    """Those that are not whole. Where the disk gives an error each is read by itself, to know which."""
    try:
        whole = _whole(office, rows)
    except BookUnusable:
        whole = {row.id for row in rows if _can_be_read(office, row)}
    return [row for row in rows if row.id not in whole]


def _can_be_read(office: Office, row: AttachmentTable) -> bool:
    try:
        return bool(_whole(office, [row]))
    except BookUnusable:
        return False


def _whole(office: Office, rows: Sequence[AttachmentTable]) -> set[int]:
    """The ids of those whose content is what was put in; one content in memory at a time."""
    told = {row.id: (row.size, row.sha256) for row in rows}
    query = select(TAB.id, TAB.content).where(TAB.id.in_(told)).order_by(TAB.id)
    with office.store.reading() as book:
        found = book.connection().execute(query.execution_options(yield_per=1))
        return {
            each.id
            for each in found
            if told[each.id] == (len(each.content), hashlib.sha256(each.content).hexdigest())
        }


def _hears_denunciation(book: Session, key: str) -> bool:
    visits = reception_mapping.visits_of(book, find_session(book, key).id)
    return any(visit.is_secret for visit in visits)


def _dialogue(book: Session, key: str) -> Holder:
    row = book.scalars(select(tab.DialogueTable).where(tab.DialogueTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-dialogue", key=key)
    words = f"hội nghị đối thoại ngày {short_date(row.held_on)}"
    return Holder(Kind.DIALOGUE, key, words, f"doi-thoai-{row.held_on}")


def _session(book: Session, key: str) -> Holder:
    row = find_session(book, key)
    words = f"buổi tiếp công dân ngày {short_date(row.held_on)}"
    return Holder(Kind.RECEPTION_SESSION, key, words, f"tiep-dan-{row.held_on}")


def _visit(book: Session, key: str) -> Holder:
    row = find_visit(book, key)
    noun = reception_mapping.visit(row)
    if noun.is_denunciation:
        return Holder(Kind.VISIT, key, f"lượt tiếp {row.code}", row.code, noun.is_secret, coded=True)
    words = f"lượt tiếp số {row.number}/{row.register_year}"
    return Holder(Kind.VISIT, key, words, f"luot-{row.number}-{row.register_year}")


def _petition(book: Session, key: str) -> Holder:
    row = book.scalars(select(PetitionTable).where(PetitionTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-petition", key=key)
    noun = petition_mapping.petition(row)
    if noun.type is PetitionType.DENUNCIATION:
        return Holder(Kind.PETITION, key, f"đơn {row.code}", row.code, noun.is_secret, coded=True)
    words = f"đơn số {row.number}/{row.year}"
    return Holder(Kind.PETITION, key, words, f"don-{row.number}-{row.year}")


def _commitment(book: Session, key: str) -> Holder:
    """A promise made on a denunciation is one with it: its answer names who denounced."""
    row = book.scalars(select(tab.CommitmentTable).where(tab.CommitmentTable.key == key)).first()
    if row is None:
        raise Refusal("unknown-commitment", key=key)
    visit = book.get_one(VisitTable, row.case.visit_id) if row.case is not None else None
    secret = (visit is not None and reception_mapping.visit(visit).is_secret) or (
        row.petition is not None and petition_mapping.petition(row.petition).is_secret
    )
    return Holder(
        Kind.COMMITMENT, key, f"cam kết CK {row.number}/{row.year}", f"ck-{row.number}-{row.year}", secret
    )


_HOLDERS: dict[Kind, Callable[[Session, str], Holder]] = {
    Kind.DIALOGUE: _dialogue,
    Kind.RECEPTION_SESSION: _session,
    Kind.VISIT: _visit,
    Kind.PETITION: _petition,
    Kind.COMMITMENT: _commitment,
}
