"""The legal limits as the office keeps them: every row ever in force, with who checked it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.limit_changes import KeptLimit
from desktop.office import Office
from desktop.store import law_mapping
from desktop.store.tables import LegalLimitTable


def kept_limits(office: Office) -> tuple[KeptLimit, ...]:
    """In the order the program ships them, those of one name by the day they begin."""
    with office.store.reading() as book:
        return kept_limits_in(book)


def kept_limits_in(book: Session) -> tuple[KeptLimit, ...]:
    rows = book.scalars(select(LegalLimitTable).order_by(LegalLimitTable.id)).all()
    place = {row.key: at for at, row in reversed(list(enumerate(rows)))}
    found = (
        KeptLimit(row.id, law_mapping.legal_limit(row), row.reason, row.checked_by, row.checked_on)
        for row in rows
    )
    return tuple(sorted(found, key=lambda kept: (place[kept.limit.key], _begins(kept), kept.number)))


def _begins(kept: KeptLimit) -> str:
    since = kept.limit.effective_from
    return since.isoformat() if since else ""
