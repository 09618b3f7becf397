"""What is still owed to visitors is found without reading every visit: two indexes of the open ones only."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UNTOLD = "refusal_ground != '' AND refusal_issued_on IS NULL"
WAITING = "result = '' AND handling IN ('accepted', 'transferred')"


def upgrade() -> None:
    op.create_index("visits_untold", "visits", ["visited_on"], unique=False, sqlite_where=sa.text(UNTOLD))
    op.create_index("cases_waiting", "cases", ["visit_id"], unique=False, sqlite_where=sa.text(WAITING))


def downgrade() -> None:
    op.drop_index("cases_waiting", "cases")
    op.drop_index("visits_untold", "visits")
