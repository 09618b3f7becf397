"""What was issued stays as it was: the very bytes of a paper, the rows of completed minutes (BR-46)."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Kind, record_name
from desktop.domain.papers import Paper, PaperKind
from desktop.office import Office
from desktop.services.acts import Act
from desktop.store import frozen
from desktop.store import tables as tab

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Owner:
    """The record whose paper it is, and which version of it."""

    kind: Kind
    key: str
    version: int = 1

    @property
    def name(self) -> str:
        return record_name(self.kind, self.key)


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as issued: the bytes that were printed, with their SHA-256."""

    kind: PaperKind
    version: int
    sha256: str
    content: bytes


def keep_issued(doing: Act, office: Office, owner: Owner, kind: PaperKind, rows: Paper) -> None:
    """Put the paper's bytes and their hash in the book; a paper issued anew replaces its bytes."""
    content = papers.render(rows, PDF)
    kept = doing.book.scalars(_select_issued(owner, kind)).first()
    if kept is None:
        kept = tab.IssuedPaperTable(owner=owner.name, kind=kind, version=owner.version, suffix=PDF)
        doing.book.add(kept)
    kept.content = content
    kept.sha256 = hashlib.sha256(content).hexdigest()
    kept.issued_at = office.clock()
    kept.author = office.user
    doing.book.flush()
    doing.touch(Kind.PAPER, f"{kind}:{owner.key}")
    doing.touch(owner.kind, owner.key)
    doing.note(sha256=kept.sha256)


def issued(book: Session, owner: Owner, kind: PaperKind) -> IssuedPaper | None:
    kept = book.scalars(_select_issued(owner, kind)).first()
    return IssuedPaper(kind, kept.version, kept.sha256, kept.content) if kept is not None else None


def keep_version(doing: Act, office: Office, owner: Owner, rows: Paper, reason: str) -> None:
    """Keep the rows of completed minutes with their wording, for good."""
    doing.book.add(
        tab.MinutesVersionTable(
            owner=owner.name,
            version=owner.version,
            content=frozen.dump(rows),
            reason=reason,
            author=office.user,
            completed_at=office.clock(),
        )
    )
    doing.book.flush()
    doing.touch(owner.kind, owner.key)


def _select_issued(owner: Owner, kind: PaperKind) -> Select[tab.IssuedPaperTable]:
    table = tab.IssuedPaperTable
    return select(table).where(
        table.owner == owner.name,
        table.kind == kind,
        table.version == owner.version,
        table.suffix == PDF,
    )
