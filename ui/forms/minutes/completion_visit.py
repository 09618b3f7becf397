"""To the page of completion and back: what is filled there, and where *Đến chỗ sửa* leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.forms.journal.completion import CompletionPage
from ui.forms.minutes import draft as sheet

if TYPE_CHECKING:
    from ui.forms.minutes.editor import MinutesEditor


class CompletionVisit(QObject):
    """The page is made when first opened."""

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def complete(self) -> None:
        """F12: the checklist; on its page, completion itself."""
        editor = self._editor
        if editor.recovery is not None:
            return
        if editor.on_completion() and editor.completion is not None:
            if not editor.work.is_frozen:
                editor.completion.complete()
            return
        editor.opinions.close_row()
        editor.save()
        page = self._completion_page()
        editor.pages.setCurrentWidget(page)
        page.begin()
        editor.commands.show_acts()
        editor.hints_changed.emit()

    def _completion_page(self) -> CompletionPage:
        editor = self._editor
        if editor.completion is None:
            page = editor.completion = CompletionPage(editor.work)
            editor.pages.addWidget(page)
            page.jump.connect(self._mend)
            page.filled.connect(self._fill)
            page.completed.connect(self._completed)
            page.panel.reopened.connect(self.leave)
        return editor.completion

    def _completed(self) -> None:
        editor = self._editor
        editor.opinions.live = None
        if editor.completion is not None:
            editor.completion.desk.print_button.setFocus()
        editor.completed.emit(editor.work.key)

    def _fill(self, field: str, value: object) -> None:
        """A missing value was filled on the checklist."""
        editor = self._editor
        noun = replace(editor.work.draft.dialogue, **{field: value})  # type: ignore[arg-type]
        editor.work.put(replace(editor.work.draft, dialogue=noun))
        editor.keeper.post()
        editor.work.sync()

    def _mend(self, section: str, field: str, opinion: str) -> None:
        """*Đến chỗ sửa*."""
        editor = self._editor
        self.leave()
        editor.show_section(section)
        if opinion:
            editor.opinions.open_row(opinion)
            form = editor.opinions.form
            if field in {"lead", "due"} and form.bands:
                form.bands[0].open_detail()
            else:
                form.fields.focus(field)
        elif section != sheet.OPINIONS:
            editor.sections[section].focus_field(field)

    def leave(self) -> None:
        """Back to the text, where it was left."""
        editor = self._editor
        editor.pages.setCurrentWidget(editor.frame)
        editor.refresh()
        editor.show_section(editor.current)
        editor.hints_changed.emit()
