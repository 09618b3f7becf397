"""The first book: the office, its dialogues, opinions and commitments, papers and audit."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _filled(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False) for name in names]


def _blank(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names]


def _link(name: str, refers: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(refers), nullable=nullable)


def _audit() -> None:
    op.create_table(
        "audit",
        _id(),
        *_filled(sa.DateTime(), "at"),
        *_filled(sa.Text(), "user_name", "act"),
        *_filled(sa.JSON(), "touched", "detail"),
    )


def _bodies() -> None:
    op.create_table(
        "bodies",
        _id(),
        *_filled(sa.Text(), "key", "name"),
        *_blank(sa.Text(), "abbreviation"),
        *_filled(sa.Integer(), "position"),
        sa.UniqueConstraint("key"),
    )


def _calendar_days() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), primary_key=True),
        *_filled(sa.String(10), "kind"),
        *_filled(sa.Text(), "name", "basis"),
        *_filled(sa.Boolean(), "provisional"),
    )


def _dialogues() -> None:
    op.create_table(
        "dialogues",
        _id(),
        *_filled(sa.Text(), "key", "title"),
        *_filled(sa.Date(), "held_on"),
        *_filled(sa.String(10), "letterhead", "status"),
        *_blank(sa.Time(), "start", "end"),
        *_filled(sa.Text(), "place"),
        *_blank(sa.String(10), "form"),
        *_filled(sa.Text(), "reason"),
        *_blank(sa.Date(), "moved_to"),
        *_filled(sa.Text(), "note_taker_name", "note_taker_title"),
        *_filled(sa.JSON(), "counterparts", "hamlets"),
        *_filled(sa.Text(), "plan"),
        *_blank(sa.Date(), "announced_on", "results_published_on"),
        *_filled(sa.JSON(), "papers_used"),
        *_filled(sa.Text(), "opening", "other_information", "disagreement", "conclusion"),
        *_filled(sa.Boolean(), "read_back"),
        *_filled(sa.JSON(), "non_signers"),
        *_blank(sa.Integer(), "copies", "number"),
        *_blank(sa.Date(), "issued_on"),
        *_blank(sa.Integer(), "notice_number"),
        *_blank(sa.Date(), "notice_issued_on"),
        *_filled(sa.String(10), "minutes_state"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.Text(), "correction_reason"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_dialogues_held_on", "dialogues", ["held_on"], unique=False)
    op.create_index("ix_dialogues_status", "dialogues", ["status"], unique=False)


def _hamlets() -> None:
    op.create_table(
        "hamlets",
        _id(),
        *_filled(sa.Text(), "name"),
        *_filled(sa.Integer(), "position"),
        sa.UniqueConstraint("name"),
    )


def _legal_limits() -> None:
    op.create_table(
        "legal_limits",
        _id(),
        *_filled(sa.Text(), "key"),
        *_filled(sa.Integer(), "count"),
        *_filled(sa.String(15), "unit"),
        *_filled(sa.Boolean(), "before"),
        *_blank(sa.Date(), "effective_from", "effective_to"),
        *_filled(sa.Text(), "basis", "confidence"),
    )
    op.create_index("ix_legal_limits_key", "legal_limits", ["key"], unique=False)


def _letterheads() -> None:
    op.create_table(
        "letterheads",
        _id(),
        *_filled(sa.String(10), "side"),
        *_blank(sa.Text(), "superior"),
        *_filled(sa.Text(), "issuer", "symbol"),
        *_blank(sa.Date(), "term_start", "effective_from"),
    )
    op.create_index("ix_letterheads_side", "letterheads", ["side"], unique=False)


def _number_starts() -> None:
    op.create_table(
        "number_starts",
        _id(),
        *_filled(sa.Text(), "symbol"),
        *_filled(sa.String(10), "doc_type", "period"),
        *_filled(sa.Integer(), "first"),
    )


def _office() -> None:
    op.create_table(
        "office",
        _id(),
        *_filled(sa.Text(), "key"),
        *_filled(sa.String(20), "kind"),
        *_filled(sa.Text(), "name", "province", "place", "user_name"),
        *_filled(sa.JSON(), "settings"),
    )


def _officials() -> None:
    op.create_table(
        "officials",
        _id(),
        *_filled(sa.Text(), "key", "name"),
        *_filled(sa.Integer(), "position"),
        sa.UniqueConstraint("key"),
    )


def _phrases() -> None:
    op.create_table(
        "phrases",
        _id(),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.Text(), "label", "text"),
        sa.UniqueConstraint("position"),
    )


def _subject_areas() -> None:
    op.create_table(
        "subject_areas",
        _id(),
        *_filled(sa.Text(), "key", "name"),
        *_filled(sa.String(10), "statistical_group"),
        *_filled(sa.Integer(), "position"),
        sa.UniqueConstraint("key"),
    )


def _dialogue_attendance() -> None:
    op.create_table(
        "dialogue_attendance",
        _id(),
        _link("dialogue_id", "dialogues.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.Text(), "group_name"),
        *_filled(sa.String(10), "kind"),
        *_filled(sa.Integer(), "present", "absent"),
        *_filled(sa.Text(), "absent_reason"),
    )
    op.create_index(
        "ix_dialogue_attendance_dialogue_id", "dialogue_attendance", ["dialogue_id"], unique=False
    )


def _dialogue_chairs() -> None:
    op.create_table(
        "dialogue_chairs",
        _id(),
        _link("dialogue_id", "dialogues.id"),
        *_filled(sa.Integer(), "position"),
        _link("official_id", "officials.id"),
        *_filled(sa.String(10), "capacity"),
    )
    op.create_index("ix_dialogue_chairs_dialogue_id", "dialogue_chairs", ["dialogue_id"], unique=False)


def _document_numbers() -> None:
    op.create_table(
        "document_numbers",
        _id(),
        *_filled(sa.Text(), "symbol"),
        *_filled(sa.String(10), "doc_type", "period"),
        *_filled(sa.Integer(), "number"),
        *_blank(sa.Date(), "issued_on"),
        _link("dialogue_id", "dialogues.id", nullable=True),
        *_filled(sa.Boolean(), "voided"),
        sa.UniqueConstraint("symbol", "doc_type", "period", "number"),
    )


def _issued_papers() -> None:
    op.create_table(
        "issued_papers",
        _id(),
        _link("dialogue_id", "dialogues.id"),
        *_filled(sa.String(30), "kind"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.String(5), "suffix"),
        *_filled(sa.String(64), "sha256"),
        *_filled(sa.LargeBinary(), "content"),
        *_filled(sa.DateTime(), "issued_at"),
        *_filled(sa.Text(), "author"),
        sa.UniqueConstraint("dialogue_id", "kind", "version", "suffix"),
    )
    op.create_index("ix_issued_papers_dialogue_id", "issued_papers", ["dialogue_id"], unique=False)


def _minutes_versions() -> None:
    op.create_table(
        "minutes_versions",
        _id(),
        _link("dialogue_id", "dialogues.id"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.Text(), "content", "reason", "author"),
        *_filled(sa.DateTime(), "completed_at"),
        sa.UniqueConstraint("dialogue_id", "version"),
    )
    op.create_index("ix_minutes_versions_dialogue_id", "minutes_versions", ["dialogue_id"], unique=False)


def _opinions() -> None:
    op.create_table(
        "opinions",
        _id(),
        *_filled(sa.Text(), "key"),
        _link("dialogue_id", "dialogues.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.Text(), "speaker", "unit"),
        _link("subject_area_id", "subject_areas.id", nullable=True),
        *_blank(sa.String(10), "source"),
        *_blank(sa.Time(), "raised_at"),
        *_blank(sa.String(20), "channel"),
        *_filled(sa.Text(), "content"),
        *_blank(sa.String(15), "status"),
        _link("answered_by_id", "officials.id", nullable=True),
        *_filled(sa.Text(), "answer", "no_commitment_reason"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_opinions_dialogue_id", "opinions", ["dialogue_id"], unique=False)


def _posts() -> None:
    op.create_table(
        "posts",
        _id(),
        _link("official_id", "officials.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.String(10), "capacity"),
        *_filled(sa.Text(), "title"),
        *_filled(sa.Boolean(), "head"),
        *_blank(sa.Date(), "since", "until"),
    )
    op.create_index("ix_posts_official_id", "posts", ["official_id"], unique=False)


def _commitments() -> None:
    op.create_table(
        "commitments",
        _id(),
        *_filled(sa.Text(), "key"),
        *_filled(sa.Integer(), "year", "number"),
        *_filled(sa.Text(), "content"),
        _link("dialogue_id", "dialogues.id", nullable=True),
        _link("opinion_id", "opinions.id", nullable=True),
        *_filled(sa.Text(), "promised_to"),
        _link("promised_by_id", "officials.id", nullable=True),
        *_filled(sa.Date(), "promised_on"),
        _link("lead_id", "bodies.id", nullable=True),
        *_filled(sa.String(15), "due_kind"),
        *_blank(sa.Integer(), "due_count"),
        *_filled(sa.Text(), "due_reason"),
        *_blank(sa.Date(), "due_on", "due_now"),
        *_filled(sa.Boolean(), "reply_in_writing", "is_open"),
        *_blank(sa.Date(), "fulfilled_on"),
        *_filled(sa.Text(), "result", "reply_document"),
        *_blank(sa.Date(), "reply_document_on", "notified_on"),
        *_filled(sa.Text(), "notified_how"),
        *_blank(sa.Date(), "dropped_on"),
        *_filled(sa.Text(), "dropped_reason"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("year", "number"),
    )
    op.create_index("ix_commitments_dialogue_id", "commitments", ["dialogue_id"], unique=False)
    op.create_index("ix_commitments_due_now", "commitments", ["due_now"], unique=False)
    op.create_index("ix_commitments_is_open", "commitments", ["is_open"], unique=False)
    op.create_index("ix_commitments_lead_id", "commitments", ["lead_id"], unique=False)
    op.create_index("ix_commitments_opinion_id", "commitments", ["opinion_id"], unique=False)


def _commitment_events() -> None:
    op.create_table(
        "commitment_events",
        _id(),
        _link("commitment_id", "commitments.id"),
        *_filled(sa.String(10), "kind"),
        *_filled(sa.Date(), "happened_on"),
        *_blank(sa.Date(), "extended_to"),
        *_blank(sa.Integer(), "percent"),
        *_filled(sa.Text(), "note"),
    )
    op.create_index(
        "ix_commitment_events_commitment_id", "commitment_events", ["commitment_id"], unique=False
    )


def _commitment_support() -> None:
    op.create_table(
        "commitment_support",
        _id(),
        _link("commitment_id", "commitments.id"),
        *_filled(sa.Integer(), "position"),
        _link("body_id", "bodies.id"),
    )
    op.create_index(
        "ix_commitment_support_commitment_id", "commitment_support", ["commitment_id"], unique=False
    )


TABLES = {
    "audit": _audit,
    "bodies": _bodies,
    "calendar_days": _calendar_days,
    "dialogues": _dialogues,
    "hamlets": _hamlets,
    "legal_limits": _legal_limits,
    "letterheads": _letterheads,
    "number_starts": _number_starts,
    "office": _office,
    "officials": _officials,
    "phrases": _phrases,
    "subject_areas": _subject_areas,
    "dialogue_attendance": _dialogue_attendance,
    "dialogue_chairs": _dialogue_chairs,
    "document_numbers": _document_numbers,
    "issued_papers": _issued_papers,
    "minutes_versions": _minutes_versions,
    "opinions": _opinions,
    "posts": _posts,
    "commitments": _commitments,
    "commitment_events": _commitment_events,
    "commitment_support": _commitment_support,
}


def upgrade() -> None:
    for make in TABLES.values():
        make()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
