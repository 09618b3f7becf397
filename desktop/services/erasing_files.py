"""Scans and files that may show who denounced leave the book with the identity (Luật Tố cáo Điều 8.3, 47)."""

from collections.abc import Iterable

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from desktop.domain.attachments import title_from
from desktop.domain.changes import Kind, record_name
from desktop.registers.attachments import owners_of
from desktop.services.acts import Act
from desktop.services.erasing import Cure
from desktop.store.keeping_tables import AttachmentTable, TrashTable


def files_showing(book: Session, kind: Kind, cure: Cure, session: str | None) -> tuple[str, ...]:
    """The files to take out, as audit lines name them: all of the visit or petition, of its promises and of
    its session, whose signed minutes name who came; of other promises made there those that name the person.

    No program can read a scan, so none of a record that may show it is kept.
    """
    table = AttachmentTable
    whole = set(owners_of(book, kind, cure.key)) | ({session} if session else set())
    found = book.execute(
        select(table.key, table.owner, table.title, table.file_name)
        .where(table.owner.in_({*whole, *cure.owners}))
        .order_by(table.id)
    )
    return tuple(
        record_name(Kind.ATTACHMENT, row.key)
        for row in found
        if row.owner in whole or cure.names(row.title) or cure.names(title_from(row.file_name))
    )


def remove_all_files(doing: Act, kind: Kind, key: str) -> int:
    """The files of a record and of its promises, those in the trash too, when a denunciation is taken out of
    it: a scan shows both who wrote and what was denounced. How many; the book then owes a purge."""
    table, trash = AttachmentTable, TrashTable
    owners = owners_of(doing.book, kind, key)
    names = [
        record_name(Kind.ATTACHMENT, each)
        for each in doing.book.scalars(select(table.key).where(table.owner.in_(owners)))
    ]
    remove_files(doing, names)
    inside = or_(*(trash.content.contains(f'"{owner}"') for owner in owners))
    thrown = doing.book.scalars(select(trash.id).where(trash.kind == Kind.ATTACHMENT, inside)).all()
    doing.book.execute(delete(trash).where(trash.id.in_(thrown)))
    doing.book.flush()
    if names or thrown:
        doing.office.store.owe_purge(doing.book)
    return len(names) + len(thrown)


def remove_files(doing: Act, names: Iterable[str]) -> None:
    """Take them out for good, before the record they belong to becomes one that may have none."""
    gone = [name.partition(":")[2] for name in names]
    for key in gone:
        doing.touch(Kind.ATTACHMENT, key)
    doing.book.execute(delete(AttachmentTable).where(AttachmentTable.key.in_(gone)))
    doing.book.flush()
