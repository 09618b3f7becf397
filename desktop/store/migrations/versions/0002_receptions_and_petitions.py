"""Receptions, petitions and the figures of other offices."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.limits_0002 import LIMITS

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SENDER = ("name", "address", "old_address", "id_number", "phone", "folded")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _filled(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=False) for name in names]


def _blank(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names]


def _link(name: str, refers: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(refers), nullable=nullable)


def _reception_sessions() -> None:
    op.create_table(
        "reception_sessions",
        _id(),
        *_filled(sa.Text(), "key"),
        *_filled(sa.Date(), "held_on"),
        *_blank(sa.Time(), "start", "end"),
        *_filled(sa.Text(), "place"),
        *_filled(sa.String(10), "capacity"),
        _link("host_id", "officials.id"),
        *_filled(sa.String(15), "kind"),
        *_filled(sa.Text(), "ground"),
        *_filled(sa.String(10), "status"),
        _link("delegate_id", "officials.id", nullable=True),
        *_filled(sa.Text(), "reason"),
        *_blank(sa.Date(), "moved_to"),
        *_filled(sa.Text(), "note_taker"),
        *_filled(sa.JSON(), "attendees"),
        *_blank(sa.Date(), "posted_on"),
        *_blank(sa.Integer(), "number"),
        *_blank(sa.Date(), "issued_on"),
        *_filled(sa.Text(), "conclusion"),
        *_blank(sa.Integer(), "notice_number"),
        *_blank(sa.Date(), "notice_issued_on"),
        *_blank(sa.Integer(), "copies"),
        *_filled(sa.String(10), "minutes_state"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.Text(), "correction_reason"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_reception_sessions_held_on", "reception_sessions", ["held_on"], unique=False)
    op.create_index("ix_reception_sessions_status", "reception_sessions", ["status"], unique=False)


def _visits() -> None:
    op.create_table(
        "visits",
        _id(),
        *_filled(sa.Text(), "key"),
        _link("session_id", "reception_sessions.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.Date(), "visited_on"),
        *_filled(sa.Integer(), "register_year", "number"),
        *_blank(sa.Time(), "arrived"),
        *_filled(sa.Integer(), "people_count"),
        *_filled(sa.JSON(), "representatives"),
        *_filled(sa.Text(), "appointing_paper"),
        *_filled(sa.Boolean(), "read_back"),
        *_blank(sa.String(12), "signed"),
        *_filled(sa.Text(), "sign_refusal_reason", "refusal_ground", "refusal_detail"),
        *_blank(sa.Integer(), "refusal_number"),
        *_blank(sa.Date(), "refusal_issued_on"),
        *_filled(sa.JSON(), "papers_received"),
        *_filled(sa.Text(), "secret_file"),
        *_filled(sa.Boolean(), "disclosure_consent"),
        *_filled(sa.Text(), "consent_by"),
        *_blank(sa.DateTime(), "consent_at"),
        *_filled(sa.Text(), "code"),
        *_blank(sa.Date(), "struck_on"),
        *_filled(sa.Text(), "struck_reason", "title", "sort_key", "folded"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("register_year", "number"),
    )
    op.create_index("ix_visits_code", "visits", ["code"], unique=False)
    op.create_index("ix_visits_session_id", "visits", ["session_id"], unique=False)
    op.create_index("visits_by_day", "visits", ["visited_on", "number"], unique=False)
    op.create_index("visits_by_name", "visits", ["sort_key", "id"], unique=False)


def _visit_people() -> None:
    op.create_table(
        "visit_people",
        _id(),
        _link("visit_id", "visits.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.Text(), "name", "address", "old_address", "id_number", "phone", "folded_name"),
    )
    op.create_index("ix_visit_people_folded_name", "visit_people", ["folded_name"], unique=False)
    op.create_index("ix_visit_people_id_number", "visit_people", ["id_number"], unique=False)
    op.create_index("ix_visit_people_visit_id", "visit_people", ["visit_id"], unique=False)


def _cases() -> None:
    op.create_table(
        "cases",
        _id(),
        *_filled(sa.Text(), "key"),
        _link("visit_id", "visits.id"),
        *_filled(sa.Integer(), "position"),
        *_filled(sa.String(15), "type"),
        _link("subject_area_id", "subject_areas.id", nullable=True),
        *_filled(sa.Text(), "content", "request"),
        *_blank(sa.String(10), "occurrence"),
        *_filled(sa.Integer(), "same_content_people"),
        *_filled(sa.Text(), "settled_by"),
        *_blank(sa.Boolean(), "in_competence"),
        *_blank(sa.String(12), "handling"),
        _link("handled_by_id", "bodies.id", nullable=True),
        *_filled(sa.Text(), "document", "answer", "result", "note"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_cases_visit_id", "cases", ["visit_id"], unique=False)


def _petitions() -> None:
    op.create_table(
        "petitions",
        _id(),
        *_filled(sa.Text(), "key"),
        *_filled(sa.Date(), "received"),
        *_filled(sa.Integer(), "year", "number"),
        *_filled(sa.String(15), "channel"),
        *_filled(sa.Text(), *(f"sender_{name}" for name in SENDER)),
        *_filled(sa.Integer(), "senders_count"),
        *_filled(sa.Text(), "secret_file"),
        *_filled(sa.Boolean(), "disclosure_consent"),
        *_filled(sa.Text(), "consent_by"),
        *_blank(sa.DateTime(), "consent_at"),
        *_filled(sa.Text(), "code"),
        *_filled(sa.String(15), "type"),
        _link("subject_area_id", "subject_areas.id", nullable=True),
        *_filled(sa.Text(), "content"),
        *_filled(sa.Integer(), "case_count"),
        *_blank(sa.Boolean(), "eligible"),
        *_filled(sa.Text(), "ineligible_reason"),
        *_filled(sa.JSON(), "checks"),
        *_blank(sa.String(10), "competence", "capacity"),
        *_filled(sa.Boolean(), "complex"),
        *_filled(sa.Text(), "complex_reason"),
        *_filled(sa.Boolean(), "remote"),
        *_blank(sa.String(10), "instance"),
        _link("repeat_of_id", "petitions.id", nullable=True),
        *_blank(sa.String(12), "handling"),
        *_blank(sa.Date(), "handled_on"),
        _link("handled_by_id", "bodies.id", nullable=True),
        *_filled(sa.Text(), "document"),
        *_blank(sa.Date(), "accepted_on", "settled_on"),
        *_filled(sa.Text(), "result"),
        *_blank(sa.Date(), "notice_on"),
        *_filled(sa.Text(), "notice_document"),
        *_blank(sa.String(10), "notice_form"),
        *_blank(sa.Date(), "withdrawn_on"),
        *_filled(sa.Text(), "withdrawn_reason"),
        *_blank(sa.Date(), "struck_on"),
        *_filled(sa.Text(), "struck_reason"),
        *_blank(sa.Date(), "due_on"),
        *_filled(sa.Boolean(), "is_open"),
        *_filled(sa.Text(), "title", "sort_key", "folded"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("year", "number"),
    )
    for column in ("code", "is_open", "received", "repeat_of_id", "sender_folded", "sender_id_number"):
        op.create_index(f"ix_petitions_{column}", "petitions", [column], unique=False)
    op.create_index("petitions_by_due", "petitions", ["due_on", "id"], unique=False)
    op.create_index("petitions_by_name", "petitions", ["sort_key", "id"], unique=False)


def _surveys() -> None:
    op.create_table(
        "surveys",
        _id(),
        *_filled(sa.Text(), "key"),
        *_blank(sa.Date(), "first", "last"),
        *_filled(sa.Text(), "subject"),
        *_filled(sa.Integer(), "satisfied", "neutral", "dissatisfied"),
        sa.UniqueConstraint("key"),
    )


def _procedure_figures() -> None:
    op.create_table(
        "procedure_figures",
        _id(),
        *_filled(sa.Text(), "key"),
        *_blank(sa.Date(), "first", "last"),
        *_filled(sa.Text(), "unit"),
        *_filled(sa.Integer(), "received", "resolved", "on_time"),
        sa.UniqueConstraint("key"),
    )


def _recognised_models() -> None:
    op.create_table(
        "recognised_models",
        _id(),
        *_filled(sa.Text(), "key"),
        *_blank(sa.Date(), "registered_on"),
        *_filled(sa.Text(), "name", "owner"),
        _link("subject_area_id", "subject_areas.id", nullable=True),
        *_blank(sa.String(12), "kind"),
        *_blank(sa.Date(), "recognised_on"),
        *_filled(sa.Text(), "recognised_by", "document"),
        sa.UniqueConstraint("key"),
    )


NEW = {
    "reception_sessions": _reception_sessions,
    "visits": _visits,
    "visit_people": _visit_people,
    "cases": _cases,
    "petitions": _petitions,
    "surveys": _surveys,
    "procedure_figures": _procedure_figures,
    "recognised_models": _recognised_models,
}
SOURCES = {"session_id": "reception_sessions.id", "case_id": "cases.id", "petition_id": "petitions.id"}


def upgrade() -> None:
    for make in NEW.values():
        make()
    for column, refers in SOURCES.items():
        op.add_column("commitments", _link(column, refers, nullable=True), inline_references=True)
        op.create_index(f"ix_commitments_{column}", "commitments", [column], unique=False)
    _add_limits()


def downgrade() -> None:
    for column in SOURCES:
        op.drop_index(f"ix_commitments_{column}", "commitments")
        op.drop_column("commitments", column)
    for table in reversed(NEW):
        op.drop_table(table)


def _add_limits() -> None:
    """A book that has its law gets the limits it did not know yet; a new one gets all when it is set up."""
    limits = sa.table(
        "legal_limits",
        *(sa.column(name, kind) for name, kind in (
            ("key", sa.Text()), ("count", sa.Integer()), ("unit", sa.String()), ("before", sa.Boolean()),
            ("effective_from", sa.Date()), ("effective_to", sa.Date()), ("basis", sa.Text()),
            ("confidence", sa.Text()),
        )),
    )  # fmt: skip
    known = set(op.get_bind().scalars(sa.select(limits.c.key)))
    if known:
        op.bulk_insert(limits, [row for row in LIMITS if row["key"] not in known])
