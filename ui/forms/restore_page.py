"""Taking a book back: which backup, what would be lost, where the new book goes. Never over a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import texts
from desktop.domain.backup_words import moment_words
from desktop.domain.backups import Fate
from ui.forms import paper_files
from ui.forms.backup_words import lost_columns
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.domain.backups import Contents, Loss, LostRecord
    from desktop.domain.errors import Refusal
    from desktop.services.restoring import Opening, Restored
    from ui.jobs import Report, Stopped
    from ui.operations import Operations

_KINDS = "Bản sao lưu (*.lnsao)"
_ASKS_FOR_KEY = frozenset({"backup-locked", "wrong-password", "wrong-sheet-code"})
_SHEET_LETTERS = 32
_LIST_LEAST = 130


class RestorePage(QFrame):
    """:attr:`closed` follows ‹, :attr:`open_asked` carries what was restored when it is to be opened.

    ``compares`` is False where no office is set up yet: there is nothing to lose. ``beside`` names the book
    that does not open any more; then the backup's own password or sheet is asked for.
    """

    closed = Signal()
    open_asked = Signal(object)

    def __init__(
        self,
        operations: Operations,
        file: Path | None = None,
        *,
        compares: bool = True,
        beside: Path | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.operations, self._compares, self._beside = operations, compares, beside
        self.ask_which, self.ask_where = paper_files.ask_which, paper_files.ask_where
        self.contents: Contents | None = None
        self._made: Restored | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_file(file)

    def _make_parts(self) -> None:
        self.back = ActionButton(icon="back", key="Esc", name="Quay lại")
        self.title = QLabel("Khôi phục từ bản sao lưu")
        self.title.setProperty("look", "section")
        self.file = LineField(placeholder="Chưa chọn bản sao lưu", name="Bản sao lưu")
        self.file.setReadOnly(True)
        self.choose = ActionButton("Chọn tệp…", "upload")
        self.secret = LineField(name="Mật khẩu hoặc mã phiếu khôi phục")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret_field = Field(
            "Mật khẩu của ngày sao lưu, hoặc mã trên phiếu khôi phục", self.secret,
            hint="Mật khẩu đã đổi từ ngày đó thì gõ mật khẩu cũ.",
        )  # fmt: skip
        self.try_secret = ActionButton("Mở bản sao lưu", "key")
        self.message = Notice("info")
        self.table = TableView(lost_columns(), name="Những gì sẽ khác đi", two_lines=False)
        self.to = LineField(name="Sổ mới")
        self.choose_to = ActionButton("Chọn nơi khác…", "save")
        self.go = ActionButton("Khôi phục", "history", "Ctrl+Enter", "primary")
        self.open = ActionButton("Mở sổ vừa khôi phục", "forward", role="primary")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Tiến độ khôi phục")
        self.stop = ActionButton("Dừng", "close")

    def _lay_out(self) -> None:
        head, pick, secret, target, foot = (QHBoxLayout() for _ in range(5))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        pick.addWidget(Field("Bản sao lưu", self.file), 1)
        pick.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        secret.addWidget(self.secret_field, 1)
        secret.addWidget(self.try_secret, 0, Qt.AlignmentFlag.AlignVCenter)
        target.addWidget(Field("Sổ mới nằm ở (không ghi đè sổ nào)", self.to), 1)
        target.addWidget(self.choose_to, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.go, self.open, self.progress, self.stop):
            foot.addWidget(part)
        foot.addStretch(1)
        self._secret_row = _row(secret)
        self.table.setMinimumHeight(current().px(_LIST_LEAST))
        body = QWidget()
        body.setObjectName("body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(10)
        inside.addLayout(pick)
        inside.addWidget(self._secret_row)
        inside.addWidget(self.message)
        inside.addWidget(self.table, 1)
        inside.addLayout(target)
        inside.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 14, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.close_page)
        self.choose.clicked.connect(self._choose_file)
        self.choose_to.clicked.connect(self._choose_target)
        self.try_secret.clicked.connect(self.look)
        self.secret.returnPressed.connect(self.look)
        self.go.clicked.connect(self.restore)
        self.stop.clicked.connect(self.operations.beside.cancel)
        self.open.clicked.connect(lambda: self.open_asked.emit(self._made))

    def show_file(self, file: Path | None) -> None:
        """Another backup: say what is in it, and what going back to it would lose."""
        self.contents, self._made = None, None
        for part in (self._secret_row, self.table, self.progress, self.stop, self.open):
            part.hide()
        self.go.setVisible(file is not None)
        if file is None:
            self.message.set_notice("info", "Chọn tệp bản sao lưu (đuôi .lnsao) trên máy này hoặc trên USB.")
            return
        self.file.setText(str(file))
        self.look()

    def look(self) -> None:
        """Read the backup beside the work: a stick may be slow."""
        file, opening = Path(self.file.text()), self._opening()
        office = self.operations.office if self._compares else None

        def work(_report: Report, _stopped: Stopped) -> tuple[Contents, Loss | None]:
            from desktop.services.restoring import peek, what_would_be_lost

            contents = peek(file)
            return contents, what_would_be_lost(office, file, opening) if office is not None else None

        if self.operations.beside.start(work, self._tell, self._take_loss, self._refuse):
            self.message.set_notice("info", "Đang đọc bản sao lưu…")

    def restore(self) -> None:
        """Take it back to a new book."""
        file, to, opening = Path(self.file.text()), Path(self.to.committed_text().strip()), self._opening()
        who = self._who()
        if self._made is not None:
            return

        def work(report: Report, stopped: Stopped) -> Restored:
            from desktop.services.restoring import restore

            return restore(file, to, opening, report, stopped, **who)

        if self.operations.beside.start(work, self._tell, self._take_restored, self._refuse):
            self.progress.setRange(0, 0)
            self._work(working=True)

    def close_page(self) -> None:
        """Away with it; what is under way ends first."""
        self.operations.beside.cancel()
        self.closed.emit()

    def _opening(self) -> Opening:
        from desktop.services.restoring import Opening

        typed = self.secret.committed_text().strip()
        letters = sum(letter.isalnum() for letter in typed)
        code = typed if letters == _SHEET_LETTERS and "-" in typed else ""
        key = self.operations.office.key if self._beside is None else None
        return Opening(key, password="" if code else typed, sheet_code=code)

    def _who(self) -> dict[str, Any]:
        """By whose hand, as the new book's log will say; unknown while no book is open."""
        if self._beside is not None:
            return {}
        office = self.operations.office
        return {"user": office.user, "clock": office.clock, "roles": office.roles}

    def _tell(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * done / of_all) if of_all else 0)

    def _take_loss(self, found: tuple[Contents, Loss | None]) -> None:
        self.contents, loss = found
        made = self.contents.made_at
        self._secret_row.hide()
        self.go.set_text(f"Khôi phục sổ về ngày {made:%d/%m/%Y}")
        self.go.show()
        if not self.to.text():
            self.to.setText(str(self._offered(made.strftime("%Y-%m-%d-%H%M"))))
        self._show_loss(loss)

    def _show_loss(self, loss: Loss | None) -> None:
        from desktop.office import now

        assert self.contents is not None
        today = self.operations.office.today if self._beside is None else now().date()
        made = moment_words(self.contents.made_at, today)
        if loss is None:
            self.message.set_notice("info", f"Đây là bản sao lưu {made}. Bấm Khôi phục để lấy sổ ra.")
            return
        rows = loss.rows
        self.table.setVisible(bool(rows))
        if not rows:
            self.message.set_notice("ok", f"Bản sao lưu {made} giống hệt sổ đang mở: không mất gì.")
            return
        self.table.show_rows(RowSource(len(rows), lambda at, limit: rows[at : at + limit], _key))
        self.message.set_notice("warn", _loss_words(loss, made))

    def _take_restored(self, made: Restored) -> None:
        self._made = made
        self._work(working=False)
        self.go.hide()
        self.open.show()
        self.message.set_notice("ok", f"Đã khôi phục và kiểm tra: {made.book}. Sổ cũ vẫn giữ nguyên.")
        self.open.setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        self._work(working=False)
        if refusal.code in _ASKS_FOR_KEY:
            self._secret_row.show()
            self.secret.setFocus()
        if refusal.code == "stopped":
            self.message.set_notice("info", "Đã dừng, chưa có sổ mới nào được tạo.")
        else:
            self.message.set_notice("late", texts.sentence(refusal))
        self.go.setVisible(self.contents is not None)

    def _work(self, *, working: bool) -> None:
        self.progress.setVisible(working)
        self.stop.setVisible(working)
        self.go.setVisible(not working)

    def _offered(self, moment: str) -> Path:
        """A free name beside the open book."""
        book = self._beside or self.operations.office.file
        return book.with_name(f"{book.stem}-khoi-phuc-{moment}{book.suffix}")

    def _choose_file(self) -> None:
        found = self.ask_which(self, "Chọn bản sao lưu", _KINDS)
        if found:
            self.to.clear()
            self.show_file(Path(found))

    def _choose_target(self) -> None:
        found = self.ask_where(self, Path(self.to.text()).name or "so-khoi-phuc.db", "Sổ (*.db)")
        if found:
            self.to.setText(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close_page()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.go.isVisible():
            self.restore()
        else:
            super().keyPressEvent(event)


def _loss_words(loss: Loss, made: str) -> str:
    parts = [
        f"**{loss.count(fate)}** {words}"
        for fate, words in (
            (Fate.GONE, "bản ghi không còn"),
            (Fate.OLDER, "bản ghi về nội dung cũ"),
            (Fate.BACK, "bản ghi đã bỏ có lại"),
        )
        if loss.count(fate)
    ]
    return f"So với sổ đang mở, bản sao lưu {made} có {', '.join(parts)}. Sổ đang mở vẫn giữ nguyên."


def _row(layout: QHBoxLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def _key(row: LostRecord) -> str:
    return f"{row.kind}:{row.key}"
