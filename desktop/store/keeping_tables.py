"""The tables of what keeps a book trustworthy: who uses it, its log, its trash, its attachments."""

import datetime as dt
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables import Table


class AuditTable(Table):
    """One line for each act: who, when, what, before and after (BR-63). Only ever added to.

    ``digest`` stands for ``detail`` in the chain: it is the hash of ``salt`` and ``detail``. Erasing a
    denouncer empties ``detail`` and forgets ``salt``; the chain still holds, and nothing can be guessed from
    the digest.
    ``hash`` follows from the line before and all of this one.
    """

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    user: Mapped[str] = mapped_column("user_name")
    act: Mapped[str]
    touched: Mapped[list[str]]
    detail: Mapped[dict[str, Any]]
    salt: Mapped[str | None] = mapped_column(String(32))
    digest: Mapped[str | None] = mapped_column(String(64))
    hash: Mapped[str | None] = mapped_column(String(64))


class UserTable(Table):
    """Who may open the book, with the ``roles`` of ``domain.users``; made inactive, never removed."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    roles: Mapped[list[str]]
    active: Mapped[bool]
    created_at: Mapped[dt.datetime]


class AttachmentTable(Table):
    """A scan or file, its bytes in the book. ``owner`` names the record: ``petition:don-2026-048``."""

    __tablename__ = "attachments"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    owner: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[dt.datetime]
    added_by: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)


class TrashTable(Table):
    """A record taken out of its register, whole: its rows and what pointed at it, as JSON in ``content``.

    ``series``, ``year`` and ``number`` keep its number from being given out again.
    """

    __tablename__ = "trash"
    __table_args__ = (UniqueConstraint("kind", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    key: Mapped[str]
    title: Mapped[str]
    series: Mapped[str | None]
    year: Mapped[int | None]
    number: Mapped[int | None]
    content: Mapped[str]
    reason: Mapped[str]
    trashed_at: Mapped[dt.datetime]
    trashed_by: Mapped[str]


class OfficeNameTable(Table):
    """What the office was called until a day, that day included: papers of that time keep the name."""

    __tablename__ = "office_names"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    province: Mapped[str]
    place: Mapped[str]
    until: Mapped[dt.date]
    basis: Mapped[str]


class RetentionTable(Table):
    """How long a kind of record is kept (BR-62); ``years`` ``None``: for good."""

    __tablename__ = "retention_classes"
    id: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(String(30), unique=True)
    years: Mapped[int | None]
    basis: Mapped[str]
    confidence: Mapped[str]
    reason: Mapped[str]
