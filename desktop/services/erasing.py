"""Taking someone's identity out of everything the book and its journal hold of a record."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, or_, select
from sqlalchemy.orm import Session

from desktop import papers
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.identity import blotted
from desktop.domain.log_chain import rest_of
from desktop.domain.papers import Paper, PaperKind
from desktop.domain.reception_papers import ReceptionMinutesPaper
from desktop.domain.vietnamese import nfc
from desktop.registers.papers import paper_rows_in
from desktop.services.acts import Act
from desktop.store import frozen
from desktop.store import tables as tab
from desktop.store.keeping_tables import AuditTable
from desktop.store.reception_tables import SessionTable

_WHO: dict[str, Any] = {
    "people": [],
    "representatives": [],
    "appointing_paper": "",
    "sender": None,
    "consent": None,
}
_TELLING: dict[str, Any] = {"cases": [], "attachment": {}}
_COMMITMENT_TEXTS = (
    "content", "promised_to", "due_reason", "result", "reply_document", "notified_how", "dropped_reason",
)  # fmt: skip
_SESSION_TEXTS = ("conclusion", "reason", "ground")


@dataclass(frozen=True, slots=True)
class Cure:
    """What to take out: ``words`` tell who it is, ``key`` is the record, ``owners`` the names of every
    record whose papers and audit lines may tell it too. On paper it is ``number`` with its ``code``.
    ``files``: the attachments that are taken out, as audit lines name them."""

    key: str
    words: tuple[str, ...]
    owners: tuple[str, ...]
    number: int | None
    code: str
    secret_file: str
    files: tuple[str, ...] = ()

    def text(self, text: str) -> str:
        return blotted(text, self.words)

    def names(self, text: str) -> bool:
        return self.text(text) != nfc(text)

    def value(self, value: Any) -> Any:
        """A value of JSON with every text of it cured; the record itself says nothing of who it is."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if not isinstance(value, dict):
            return value
        cured = {name: self.value(each) for name, each in value.items()}
        return cured | self._nobody(cured) if self._is_record(cured) else cured

    def json(self, content: str) -> str:
        try:
            value = json.loads(content)
        except ValueError:
            return self.text(content)
        return json.dumps(self.value(value), ensure_ascii=False, separators=(",", ":"))

    def _is_record(self, value: dict[str, Any]) -> bool:
        on_paper = "denouncer" in value and self.number is not None
        return bool(value.get("key") == self.key or (on_paper and value.get("number") == self.number))

    def _nobody(self, value: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {name: empty for name, empty in _WHO.items() if name in value}
        if "denouncer" in value:
            told["denouncer"] = {"code": self.code, "secret_file": self.secret_file}
        return told


def cure_texts(doing: Act, cure: Cure, session: int | None, petition: int | None) -> int:
    """Free texts beside the record: the session's own and the commitments made there; how many changed."""
    changed = 0
    if session is not None:
        changed += _cure_row(doing.book.get_one(SessionTable, session), _SESSION_TEXTS, cure)
    for made in _commitments(doing.book, session, petition):
        touched = _cure_row(made, _COMMITMENT_TEXTS, cure)
        touched += sum(_cure_row(event, ("note",), cure) for event in made.events)
        if touched:
            doing.touch(Kind.COMMITMENT, made.key)
        changed += touched
    doing.book.flush()
    return changed


def cure_audit(book: Session, cure: Cure) -> dict[str, str]:
    """Lines of the audit about the record and what belongs to it: their values go, the lines stay (BR-63).

    Gives the number of each line that was emptied with the digest of what is left of it, for the chain.
    """
    emptied = {}
    for line in book.scalars(select(AuditTable).where(_about((*cure.owners, *cure.files)))):
        own = any(name.endswith(f":{cure.key}") or name in cure.files for name in line.touched)
        cured = _without_who(cure.value(line.detail)) if own else cure.value(line.detail)
        if cured != line.detail:
            line.detail, line.salt = cured, None
            emptied[str(line.id)] = rest_of(cured)
    book.flush()
    return emptied


def _without_who(said: Any) -> Any:
    """A line's values without those that say who came or wrote, of whichever record in it and whenever."""
    if not isinstance(said, dict):
        return said
    return {name: _without_who(each) for name, each in said.items() if name not in _WHO | _TELLING}


def cure_papers(doing: Act, cure: Cure) -> int:
    """Kept rows and issued bytes, made anew without who it is; what cannot be made any more is removed."""
    table, changed = tab.MinutesVersionTable, 0
    for kept in doing.book.scalars(select(table).where(table.owner.in_(cure.owners))):
        content = cure.json(kept.content)
        changed += content != kept.content
        kept.content = content
    doing.book.flush()
    issued = tab.IssuedPaperTable
    for paper in doing.book.scalars(select(issued).where(issued.owner.in_(cure.owners))).all():
        rows = _rows_of(doing.book, paper)
        if rows is None:
            doing.book.delete(paper)
        else:
            paper.content = papers.render(rows, paper.suffix)
            paper.sha256 = hashlib.sha256(paper.content).hexdigest()
        doing.touch(Kind.PAPER, f"{paper.kind}:{cure.key}")
        changed += 1
    doing.book.flush()
    return changed


def commitments_naming(book: Session, cure: Cure, session: int | None, petition: int | None) -> int:
    """How many commitments made there name the person in a text."""
    return sum(
        any(cure.names(getattr(made, name)) for name in _COMMITMENT_TEXTS)
        or any(cure.names(event.note) for event in made.events)
        for made in _commitments(book, session, petition)
    )


def count_kept(book: Session, owners: Iterable[str]) -> tuple[int, int, int]:
    """Completed versions, issued papers and audit lines that belong to these records."""
    names = tuple(owners)
    versions, issued, audit = tab.MinutesVersionTable, tab.IssuedPaperTable, AuditTable
    return (
        len(book.scalars(select(versions.id).where(versions.owner.in_(names))).all()),
        len(book.scalars(select(issued.id).where(issued.owner.in_(names))).all()),
        len(book.scalars(select(audit.id).where(_about(names))).all()),
    )


def _commitments(book: Session, session: int | None, petition: int | None) -> Iterable[tab.CommitmentTable]:
    table = tab.CommitmentTable
    where = table.session_id == session if session is not None else table.petition_id == petition
    return book.scalars(select(table).where(where)).all()


def _cure_row(row: object, names: tuple[str, ...], cure: Cure) -> int:
    """Cure the named columns of a row; whether anything changed."""
    changed = 0
    for name in names:
        before = getattr(row, name)
        after = cure.text(before)
        if after != before:
            setattr(row, name, after)
            changed = 1
    return changed


def _about(owners: Iterable[str]) -> ColumnElement[bool]:
    """Audit lines that touch one of these records."""
    return or_(*(cast(AuditTable.touched, Text).contains(f'"{name}"') for name in owners))


def _rows_of(book: Session, paper: tab.IssuedPaperTable) -> Paper | None:
    """What the paper says now: completed minutes as they are kept, anything else from the book."""
    table = tab.MinutesVersionTable
    if paper.kind == PaperKind.RECEPTION_MINUTES:
        kept = book.scalar(
            select(table.content).where(table.owner == paper.owner, table.version == paper.version)
        )
        if kept is not None:
            return frozen.load(ReceptionMinutesPaper, kept)
    try:
        return paper_rows_in(book, PaperKind(paper.kind), paper.owner.split(":", 1)[1])
    except Refusal:
        return None
