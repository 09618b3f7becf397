"""Tiếp dân: sessions as a list and on a calendar, the register of visits; beside them the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Change, Kind
from desktop.domain.office import Capacity
from desktop.domain.papers import PaperKind
from desktop.domain.writing import short_date
from ui.pages.attaching import Attaching
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.pages.reception_front import CALENDAR, SESSIONS, VISITS, ReceptionFront
from ui.pages.reception_rows import can_be_changed, can_be_opened, can_be_planned_again
from ui.pages.reception_side import SHORT_FORMS, ReceptionSide
from ui.pages.work_area import WorkArea

if TYPE_CHECKING:
    from ui.forms.card import FormCard
    from ui.forms.form import Form
    from ui.forms.paper_view import PaperView
    from ui.operations import Operations

_SUMMARY = "Lịch, buổi tiếp, sổ lượt tiếp"


class ReceptionsPage(Page):
    """The register of receptions."""

    key, title, icon = "receptions", "Tiếp dân", "people"
    kinds = frozenset(
        {Kind.RECEPTION_SESSION, Kind.VISIT, Kind.COMMITMENT, Kind.OFFICE, Kind.OFFICIAL, Kind.ATTACHMENT}
    )

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._forms: dict[str, Form] = {}
        self.bar.set_page(self.title, _SUMMARY)
        self.bar.set_action("Buổi mới", "plus", "F7")
        self.front = ReceptionFront(operations)
        notice = partial(self.show_paper, PaperKind.CONCLUSION_NOTICE)
        minutes = partial(self.show_paper, PaperKind.RECEPTION_MINUTES)
        self.attaching = Attaching(self, partial(_open_panel, self))
        self.side = ReceptionSide(
            operations,
            {
                "open": self.open_session, "change": self.change, "schedule": self.show_schedule,
                "minutes": minutes, "notice": notice, "again": self.plan_again, "new": self.plan,
                "trash": self.remove_chosen,
                **{name: partial(self.ask_for, name) for name in SHORT_FORMS},
            },
            self.attaching.part,
        )  # fmt: skip
        self.panel = self.side.panel
        self.area = WorkArea(self.front, self.panel)
        self.side.area = self.area
        self.stack.addWidget(self.area)
        self._connect()
        self.set_commands(
            Command("Chọn dòng, chọn ngày", "↑ ↓", self.front.take_focus, "Chọn dòng"),
            Command("Mở buổi tiếp đang chọn", "Enter", self.open_session, "Mở"),
            Command("Buổi mới", "F7", self.plan, "Thêm"),
            Command("Sửa thông tin buổi tiếp", "F2", self.change, "Sửa"),
            Command("Mở khung chi tiết", "F6", self.side.open_panel),
            Command("Lọc danh sách", "Ctrl+F", self.front.filter, "Lọc"),
            Command("Sang cách xem kế tiếp", "Ctrl+PgDown", partial(self.front.tabs.step, 1)),
            Command("Về cách xem trước", "Ctrl+PgUp", partial(self.front.tabs.step, -1)),
            Command("Đưa buổi tiếp đang chọn vào Thùng rác", "Delete", self.remove_chosen, "Bỏ"),
            Command("Lập lịch cả năm", "Ctrl+M", self.plan_year),
            Command("In lịch niêm yết", "Ctrl+P", self.show_schedule),
            Command("Xuất sổ tiếp công dân", "Ctrl+R", self.export_register),
            Command("Xem biên bản để in", "F9", minutes),
            Command("Thông báo kết luận", "", notice),
            Command("Ghi ngày niêm yết", "", partial(self.ask_for, "post")),
            Command("Ủy quyền", "", partial(self.ask_for, "delegate")),
            Command("Hoãn buổi tiếp", "", partial(self.ask_for, "postpone")),
            Command("Không tổ chức buổi tiếp", "", partial(self.ask_for, "call_off")),
            Command("Lập lại kế hoạch", "", self.plan_again),
            Command("Thêm tệp đính kèm", "", self.attaching.add),
        )

    def _connect(self) -> None:
        front, side = self.front, self.side
        self.bar.action_requested.connect(self.plan)
        front.schedule.clicked.connect(self.plan_year)
        front.print_schedule.clicked.connect(self.show_schedule)
        front.export.clicked.connect(self.export_register)
        front.list.table.chosen.connect(lambda row: side.show_session(row.key if row else ""))
        front.list.table.opened.connect(lambda _: self.open_session())
        front.list.schedule_asked.connect(self.plan_year)
        front.list.month_asked.connect(partial(_show_month, front))
        front.calendar.chosen.connect(lambda day, key: side.show_day(front.calendar.month_day(day), key))
        front.calendar.opened.connect(self._open_day)
        front.visits.table.chosen.connect(side.show_visit)
        front.visits.table.opened.connect(lambda _: self.open_session())
        front.view_changed.connect(self._show_view)
        side.closed.connect(front.take_focus)

    def refresh(self) -> None:
        self.front.read()

    def take_focus(self) -> None:
        self.front.take_focus()

    def _show_view(self, name: str) -> None:
        """What is chosen in the view that has come to the front."""
        front = self.front
        if name == SESSIONS:
            row = front.list.table.chosen_row()
            self.side.show_session(row.key if row else "")
        elif name == CALENDAR:
            self.side.show_day(
                front.calendar.month_day(front.calendar.day()), front.calendar.grid.entry_key()
            )
        else:
            self.side.show_visit(front.visits.table.chosen_row())

    def _open_day(self, _day: date, key: str) -> None:
        """Enter on a day: its session, else a new one that day."""
        if key:
            self.open_session()
        else:
            self.plan()

    def open_session(self) -> None:
        """Ask the window to open the chosen session, or the one the chosen visit belongs to."""
        key = self.side.session_key()
        if key and (self.side.sheet is None or can_be_opened(self.side.sheet)):
            self.commit_all()
            self.record_asked.emit(Kind.RECEPTION_SESSION, key)

    def plan(self) -> None:
        """The form of a new session, with what was typed in it before; the calendar's day is offered."""
        from desktop.registers.office import catalogues
        from desktop.registers.reception_rules import reception_rules
        from desktop.registers.receptions import usual_place
        from ui.forms.reception_form import SessionForm

        office = self.operations.office
        day = self.front.calendar.day() if self.front.view() == CALENDAR else None

        def made() -> Form:
            found, rules, place = catalogues(office), reception_rules(office), usual_place(office)
            return SessionForm(self.operations, found, rules, place=place, day=day)

        self._show_form("", made)

    def change(self) -> None:
        """The form of the chosen session."""
        from desktop.registers.office import catalogues
        from desktop.registers.reception_rules import reception_rules
        from ui.forms.reception_form import SessionForm

        office, sheet = self.operations.office, self.side.sheet
        if sheet is None or not can_be_changed(sheet):
            return

        def made() -> Form:
            return SessionForm(self.operations, catalogues(office), reception_rules(office), sheet.session)

        self._show_form(sheet.session.key, made)

    def plan_year(self) -> None:
        """The form that plans a year or a quarter from a fixed rule."""
        from desktop.registers.office import catalogues
        from desktop.registers.reception_rules import reception_rules
        from desktop.registers.receptions import usual_place
        from ui.forms.schedule_form import ScheduleForm

        office, year = self.operations.office, self.front.list.chosen_year()

        def made() -> Form:
            found, rules = catalogues(office), reception_rules(office)
            return ScheduleForm(self.operations, found, rules, year=year, place=usual_place(office))

        self._show_form("year", made)

    def _show_form(self, name: str, make: Callable[[], Form]) -> None:
        from ui.forms.card import FormCard

        if self.stack.currentWidget() is not self.area:
            return
        form = self._forms.get(name)
        if form is None:
            form = self._forms[name] = make()
        card = FormCard(form)
        card.closed.connect(partial(self.uncover, card, form))
        form.saved.connect(partial(self._take_saved, name, card))
        self.cover(card)
        form.focus_first()

    def _take_saved(self, name: str, card: FormCard, change: Change) -> None:
        from desktop.registers.receptions import session_row
        from ui.forms.reception_form import SessionForm

        form = self._forms.pop(name)
        self.uncover(card)
        made = change.keys(Kind.RECEPTION_SESSION)
        row = session_row(self.operations.office, made[0]) if made else None
        if row is not None:
            self.front.show_written(row.key, row.held_on)
        if isinstance(form, SessionForm):
            day = short_date(form.draft().held_on)
            self.offer_undo(f"Đã {'sửa' if name else 'ghi'} buổi tiếp ngày {day}.", change)
        else:
            self.offer_undo(f"Đã lập {len(made)} buổi tiếp dân.", change)

    def ask_for(self, name: str) -> None:
        """One of the short forms in the panel about the chosen session."""
        if self.stack.currentWidget() is self.area:
            self.side.ask(name, self.offer_undo)

    def remove_chosen(self) -> None:
        """A session goes into the trash at once; a line of the register is struck at its desk."""
        from desktop.domain.errors import Refusal
        from desktop.services.trash import trash_record

        if self.stack.currentWidget() is not self.area:
            return
        if self.side.visit is not None:
            self.show_refusal(Refusal("trash-struck-instead"))
        elif self.side.sheet is not None:
            session = self.side.sheet.session
            self.do(
                partial(trash_record, kind=Kind.RECEPTION_SESSION, key=session.key),
                said=f"Đã đưa buổi tiếp ngày {short_date(session.held_on)} vào Thùng rác.",
                icon="trash",
            )

    def plan_again(self) -> None:
        """A postponement, a calling off or a delegation written by mistake is taken back."""
        from desktop.services.reception_sessions import plan_again

        sheet = self.side.sheet
        if sheet is not None and can_be_planned_again(sheet):
            key, day = sheet.session.key, short_date(sheet.session.held_on)
            self.do(lambda office: plan_again(office, key), said=f"Buổi tiếp ngày {day} lại là kế hoạch.")

    def export_register(self) -> None:
        """The register of visits as a file; the year of its list is offered as the period."""
        if self.stack.currentWidget() is not self.area:
            return
        self.front.show_view(VISITS)
        today = self.operations.office.today
        year = self.front.visits.kept_year() or today.year
        last = min(date(year, 12, 31), today) if year == today.year else date(year, 12, 31)
        self.side.export(date(year, 1, 1), last, self.offer_undo)

    def show_paper(self, kind: PaperKind) -> None:
        """Preview one paper of the chosen session in place of the list."""
        key = self.side.session_key()
        if key and self.stack.currentWidget() is self.area:
            from ui.forms.paper_view import PaperView

            self._cover_paper(PaperView(self.operations, kind, key, Kind.RECEPTION_SESSION))

    def show_schedule(self) -> None:
        """Preview the schedule of the chosen session's month; the paper's own row has other spans."""
        if self.stack.currentWidget() is not self.area:
            return
        from ui.forms.schedule_paper import SchedulePaperView

        sheet, view = self.side.sheet, self.front.view()
        day = self.front.calendar.day() if view == CALENDAR else self.operations.office.today
        day = sheet.session.held_on if sheet is not None else day
        capacity = sheet.session.capacity if sheet is not None else Capacity.PARTY
        self._cover_paper(SchedulePaperView(self.operations, day, capacity))

    def _cover_paper(self, view: PaperView) -> None:
        view.closed.connect(partial(self.uncover, view))
        self.cover(view)
        view.preview.setFocus()

    def commit_all(self) -> None:
        super().commit_all()
        if self._forms or self.side.asking:
            from ui.forms.form import commit_forms

            commit_forms(self)


def _open_panel(page: ReceptionsPage) -> None:
    page.area.open_panel()


def _show_month(front: ReceptionFront, month: int) -> None:
    front.calendar.show_day(date(front.list.chosen_year(), month, 1))
    front.mark_read(CALENDAR)
    front.show_view(CALENDAR)
    front.take_focus()
