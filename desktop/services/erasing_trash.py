"""What lies in the trash is cured of who denounced like what stands in the registers (BR-24, BR-25)."""

from collections.abc import Iterable, Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind, record_name
from desktop.domain.vietnamese import fold
from desktop.services.erasing import Cure
from desktop.store.keeping_tables import TrashTable
from desktop.store.tables import CommitmentTable
from desktop.store.whole_rows import WholeRows


def trashed_about(book: Session, owners: Iterable[str]) -> tuple[str, ...]:
    """Names of records in the trash that are one of these, point at one or belong to one."""
    about = []
    for owner in owners:
        key = owner.partition(":")[2]
        inside = TrashTable.content
        about += [TrashTable.key == key, inside.contains(f'"{key}"'), inside.contains(f'"{owner}"')]
    found = book.execute(select(TrashTable.kind, TrashTable.key).where(or_(*about)))
    return tuple(record_name(Kind(row.kind), row.key) for row in found)


def cure_trash(book: Session, cure: Cure) -> int:
    """Records in the trash that belong to the record; how many changed.

    No program can read a scan, so none that may show who denounced is kept.
    """
    changed = 0
    for kept in _trashed(book, cure):
        if kept.kind == Kind.ATTACHMENT:
            book.delete(kept)
            changed += 1
            continue
        cured = _cured(kept.content, cure), cure.text(kept.title), cure.text(kept.reason)
        if cured != (kept.content, kept.title, kept.reason):
            kept.content, kept.title, kept.reason = cured
            changed += 1
    book.flush()
    return changed


def trash_naming(book: Session, cure: Cure) -> int:
    """How many records in the trash that belong to the record tell who it is."""
    return sum(
        kept.kind == Kind.ATTACHMENT or any(map(cure.names, (kept.content, kept.title, kept.reason)))
        for kept in _trashed(book, cure)
    )


def _cured(content: str, cure: Cure) -> str:
    """Without the words that tell who it is; what is searched follows from the texts."""
    whole = WholeRows.of_text(cure.json(content))
    for table, values in whole.rows:
        if table == CommitmentTable.__tablename__:
            values["folded"] = fold(f"{values['content']} {values['promised_to']}")
    return whole.text()


def _trashed(book: Session, cure: Cure) -> Iterator[TrashTable]:
    for row in book.execute(select(TrashTable.id, TrashTable.kind, TrashTable.key)).all():
        if record_name(Kind(row.kind), row.key) in cure.owners:
            yield book.get_one(TrashTable, row.id)
