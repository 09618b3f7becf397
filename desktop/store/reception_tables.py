"""The tables of receptions: sessions, visits, the people who came, their cases.

``title``, ``sort_key`` and ``folded`` are what lists show, sort and filter by; a denunciation's hold its
code only (BR-26). ``UNTOLD`` and ``WAITING`` say which visits and cases still owe an answer: an index holds
those alone, and is used where a query repeats the words.
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desktop.store.tables import BodyTable, OfficialTable, SubjectAreaTable, Table

UNTOLD = "refusal_ground != '' AND refusal_issued_on IS NULL"
WAITING = "result = '' AND handling IN ('accepted', 'transferred')"


class SessionTable(Table):
    __tablename__ = "reception_sessions"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    held_on: Mapped[dt.date] = mapped_column(index=True)
    start: Mapped[dt.time | None]
    end: Mapped[dt.time | None]
    place: Mapped[str]
    capacity: Mapped[str] = mapped_column(String(10))
    host_id: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    kind: Mapped[str] = mapped_column(String(15))
    ground: Mapped[str]
    status: Mapped[str] = mapped_column(String(10), index=True)
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"))
    reason: Mapped[str]
    moved_to: Mapped[dt.date | None]
    note_taker: Mapped[str]
    attendees: Mapped[list[dict[str, str]]]
    posted_on: Mapped[dt.date | None]
    number: Mapped[int | None]
    issued_on: Mapped[dt.date | None]
    conclusion: Mapped[str]
    notice_number: Mapped[int | None]
    notice_issued_on: Mapped[dt.date | None]
    copies: Mapped[int | None]
    minutes_state: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    correction_reason: Mapped[str]
    host: Mapped[OfficialTable] = relationship(foreign_keys=[host_id], lazy="joined")
    delegate: Mapped[OfficialTable | None] = relationship(foreign_keys=[delegate_id], lazy="joined")


class VisitTable(Table):
    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("register_year", "number"),
        Index("visits_by_day", "visited_on", "number"),
        Index("visits_by_name", "sort_key", "id"),
        Index("visits_untold", "visited_on", sqlite_where=text(UNTOLD)),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("reception_sessions.id"), index=True)
    position: Mapped[int]
    visited_on: Mapped[dt.date]
    register_year: Mapped[int]
    number: Mapped[int]
    arrived: Mapped[dt.time | None]
    people_count: Mapped[int]
    representatives: Mapped[list[str]]
    appointing_paper: Mapped[str]
    read_back: Mapped[bool]
    signed: Mapped[str | None] = mapped_column(String(12))
    sign_refusal_reason: Mapped[str]
    refusal_ground: Mapped[str]
    refusal_detail: Mapped[str]
    refusal_number: Mapped[int | None]
    refusal_issued_on: Mapped[dt.date | None]
    papers_received: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    secret_file: Mapped[str]
    disclosure_consent: Mapped[bool]
    consent_by: Mapped[str]
    consent_at: Mapped[dt.datetime | None]
    code: Mapped[str] = mapped_column(index=True)
    struck_on: Mapped[dt.date | None]
    struck_reason: Mapped[str]
    title: Mapped[str]
    sort_key: Mapped[str]
    folded: Mapped[str]
    people: Mapped[list["VisitPersonTable"]] = relationship(
        order_by="VisitPersonTable.position", cascade="all, delete-orphan", lazy="selectin"
    )
    cases: Mapped[list["CaseTable"]] = relationship(
        order_by="CaseTable.position", cascade="all, delete-orphan", lazy="selectin"
    )


class VisitPersonTable(Table):
    __tablename__ = "visit_people"
    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    address: Mapped[str]
    old_address: Mapped[str]
    id_number: Mapped[str] = mapped_column(index=True)
    phone: Mapped[str]
    folded_name: Mapped[str] = mapped_column(index=True)


class CaseTable(Table):
    __tablename__ = "cases"
    __table_args__ = (Index("cases_waiting", "visit_id", sqlite_where=text(WAITING)),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    position: Mapped[int]
    type: Mapped[str] = mapped_column(String(15))
    subject_area_id: Mapped[int | None] = mapped_column(ForeignKey("subject_areas.id"))
    content: Mapped[str]
    request: Mapped[str]
    occurrence: Mapped[str | None] = mapped_column(String(10))
    same_content_people: Mapped[int]
    settled_by: Mapped[str]
    in_competence: Mapped[bool | None]
    handling: Mapped[str | None] = mapped_column(String(12))
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"))
    document: Mapped[str]
    answer: Mapped[str]
    result: Mapped[str]
    note: Mapped[str]
    subject_area: Mapped[SubjectAreaTable | None] = relationship(lazy="joined")
    handled_by: Mapped[BodyTable | None] = relationship(lazy="joined")
