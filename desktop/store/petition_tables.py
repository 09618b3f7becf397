"""The tables of petitions and of the figures other offices send in."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop.store.tables import BodyTable, SubjectAreaTable, Table


class PetitionTable(Table):
    """``title``, ``sort_key`` and ``folded`` as in the table of visits; a denunciation's hold its code."""

    __tablename__ = "petitions"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("petitions_by_name", "sort_key", "id"),
        Index("petitions_by_due", "due_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    received: Mapped[dt.date] = mapped_column(index=True)
    year: Mapped[int]
    number: Mapped[int]
    channel: Mapped[str] = mapped_column(String(15))
    sender_name: Mapped[str]
    sender_address: Mapped[str]
    sender_old_address: Mapped[str]
    sender_id_number: Mapped[str] = mapped_column(index=True)
    sender_phone: Mapped[str]
    sender_folded: Mapped[str] = mapped_column(index=True)
    senders_count: Mapped[int]
    secret_file: Mapped[str]
    disclosure_consent: Mapped[bool]
    consent_by: Mapped[str]
    consent_at: Mapped[dt.datetime | None]
    code: Mapped[str] = mapped_column(index=True)
    type: Mapped[str] = mapped_column(String(15))
    subject_area_id: Mapped[int | None] = mapped_column(ForeignKey("subject_areas.id"))
    content: Mapped[str]
    case_count: Mapped[int]
    eligible: Mapped[bool | None]
    ineligible_reason: Mapped[str]
    checks: Mapped[list[str]]
    competence: Mapped[str | None] = mapped_column(String(10))
    capacity: Mapped[str | None] = mapped_column(String(10))
    complex: Mapped[bool]
    complex_reason: Mapped[str]
    remote: Mapped[bool]
    instance: Mapped[str | None] = mapped_column(String(10))
    repeat_of_id: Mapped[int | None] = mapped_column(ForeignKey("petitions.id"), index=True)
    handling: Mapped[str | None] = mapped_column(String(12))
    handled_on: Mapped[dt.date | None]
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    document: Mapped[str]
    accepted_on: Mapped[dt.date | None]
    settled_on: Mapped[dt.date | None]
    result: Mapped[str]
    notice_on: Mapped[dt.date | None]
    notice_document: Mapped[str]
    notice_form: Mapped[str | None] = mapped_column(String(10))
    withdrawn_on: Mapped[dt.date | None]
    withdrawn_reason: Mapped[str]
    struck_on: Mapped[dt.date | None]
    struck_reason: Mapped[str]
    due_on: Mapped[dt.date | None]
    is_open: Mapped[bool] = mapped_column(index=True)
    title: Mapped[str]
    sort_key: Mapped[str]
    folded: Mapped[str]
    subject_area: Mapped[SubjectAreaTable | None] = relationship(lazy="joined")
    handled_by: Mapped[BodyTable | None] = relationship(lazy="joined")
    repeat_of: Mapped["PetitionTable | None"] = relationship(remote_side="PetitionTable.id", lazy="select")


class SurveyTable(Table):
    __tablename__ = "surveys"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    first: Mapped[dt.date | None]
    last: Mapped[dt.date | None]
    subject: Mapped[str]
    satisfied: Mapped[int]
    neutral: Mapped[int]
    dissatisfied: Mapped[int]


class ProcedureFiguresTable(Table):
    __tablename__ = "procedure_figures"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    first: Mapped[dt.date | None]
    last: Mapped[dt.date | None]
    unit: Mapped[str]
    received: Mapped[int]
    resolved: Mapped[int]
    on_time: Mapped[int]


class RecognisedModelTable(Table):
    __tablename__ = "recognised_models"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    registered_on: Mapped[dt.date | None]
    name: Mapped[str]
    owner: Mapped[str]
    subject_area_id: Mapped[int | None] = mapped_column(ForeignKey("subject_areas.id"))
    kind: Mapped[str | None] = mapped_column(String(12))
    recognised_on: Mapped[dt.date | None]
    recognised_by: Mapped[str]
    document: Mapped[str]
    subject_area: Mapped[SubjectAreaTable | None] = relationship(lazy="joined")
