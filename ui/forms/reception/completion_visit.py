"""Over the desk and back: the page of completion, papers, and where *Đến chỗ sửa* leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.papers import PaperKind
from desktop.services.reception_drafts import ReceptionDraft
from ui.forms.journal.completion import CompletionPage
from ui.forms.reception import draft as sheet
from ui.forms.reception.visit_problems import focus_field

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class CompletionVisit(QObject):
    """Pages are made when first opened."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk

    def complete(self) -> None:
        """F12: the checklist; on its page, completion itself."""
        desk = self._desk
        if desk.recovery is not None:
            return
        if desk.on_completion() and desk.completion is not None:
            if not desk.work.is_frozen:
                desk.completion.complete()
            return
        desk.acts.keep()
        page = self._completion_page()
        desk.pages.setCurrentWidget(page)
        desk.counters.hide()
        page.begin()
        desk.commands.show_acts()
        desk.hints_changed.emit()

    def _completion_page(self) -> CompletionPage:
        desk = self._desk
        if desk.completion is None:
            page = desk.completion = CompletionPage(desk.work)
            desk.pages.addWidget(page)
            page.jump.connect(self._mend)
            page.filled.connect(self._fill)
            page.completed.connect(self._completed)
            page.panel.reopened.connect(self.leave)
        return desk.completion

    def _completed(self) -> None:
        desk = self._desk
        if desk.completion is not None:
            desk.completion.desk.print_button.setFocus()
        desk.completed.emit(desk.work.key)

    def _fill(self, field: str, value: object) -> None:
        """A missing value was filled on the checklist."""
        desk, draft = self._desk, self._desk.work.draft
        noun = replace(draft.session, **{field: value})  # type: ignore[arg-type]
        desk.work.put(ReceptionDraft(noun, draft.commitments))
        desk.keeper.post()
        desk.work.sync()

    def _mend(self, section: str, field: str, visit: str) -> None:
        """*Đến chỗ sửa*."""
        desk = self._desk
        self.leave()
        if section == sheet.SESSION:
            desk.acts.open_session()
            desk.session_part.focus_field(field)
            return
        case = field.rpartition("/")[0]
        key = visit or self._visit_with(case)
        if key:
            desk.acts.open_visit(key)
            focus_field(desk.form, field)
        else:
            desk.acts.new_visit()

    def _visit_with(self, case: str) -> str:
        rows = self._desk.work.draft.session.visits
        return next((each.key for each in rows if any(one.key == case for one in each.cases)), "")

    def leave(self) -> None:
        """Back to the desk, where it was left."""
        desk = self._desk
        desk.pages.setCurrentWidget(desk.frame)
        desk.counters.show()
        if desk.right.currentWidget() is desk.session_part:
            desk.session_part.show_draft(desk.work.draft)
            desk.session_part.set_read_only(desk.work.is_frozen)
        else:
            desk.acts.show_again()
        desk.refresh()
        desk.acts.enter()
        desk.hints_changed.emit()

    def show_notice(self) -> None:
        """*Thông báo kết luận* of the session."""
        self._desk.acts.keep()
        self.show_paper(PaperKind.CONCLUSION_NOTICE, self._desk.work.key)

    def show_paper(self, kind: PaperKind, key: str) -> None:
        """One paper in place of the desk; Esc comes back."""
        from ui.forms.paper_view import PaperView

        desk = self._desk
        view = PaperView(desk.work.operations, kind, key)
        view.closed.connect(lambda: self.drop_page(view))
        desk.pages.addWidget(view)
        desk.pages.setCurrentWidget(view)
        view.preview.setFocus()

    def drop_page(self, page: object) -> None:
        """Away with a page over the desk."""
        desk = self._desk
        if isinstance(page, QWidget):
            desk.pages.setCurrentWidget(desk.frame)
            desk.pages.removeWidget(page)
            page.hide()
            page.deleteLater()
            desk.acts.enter()
