"""The panel beside the views: what is chosen with its steps and acts, and the short forms about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.domain.writing import short_date
from ui.forms.reception_words import session_title
from ui.forms.words import capital, long_day
from ui.pages.reception_panel import DayDetails, SessionDetails, VisitDetails, session_links
from ui.pages.reception_rows import can_be_opened, state_chip
from ui.pages.visit_rows import state_chip as visit_chip
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.registers.reception_sheets import SessionSheet
    from desktop.registers.receptions import MonthDay, SessionRow
    from desktop.registers.visits import VisitRow
    from ui.forms.form import Form
    from ui.operations import Operations
    from ui.pages.work_area import WorkArea

Press = Callable[[], object]
Tell = Callable[[str, "Change | None"], object]
_SAID = {
    "postpone": "Đã ghi hoãn buổi tiếp ngày {day}.",
    "call_off": "Đã ghi không tổ chức buổi tiếp ngày {day}.",
    "delegate": "Đã ghi ủy quyền buổi tiếp ngày {day}.",
    "post": "Đã ghi ngày niêm yết lịch.",
}
SHORT_FORMS = tuple(_SAID)


class ReceptionSide(QObject):
    """``acts`` are what buttons and links do, by name; ``files`` makes the part *Đính kèm* of a record.
    :attr:`closed` follows ✕ and Esc.

    :attr:`sheet` is the chosen session, None for a day without one and for a visit.
    """

    closed = Signal()

    def __init__(
        self, operations: Operations, acts: dict[str, Press], files: Callable[[Kind, str], QWidget]
    ) -> None:
        super().__init__()
        self._files = files
        self.operations, self._acts = operations, acts
        self.panel = SidePanel()
        self.area: WorkArea | None = None
        self.sheet: SessionSheet | None = None
        self.row: SessionRow | None = None
        self.visit: VisitRow | None = None
        self.asking: Form | None = None
        self._about = ""
        self.panel.closed.connect(self._take_closed)

    def session_key(self) -> str:
        """The chosen session, or the one the chosen visit belongs to; empty for neither."""
        if self.visit is not None:
            return self.visit.session
        return self.sheet.session.key if self.sheet is not None else ""

    def show_session(self, key: str) -> None:
        """The details of a session; an empty or unknown key shows nothing."""
        from desktop.registers.reception_sheets import session_sheet
        from desktop.registers.receptions import session_row

        office = self.operations.office
        self.visit = None
        self.row = session_row(office, key) if key else None
        if self.row is None:
            self.show_nothing()
            return
        self.sheet = session_sheet(office, key)
        if self.asking is not None and self._about == key:
            return
        self._put_form_away()
        row, today = self.row, office.today
        self.panel.set_title(session_title(row.kind, row.term, row.held_on))
        links = session_links(self.sheet, self._acts)
        files = self._files(Kind.RECEPTION_SESSION, key)
        self.panel.set_body(SessionDetails(self.sheet, row, state_chip(row, today), today, links, files))
        self.panel.set_chip("mute", None, "")
        self.panel.set_actions(self._buttons(self.sheet))
        self._offer()

    def show_day(self, day: MonthDay | None, key: str) -> None:
        """A session of the calendar, or the day on which there is none."""
        if key or day is None:
            self.show_session(key)
            return
        self.sheet = self.row = self.visit = None
        self._put_form_away()
        self.panel.set_title(capital(long_day(day.day)))
        self.panel.set_chip("mute", None, "")
        self.panel.set_body(DayDetails(day))
        self.panel.set_actions([self._button("Buổi mới", "plus", "F7", "new", "outline")])
        self._offer()

    def show_visit(self, row: VisitRow | None) -> None:
        """The details of one line of the register."""
        self.sheet = self.row = None
        self.visit = row
        self._put_form_away()
        if row is None:
            self.show_nothing()
            return
        self.panel.set_title(f"Lượt số {row.number}/{row.year}")
        self.panel.set_chip(*visit_chip(row))
        self.panel.set_body(VisitDetails(row, self._files(Kind.VISIT, row.key)))
        self.panel.set_actions([self._button("Mở buổi tiếp", "people", "Enter", "open", "primary")])
        self._offer()

    def show_nothing(self) -> None:
        self.sheet = self.row = self.visit = None
        self._put_form_away()
        self.panel.set_title("")
        self.panel.hide()

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        inside = holds_cursor(self.panel)
        if inside:
            self.closed.emit()
        elif self.area is not None and self.panel.title():
            self.area.open_panel()
            self.panel.close_button.setFocus()
            if self.asking is not None:
                self.asking.focus_first()

    def ask(self, name: str, tell: Tell) -> None:
        """A short form about the chosen session; ``tell`` says what was done and by which act."""
        if self.sheet is None or self.row is None or not can_be_opened(self.sheet):
            return
        sheet = self.sheet
        self._put_form_away()
        form = self._made(name, sheet)
        form.closed.connect(self._show_again)
        form.saved.connect(partial(self._take_saved, name, sheet, tell))
        self.asking, self._about = form, sheet.session.key
        self.panel.set_title(form.title)
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        if self.area is not None:
            self.area.open_panel()
        form.focus_first()

    def export(self, first: date, last: date, tell: Tell) -> None:
        """The register of visits of a period as a file, asked in the panel."""
        from desktop.domain.register_rows import RegisterKind
        from ui.forms.register_export import PAPER, RegisterExport

        self._put_form_away()
        form = RegisterExport(self.operations, RegisterKind.RECEPTION, first, last, PAPER)
        form.closed.connect(self._show_visit_again)
        form.done.connect(lambda file: self._take_file(file, tell))
        self.panel.set_title(form.title)
        self.panel.set_chip("mute", None, "")
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        if self.area is not None:
            self.area.open_panel()
        form.focus_first()

    def _take_file(self, file: str, tell: Tell) -> None:
        self._show_visit_again()
        tell(f"Đã ghi tệp {Path(file).name}.", None)

    def _show_visit_again(self) -> None:
        self.show_visit(self.visit)
        self.closed.emit()

    def _made(self, name: str, sheet: SessionSheet) -> Form:
        from desktop.registers.office import catalogues
        from desktop.registers.reception_rules import reception_rules
        from ui.forms import reception_acts as forms

        office = self.operations.office
        found = catalogues(office)
        if name == "post":
            return forms.PostingForm(self.operations, found, sheet, self._same_month(sheet))
        rules = reception_rules(office)
        if name == "postpone":
            return forms.PostponeForm(self.operations, found, rules, sheet)
        if name == "call_off":
            return forms.CallOffForm(self.operations, found, rules, sheet)
        return forms.DelegateForm(self.operations, found, rules, sheet)

    def _same_month(self, sheet: SessionSheet) -> tuple[str, ...]:
        """The sessions of this head's month that stand: one schedule announces them together."""
        from desktop.domain.reception import SessionStatus
        from desktop.registers.receptions import sessions_between

        first = sheet.session.held_on.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        dropped = {SessionStatus.NOT_HELD, SessionStatus.POSTPONED}
        found = sessions_between(self.operations.office, first, last, sheet.session.capacity)
        return tuple(each.key for each in found if each.status not in dropped)

    def _take_saved(self, name: str, sheet: SessionSheet, tell: Tell, change: Change) -> None:
        self.asking = None
        tell(_SAID[name].format(day=short_date(sheet.session.held_on)), change)
        self._show_again()

    def _show_again(self) -> None:
        self._put_form_away()
        self.show_session(self.session_key())
        self.closed.emit()

    def _put_form_away(self) -> None:
        """Another thing takes the panel: what is typed is journalled and comes back."""
        if self.asking is not None:
            self.asking.commit_all()
            self.asking = None

    def _take_closed(self) -> None:
        if self.asking is not None:
            self._put_form_away()
            key = self.session_key()
            self.show_session(key)
            self.panel.hide()
        self.closed.emit()

    def _offer(self) -> None:
        if self.area is not None:
            self.area.offer_panel()

    def _buttons(self, sheet: SessionSheet) -> list[ActionButton]:
        if not can_be_opened(sheet):
            return [self._button("Lập lại kế hoạch", "undo", None, "again", "outline")]
        return [
            self._button("Mở buổi tiếp", "people", "Enter", "open", "primary"),
            self._button("In lịch", "printer", None, "schedule", "outline"),
        ]

    def _button(self, words: str, icon: str, key: str | None, act: str, role: str) -> ActionButton:
        button = ActionButton(words, icon, key, role)
        run = self._acts[act]
        button.clicked.connect(lambda _=False: run())
        return button
