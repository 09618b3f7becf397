"""What the office decided about receptions, and which numbers its registers give next."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.reception_rules import ReceptionRules
from desktop.domain.schedule import HolidayMove
from desktop.office import Office
from desktop.store.tables import OfficeTable

SETTING = "reception_rules"


def reception_rules(office: Office) -> ReceptionRules:
    with office.store.reading() as book:
        return reception_rules_in(book)


def reception_rules_in(book: Session) -> ReceptionRules:
    """The rules as set, else the defaults."""
    row = book.scalars(select(OfficeTable)).first()
    kept = dict(row.settings.get(SETTING, {})) if row is not None else {}
    if "holiday_move" in kept:
        kept["holiday_move"] = HolidayMove(kept["holiday_move"])
    return ReceptionRules(**kept)
