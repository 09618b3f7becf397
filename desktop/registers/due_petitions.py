"""Duties on petitions that are due: every running clock of a petition whose stored due date says so."""

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain import petition_clocks as clk
from desktop.domain.changes import Kind
from desktop.domain.due import DueRow, Duty
from desktop.domain.petition import Petition, PetitionType
from desktop.domain.writing import short_date
from desktop.registers.due_window import Window
from desktop.store import petition_mapping
from desktop.store.petition_tables import PetitionTable

DUTIES = {
    clk.STATE_NOTICE: Duty.SENDER_NOTICE,
    clk.PARTY_NOTICE: Duty.SENDER_NOTICE,
    f"{clk.PARTY_NOTICE}-complex": Duty.SENDER_NOTICE,
    clk.OVERDUE: Duty.UNPROCESSED,
    "complaint-acceptance": Duty.ACCEPTANCE,
    "denunciation-check": Duty.CHECK,
    "denunciation-check-complex": Duty.CHECK,
    "denunciation-transfer": Duty.FORWARDING,
    clk.ACCEPTANCE_NOTICE: Duty.ACCEPTANCE_NOTICE,
}
"""By legal limit, the duty; every other clock counts the settlement."""
TITLES = {
    Duty.SENDER_NOTICE: "Thông báo tiếp nhận {petition}",
    Duty.UNPROCESSED: "Xử lý {petition}",
    Duty.ACCEPTANCE: "Thụ lý {petition}",
    Duty.CHECK: "Kiểm tra điều kiện thụ lý {petition}",
    Duty.FORWARDING: "Chuyển {petition}",
    Duty.ACCEPTANCE_NOTICE: "Thông báo thụ lý {petition}",
    Duty.SETTLEMENT: "Giải quyết {petition}",
}


def petition_rows(book: Session, window: Window) -> Iterator[DueRow]:
    table = PetitionTable
    statement = select(table).where(table.struck_on.is_(None))
    if window.is_past:
        days = (table.handled_on, table.accepted_on, table.settled_on, table.notice_on, table.withdrawn_on)
        later = or_(table.is_open, *(day > window.day for day in days))
        statement = statement.where(table.received <= window.day, later)
    else:
        statement = statement.where(table.due_on <= window.until)
    for row in book.scalars(statement.order_by(table.due_on, table.id)):
        yield from duties_of(row, window)


def duties_of(row: PetitionTable, window: Window) -> Iterator[DueRow]:
    """Promises made on it stand among the promises, not here."""
    noun = petition_mapping.petition(row)
    for clock in clk.clocks(noun, window.limits, window.calendar):
        if clock.only_warns or window.was_done(clock.stopped_on) or clock.due.due > window.until:
            continue
        duty = DUTIES.get(clock.duty, Duty.SETTLEMENT)
        by = row.handled_by.name if row.handled_by and duty is Duty.SETTLEMENT else ""
        yield DueRow(
            duty,
            Kind.PETITION,
            noun.key,
            TITLES[duty].format(petition=_named(noun)),
            clock.due.due,
            by or window.office(clk.side_of(noun)),
            _detail(noun),
            window.days_left(clock.due.due),
        )


def _named(noun: Petition) -> str:
    if noun.type is PetitionType.DENUNCIATION:
        return f"đơn tố cáo {noun.code or f'số {noun.number}'}"
    return f"đơn số {noun.number}"


def _detail(noun: Petition) -> str:
    """Who sent it and when; of a denunciation only when (BR-26)."""
    came = f"đơn đến {short_date(noun.received)}"
    named = noun.sender.name if noun.sender and noun.type is not PetitionType.DENUNCIATION else ""
    return f"{named}, {came}" if named else f"Đ{came[1:]}"
