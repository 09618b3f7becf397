"""Sao lưu, khôi phục: the state, where backups go, the list of them, a drill, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop import settings, texts
from desktop.domain.backup_words import SAME_DISK, moment_words
from desktop.domain.errors import Refusal
from ui.backing_up import start_backup, state_words
from ui.forms import folders
from ui.forms.backup_words import backup_columns, trouble_words
from ui.forms.list_print import ListPrint
from ui.forms.restore_page import RestorePage
from ui.pages.administration_panes import Pane
from ui.pages.page import EmptyState
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.button_rows import ButtonRows
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop.domain.backups import BackupRow, Drill
    from desktop.registers.office import Catalogues
    from desktop.services.backup_places import BackupsShown
    from ui.jobs import Report, Stopped
    from ui.operations import Operations

_LIST_LEAST = 150


class BackupsPane(Pane):
    """:attr:`open_asked` carries a restored book that is to be opened."""

    open_asked = Signal(object)

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.setProperty("card", False)
        self.operations = operations
        self.ask_folder = folders.ask_folder
        self._drill: Drill | None = None
        self._make_parts()
        _lay_out(self)
        self._connect()

    def _make_parts(self) -> None:
        self.state, self.together = Notice("ok"), Notice("warn", SAME_DISK)
        self.together.hide()
        self.work = WorkBar("Tiến độ sao lưu")
        self.folder = LineField(str(settings.backup_folder()), name="Nơi sao lưu tự động")
        self.folder.setReadOnly(True)
        self.elsewhere = ActionButton("Chọn nơi khác…", "pencil")
        self.now = ActionButton("Sao lưu ngay", "save", role="primary")
        self.to_usb = ActionButton("Sao lưu ra USB…", "download")
        self.try_out = ActionButton("Thử khôi phục", "check-circle")
        self.take_back = ActionButton("Khôi phục…", "history")
        self.record = ActionButton("Xem, in biên bản thử", "printer")
        self.table = TableView(
            backup_columns(self.operations.office.today), name="Các bản sao lưu", two_lines=False
        )
        self.empty = EmptyState("Chưa có bản sao lưu nào ở đây.", "Sao lưu ngay")
        self.lists, self.stack = QStackedWidget(), QStackedWidget()
        self.record.hide()

    def _connect(self) -> None:
        self.now.clicked.connect(lambda: self.back_up(settings.backup_folder()))
        self.empty.asked.connect(lambda: self.back_up(settings.backup_folder()))
        self.to_usb.clicked.connect(self.back_up_to_usb)
        self.elsewhere.clicked.connect(self.choose_folder)
        self.try_out.clicked.connect(self.hold_drill)
        self.take_back.clicked.connect(lambda: self.show_restore(_chosen_file(self.table)))
        self.record.clicked.connect(self.show_record)
        self.table.opened.connect(lambda row: self.show_restore(row.file))
        self.work.stopped.connect(self.operations.beside.cancel)
        self.operations.beside.ended.connect(self.read_again)

    def show_office(self, found: Catalogues) -> None:  # noqa: ARG002 -- backups are not in the book
        self.read_again()

    def read_again(self) -> None:
        """The state at once; the folders on the worker, a stick may be slow."""
        if not self.operations.is_open:
            return
        said, late = state_words(self.operations.office)
        self.state.set_notice("warn" if late else "ok", said)
        self.folder.setText(str(settings.backup_folder()))
        usb = settings.load(settings.data_folder()).usb_folder
        places = (settings.backup_folder(), *((Path(usb),) if usb else ()))

        def look(office: object) -> BackupsShown:
            from desktop.services.backup_places import shown

            return shown(office.file, places)  # type: ignore[attr-defined]

        self.operations.read(look, self._show)

    def take_focus(self) -> None:
        covering = self.stack.currentWidget()
        if isinstance(covering, RestorePage):
            covering.choose.setFocus()
        else:
            self.now.setFocus()

    def wants_width(self) -> bool:
        return self.stack.currentIndex() > 0

    def back_up(self, folder: Path) -> None:
        """Now, beside the work."""
        self._begin(start_backup(self.operations, folder, self.work.tell, self._take_backup, self._refuse))

    def back_up_to_usb(self) -> None:
        """To a folder someone points at, a stick as a rule; it is remembered for the list."""
        found = self.ask_folder(self, "Chọn USB hoặc thư mục sao lưu")
        if found:
            settings.change(usb_folder=found)
            self.back_up(Path(found))

    def choose_folder(self) -> None:
        """Another place for the backups that nobody asks for."""
        found = self.ask_folder(self, "Chọn nơi sao lưu tự động")
        if found:
            settings.change(backup_folder=found)
            self.read_again()

    def hold_drill(self) -> None:
        """Take the chosen backup back, check it, count, take it away again."""
        file, office = _chosen_file(self.table), self.operations.office
        if file is None:
            self.work.say("info", "Chưa có bản sao lưu nào để thử. Sao lưu trước rồi thử.")
            return

        def work(report: Report, stopped: Stopped) -> Drill:
            from desktop.services.restoring import Opening, drill

            return drill(office, file, Opening(office.key), report, stopped)

        self._begin(self.operations.beside.start(work, self.work.tell, self._take_drill, self._refuse))

    def show_record(self) -> None:
        """The record of the drill, to print and sign."""
        held = self._drill
        if held is None:
            return

        def make(office: object) -> bytes:
            from desktop.services.restoring import drill_record

            return drill_record(office, held, ".pdf")  # type: ignore[arg-type]

        name = f"Bien ban thu khoi phuc {held.held_at:%Y-%m-%d}.pdf"
        view = ListPrint(self.operations, "Biên bản thử khôi phục", name, make)
        view.closed.connect(lambda: self._uncover(view))
        self._cover(view)
        view.preview.setFocus()

    def show_restore(self, file: Path | None) -> None:
        """The way back, in place of the list."""
        page = RestorePage(self.operations, file)
        page.closed.connect(lambda: self._uncover(page))
        page.open_asked.connect(self.open_asked)
        self._cover(page)
        page.choose.setFocus()

    def _cover(self, widget: QWidget) -> None:
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.covered.emit()

    def _uncover(self, widget: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self.covered.emit()
        self.take_focus()

    def _show(self, found: BackupsShown) -> None:
        rows = found.rows
        self.table.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key))
        self.lists.setCurrentWidget(self.table if rows else self.empty)
        self.together.setVisible(found.all_on_one_disk)
        if self.table.chosen_row() is None:
            self.table.choose_first()
        bad = next((row for row in rows if row.trouble), None)
        if bad is not None and self.work.is_silent():
            self.work.say("late", trouble_words(bad))

    def _begin(self, begun: bool) -> None:
        self.record.hide()
        if begun:
            self.work.begin()
        else:
            self.work.say("info", "Đang có việc sao lưu khác. Chờ xong rồi bấm lại.")

    def _take_backup(self, row: BackupRow) -> None:
        self.work.say("ok", f"Đã sao lưu và kiểm tra: {row.file}")

    def _take_drill(self, held: Drill) -> None:
        self._drill = held
        made = moment_words(held.made_at, self.operations.office.today)
        if held.is_good:
            self.work.say("ok", f"Thử tốt: bản sao lưu {made} khôi phục được trọn vẹn. Đã ghi nhật ký.")
        else:
            self.work.say("late", f"Bản sao lưu {made} không khớp số bản ghi. Sao lưu lại ngay.")
        self.record.show()

    def _refuse(self, refusal: Refusal) -> None:
        stopped = refusal.code == "stopped"
        self.work.say(
            "info" if stopped else "late",
            "Đã dừng. Các bản sao lưu cũ vẫn nguyên." if stopped else texts.sentence(refusal),
        )


def _lay_out(pane: BackupsPane) -> None:
    """The one card of the pane; what covers it is laid over."""
    title = QLabel("Sao lưu, khôi phục")
    title.setProperty("look", "section")
    where = QHBoxLayout()
    where.addWidget(Field("Nơi sao lưu, mỗi 30 phút và khi đóng", pane.folder), 1)
    where.addWidget(pane.elsewhere, 0, Qt.AlignmentFlag.AlignBottom)
    acts = ButtonRows((pane.now, pane.to_usb, pane.try_out, pane.take_back))
    pane.lists.addWidget(pane.table)
    pane.lists.addWidget(pane.empty)
    card = QFrame()
    card.setProperty("card", True)
    body = QWidget()
    body.setObjectName("body")
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(10)
    for part in (title, pane.state, pane.together):
        column.addWidget(part)
    column.addLayout(where)
    column.addWidget(acts)
    ended = QHBoxLayout()
    ended.setSpacing(10)
    ended.addWidget(pane.work, 1)
    ended.addWidget(pane.record)
    column.addLayout(ended)
    column.addWidget(pane.lists, 1)
    pane.lists.setMinimumHeight(current().px(_LIST_LEAST))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(20, 14, 14, 14)
    inside.addWidget(area)
    pane.stack.addWidget(card)
    whole = QVBoxLayout(pane)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(pane.stack)


def _chosen_file(table: TableView) -> Path | None:
    row = table.chosen_row()
    return row.file if row is not None else None


def _key(row: BackupRow) -> str:
    return str(row.file)
