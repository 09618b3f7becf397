"""What goes into a backup beside the book: minutes readable without this program, drafts, what it counts."""

import base64
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from desktop.domain.backup_plan import BackupPlan
from desktop.domain.changes import Kind
from desktop.domain.errors import BookUnusable
from desktop.domain.papers import PaperKind
from desktop.office import BookKey
from desktop.papers.locked_pdf import locked
from desktop.store import backup_file
from desktop.store import tables as tab
from desktop.store.backup_file import BackupReader, BackupWriter
from desktop.store.reception_tables import SessionTable

Stopped = Callable[[], bool]
_DRAFTS = "backup-drafts"
_MINUTES = (PaperKind.DIALOGUE_MINUTES, PaperKind.RECEPTION_MINUTES)
_KINDS: Mapping[Kind, tuple[str, type[tab.DialogueTable] | type[SessionTable]]] = {
    Kind.DIALOGUE: ("doi-thoai", tab.DialogueTable),
    Kind.RECEPTION_SESSION: ("tiep-dan", SessionTable),
}


@cache
def plan() -> BackupPlan:
    """How often and how many, as the program ships it."""
    found = json.loads(resources.path("backups", "plan.json").read_text(encoding="utf-8"))
    return BackupPlan(
        **{name: each["value"] for name, each in found["keep"].items()},
        every_minutes=found["every_minutes"]["value"],
        warn_after_days=found["warn_after_days"]["value"],
    )


@cache
def program_version() -> str:
    """The program's version, kept in one place: the project file beside the sources."""
    file = resources.path().parent / "pyproject.toml"
    return str(tomllib.loads(file.read_text(encoding="utf-8"))["project"]["version"])


def add_minutes(
    writer: BackupWriter, book: Session, password: str, before: BackupReader | None, stopped: Stopped
) -> None:
    """One PDF for each completed version of minutes, locked with the last-resort password.

    Those that an earlier backup of the same key holds are taken from it: locking one takes longer than
    copying it.
    """
    known = _known(before)
    for name, ident, sha256 in _papers(book):
        if stopped():
            return
        content = _copied(before, known.get(sha256, ""))
        if content is None:
            issued = book.get_one(tab.IssuedPaperTable, ident)
            content = locked(issued.content, password)
            book.expunge(issued)
        writer.add(f"{backup_file.PAPERS}{name}.pdf", content, of=sha256)


def drafts_sealed(folder: Path, key: BookKey) -> bytes:
    """All drafts in one sealed part, so that not even their names tell whose they are."""
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    held = {file.name: base64.b64encode(file.read_bytes()).decode() for file in files}
    return key.sealer.seal(json.dumps(held).encode(), _DRAFTS)


def drafts_opened(sealed: bytes, key: BookKey, file: Path) -> dict[str, bytes]:
    """The drafts of a backup by file name. Raises ``BookUnusable("backup-damaged")``."""
    opened = key.sealer.open(sealed, _DRAFTS)
    if opened is None:
        raise BookUnusable("backup-damaged", file=file.name, part=backup_file.DRAFTS)
    return {str(name): base64.b64decode(content) for name, content in json.loads(opened).items()}


def _known(before: BackupReader | None) -> dict[str, str]:
    parts = before.contents.parts if before is not None else ()
    return {part.of: part.name for part in parts if part.of}


def _copied(before: BackupReader | None, name: str) -> bytes | None:
    """A part of an earlier backup; ``None`` when there is none or it is damaged there."""
    if before is None or not name:
        return None
    try:
        return before.read(name)
    except BookUnusable:
        return None


def _papers(book: Session) -> Iterator[tuple[str, int, str]]:
    """Name in the backup, row and hash of each issued paper of completed minutes."""
    named: set[str] = set()
    table = tab.IssuedPaperTable
    query = (
        select(table.id, table.owner, table.version, table.sha256)
        .where(table.kind.in_(_MINUTES), table.suffix == ".pdf")
        .order_by(table.id)
    )
    for ident, owner, version, sha256 in book.execute(query).all():
        wanted = f"{_stem(book, owner)}-ban-{version}"
        name, again = wanted, 2
        while name in named:
            name, again = f"{wanted}-{again}", again + 1
        named.add(name)
        yield name, ident, sha256


def _stem(book: Session, owner: str) -> str:
    """Kind, day and number of minutes; never a key or a title, which somebody wrote."""
    kind, _, key = owner.partition(":")
    word, table = _KINDS[Kind(kind)]
    row = book.execute(select(table.held_on, table.number).where(table.key == key)).first()
    if row is None:
        return word
    return f"{word}-{row.held_on:%Y-%m-%d}" + (f"-so-{row.number:02d}" if row.number is not None else "")
