"""Days off from 2019 to 2050; who checked a legal limit, and why the office changed one."""

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.calendar_0005 import DAYS

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CALENDAR = sa.table(
    "calendar_days",
    sa.column("day", sa.Date()),
    sa.column("kind", sa.String()),
    sa.column("name", sa.Text()),
    sa.column("basis", sa.Text()),
    sa.column("provisional", sa.Boolean()),
)


def upgrade() -> None:
    op.add_column("legal_limits", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("legal_limits", sa.Column("checked_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("legal_limits", sa.Column("checked_on", sa.Date(), nullable=True))
    # A new book gets all its days when the office is set up.
    known = set(op.get_bind().scalars(sa.select(CALENDAR.c.day)))
    if known:
        op.bulk_insert(CALENDAR, [row for row in DAYS if row["day"] not in known])


def downgrade() -> None:
    op.execute(sa.delete(CALENDAR).where(CALENDAR.c.day.in_([row["day"] for row in DAYS])))
    for column in ("checked_on", "checked_by", "reason"):
        op.drop_column("legal_limits", column)
