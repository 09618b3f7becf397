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


def _filled(name: str, kind: sa.types.TypeEngine[Any], refers: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, kind, *([sa.ForeignKey(refers)] if refers else []), nullable=False)


def _blank(name: str, kind: sa.types.TypeEngine[Any], refers: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, kind, *([sa.ForeignKey(refers)] if refers else []), nullable=True)


def upgrade() -> None:
    _audit()
    _bodies()
    _calendar_days()
    _dialogues()
    _hamlets()
    _legal_limits()
    _letterheads()
    _number_starts()
    _office()
    _officials()
    _phrases()
    _subject_areas()
    _dialogue_attendance()
    _dialogue_chairs()
    _document_numbers()
    _issued_papers()
    _minutes_versions()
    _opinions()
    _posts()
    _commitments()
    _commitment_events()
    _commitment_support()


def downgrade() -> None:
    for table in (
        "commitment_support",
        "commitment_events",
        "commitments",
        "posts",
        "opinions",
        "minutes_versions",
        "issued_papers",
        "document_numbers",
        "dialogue_chairs",
        "dialogue_attendance",
        "subject_areas",
        "phrases",
        "officials",
        "office",
        "number_starts",
        "letterheads",
        "legal_limits",
        "hamlets",
        "dialogues",
        "calendar_days",
        "bodies",
        "audit",
    ):
        op.drop_table(table)


def _audit() -> None:
    op.create_table(
        "audit",
        _id(),
        _filled("at", sa.DateTime()),
        _filled("user_name", sa.Text()),
        _filled("act", sa.Text()),
        _filled("touched", sa.JSON()),
        _filled("detail", sa.JSON()),
    )


def _bodies() -> None:
    op.create_table(
        "bodies",
        _id(),
        _filled("key", sa.Text()),
        _filled("name", sa.Text()),
        _blank("abbreviation", sa.Text()),
        _filled("position", sa.Integer()),
        sa.UniqueConstraint("key"),
    )


def _calendar_days() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), primary_key=True),
        _filled("kind", sa.String(10)),
        _filled("name", sa.Text()),
        _filled("basis", sa.Text()),
        _filled("provisional", sa.Boolean()),
    )


