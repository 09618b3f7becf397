"""A changed day off among 10,000 open promises, against counting those dates once in a bare loop."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks.measure import Ratio, against
from desktop.domain.calendar_changes import changed, days_off
from desktop.domain.commitment import Due
from desktop.domain.deadlines import due_date
from desktop.office import Office
from desktop.registers.office import calendar_in
from desktop.services.calendar import change_calendar, moved_due_dates
from desktop.store.tables import CommitmentTable
from tests import builders

MANY = 10_000
STORM = days_off(date(2026, 11, 26), date(2026, 11, 27), "Nghỉ phòng chống bão", "Công điện 12/CĐ-UBND")
LATER = days_off(date(2026, 11, 30), date(2026, 12, 1), "Nghỉ phòng chống bão", "Công điện 13/CĐ-UBND")
FIRST = date(2026, 11, 9)


def fill(office: Office, many: int = MANY) -> None:
    """Open promises of 10 to 40 working days, made on the days before the storm."""
    with office.store.act() as book:
        calendar, rows = calendar_in(book), []
        for at in range(many):
            day, due = FIRST + timedelta(days=at % 15), Due.in_working_days(10 + at % 31)
            counted = due_date(day, due, calendar)
            assert counted is not None
            rows.append({
                "key": f"ck-{at}", "number": at + 1, "year": 2026, "promised_on": day, "is_open": True,
                "content": f"Nạo vét rãnh thoát nước đoạn {at}", "promised_to": "", "result": "",
                "due_kind": due.kind, "due_count": due.count, "due_reason": "", "due_on": counted.due,
                "due_now": counted.due, "reply_in_writing": False, "reply_document": "",
                "notified_how": "", "dropped_reason": "",
            })  # fmt: skip
        book.execute(insert(CommitmentTable), rows)


def changed_days() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        office = builders.new_office(Path(folder))
        fill(office)
        with office.store.reading() as book:
            calendar = changed(calendar_in(book), STORM)
            asked = select(CommitmentTable.promised_on, CommitmentTable.due_count)
            promised = [(day, Due.in_working_days(count or 0)) for day, count in book.execute(asked)]

        def bare() -> None:
            for day, due in promised:
                due_date(day, due, calendar)

        def preview() -> None:
            assert len(moved_due_dates(office, STORM)) > MANY // 2

        turn = [STORM, LATER]

        def apply() -> None:
            """Each time two other days, so that every date moves again and is written and logged."""
            change_calendar(office, turn[0])
            turn.reverse()

        found = [
            against("Đổi ngày nghỉ, 10.000 hạn: xem trước / tính trần", preview, bare, target=3.0, rounds=5),
            against("Đổi ngày nghỉ, 10.000 hạn: áp dụng / tính trần", apply, bare, target=3.0, rounds=1),
        ]
        office.close()
        return found
