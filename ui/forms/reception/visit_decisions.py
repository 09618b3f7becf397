"""What is decided about a visit in a short form over it: refusing to receive, taking the line out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.reception import ReceptionRefusal, Struck
from ui.forms.reception import draft as sheet
from ui.forms.reception.visit_acts import RefusalForm, StrikeForm

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class VisitDecisions(QObject):
    """``asking`` is the short form that stands over the visit, if any."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.asking: RefusalForm | StrikeForm | None = None
        desk.visits.struck.connect(self.ask_strike)

    def finish(self) -> None:
        """Ctrl+Enter in the short form."""
        if self.asking is not None:
            self.asking.finish()

    def leave(self) -> None:
        """Back from a short form to the visit."""
        desk, asking = self._desk, self.asking
        if asking is not None:
            self.asking = None
            desk.right.setCurrentWidget(desk.form)
            desk.right.removeWidget(asking)
            asking.hide()
            asking.deleteLater()

    def ask_refusal(self) -> None:
        """*Từ chối tiếp…* over the visit."""
        desk = self._desk
        if not desk.writes_visit():
            return
        desk.save()
        form = RefusalForm(desk.work, desk.form.visit().refusal)
        form.refused.connect(self._refuse)
        self._ask(form)

    def _refuse(self, refusal: ReceptionRefusal) -> None:
        desk = self._desk
        self.leave()
        visit = replace(desk.form.visit(), refusal=refusal)
        desk.form.become(visit)
        desk.save()
        desk.acts.tell_done("Đã ghi từ chối tiếp.", lambda: self._receive_again(visit.key))
        desk.show_lists(desk.work.draft)
        desk.visits.new_button.setFocus()

    def _receive_again(self, key: str) -> None:
        self._desk.acts.open_visit(key)
        desk = self._desk
        desk.form.become(replace(desk.form.visit(), refusal=None))
        desk.save()

    def ask_strike(self, key: str) -> None:
        """Delete on a row: why it is taken out; one that was never kept simply goes."""
        desk = self._desk
        if desk.work.is_frozen:
            return
        self._desk.acts.open_visit(key)
        visit = sheet.visit_of(desk.work.draft, key)
        if visit is None or visit.struck is not None:
            return
        form = StrikeForm(desk.work.number_of(visit))
        form.struck.connect(lambda reason: self._strike(key, reason))
        self._ask(form)

    def _ask(self, form: RefusalForm | StrikeForm) -> None:
        desk = self._desk
        self.leave()
        self.asking = form
        form.closed.connect(self.leave)
        form.closed.connect(desk.form.enter)
        desk.right.addWidget(form)
        desk.right.setCurrentWidget(form)
        form.setFocus()

    def _strike(self, key: str, reason: str) -> None:
        desk = self._desk
        self.leave()
        number = self._mark(key, Struck(desk.work.operations.office.today, reason))
        desk.acts.tell_done(
            f"Đã bỏ lượt số {number}. Số {number} không dùng lại.", lambda: self._restore(key)
        )
        desk.visits.view.setFocus()

    def _restore(self, key: str) -> None:
        self._mark(key, None)

    def _mark(self, key: str, struck: Struck | None) -> int:
        desk = self._desk
        visit = sheet.visit_of(desk.work.draft, key)
        if visit is None:
            return 0
        made = sheet.commitments_of(desk.work.draft, visit)
        desk.work.put(sheet.with_visit(desk.work.draft, replace(visit, struck=struck), made))
        desk.acts.show_again()
        desk.keeper.post()
        desk.work.sync()
        return desk.work.number_of(visit)