def _dialogues() -> None:
    op.create_table(
        "dialogues",
        _id(),
        _filled("key", sa.Text()),
        _filled("title", sa.Text()),
        _filled("held_on", sa.Date()),
        _filled("letterhead", sa.String(10)),
        _filled("status", sa.String(10)),
        _blank("start", sa.Time()),
        _blank("end", sa.Time()),
        _filled("place", sa.Text()),
        _blank("form", sa.String(10)),
        _filled("reason", sa.Text()),
        _blank("moved_to", sa.Date()),
        _filled("note_taker_name", sa.Text()),
        _filled("note_taker_title", sa.Text()),
        _filled("counterparts", sa.JSON()),
        _filled("hamlets", sa.JSON()),
        _filled("plan", sa.Text()),
        _blank("announced_on", sa.Date()),
        _blank("results_published_on", sa.Date()),
        _filled("papers_used", sa.JSON()),
        _filled("opening", sa.Text()),
        _filled("other_information", sa.Text()),
        _filled("disagreement", sa.Text()),
        _filled("conclusion", sa.Text()),
        _filled("read_back", sa.Boolean()),
        _filled("non_signers", sa.JSON()),
        _blank("copies", sa.Integer()),
        _blank("number", sa.Integer()),
        _blank("issued_on", sa.Date()),
        _blank("notice_number", sa.Integer()),
        _blank("notice_issued_on", sa.Date()),
        _filled("minutes_state", sa.String(10)),
        _filled("version", sa.Integer()),
        _filled("correction_reason", sa.Text()),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_dialogues_held_on", "dialogues", ["held_on"], unique=False)
    op.create_index("ix_dialogues_status", "dialogues", ["status"], unique=False)


def _hamlets() -> None:
    op.create_table(
        "hamlets",
        _id(),
        _filled("name", sa.Text()),
        _filled("position", sa.Integer()),
        sa.UniqueConstraint("name"),
    )


def _legal_limits() -> None:
    op.create_table(
        "legal_limits",
        _id(),
        _filled("key", sa.Text()),
        _filled("count", sa.Integer()),
        _filled("unit", sa.String(15)),
        _filled("before", sa.Boolean()),
        _blank("effective_from", sa.Date()),
        _blank("effective_to", sa.Date()),
        _filled("basis", sa.Text()),
        _filled("confidence", sa.Text()),
    )
    op.create_index("ix_legal_limits_key", "legal_limits", ["key"], unique=False)


def _letterheads() -> None:
    op.create_table(
        "letterheads",
        _id(),
        _filled("side", sa.String(10)),
        _blank("superior", sa.Text()),
        _filled("issuer", sa.Text()),
        _filled("symbol", sa.Text()),
        _blank("term_start", sa.Date()),
        _blank("effective_from", sa.Date()),
    )
    op.create_index("ix_letterheads_side", "letterheads", ["side"], unique=False)


def _number_starts() -> None:
    op.create_table(
        "number_starts",
        _id(),
        _filled("symbol", sa.Text()),
        _filled("doc_type", sa.String(10)),
        _filled("period", sa.String(10)),
        _filled("first", sa.Integer()),
    )


def _office() -> None:
    op.create_table(
        "office",
        _id(),
        _filled("key", sa.Text()),
        _filled("kind", sa.String(20)),
        _filled("name", sa.Text()),
        _filled("province", sa.Text()),
        _filled("place", sa.Text()),
        _filled("user_name", sa.Text()),
        _filled("settings", sa.JSON()),
    )


def _officials() -> None:
    op.create_table(
        "officials",
        _id(),
        _filled("key", sa.Text()),
        _filled("name", sa.Text()),
        _filled("position", sa.Integer()),
        sa.UniqueConstraint("key"),
    )


def _phrases() -> None:
    op.create_table(
        "phrases",
        _id(),
        _filled("position", sa.Integer()),
        _filled("label", sa.Text()),
        _filled("text", sa.Text()),
        sa.UniqueConstraint("position"),
    )


def _subject_areas() -> None:
    op.create_table(
        "subject_areas",
        _id(),
        _filled("key", sa.Text()),
        _filled("name", sa.Text()),
        _filled("statistical_group", sa.String(10)),
        _filled("position", sa.Integer()),
        sa.UniqueConstraint("key"),
    )


def _dialogue_attendance() -> None:
    op.create_table(
        "dialogue_attendance",
        _id(),
        _filled("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("position", sa.Integer()),
        _filled("group_name", sa.Text()),
        _filled("kind", sa.String(10)),
        _filled("present", sa.Integer()),
        _filled("absent", sa.Integer()),
        _filled("absent_reason", sa.Text()),
    )
    op.create_index(
        "ix_dialogue_attendance_dialogue_id", "dialogue_attendance", ["dialogue_id"], unique=False
    )


def _dialogue_chairs() -> None:
    op.create_table(
        "dialogue_chairs",
        _id(),
        _filled("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("position", sa.Integer()),
        _filled("official_id", sa.Integer(), "officials.id"),
        _filled("capacity", sa.String(10)),
    )
    op.create_index("ix_dialogue_chairs_dialogue_id", "dialogue_chairs", ["dialogue_id"], unique=False)


def _document_numbers() -> None:
    op.create_table(
        "document_numbers",
        _id(),
        _filled("symbol", sa.Text()),
        _filled("doc_type", sa.String(10)),
        _filled("period", sa.String(10)),
        _filled("number", sa.Integer()),
        _blank("issued_on", sa.Date()),
        _blank("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("voided", sa.Boolean()),
        sa.UniqueConstraint("symbol", "doc_type", "period", "number"),
    )


def _issued_papers() -> None:
    op.create_table(
        "issued_papers",
        _id(),
        _filled("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("kind", sa.String(30)),
        _filled("version", sa.Integer()),
        _filled("suffix", sa.String(5)),
        _filled("sha256", sa.String(64)),
        _filled("content", sa.LargeBinary()),
        _filled("issued_at", sa.DateTime()),
        _filled("author", sa.Text()),
        sa.UniqueConstraint("dialogue_id", "kind", "version", "suffix"),
    )
    op.create_index("ix_issued_papers_dialogue_id", "issued_papers", ["dialogue_id"], unique=False)


def _minutes_versions() -> None:
    op.create_table(
        "minutes_versions",
        _id(),
        _filled("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("version", sa.Integer()),
        _filled("content", sa.Text()),
        _filled("reason", sa.Text()),
        _filled("author", sa.Text()),
        _filled("completed_at", sa.DateTime()),
        sa.UniqueConstraint("dialogue_id", "version"),
    )
    op.create_index("ix_minutes_versions_dialogue_id", "minutes_versions", ["dialogue_id"], unique=False)


def _opinions() -> None:
    op.create_table(
        "opinions",
        _id(),
        _filled("key", sa.Text()),
        _filled("dialogue_id", sa.Integer(), "dialogues.id"),
        _filled("position", sa.Integer()),
        _filled("speaker", sa.Text()),
        _filled("unit", sa.Text()),
        _blank("subject_area_id", sa.Integer(), "subject_areas.id"),
        _blank("source", sa.String(10)),
        _blank("raised_at", sa.Time()),
        _blank("channel", sa.String(20)),
        _filled("content", sa.Text()),
        _blank("status", sa.String(15)),
        _blank("answered_by_id", sa.Integer(), "officials.id"),
        _filled("answer", sa.Text()),
        _filled("no_commitment_reason", sa.Text()),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_opinions_dialogue_id", "opinions", ["dialogue_id"], unique=False)


def _posts() -> None:
    op.create_table(
        "posts",
        _id(),
        _filled("official_id", sa.Integer(), "officials.id"),
        _filled("position", sa.Integer()),
        _filled("capacity", sa.String(10)),
        _filled("title", sa.Text()),
        _filled("head", sa.Boolean()),
        _blank("since", sa.Date()),
        _blank("until", sa.Date()),
    )
    op.create_index("ix_posts_official_id", "posts", ["official_id"], unique=False)


def _commitments() -> None:
    op.create_table(
        "commitments",
        _id(),
        _filled("key", sa.Text()),
        _filled("year", sa.Integer()),
        _filled("number", sa.Integer()),
        _filled("content", sa.Text()),
        _blank("dialogue_id", sa.Integer(), "dialogues.id"),
        _blank("opinion_id", sa.Integer(), "opinions.id"),
        _filled("promised_to", sa.Text()),
        _blank("promised_by_id", sa.Integer(), "officials.id"),
        _filled("promised_on", sa.Date()),
        _blank("lead_id", sa.Integer(), "bodies.id"),
        _filled("due_kind", sa.String(15)),
        _blank("due_count", sa.Integer()),
        _filled("due_reason", sa.Text()),
        _blank("due_on", sa.Date()),
        _blank("due_now", sa.Date()),
        _filled("reply_in_writing", sa.Boolean()),
        _filled("is_open", sa.Boolean()),
        _blank("fulfilled_on", sa.Date()),
        _filled("result", sa.Text()),
        _filled("reply_document", sa.Text()),
        _blank("reply_document_on", sa.Date()),
        _blank("notified_on", sa.Date()),
        _filled("notified_how", sa.Text()),
        _blank("dropped_on", sa.Date()),
        _filled("dropped_reason", sa.Text()),
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
        _filled("commitment_id", sa.Integer(), "commitments.id"),
        _filled("kind", sa.String(10)),
        _filled("happened_on", sa.Date()),
        _blank("extended_to", sa.Date()),
        _blank("percent", sa.Integer()),
        _filled("note", sa.Text()),
    )
    op.create_index(
        "ix_commitment_events_commitment_id", "commitment_events", ["commitment_id"], unique=False
    )


def _commitment_support() -> None:
    op.create_table(
        "commitment_support",
        _id(),
        _filled("commitment_id", sa.Integer(), "commitments.id"),
        _filled("position", sa.Integer()),
        _filled("body_id", sa.Integer(), "bodies.id"),
    )
    op.create_index(
        "ix_commitment_support_commitment_id", "commitment_support", ["commitment_id"], unique=False
    )
