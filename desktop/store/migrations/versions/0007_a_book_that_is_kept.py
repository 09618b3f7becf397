"""Users, a chained log, trash, attachments, former names, days of catalogues, how long records are kept."""

import hashlib
import json
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FIRST_HASH = "0" * 64
AUDIT = sa.table(
    "audit",
    sa.column("id", sa.Integer()),
    sa.column("at", sa.DateTime()),
    sa.column("user_name", sa.Text()),
    sa.column("act", sa.Text()),
    sa.column("touched", sa.JSON()),
    sa.column("detail", sa.JSON()),
    sa.column("salt", sa.Text()),
    sa.column("digest", sa.Text()),
    sa.column("hash", sa.Text()),
)
DATED = ("bodies", "hamlets", "subject_areas")
# The one change a line may suffer is the erasure the law demands: its values go, and the salt with them.
ONLY_ADDED_TO = (
    """CREATE TRIGGER audit_loses_no_line BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is only added to'); END""",
    """CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
    WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.user_name IS NOT OLD.user_name
      OR NEW.act IS NOT OLD.act OR NEW.touched IS NOT OLD.touched OR NEW.digest IS NOT OLD.digest
      OR NEW.hash IS NOT OLD.hash OR NEW.salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'audit is only added to'); END""",
)


def upgrade() -> None:
    _make_users_and_attachments()
    _make_trash()
    _make_names_and_retention()
    for table in DATED:
        op.add_column(table, sa.Column("since", sa.Date(), nullable=True))
        op.add_column(table, sa.Column("until", sa.Date(), nullable=True))
    for name, length in (("salt", 32), ("digest", 64), ("hash", 64)):
        op.add_column("audit", sa.Column(name, sa.String(length), nullable=True))
    _chain_what_is_there()
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ONLY_ADDED_TO:
            op.execute(trigger)


def _make_users_and_attachments() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("login", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_attachments_owner", "attachments", ["owner"])


def _make_trash() -> None:
    op.create_table(
        "trash",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=False),
        sa.Column("trashed_by", sa.Text(), nullable=False),
        sa.UniqueConstraint("kind", "key"),
    )


def _make_names_and_retention() -> None:
    op.create_table(
        "office_names",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
    )
    op.create_table(
        "retention_classes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("record", sa.String(30), nullable=False, unique=True),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_is_not_rewritten")
        op.execute("DROP TRIGGER audit_loses_no_line")
    for name in ("hash", "digest", "salt"):
        op.drop_column("audit", name)
    for table in DATED:
        op.drop_column(table, "until")
        op.drop_column(table, "since")
    op.drop_table("retention_classes")
    op.drop_table("office_names")
    op.drop_table("trash")
    op.drop_index("ix_attachments_owner", "attachments")
    op.drop_table("attachments")
    op.drop_table("users")


def _chain_what_is_there() -> None:
    """Lines written before there was a chain get their place in it, in the order they were written."""
    book = op.get_bind()
    before, chained = FIRST_HASH, []
    for line in book.execute(sa.select(AUDIT).order_by(AUDIT.c.id)):
        salt = secrets.token_hex(16)
        digest = hashlib.sha256((salt + _plain(line.detail)).encode()).hexdigest()
        said = _plain([line.id, line.at.isoformat(), line.user_name, line.act, line.touched, digest])
        before = hashlib.sha256(f"{before}\n{said}".encode()).hexdigest()
        chained.append({"row": line.id, "salt": salt, "digest": digest, "hash": before})
    fill = sa.update(AUDIT).where(AUDIT.c.id == sa.bindparam("row"))
    names: dict[str, object] = {name: sa.bindparam(name) for name in ("salt", "digest", "hash")}
    if chained:
        book.execute(fill.values(**names), chained)


def _plain(value: object) -> str:
    """One spelling of a value, so that it is hashed alike everywhere."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
