"""The tables of the book. Every person's text is kept NFC; references are foreign keys.

Nothing here leaves a service: registers and services turn rows into the frozen nouns of ``domain``.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    Time,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from desktop.domain.vietnamese import fold

if TYPE_CHECKING:
    from desktop.store.petition_tables import PetitionTable
    from desktop.store.reception_tables import CaseTable, SessionTable


class Table(DeclarativeBase):
    """All tables of the book."""

    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads it from the class
        str: Text,
        int: Integer,
        bool: Boolean,
        dt.date: Date,
        dt.time: Time,
        dt.datetime: DateTime,
        list[str]: JSON,
        dict[str, Any]: JSON,
        list[dict[str, str]]: JSON,
        bytes: LargeBinary,
    }


class OfficeTable(Table):
    __tablename__ = "office"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    province: Mapped[str]
    place: Mapped[str]
    user_name: Mapped[str] = mapped_column(default="")
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)


class LetterheadTable(Table):
    __tablename__ = "letterheads"
    id: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(String(10), index=True)
    superior: Mapped[str | None]
    issuer: Mapped[str]
    symbol: Mapped[str]
    term_start: Mapped[dt.date | None]
    effective_from: Mapped[dt.date | None]


class OfficialTable(Table):
    __tablename__ = "officials"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[int]
    posts: Mapped[list["PostTable"]] = relationship(
        order_by="PostTable.position", cascade="all, delete-orphan", lazy="selectin"
    )


class PostTable(Table):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"), index=True)
    position: Mapped[int]
    capacity: Mapped[str] = mapped_column(String(10))
    title: Mapped[str]
    head: Mapped[bool]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class BodyTable(Table):
    __tablename__ = "bodies"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    abbreviation: Mapped[str | None]
    position: Mapped[int]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class HamletTable(Table):
    __tablename__ = "hamlets"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class SubjectAreaTable(Table):
    __tablename__ = "subject_areas"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    group: Mapped[str] = mapped_column("statistical_group", String(10))
    position: Mapped[int]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class PhraseTable(Table):
    __tablename__ = "phrases"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    label: Mapped[str]
    text: Mapped[str]


class LegalLimitTable(Table):
    __tablename__ = "legal_limits"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    count: Mapped[int]
    unit: Mapped[str] = mapped_column(String(15))
    before: Mapped[bool]
    effective_from: Mapped[dt.date | None]
    effective_to: Mapped[dt.date | None]
    basis: Mapped[str]
    confidence: Mapped[str]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    checked_by: Mapped[str] = mapped_column(default="", server_default="")
    checked_on: Mapped[dt.date | None]


class CalendarDayTable(Table):
    __tablename__ = "calendar_days"
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str]
    basis: Mapped[str]
    provisional: Mapped[bool]


class DialogueTable(Table):
    __tablename__ = "dialogues"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    held_on: Mapped[dt.date] = mapped_column(index=True)
    letterhead: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10), index=True)
    start: Mapped[dt.time | None]
    end: Mapped[dt.time | None]
    place: Mapped[str]
    form: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str]
    moved_to: Mapped[dt.date | None]
    note_taker_name: Mapped[str]
    note_taker_title: Mapped[str]
    counterparts: Mapped[list[str]]
    hamlets: Mapped[list[str]]
    plan: Mapped[str]
    announced_on: Mapped[dt.date | None]
    results_published_on: Mapped[dt.date | None]
    papers_used: Mapped[list[str]]
    opening: Mapped[str]
    other_information: Mapped[str]
    disagreement: Mapped[str]
    conclusion: Mapped[str]
    read_back: Mapped[bool]
    non_signers: Mapped[list[dict[str, str]]]
    copies: Mapped[int | None]
    number: Mapped[int | None]
    issued_on: Mapped[dt.date | None]
    notice_number: Mapped[int | None]
    notice_issued_on: Mapped[dt.date | None]
    minutes_state: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    correction_reason: Mapped[str]
    chairs: Mapped[list["ChairTable"]] = relationship(
        order_by="ChairTable.position", cascade="all, delete-orphan", lazy="selectin"
    )
    attendance: Mapped[list["AttendanceTable"]] = relationship(
        order_by="AttendanceTable.position", cascade="all, delete-orphan", lazy="selectin"
    )


class ChairTable(Table):
    __tablename__ = "dialogue_chairs"
    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    official_id: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    capacity: Mapped[str] = mapped_column(String(10))
    official: Mapped[OfficialTable] = relationship(lazy="joined")


class AttendanceTable(Table):
    __tablename__ = "dialogue_attendance"
    id: Mapped[int] = mapped_column(primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    group: Mapped[str] = mapped_column("group_name")
    kind: Mapped[str] = mapped_column(String(10))
    present: Mapped[int]
    absent: Mapped[int]
    absent_reason: Mapped[str]


class OpinionTable(Table):
    __tablename__ = "opinions"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    speaker: Mapped[str]
    unit: Mapped[str]
    subject_area_id: Mapped[int | None] = mapped_column(ForeignKey("subject_areas.id"))
    source: Mapped[str | None] = mapped_column(String(10))
    raised_at: Mapped[dt.time | None]
    channel: Mapped[str | None] = mapped_column(String(20))
    content: Mapped[str]
    status: Mapped[str | None] = mapped_column(String(15))
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"))
    answer: Mapped[str]
    no_commitment_reason: Mapped[str]


class CommitmentTable(Table):
    """``waits``: handed on or reminded of, nothing heard since. ``folded``: its words without marks."""

    __tablename__ = "commitments"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("commitments_by_urgency", "is_open", "waits", "due_now"),
        Index("commitments_by_day", "is_open", "due_now"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int]
    number: Mapped[int]
    content: Mapped[str]
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    opinion_id: Mapped[int | None] = mapped_column(ForeignKey("opinions.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("reception_sessions.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    petition_id: Mapped[int | None] = mapped_column(ForeignKey("petitions.id"), index=True)
    promised_to: Mapped[str]
    promised_by_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"), index=True)
    promised_on: Mapped[dt.date] = mapped_column(index=True)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    due_kind: Mapped[str] = mapped_column(String(15))
    due_count: Mapped[int | None]
    due_reason: Mapped[str]
    due_on: Mapped[dt.date | None]
    due_now: Mapped[dt.date | None] = mapped_column(index=True)
    reply_in_writing: Mapped[bool]
    is_open: Mapped[bool] = mapped_column(index=True)
    fulfilled_on: Mapped[dt.date | None]
    result: Mapped[str]
    reply_document: Mapped[str]
    reply_document_on: Mapped[dt.date | None]
    notified_on: Mapped[dt.date | None]
    notified_how: Mapped[str]
    dropped_on: Mapped[dt.date | None]
    dropped_reason: Mapped[str]
    waits: Mapped[bool] = mapped_column(default=False, server_default="0")
    folded: Mapped[str] = mapped_column(default="", server_default="")
    dialogue: Mapped[DialogueTable | None] = relationship(lazy="select")
    opinion: Mapped[OpinionTable | None] = relationship(lazy="joined")
    session: Mapped["SessionTable | None"] = relationship(lazy="select")
    case: Mapped["CaseTable | None"] = relationship(lazy="select")
    petition: Mapped["PetitionTable | None"] = relationship(lazy="select")
    promised_by: Mapped[OfficialTable | None] = relationship(lazy="joined")
    lead: Mapped[BodyTable | None] = relationship(lazy="joined")
    support: Mapped[list["SupportTable"]] = relationship(
        order_by="SupportTable.position", cascade="all, delete-orphan", lazy="selectin"
    )
    events: Mapped[list["CommitmentEventTable"]] = relationship(
        order_by="CommitmentEventTable.id", cascade="all, delete-orphan", lazy="selectin"
    )


@event.listens_for(CommitmentTable, "before_insert")
@event.listens_for(CommitmentTable, "before_update")
def _keep_words(_mapper: object, _connection: object, row: CommitmentTable) -> None:
    """Whoever writes a commitment, its words to be searched are those it has now, and no others."""
    row.folded = fold(f"{row.content} {row.promised_to}")


class SupportTable(Table):
    __tablename__ = "commitment_support"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    position: Mapped[int]
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    body: Mapped[BodyTable] = relationship(lazy="joined")


class CommitmentEventTable(Table):
    """An extension, a progress note or a reminder, in the order they happened."""

    __tablename__ = "commitment_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    happened_on: Mapped[dt.date]
    extended_to: Mapped[dt.date | None]
    percent: Mapped[int | None]
    note: Mapped[str]


class NumberTable(Table):
    """A document number given out; never reused, a spoiled one is voided (BR-48).

    ``owner`` names the record whose paper carries it: ``dialogue:dt-2026-11-12``.
    """

    __tablename__ = "document_numbers"
    __table_args__ = (UniqueConstraint("symbol", "doc_type", "period", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    symbol: Mapped[str]
    doc_type: Mapped[str] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    issued_on: Mapped[dt.date | None]
    owner: Mapped[str | None] = mapped_column(index=True)
    voided: Mapped[bool] = mapped_column(default=False)


class NumberStartTable(Table):
    """The number a series goes on from when the book takes over from paper."""

    __tablename__ = "number_starts"
    id: Mapped[int] = mapped_column(primary_key=True)
    symbol: Mapped[str]
    doc_type: Mapped[str] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(10))
    first: Mapped[int]


class MinutesVersionTable(Table):
    """One completed version of minutes: its whole content and wording, for good (BR-46)."""

    __tablename__ = "minutes_versions"
    __table_args__ = (UniqueConstraint("owner", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    version: Mapped[int]
    content: Mapped[str]
    reason: Mapped[str]
    author: Mapped[str]
    completed_at: Mapped[dt.datetime]


class IssuedPaperTable(Table):
    """The very bytes that were issued, with their hash; never rendered anew."""

    __tablename__ = "issued_papers"
    __table_args__ = (UniqueConstraint("owner", "kind", "version", "suffix"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    kind: Mapped[str] = mapped_column(String(30))
    version: Mapped[int]
    suffix: Mapped[str] = mapped_column(String(5))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes]
    issued_at: Mapped[dt.datetime]
    author: Mapped[str]
