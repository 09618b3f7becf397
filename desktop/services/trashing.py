"""Within an act under way: a record into the trash, and back; what may not go there.

Nothing completed can be deleted: minutes that were completed, papers that were issued, numbers that were
given out, promises that were kept. Lines of a register (lượt, đơn) are struck through instead (BR-14).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind, record_name
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc
from desktop.domain.writing import short_date
from desktop.registers.attachments import holder_named
from desktop.registers.catalogue_uses import uses_of
from desktop.registers.commitments import secret_code
from desktop.registers.trash import COMMITMENTS, find_trashed
from desktop.services.acts import Act, required
from desktop.services.petition_dues import follow_promise
from desktop.store import petition_tables as pet
from desktop.store import tables as tab
from desktop.store.keeping_tables import AttachmentTable, TrashTable
from desktop.store.reception_tables import SessionTable, VisitTable
from desktop.store.tables import Table
from desktop.store.whole_rows import CannotReturn, Ref, WholeRows, put_in, take_out

_TITLE = 160


@dataclass(frozen=True, slots=True)
class Trashable:
    """How one kind of record goes into the trash. ``check`` refuses what must stay; ``along`` are
    references whose rows go with it; ``like`` names the act whose right it takes besides."""

    table: type[Table]
    title: Callable[[Session, Any], str]
    check: Callable[[Session, Any], None] = lambda _book, _row: None
    along: frozenset[Ref] = frozenset()
    asks_why: bool = False
    like: str = "trash_record"


def put_away(doing: Act, kind: Kind, key: str, reason: str = "") -> None:
    """Take a record out whole and keep it in the trash with its number, its keys and what pointed at it.

    Raises ``trash-struck-instead``, ``trash-unknown``, ``trash-in-use``, or why it must stay.
    """
    how = kind_of(kind)
    doing.needs(how.like)
    row = _find(doing.book, how.table, key)
    if row is None:
        raise Refusal("trash-unknown", key=key)
    if how.asks_why:
        required(reason, "reason")
    how.check(doing.book, row)
    _refuse_given_out(doing.book, record_name(kind, key))
    title = _cut(how.title(doing.book, row))
    doing.book.flush()
    connection = doing.book.connection()
    whole = take_out(connection, how.table.__tablename__, row.id, along=how.along)
    _let_go(doing.book, whole)
    numbers = [(values["year"], values["number"]) for name, values in whole.rows if name == "commitments"]
    year, number = max(numbers, default=(None, None))
    doing.book.add(
        TrashTable(
            kind=kind,
            key=key,
            title=title,
            series=COMMITMENTS if numbers else None,
            year=year,
            number=number,
            content=whole.text(),
            reason=nfc(reason).strip(),
            trashed_at=doing.office.clock(),
            trashed_by=doing.office.user,
        )
    )
    doing.book.flush()
    _tell(doing, kind, key, whole)


def bring_back(doing: Act, kind: Kind, key: str) -> None:
    """Put a record back as it was, with its number, and link again what is still there and unlinked.

    Raises ``trash-unknown`` when it is not there, ``trash-key-taken``, ``trash-number-taken`` or
    ``trash-missing`` when the book has no place for it any more.
    """
    doing.needs(kind_of(kind).like)
    kept = find_trashed(doing.book, kind, key)
    if kept is None:
        raise Refusal("trash-unknown", key=key)
    whole = WholeRows.of_text(kept.content)
    _refuse_number_taken(doing.book, whole)
    doing.book.delete(kept)
    doing.book.flush()
    try:
        missing = put_in(doing.book.connection(), whole)
    except CannotReturn as error:
        code = "trash-missing" if error.missing else "trash-key-taken"
        raise Refusal(code, title=kept.title, key=error.key) from error
    _leave_links(doing.book, missing)
    _let_go(doing.book, whole)
    _tell(doing, kind, key, whole)


def kind_of(kind: Kind) -> Trashable:
    """Raises ``trash-struck-instead`` for a line of a register, ``trash-not-for`` for any other kind."""
    if kind in (Kind.VISIT, Kind.PETITION, Kind.CASE):
        raise Refusal("trash-struck-instead")
    if kind not in TRASHABLE:
        raise Refusal("trash-not-for")
    return TRASHABLE[kind]


def _let_go(book: Session, whole: WholeRows) -> None:
    """Mapped rows at hand that are gone now, or whose references are others, are read anew."""
    gone = {(table, values["id"]) for table, values in whole.rows}
    linked = {link["table"] for link in whole.links}
    for row in list(book.identity_map.values()):
        table = getattr(row, "__tablename__", "")
        if row in book and (table, getattr(row, "id", None)) in gone:
            book.expunge(row)
        elif row in book and table in linked:
            book.expire(row)


def _find(book: Session, table: type[Any], key: str) -> Any:
    return book.scalars(select(table).where(table.key == key)).first()


def _tell(doing: Act, kind: Kind, key: str, whole: WholeRows) -> None:
    """Every record that went or came back is touched; petitions count their promises anew."""
    doing.touch(kind, key)
    doing.touch(Kind.TRASH, record_name(kind, key))
    for table, each in whole.keys:
        doing.touch(_KINDS[table], each)
    for table, values in whole.rows:
        if table == "commitments" and values["petition_id"] is not None:
            follow_promise(doing, values["petition_id"])


def _leave_links(book: Session, missing: list[dict[str, Any]]) -> None:
    """What the record pointed at lies in the trash itself: when it comes back it is linked again."""
    for link in missing:
        target = link.pop("target")
        for kept in book.scalars(select(TrashTable).where(TrashTable.content.contains(f'"{target}"'))):
            whole = WholeRows.of_text(kept.content)
            ids = [v["id"] for name, v in whole.rows if name == link["to"] and v.get("key") == target]
            whole.links += [{**link, "id": each} for each in ids]
            kept.content = whole.text()
    book.flush()


def _refuse_given_out(book: Session, owner: str) -> None:
    """Numbers given out and papers issued carry the record's name for good (BR-46, BR-48)."""
    for table in (tab.NumberTable, tab.IssuedPaperTable, tab.MinutesVersionTable):
        if book.scalar(select(table.id).where(table.owner == owner).limit(1)) is not None:
            raise Refusal("trash-issued")


