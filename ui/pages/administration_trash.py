"""Thùng rác: what was put away, newest first; the chosen record in words, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.writing import hour, short_date
from ui.pages.administration_panes import Pane
from ui.tables import Column, RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.figure import number_text
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.domain.changes import Change
    from desktop.registers.office import Catalogues
    from desktop.registers.trash import TrashRow, TrashSheet
    from ui.operations import Operations

KINDS = {
    Kind.DIALOGUE: "Hội nghị",
    Kind.OPINION: "Ý kiến",
    Kind.RECEPTION_SESSION: "Buổi tiếp",
    Kind.COMMITMENT: "Cam kết",
    Kind.OFFICIAL: "Lãnh đạo",
    Kind.BODY: "Cơ quan",
    Kind.SUBJECT_AREA: "Lĩnh vực",
    Kind.ATTACHMENT: "Tệp đính kèm",
    Kind.SURVEY: "Khảo sát",
    Kind.PROCEDURE_FIGURES: "Số liệu thủ tục",
    Kind.RECOGNISED_MODEL: "Mô hình",
}
EMPTY = "Thùng rác trống. Bản ghi đã bỏ nằm ở đây, khôi phục được bất cứ lúc nào; không gì tự mất đi."
_KEPT = "Bản ghi ở đây giữ nguyên số và liên kết. Không gì trong Thùng rác tự mất đi."


class TrashPane(Pane):
    """The list is read in windows; *Khôi phục* brings the chosen record back with number and links."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.setProperty("card", False)
        self._operations = operations
        self.sheet: TrashSheet | None = None
        self.table = TableView(_columns(), name="Thùng rác")
        self.restore_button = ActionButton("Khôi phục", "undo")
        self.restore_button.clicked.connect(self.restore)
        self.empty = QLabel(EMPTY)
        self.empty.setAccessibleName("Thùng rác trống")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(24, 28, 24, 24)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.details = QLabel()
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setWordWrap(True)
        self.count = QLabel()
        self.count.setProperty("look", "second")
        self.lists = QStackedWidget()
        self._lay_out()
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.restore_button.setFocus(Qt.FocusReason.TabFocusReason))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 14, 10)
        head.setSpacing(8)
        head.addWidget(ElidedLabel("Thùng rác", colour="text", size=16, weight=600), 1)
        head.addWidget(self.restore_button)
        kept = QLabel(_KEPT)
        kept.setProperty("look", "hint")
        kept.setWordWrap(True)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 8, 14, 6)
        foot.setSpacing(4)
        for part in (self.details, self.count, kept):
            foot.addWidget(part)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        inside.addWidget(ruler)
        inside.addLayout(foot)
        self.lists.addWidget(filled)
        self.lists.addWidget(self.empty)
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lists, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)

    def show_office(self, _found: Catalogues) -> None:
        from desktop.registers.trash import trash_count, trash_rows

        office = self._operations.office
        total = trash_count(office)
        window = partial(trash_rows, office)
        self.table.show_rows(RowSource(total, window, _key), self.table.chosen_key())
        self.lists.setCurrentIndex(0 if total else 1)
        self.restore_button.setVisible(bool(total))
        self.count.setText(f"{number_text(total)} bản ghi")
        if self.table.chosen_row() is None:
            self.table.choose_first()
        if not total:
            self._show_chosen(None)

    def _show_chosen(self, row: TrashRow | None) -> None:
        from desktop.registers.trash import trash_sheet

        self.sheet = trash_sheet(self._operations.office, row.kind, row.record) if row is not None else None
        self.details.setText(details_of(self.sheet) if self.sheet is not None else "")

    def restore(self) -> None:
        """Bring the chosen record back; what the book has no place for is said above the page."""
        from desktop.services.trash import restore_record

        if self.sheet is None:
            return
        row = self.sheet.row
        act = partial(restore_record, kind=row.kind, key=row.record)
        self._operations.run(act, done=partial(self._take_restored, row))

    def _take_restored(self, row: TrashRow, change: Change) -> None:
        self.done.emit(f"Đã khôi phục {KINDS[row.kind].lower()} “{row.number or short(row.title)}”.", change)

    def take_focus(self) -> None:
        (self.table if self.lists.currentIndex() == 0 else self.empty).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words under the list give way to it."""
        super().resizeEvent(event)
        self.details.setMaximumHeight(16_777_215 if self.height() > _LOW else _ONE_LINE)


_LOW, _ONE_LINE = 380, 44
_LONGEST = 60


def details_of(sheet: TrashSheet) -> str:
    """Who put it there and why, what went along, what will be linked again."""
    row = sheet.row
    when = f"lúc {hour(row.at.time())} ngày {short_date(row.at.date())}."
    who = f"{row.by} bỏ {when}" if row.by else f"Bỏ {when}"
    why = f" Lý do: {row.reason.rstrip('.')}." if row.reason else ""
    counted = ((sheet.opinions, "ý kiến"), (sheet.commitments, "cam kết"))
    along = ", ".join(f"{count} {words}" for count, words in counted if count)
    links = f" Sẽ nối lại với {sheet.links} bản ghi." if sheet.links else ""
    return f"{who}{why}" + (f" Kèm theo: {along}." if along else "") + links


def short(title: str) -> str:
    """A title short enough for the undo bar."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def _columns() -> tuple[Column, ...]:
    return (
        Column("at", "Ngày bỏ", _day, 104),
        Column("kind", "Loại", lambda row: Cell(KINDS[row.kind], sub=row.number), 124),
        Column("title", "Nội dung", lambda row: Cell(row.title, sub=row.reason), 260, stretch=True),
        Column("by", "Người bỏ", lambda row: Cell(row.by), 170, narrow_width=0),
    )


def _day(row: Any) -> Cell:
    return Cell(short_date(row.at.date()), sub=f"{row.at.hour}:{row.at.minute:02d}")


def _key(row: Any) -> str:
    return str(row.key)
