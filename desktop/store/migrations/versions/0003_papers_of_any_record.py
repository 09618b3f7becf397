"""Numbers, issued papers and frozen minutes belong to any kind of record, not only to a dialogue."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
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


def _document_numbers() -> None:
    op.create_table(
        "document_numbers",
        _id(),
        *_filled(sa.Text(), "symbol"),
        *_filled(sa.String(10), "doc_type", "period"),
        *_filled(sa.Integer(), "number"),
        *_blank(sa.Date(), "issued_on"),
        *_blank(sa.Text(), "owner"),
        *_filled(sa.Boolean(), "voided"),
        sa.UniqueConstraint("symbol", "doc_type", "period", "number"),
    )
    op.create_index("ix_document_numbers_owner", "document_numbers", ["owner"], unique=False)


def _issued_papers() -> None:
    op.create_table(
        "issued_papers",
        _id(),
        *_filled(sa.Text(), "owner"),
        *_filled(sa.String(30), "kind"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.String(5), "suffix"),
        *_filled(sa.String(64), "sha256"),
        *_filled(sa.LargeBinary(), "content"),
        *_filled(sa.DateTime(), "issued_at"),
        *_filled(sa.Text(), "author"),
        sa.UniqueConstraint("owner", "kind", "version", "suffix"),
    )


def _minutes_versions() -> None:
    op.create_table(
        "minutes_versions",
        _id(),
        *_filled(sa.Text(), "owner"),
        *_filled(sa.Integer(), "version"),
        *_filled(sa.Text(), "content", "reason", "author"),
        *_filled(sa.DateTime(), "completed_at"),
        sa.UniqueConstraint("owner", "version"),
    )


def _old_document_numbers() -> None:
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


def _old_issued_papers() -> None:
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


def _old_minutes_versions() -> None:
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


OLD = {
    "document_numbers": _old_document_numbers,
    "issued_papers": _old_issued_papers,
    "minutes_versions": _old_minutes_versions,
}
# What belonged to a dialogue by its id belongs to any record by its name; columns kept as they were.
OWNED = {
    "document_numbers": (_document_numbers, "symbol, doc_type, period, number, issued_on, voided"),
    "issued_papers": (_issued_papers, "kind, version, suffix, sha256, content, issued_at, author"),
    "minutes_versions": (_minutes_versions, "version, content, reason, author, completed_at"),
}
OWNER_OF_DIALOGUE = "(SELECT 'dialogue:' || key FROM dialogues WHERE dialogues.id = old.dialogue_id)"
DIALOGUE_OF_OWNER = "(SELECT id FROM dialogues WHERE 'dialogue:' || key = old.owner)"


def upgrade() -> None:
    for table, (make, columns) in OWNED.items():
        _take_over(table, make, columns, OWNER_OF_DIALOGUE, "owner")


def downgrade() -> None:
    for table, (_, columns) in OWNED.items():
        op.execute(f"DELETE FROM {table} WHERE owner IS NOT NULL AND owner NOT LIKE 'dialogue:%'")  # noqa: S608
        _take_over(table, OLD[table], columns, DIALOGUE_OF_OWNER, "dialogue_id")


def _take_over(table: str, make: Callable[[], None], columns: str, value: str, column: str) -> None:
    """Make the table anew and bring its rows over; what belongs to no such record any more stays behind."""
    op.rename_table(table, f"old_{table}")
    for index in _indexes(table):
        op.drop_index(index, f"old_{table}")
    make()
    op.execute(
        f"INSERT INTO {table} (id, {columns}, {column}) "  # noqa: S608 -- names from this file only
        f"SELECT id, {columns}, {value} FROM old_{table} AS old"
    )
    op.drop_table(f"old_{table}")


def _indexes(table: str) -> list[str]:
    found = sa.inspect(op.get_bind()).get_indexes(f"old_{table}")
    return [str(index["name"]) for index in found if not index.get("unique")]
