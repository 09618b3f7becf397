"""Kiểm tra sổ: whether the book and its backups are what was written, and what to do where they are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import settings, texts
from desktop.domain.writing import hour, short_date
from ui.forms import paper_files
from ui.forms.allowed import refused
from ui.forms.damage_words import book_words, damage_columns, damage_rows, rescued_columns
from ui.pages.administration_panes import Pane
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.button_rows import ButtonRows
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor
from ui.widgets.notice import Notice
from ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop.domain.errors import Refusal
    from desktop.office import Office
    from desktop.registers.office import Catalogues
    from desktop.services.verifying import RescuedBook, RescuedKind, Verified
    from ui.jobs import LongJob, Report, Stopped
    from ui.operations import Operations

_EXPLAINED = (
    "Đọc lại từng trang của sổ, văn bản đã phát hành, tệp đính kèm, nhật ký và các bản sao lưu ở máy này, "
    "so với lúc ghi. Trong lúc kiểm tra vẫn gõ được; việc lưu chờ kiểm tra xong hoặc dừng."
)
_BUSY = "Đang có việc sao lưu khác. Chờ xong rồi bấm lại."
_WHAT_TO_DO = (
    "**Khôi phục từ bản sao lưu gần nhất còn tốt, ra sổ mới.** Không có bản sao lưu nào tốt "
    "thì cứu phần đọc được sang sổ mới; sổ hỏng giữ nguyên."
)
_NEW_BOOK = "so-cuu.db"
_LIST_LEAST = 120


class CheckPane(Pane):
    """The check has the worker, so that nobody writes meanwhile; the rescue stands beside, as backups do.

    :attr:`open_asked` carries a rescued book that is to be opened.
    """

    open_asked = Signal(object)

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._checking: LongJob | None = None
        self._made: RescuedBook | None = None
        self.ask_where = paper_files.ask_where
        self.go = ActionButton("Kiểm tra toàn bộ sổ", "shield-check", role="primary")
        self.work = WorkBar("Tiến độ kiểm tra sổ")
        self.advice = Notice("warn", _WHAT_TO_DO)
        self.to_backups = ActionButton("Đến Sao lưu, khôi phục", "save")
        self.rescue = ActionButton("Cứu phần đọc được sang sổ mới…", "download")
        self.open = ActionButton("Mở sổ vừa cứu", "forward")
        self.acts = ButtonRows((self.to_backups, self.rescue, self.open))
        self.damage = TableView(damage_columns(), name="Những chỗ hỏng", two_lines=False)
        self.said, self.whole = QLabel(_EXPLAINED), QLabel()
        for words in (self.said, self.whole):
            words.setWordWrap(True)
            words.setProperty("look", "second")
        self.rescued = TableView(rescued_columns(), name="Những gì đã cứu", two_lines=False)
        self._lay_out()
        self.go.clicked.connect(self.check)
        self.to_backups.clicked.connect(lambda: self.section_asked.emit("backups"))
        self.rescue.clicked.connect(self.ask_new_book)
        self.open.clicked.connect(lambda: self.open_asked.emit(self._made))
        self.damage.chosen.connect(lambda row: self.whole.setText(row.words if row is not None else ""))
        self.work.stopped.connect(self.stop)

    def _lay_out(self) -> None:
        title = QLabel("Kiểm tra sổ")
        title.setProperty("look", "section")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in (title, self.said, ButtonRows((self.go,)), self.work, self.advice, self.acts):
            column.addWidget(part)
        for table in (self.rescued, self.damage):
            table.setMinimumHeight(current().px(_LIST_LEAST))
            column.addWidget(table, 1)
        column.addWidget(self.whole)
        column.addStretch(0)
        self.put_body(body)
        self._show_parts(hurt=False, damaged=False)

    def _show_parts(self, *, hurt: bool, damaged: bool) -> None:
        self.said.setVisible(not damaged)
        self.advice.setVisible(hurt)
        self.acts.setVisible(damaged)
        self.rescue.setVisible(hurt)
        self.damage.setVisible(damaged)
        self.whole.setVisible(damaged)
        self.rescued.hide()
        self.open.hide()

    def take_focus(self) -> None:
        self.go.setFocus()

    def check(self) -> None:
        """All of it, on the worker."""
        if self._checking is not None:
            return
        if self._operations.beside.busy:
            self.work.say("info", _BUSY)
            return
        folder = settings.backup_folder()

        def look(office: Office, report: Report, stopped: Stopped) -> Verified:
            from desktop.services.verifying import look_over

            return look_over(office, (folder,), report, stopped)

        self._show_parts(hurt=False, damaged=False)
        self.work.begin()
        self.work.stop.setFocus()
        self._checking = self._operations.long(look, self.work.tell, self.show_found, self._refuse)

    def stop(self) -> None:
        """Dừng, of the check or of the rescue."""
        if self._checking is not None:
            self._checking.cancel()
        else:
            self._operations.beside.cancel()

    def ask_new_book(self) -> None:
        """Who may, then where the new book is to lie."""
        why = refused(self._operations, "rescue_book")
        if why:
            self.work.say("late", why)
            return
        chosen = self.ask_where(self, _NEW_BOOK, "Sổ (*.db)")
        if chosen:
            self.rescue_to(Path(chosen))

    def rescue_to(self, to: Path) -> None:
        """What can be read goes into a new book; nothing of it stays when that fails or is stopped."""
        office = self._operations.office

        def work(report: Report, stopped: Stopped) -> RescuedBook:
            from desktop.services.verifying import RescuedBook, by_kind, rescue_book

            return RescuedBook(to, by_kind(rescue_book(office, to, report, stopped)))

        beside = self._operations.beside
        if beside.start(work, self.work.tell, self.show_rescued, self._refuse_rescue):
            self.work.begin()
            self.work.stop.setFocus()
        else:
            self.work.say("info", _BUSY)

    def show_found(self, found: Verified) -> None:
        """One sentence, and a row for each thing that is damaged."""
        self._checking = None
        here = holds_cursor(self)
        office = self._operations.office
        at = office.clock()
        when = f"kiểm tra lúc {hour(at.time())} ngày {short_date(at.date())}"
        head = f"; mốc nhật ký {found.head}" if found.head else ""
        rows = damage_rows(found.damage)
        self._show_parts(hurt=found.hurt, damaged=bool(rows))
        self.work.say(*book_words(found, when, head))
        self.damage.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key))
        if rows:
            self.damage.choose_first()
        if here:
            self._move_to(self.damage if rows else self.go)

    def show_rescued(self, made: RescuedBook) -> None:
        """Where the new book lies, and a row for each kind of record."""
        self._made, rows = made, made.kinds
        here = holds_cursor(self)
        lost = sum(row.lost for row in rows)
        self.work.say(
            "warn" if lost else "ok",
            f"Sổ mới: {made.book}. {'Có dòng không cứu được, xem dưới.' if lost else 'Không mất dòng nào.'} "
            f"Sổ hỏng giữ nguyên ở {self._operations.office.file}.",
        )
        self._show_parts(hurt=True, damaged=True)
        for part in (self.advice, self.damage, self.whole, self.rescue):
            part.hide()
        self.open.show()
        self.rescued.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _what))
        self.rescued.show()
        self.rescued.choose_first()
        if here:
            self._move_to(self.rescued)

    def _refuse(self, refusal: Refusal) -> None:
        self._checking = None
        self._end("Đã dừng kiểm tra.", refusal, self.go)

    def _refuse_rescue(self, refusal: Refusal) -> None:
        self._end("Đã dừng, chưa có sổ mới nào được tạo.", refusal, self.rescue)

    def _end(self, stopped: str, refusal: Refusal, button: ActionButton) -> None:
        here, at_will = holds_cursor(self), refusal.code == "stopped"
        self.work.say("info" if at_will else "late", stopped if at_will else texts.sentence(refusal))
        if here:
            self._move_to(button)

    def _move_to(self, part: QWidget) -> None:
        """The cursor there; of all that was said the first sentence is in sight once it is laid out."""
        part.setFocus()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.work))

    def show_office(self, found: Catalogues) -> None:
        """What was found stays until the next check."""


def _key(row: object) -> str:
    return str(row.at)  # type: ignore[attr-defined]


def _what(row: RescuedKind) -> str:
    return row.what
