"""Scans and files put with a record, looked at again, taken out under a safe name (BR-27, BR-28)."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.attachment_contents import checked_content
from desktop.domain.attachments import checked_name, checked_size, checked_title, extension_of, saved_name
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.attachments import (
    Holder,
    Report,
    Stopped,
    attachment_in,
    bytes_in,
    holder_in,
    rules,
    size_of_all,
)
from desktop.services.acts import act, required
from desktop.store.keeping_tables import AttachmentTable, TrashTable
from desktop.texts import disk_reason

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it comes: the name it had, its bytes, the title the office gives it. ``declared``: the user
    says that it is no secret document and no picture of identity papers (BR-27)."""

    name: str
    content: bytes
    title: str
    declared: bool = False


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file on its way out of the book; ``name`` tells nothing but the record's number or code."""

    name: str
    content: bytes


def read_file(
    path: Path,
    report: Report = lambda _done, _of_all: None,
    stopped: Stopped = lambda: False,
) -> bytes:
    """The bytes of a file that is to be attached, piece by piece.

    Raises ``Refusal`` for a name or size that cannot be kept before anything is read, for what the disk
    says, and ``stopped``.
    """
    checked_name(path.name, rules())
    try:
        size = path.stat().st_size
        checked_size(size, 0, rules().limits)
        pieces, done = [], 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if stopped():
                    raise Refusal("stopped")
                pieces.append(piece)
                done += len(piece)
                checked_size(done, 0, rules().limits)
                report(done, size)
    except OSError as error:
        raise Refusal("attachment-not-read", field="file", why=disk_reason(error)) from error
    return b"".join(pieces)


def attach_file(office: Office, kind: Kind, key: str, new: NewFile) -> Change:
    """Keep a file with a record; of completed minutes too, where the signed scan comes later.

    Raises ``Refusal`` for anything ``domain.attachments`` does not let in, for a file nobody declared, and
    for a denunciation whose author did not agree to be known: a scan shows the hand (Luật Tố cáo Điều 8.3).
    """
    with act(office, "attach_file") as doing:
        holder = holder_in(doing.book, kind, key)
        if holder.secret:
            raise Refusal("attachment-of-denunciation", field="file")
        if not new.declared:
            raise Refusal("attachment-undeclared", field="declared")
        name = nfc(new.name).strip()
        found = checked_name(name, rules())
        title = checked_title(new.title, found, rules())
        checked_content(new.content, found, rules(), size_of_all(doing.book, holder.name))
        place = _next_place(doing.book, holder)
        kept = AttachmentTable(
            key=f"{_prefix(holder)}{place}",
            owner=holder.name,
            title=title,
            file_name=saved_name(holder.label, place, extension_of(name)) if holder.coded else name,
            media_type=found.media_type,
            size=len(new.content),
            sha256=hashlib.sha256(new.content).hexdigest(),
            content=new.content,
            added_at=office.clock(),
            added_by=office.user,
        )
        doing.book.add(kept)
        doing.book.flush()
        doing.touch(Kind.ATTACHMENT, kept.key)
        doing.touch(kind, key)
        told = {} if holder.coded else {"title": title}
        doing.note(attachment={**told, "size": kept.size, "sha256": kept.sha256}, declared_by=office.user)
    return doing.change


def attachment_bytes(office: Office, key: str) -> bytes:
    """The bytes as they were put in.

    Raises ``Refusal("attachment-gone")``, or ``BookUnusable("attachment-damaged")`` when the hash says they
    are not those any more.
    """
    with office.store.reading() as book:
        return bytes_in(book, attachment_in(book, key))


def save_attachment(office: Office, key: str, purpose: str) -> SavedFile:
    """A file for outside the book, with its purpose in the log (BR-28). Raises ``Refusal`` without one."""
    with act(office, "save_attachment") as doing:
        required(purpose, "purpose")
        file = attachment_in(doing.book, key)
        content = bytes_in(doing.book, file)
        doing.touch(Kind.ATTACHMENT, key)
        doing.note(purpose=nfc(purpose).strip(), size=file.size, sha256=file.sha256)
    return SavedFile(file.saved_name, content)


def _prefix(holder: Holder) -> str:
    return f"{holder.kind}-{holder.key}-"


def _next_place(book: Session, holder: Holder) -> int:
    """One after the last file this record ever had, those in the trash too."""
    prefix = _prefix(holder)
    here = select(AttachmentTable.key).where(AttachmentTable.owner == holder.name)
    thrown = select(TrashTable.key).where(
        TrashTable.kind == Kind.ATTACHMENT, TrashTable.key.startswith(prefix, autoescape=True)
    )
    places = [each.removeprefix(prefix) for query in (here, thrown) for each in book.scalars(query)]
    return max((int(place) for place in places if place.isdecimal()), default=0) + 1
