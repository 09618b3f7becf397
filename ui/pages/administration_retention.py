"""Thời hạn lưu giữ: how long each kind of record is kept, and the list of those due for the council."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.papers import PaperKind
from desktop.domain.retention import RECORD_WORDS, DueRecords, RetentionClass, years_words
from ui.forms.form import Act
from ui.forms.retention_form import RetentionForm
from ui.pages.administration_panes import ListPane
from ui.tables import Column
from ui.widgets.buttons import ActionButton
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_SAID = "Chương trình không tự xóa hồ sơ nào: danh mục đến hạn in ra để hội đồng xét."


class ClassRow:
    """A class as a row of the list, with what is due of it today."""

    def __init__(self, kept: RetentionClass, due: tuple[DueRecords, ...]) -> None:
        self.kept, self.key = kept, kept.record.value
        self.due = sum(each.count for each in due if each.kept.record is kept.record)


class RetentionPane(ListPane):
    """Enter changes a class; the list of records due is shown as it is printed."""

    def __init__(self, operations: Operations) -> None:
        columns = (
            Column("record", "Loại hồ sơ, căn cứ", _record, 250, stretch=True),
            Column("years", "Thời hạn", lambda row: Cell(years_words(row.kept.years), bold=True), 104),
            Column("due", "Đến hạn", _due, 84, right=True),
            Column("state", "Tình trạng", _state, 140, narrow_width=0),
        )
        super().__init__(
            "Thời hạn lưu giữ", columns, "", self._classes,
            lambda row: RetentionForm(operations, row.kept), _undo, two_lines=True,
        )  # fmt: skip
        self._operations = operations
        listing = ActionButton("Danh mục đến hạn…", "printer")
        listing.clicked.connect(self.show_list)
        self.tools.addWidget(listing)
        self.above.setContentsMargins(20, 0, 14, 10)
        said = QLabel(_SAID)
        said.setProperty("look", "second")
        said.setWordWrap(True)
        self.above.addWidget(said)
        self.empty.show_state("Chưa có thời hạn lưu giữ nào.", "Danh mục đến hạn")

    def _classes(self, _found: Catalogues) -> tuple[ClassRow, ...]:
        from desktop.registers.retention import due_for_disposal, retention_classes

        office = self._operations.office
        due = due_for_disposal(office, office.today)
        return tuple(ClassRow(each, due) for each in retention_classes(office))

    def add(self) -> None:
        """No class is made from nothing: the list of records due is shown instead."""
        self.show_list()

    def show_list(self) -> None:
        """The list as the archive council gets it, in place of the classes."""
        from ui.forms.paper_view import PaperView

        if self.wants_width():
            return
        day = self._operations.office.today
        view = PaperView(self._operations, PaperKind.DISPOSAL_LIST, day.isoformat())
        view.closed.connect(partial(self._uncover, view))
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.covered.emit()
        view.preview.setFocus()

    def _uncover(self, view: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.covered.emit()
        self.take_focus()

    def wants_width(self) -> bool:
        return self.stack.currentIndex() > 0


def _undo(row: ClassRow) -> Act:
    from desktop.services.retention import take_back_retention

    before = row.kept
    return lambda office: take_back_retention(office, before)


def _record(row: Any) -> Cell:
    return Cell(RECORD_WORDS[row.kept.record], row.kept.basis)


def _due(row: Any) -> Cell:
    return Cell(str(row.due) if row.due else "", align="right")


def _state(row: Any) -> Cell:
    if row.kept.needs_check:
        return Cell("Cần kiểm tra", chip_kind="warn", chip_icon="info")
    if row.kept.reason:
        return Cell("Cơ quan đã sửa", chip_kind="info", chip_icon="pencil")
    return Cell("Theo quy định", chip_kind="ok", chip_icon="check-circle")
