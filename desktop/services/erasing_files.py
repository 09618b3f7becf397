"""Scans and files that may show who denounced leave the book with the identity (Luật Tố cáo Điều 8.3, 47)."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.attachments import title_from
from desktop.domain.changes import Kind, record_name
from desktop.registers.attachments import owners_of
from desktop.services.acts import Act
from desktop.services.erasing import Cure
from desktop.store.keeping_tables import AttachmentTable


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


def remove_files(doing: Act, names: Iterable[str]) -> None:
    """Take them out for good, before the record they belong to becomes one that may have none."""
    gone = [name.partition(":")[2] for name in names]
    for key in gone:
        doing.touch(Kind.ATTACHMENT, key)
    doing.book.execute(delete(AttachmentTable).where(AttachmentTable.key.in_(gone)))
    doing.book.flush()
