"""Lập lịch tiếp dân: regular sessions of a year or a quarter from a fixed rule, seen before they stand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from desktop import texts
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Official
from desktop.domain.reception import ReceptionSession, SessionKind, SessionStatus
from desktop.domain.reception_duty import was_head
from desktop.domain.schedule import HolidayMove, planned_days
from desktop.domain.schedule_words import rule_from, rule_words
from ui.forms.form import Act, Form
from ui.forms.reception_words import HEADS
from ui.forms.schedule_preview import DayState, PreviewDay, SchedulePreview, lacking
from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from desktop.domain.reception_rules import ReceptionRules
    from desktop.domain.schedule import PlannedDay
    from desktop.registers.office import Catalogues
    from desktop.registers.receptions import HeadDuty
    from ui.operations import Operations

YEAR = "year"
_SPANS = ((YEAR, "Cả năm"), ("1", "Quý I"), ("2", "Quý II"), ("3", "Quý III"), ("4", "Quý IV"))
_MOVES = (
    (HolidayMove.NEXT_WORKING_DAY, "Ngày làm việc kế tiếp"),
    (HolidayMove.SAME_WEEKDAY, "Cùng thứ, tuần sau"),
)
_PAUSE_MS = 150
_ALL_HEIGHT = 100
_RULE_HINT = "Ví dụ: ngày 5 và 20; thứ Năm hằng tuần; thứ Năm tuần 1 và 3."


class ScheduleForm(Form):
    """Days gone by and days that have this head's session already are shown and left as they are."""

    done_by = "plan_sessions"

    def __init__(
        self,
        operations: Operations,
        catalogues: Catalogues,
        rules: ReceptionRules,
        *,
        year: int,
        place: str = "",
    ) -> None:
        super().__init__(
            operations, "Lập lịch tiếp dân", save="Lập lịch", draft_name="lap-lich-tiep-dan", columns=6
        )
        self._catalogues, self._rules = catalogues, rules
        self._known: dict[tuple[Capacity, int], tuple[frozenset[date], HeadDuty | None]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_days)
        self._ask(year, place)
        self.finish()
        self._connect()
        self.show_days()

    def _ask(self, year: int, place: str) -> None:
        self._head = self.add("head", "Người đứng đầu", Segments(list(HEADS.items())), required=True, span=3)
        today = self.operations.office.today
        years = sorted({today.year, today.year + 1, year})
        self._year = self.add(
            "year", "Năm", Choice([(each, str(each)) for each in years]), required=True, span=1
        )
        self._span = self.add("span", "Khoảng", Choice(_SPANS), required=True, span=2)
        self._rule = self.add(
            "rule", "Ngày tiếp cố định", LineField("ngày 5 và 20"), required=True, hint=_RULE_HINT, span=3
        )
        self._move = self.add("move", "Trùng ngày nghỉ thì dời sang", Segments(_MOVES), required=True, span=3)
        self._start = self.add("start", "Giờ bắt đầu", TimeField(), span=1)
        self._end = self.add("end", "Giờ kết thúc", TimeField(), span=1)
        self._place = self.add("place", "Địa điểm", LineField(), required=True, span=4)
        self.preview = SchedulePreview()
        self.place(self.preview)
        self.grid.setAlignment(self.preview, Qt.AlignmentFlag(0))
        self.grid.setRowStretch(self.grid.rowCount() - 1, _ALL_HEIGHT)
        self._head.set_value(Capacity.PARTY)
        self._year.set_value(year)
        self._span.set_value(YEAR)
        self._move.set_value(self._rules.holiday_move)
        self._rule.setText(self._rules.party_schedule)
        self._place.setText(place)
        self._place.setCursorPosition(0)

    def _connect(self) -> None:
        self._head.changed.connect(self._take_head)
        self._move.changed.connect(self.show_days)
        for choice in (self._span, self._year):
            choice.chosen.connect(self.show_days)
        self._rule.textChanged.connect(lambda _: self._pause.start())

    def _take_head(self, value: object) -> None:
        """The other head's rule, unless one was typed."""
        rules = self._rules
        typed = self._rule.committed_text().strip()
        if typed in {"", rules.party_schedule, rules.state_schedule}:
            self._rule.setText(rules.party_schedule if value == Capacity.PARTY else rules.state_schedule)
        self.show_days()

    def capacity(self) -> Capacity:
        return Capacity(str(self._head.value() or Capacity.PARTY))

    def span(self) -> tuple[date, date]:
        """The first and the last day to plan for."""
        year = self._year.value()
        of_year = year if isinstance(year, int) else self.operations.office.today.year
        if self._span.value() in {YEAR, None}:
            return date(of_year, 1, 1), date(of_year, 12, 31)
        first = date(of_year, int(str(self._span.value())) * 3 - 2, 1)
        return first, (first + timedelta(days=92)).replace(day=1) - timedelta(days=1)

    def days(self) -> tuple[PreviewDay, ...]:
        """Every day of the rule and what becomes of it; raises ``Refusal`` for a rule nobody can read."""
        first, last = self.span()
        move = self._move.value()
        chosen = move if isinstance(move, HolidayMove) else HolidayMove(str(move))
        plan = planned_days(
            rule_from(self._rule.shown_text()), first, last, self._catalogues.calendar, chosen
        )
        kept, _ = self._in_the_book(first.year)
        taken: set[date] = set()
        found = []
        for each in plan:
            found.append(PreviewDay(each, self._state_of(each, kept, taken)))
            taken.add(each.day)
        return tuple(found)

    def _state_of(self, planned: PlannedDay, kept: frozenset[date], taken: set[date]) -> DayState:
        if planned.day in kept:
            return DayState.KEPT
        if planned.day in taken:
            return DayState.CLASH
        if planned.day < self.operations.office.today:
            return DayState.PAST
        if self._head_on(planned.day) is None:
            return DayState.NO_HEAD
        return DayState.MOVED if planned.moved_because else DayState.NEW

    def _head_on(self, day: date) -> Official | None:
        capacity = self.capacity()
        return next((each for each in self._catalogues.officials if was_head(each, capacity, day)), None)

    def _in_the_book(self, year: int) -> tuple[frozenset[date], HeadDuty | None]:
        """The days that have a session already and the year's duty, read once for each head and year."""
        from desktop.registers.receptions import duty_of_year, regular_days

        wanted, office = (self.capacity(), year), self.operations.office
        if wanted not in self._known:
            days = regular_days(office, wanted[0], date(year, 1, 1), date(year + 1, 3, 31))
            duties = (each for each in duty_of_year(office, year) if each.capacity is wanted[0])
            self._known[wanted] = days, next(duties, None)
        return self._known[wanted]

    def show_days(self, _changed: object = None) -> None:
        """Show what the form would plan as it stands."""
        official = self._head_on(self.operations.office.today)
        self.fields["head"].set_hint(f"Đ/c {official.name}." if official else "")
        if not self._rule.shown_text().strip():
            self.preview.say("Ghi ngày tiếp cố định để xem trước từng buổi.")
            self.fields["rule"].set_hint(_RULE_HINT)
            return
        try:
            days = self.days()
        except Refusal as refusal:
            self.preview.say(texts.sentence(refusal))
            self.fields["rule"].set_hint(_RULE_HINT)
            return
        first, last = self.span()
        self.fields["rule"].set_error(None)
        self.fields["rule"].set_hint(f"Hiểu là: {rule_words(rule_from(self._rule.shown_text()))}.")
        _, duty = self._in_the_book(first.year)
        self.preview.show_days(days, lacking(days, duty, first, last))

    def problems(self) -> dict[str, str]:
        try:
            days = self.days()
        except Refusal as refusal:
            return {"rule": texts.sentence(refusal)}
        start, end = self._start.time(), self._end.time()
        if start and end and end <= start:
            return {"end": texts.sentence(Refusal("end-before-start", field="end", start=start))}
        if not any(each.state.is_new for each in days):
            return {"rule": "Không có ngày nào cần lập: các ngày này đã có trong lịch hoặc đã qua."}
        return {}

    def drafts(self) -> tuple[ReceptionSession, ...]:
        """The sessions to plan."""
        capacity, place = self.capacity(), self._place.committed_text().strip()
        found = []
        for each in self.days():
            official = self._head_on(each.planned.day)
            if each.state.is_new and official is not None:
                found.append(
                    ReceptionSession(
                        "", each.planned.day, capacity, official.key, SessionKind.REGULAR,
                        SessionStatus.PLANNED, self._start.time(), self._end.time(), place,
                        note_taker=self._catalogues.user_name,
                    )
                )  # fmt: skip
        return tuple(found)

    def act(self) -> Act:
        from desktop.services.reception_sessions import plan_sessions

        drafts = self.drafts()
        return lambda office: plan_sessions(office, drafts)
