"""Promises that wait for others, their words without marks, and the orders their list is read in."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COMMITMENTS = sa.table(
    "commitments",
    sa.column("id", sa.Integer()),
    sa.column("content", sa.Text()),
    sa.column("promised_to", sa.Text()),
    sa.column("folded", sa.Text()),
)
INDEXES = {
    "commitments_by_urgency": ["is_open", "waits", "due_now"],
    "commitments_by_day": ["is_open", "due_now"],
    "ix_commitments_promised_by_id": ["promised_by_id"],
    "ix_commitments_promised_on": ["promised_on"],
}
WAITS = """
UPDATE commitments SET waits = 1 WHERE is_open AND (
  (SELECT note FROM commitment_events e WHERE e.commitment_id = commitments.id AND e.kind = 'progress'
   ORDER BY e.id DESC LIMIT 1) LIKE 'Chuyển: %'
  OR EXISTS (SELECT 1 FROM commitment_events r WHERE r.commitment_id = commitments.id AND r.kind = 'reminder'
    AND NOT EXISTS (SELECT 1 FROM commitment_events p WHERE p.commitment_id = commitments.id
      AND p.kind = 'progress' AND p.happened_on >= r.happened_on)))
"""


def upgrade() -> None:
    op.add_column("commitments", sa.Column("waits", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("commitments", sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    for name, columns in INDEXES.items():
        op.create_index(name, "commitments", columns, unique=False)
    op.execute(WAITS)
    book = op.get_bind()
    rows = book.execute(sa.select(COMMITMENTS.c.id, COMMITMENTS.c.content, COMMITMENTS.c.promised_to)).all()
    fill = sa.update(COMMITMENTS).where(COMMITMENTS.c.id == sa.bindparam("row"))
    words = [{"row": row, "folded": _fold(f"{content} {to}")} for row, content, to in rows]
    if words:
        book.execute(fill.values(folded=sa.bindparam("folded")), words)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "commitments")
    op.drop_column("commitments", "folded")
    op.drop_column("commitments", "waits")


def _fold(text: str) -> str:
    """Letters without marks or case, as the book keeps them since this version."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("đ", "d")