def _refuse_number_taken(book: Session, whole: WholeRows) -> None:
    table = tab.CommitmentTable
    for name, values in whole.rows:
        if name == "commitments":
            year, number = values["year"], values["number"]
            taken = select(table.id).where(table.year == year, table.number == number)
            if book.scalar(taken) is not None:
                raise Refusal("trash-number-taken", number=number, year=year)


def _check_dialogue(book: Session, row: tab.DialogueTable) -> None:
    if row.minutes_state != MinutesState.DRAFT or row.version > 1:
        raise Refusal("trash-completed")
    if row.number is not None or row.notice_number is not None:
        raise Refusal("trash-issued")
    _refuse_promises(book, tab.CommitmentTable.dialogue_id == row.id)


def _check_session(book: Session, row: SessionTable) -> None:
    if row.minutes_state != MinutesState.DRAFT or row.version > 1:
        raise Refusal("trash-completed")
    if row.number is not None or row.notice_number is not None:
        raise Refusal("trash-issued")
    if book.scalar(select(VisitTable.id).where(VisitTable.session_id == row.id).limit(1)) is not None:
        raise Refusal("trash-has-visits")
    _refuse_promises(book, tab.CommitmentTable.session_id == row.id)


def _refuse_promises(book: Session, where: Any) -> None:
    if book.scalar(select(tab.CommitmentTable.id).where(where).limit(1)) is not None:
        raise Refusal("trash-has-commitments")


