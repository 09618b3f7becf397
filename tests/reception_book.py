"""A book with a year of receptions: held, delegated, called off, postponed, planned; one denunciation."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from desktop.domain.office import Capacity
from desktop.domain.reception import ReceptionSession, SessionStatus
from desktop.office import Office
from desktop.services import reception_sessions as acts
from desktop.services.visits import VisitDraft, record_visit
from tests import builders
from tests import reception_builders as rb

HELD = rb.SESSION
TODAY = "tcd-bt-2026-11-12"
NEXT = "tcd-bt-2026-11-25"
PLACE = "Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ"


def open_sample(folder: Path) -> Office:
    """Today is 12/11/2026; four visits on 10/11, one of them a group, one a denunciation."""
    return builders.office_with(folder, _receive)


def _receive(office: Office) -> None:
    acts.plan_session(office, rb.session(status=SessionStatus.HELD, place=PLACE))
    for key, day in ((TODAY, date(2026, 11, 12)), (NEXT, date(2026, 11, 25))):
        acts.plan_session(office, planned(key, day))
    acts.plan_session(office, planned("tcd-ct-2026-11-05", date(2026, 11, 5), Capacity.STATE))
    acts.plan_session(office, planned("tcd-ct-2026-11-20", date(2026, 11, 20), Capacity.STATE))
    for noun in (
        rb.visit("lt-1", people=(rb.person("Bà Trần Thị Ánh"),)),
        rb.visit("lt-2", people=(rb.person("Ông Nguyễn Văn An"),)),
        rb.visit("lt-3", people=(rb.person("Ông Lê Ân"),), people_count=14),
        rb.denunciation("lt-4"),
    ):
        record_visit(office, VisitDraft(HELD, noun))


def planned(key: str, day: date, capacity: Capacity = Capacity.PARTY) -> ReceptionSession:
    return rb.session(
        key, held_on=day, capacity=capacity, host="cb-thinh" if capacity is Capacity.PARTY else "cb-lam",
        status=SessionStatus.PLANNED, place=PLACE, start=time(8), end=None, visits=(),
    )  # fmt: skip
