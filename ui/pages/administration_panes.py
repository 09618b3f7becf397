"""What stands at the right of the Quản trị page: one form, or a list whose rows open in a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.card import FormCard
from ui.forms.form import Act, Form
from ui.pages.page import EmptyState
from ui.style.theme import current
from ui.tables import Column, RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.registers.office import Catalogues

_FORM_WIDEST = 860


class Pane(QFrame):
    """:attr:`done` carries what to say and the act that takes it back, or None; :attr:`covered` follows a
    form laid over a list, and its going; :attr:`section_asked` carries another section to go to.
    """

    done = Signal(str, object)
    covered = Signal()
    section_asked = Signal(str)
    adds = ""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)

    def show_office(self, found: Catalogues) -> None:
        """The book changed, or the section is opened: show it; what is being typed stays."""

    def take_focus(self) -> None:
        """Put the cursor where the work begins."""
        self.setFocus()

    def add(self) -> None:
        """F7."""

    def change(self) -> None:
        """F2."""

    def wants_width(self) -> bool:
        """Whether a form lies over a list and needs the room of the sections where there is little."""
        return False

    def save(self) -> None:
        """Ctrl+S."""

    def put_body(self, body: QWidget) -> None:
        """Show a body that scrolls where the window is too low for it."""
        body.setObjectName("body")
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 14, 14)
        column.addWidget(area)

    def commit_all(self) -> None:
        """Before the section is left: compose to the end, then journal."""
        for child in self.findChildren(QWidget):
            if isinstance(child, Form):
                child.commit_all()


@dataclass(frozen=True)
class Written:
    """What to say once a form's act is done, and the act that restores what stood before."""

    said: str
    undo: Act | None


class FormPane(Pane):
    """One form for good. ``make`` builds it from the office, ``written`` says what its act did."""

    def __init__(
        self,
        make: Callable[[Catalogues], Form],
        written: Callable[[Form, Catalogues], Written],
    ) -> None:
        super().__init__()
        self._make, self._written = make, written
        self._pristine = ""
        self._before: Catalogues | None = None
        self.form: Form | None = None
        self.title = QLabel()
        self.title.setProperty("look", "section")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self._scroll, 1)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        column.addWidget(ruler)
        column.addLayout(self._foot)

    def show_office(self, found: Catalogues) -> None:
        if self.form is not None and self.form.content() != self._pristine:
            return
        focused = holds_cursor(self)
        form = self._make(found)
        self._before = found
        form.saved.connect(self._take_saved)
        form.setMaximumWidth(current().px(_FORM_WIDEST))
        holder = QWidget()
        holder.setObjectName("body")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(form, 1)
        while (item := self._foot.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._foot.addWidget(form.save_button)
        self._foot.addWidget(form.sum_label, 1)
        self._scroll.setWidget(holder)
        self.form, self._pristine = form, form.content()
        self.title.setText(form.title)
        if focused:
            form.focus_first()

    def _take_saved(self, _change: Change) -> None:
        assert self.form is not None
        assert self._before is not None
        written = self._written(self.form, self._before)
        self._pristine = self.form.content()
        self.done.emit(written.said, written.undo)

    def take_focus(self) -> None:
        if self.form is not None:
            self.form.focus_first()

    def save(self) -> None:
        if self.form is not None:
            self.form.save()


class ListPane(Pane):
    """A list; Enter or F2 opens the chosen row in a form over it, F7 an empty one. Further buttons stand in
    :attr:`tools`, what narrows the list in :attr:`above` it, what
    goes with it in :attr:`below`."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        adds: str,
        rows: Callable[[Catalogues], Sequence[Any]],
        make: Callable[[Any], Form],
        undo: Callable[[Any], Act] | None = None,
        *,
        two_lines: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("card", False)
        self.adds = adds
        self._rows, self._make, self._undo = rows, make, undo
        self._forms: dict[str, Form] = {}
        self._wanted: str | None = None
        self.table = TableView(columns, name=title, two_lines=two_lines)
        self.table.opened.connect(self._open)
        self.empty = EmptyState("Chưa có mục nào.", adds, "F7")
        self.empty.asked.connect(self.add)
        heading = ElidedLabel(title, colour="text", size=16, weight=600)
        edit = ActionButton("Sửa", "pencil", "F2")
        edit.clicked.connect(self.change)
        self.tools, self.above, self.below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.tools.setSpacing(8)
        self.above.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 14, 10)
        head.setSpacing(8)
        head.addWidget(heading, 1)
        head.addLayout(self.tools)
        head.addWidget(edit)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 8)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addLayout(self.above)
        inside.addWidget(self.lists, 1)
        inside.addLayout(self.below)
        self.stack = QStackedWidget()
        self.stack.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_office(self, found: Catalogues) -> None:
        rows = self._rows(found)
        self.table.show_rows(
            RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key), self._wanted
        )
        self._wanted = None
        self.lists.setCurrentWidget(self.table if rows else self.empty)
        if self.table.chosen_row() is None:
            self.table.choose_first()

    def take_focus(self) -> None:
        card = self._card()
        if card is not None:
            card.form.focus_first()
        elif self.lists.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.empty.button.setFocus()

    def add(self) -> None:
        self._open(None)

    def change(self) -> None:
        if self.table.chosen_row() is not None:
            self._open(self.table.chosen_row())

    def save(self) -> None:
        card = self._card()
        if card is not None:
            card.form.save()

    def wants_width(self) -> bool:
        return self._card() is not None

    def _card(self) -> FormCard | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, FormCard) else None

    def written(self, row: Any, _form: Form) -> Written:
        """What to say once the form of a row, or of a new one, is saved."""
        if row is None:
            return Written("Đã thêm.", None)
        return Written("Đã lưu.", self._undo(row) if self._undo is not None else None)

    def _open(self, row: Any) -> None:
        if self._card() is not None:
            return
        key = row.key if row is not None else ""
        if key not in self._forms:
            self._forms[key] = self._make(row)
            self.follow(self._forms[key], row)
        self.cover(self._forms[key])

    def follow(self, form: Form, row: Any = None) -> None:
        """Close and tell when that form is saved."""
        form.saved.connect(lambda change: self._take_saved(row, form, change))

    def cover(self, form: Form) -> None:
        """Lay a form over the list."""
        card = FormCard(form)
        card.closed.connect(lambda: self._close(card, keep=True))
        self.stack.addWidget(card)
        self.stack.setCurrentWidget(card)
        form.show()
        self.covered.emit()
        form.focus_first()

    def _close(self, card: FormCard, *, keep: bool) -> None:
        if keep:
            card.form.setParent(self)
            card.form.hide()
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.covered.emit()
        self.take_focus()

    def _take_saved(self, row: Any, form: Form, change: Change) -> None:
        self._forms = {key: kept for key, kept in self._forms.items() if kept is not form}
        card = self._card()
        if card is not None and card.form is form:
            self._close(card, keep=False)
        self._wanted = next((made for _, made in change.touched), None)
        written = self.written(row, form)
        self.done.emit(written.said, written.undo)


def _key(row: Any) -> str:
    return str(row.key)