def _check_opinion(book: Session, row: tab.OpinionTable) -> None:
    """Whether its minutes are still open is asked where opinions are taken out."""
    made = tab.CommitmentTable
    for promise in book.scalars(select(made).where(made.opinion_id == row.id)):
        _check_commitment(book, promise)
        _refuse_given_out(book, record_name(Kind.COMMITMENT, promise.key))


def _check_commitment(book: Session, row: tab.CommitmentTable) -> None:
    if not row.is_open:
        raise Refusal("trash-closed", number=row.number, year=row.year)
    for table, made_at in ((tab.DialogueTable, row.dialogue_id), (SessionTable, row.session_id)):
        if made_at is None:
            continue
        state = book.scalar(select(table.minutes_state).where(table.id == made_at))
        if state != MinutesState.DRAFT:
            raise Refusal("trash-in-minutes", number=row.number, year=row.year)


def _unused(kind: Kind) -> Callable[[Session, Any], None]:
    """Refuses an entry of a catalogue that any record uses, by name too (BR-65)."""

    def check(book: Session, row: Any) -> None:
        if uses_of(book, kind, row.key):
            raise Refusal("trash-in-use", title=row.name)

    return check


def _dialogue_title(_book: Session, row: tab.DialogueTable) -> str:
    return f"{row.title}, ngày {short_date(row.held_on)}"


def _session_title(_book: Session, row: SessionTable) -> str:
    return f"Buổi tiếp công dân ngày {short_date(row.held_on)}"


def _opinion_title(_book: Session, row: tab.OpinionTable) -> str:
    return ": ".join(part for part in (row.speaker, row.content) if part)


def _commitment_title(book: Session, row: tab.CommitmentTable) -> str:
    """A promise on a denunciation is called by the code (BR-26)."""
    visit = book.get_one(VisitTable, row.case.visit_id) if row.case is not None else None
    code = secret_code(visit, row.petition)
    return f"Cam kết về đơn tố cáo {code}" if code is not None else row.content


def _file_title(book: Session, row: AttachmentTable) -> str:
    """A file of a denunciation is named by the code of its record (BR-26)."""
    holder = holder_named(book, row.owner)
    return f"Tệp của {holder.words}" if holder.coded or holder.secret else f"{row.title} ({holder.words})"


def _named(_book: Session, row: Any) -> str:
    return str(row.name)


def _cut(title: str) -> str:
    words = " ".join(title.split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _TITLE else f"{words[: _TITLE - 1]}…"


TRASHABLE: dict[Kind, Trashable] = {
    Kind.DIALOGUE: Trashable(tab.DialogueTable, _dialogue_title, _check_dialogue),
    Kind.OPINION: Trashable(
        tab.OpinionTable, _opinion_title, _check_opinion, frozenset({("commitments", "opinion_id")})
    ),
    Kind.RECEPTION_SESSION: Trashable(SessionTable, _session_title, _check_session),
    Kind.COMMITMENT: Trashable(tab.CommitmentTable, _commitment_title, _check_commitment, asks_why=True),
    Kind.OFFICIAL: Trashable(tab.OfficialTable, _named, _unused(Kind.OFFICIAL), like="record_official"),
    Kind.BODY: Trashable(tab.BodyTable, _named, _unused(Kind.BODY), like="record_body"),
    Kind.SUBJECT_AREA: Trashable(
        tab.SubjectAreaTable, _named, _unused(Kind.SUBJECT_AREA), like="record_subject_area"
    ),
    Kind.ATTACHMENT: Trashable(AttachmentTable, _file_title, asks_why=True),
    Kind.SURVEY: Trashable(pet.SurveyTable, lambda _book, row: row.subject),
    Kind.PROCEDURE_FIGURES: Trashable(pet.ProcedureFiguresTable, lambda _book, row: row.unit),
    Kind.RECOGNISED_MODEL: Trashable(pet.RecognisedModelTable, _named),
}
"""What can go into the trash; one line a kind."""

_KINDS = {how.table.__tablename__: kind for kind, how in TRASHABLE.items()}
