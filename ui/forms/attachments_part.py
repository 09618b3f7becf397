"""Đính kèm: the scans and files of the chosen record, in its side panel; a file may be dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.attachments import Attachment, Shown, checked_name, extension_of
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.users import may
from ui.forms import paper_files
from ui.forms.attachment_forms import AttachForm, SaveOutForm, TrashFileForm
from ui.style.icons import icon_pixmap
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.registers.attachments import Attached
    from ui.operations import Operations

NONE_YET = "Chưa có tệp nào. Bấm “Thêm tệp…” hoặc kéo tệp thả vào đây."
ONE_AT_A_TIME = "Mỗi lần thêm một tệp, để ghi tiêu đề và xác nhận cho từng tệp."
HEARS_DENUNCIATION = "Buổi này có tố cáo: không đính kèm bản có chữ viết, chữ ký của người tố cáo."


class AttachmentsPart(QFrame):
    """A list with its acts; what is asked about a file is asked here, above the list.

    :attr:`view_asked` carries the :class:`Attachment` to show; :attr:`told` what was done and
    its :class:`Change`, if any.
    """

    view_asked = Signal(object)
    told = Signal(str, object)

    def __init__(self, operations: Operations, kind: Kind, key: str) -> None:
        super().__init__()
        self.operations, self.kind, self.key = operations, kind, key
        self.ask_which = paper_files.ask_which
        self.ask_where = paper_files.ask_where
        self.attached: Attached | None = None
        self.form: AttachForm | SaveOutForm | TrashFileForm | None = None
        self._hovered = False
        self.add_button = _link("Thêm tệp…", "Thêm tệp đính kèm", self.add)
        self.hint = _words("", "second")
        self.secret = Notice("secret")
        self.message = Notice("late")
        self.message.hide()
        self.place = QWidget()
        self.place.hide()
        self._asked = QVBoxLayout(self.place)
        self._asked.setContentsMargins(0, 0, 0, 6)
        self._asked.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(_icon("paperclip"))
        head.addWidget(_words("Đính kèm", "strong"), 1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        for widget in (self.secret, self.message, self.place, self.hint):
            self._column.addWidget(widget)
        self._column.addLayout(self._rows)

    def reload(self) -> None:
        """Read the record's files again; what is being asked stays."""
        from desktop.registers.attachments import attachments_of

        try:
            self.attached = attachments_of(self.operations.office, self.kind, self.key)
        except Refusal as refusal:
            self._warn("late", texts.sentence(refusal))
            return
        _empty(self._rows)
        for file in self.attached.files:
            self._rows.addWidget(_Row(file, self._acts(file)))
        self._say(self.attached)

    def _say(self, attached: Attached) -> None:
        refused = Refusal(attached.refused) if attached.refused else None
        warned = HEARS_DENUNCIATION if attached.hears_denunciation else ""
        said = texts.sentence(refused) if refused else warned
        self.secret.set_notice("secret", said)
        self.secret.setVisible(bool(said))
        self.add_button.setVisible(self.may_add())
        self.hint.setText(NONE_YET if self.may_add() else "Chưa có tệp nào.")
        self.hint.setVisible(not attached.files and refused is None)
        self.setAcceptDrops(self.may_add())

    def may_add(self) -> bool:
        """Whether a file can be added to this record by whoever is at work."""
        allowed = may(self.operations.office.roles, "attach_file")
        return self.attached is not None and not self.attached.refused and allowed

    def _acts(self, file: Attachment) -> list[ActionButton]:
        roles = self.operations.office.roles
        acts: list[tuple[str, Callable[[], object], bool]] = [
            ("Xem", partial(self.view_asked.emit, file), file.shown is not Shown.NOT),
            ("Lưu ra…", partial(self.save_out, file), may(roles, "save_attachment")),
            ("Bỏ…", partial(self.take_out, file), may(roles, "trash_record")),
        ]
        return [_link(words, f"{words.rstrip('…')} {file.title}", run) for words, run, there in acts if there]

    def add(self) -> None:
        """Ask which file, then what it is."""
        from desktop.registers.attachments import rules

        if not self.may_add():
            return
        known = " ".join(f"*.{each}" for each in rules().extensions)
        found = self.ask_which(self, "Chọn tệp đính kèm", f"Tệp giữ được ({known})")
        if found:
            self.take(Path(found))

    def take(self, path: Path) -> None:
        """A chosen or dropped file: what it is, is asked, unless its name is refused."""
        from desktop.registers.attachments import rules

        self.put_form_away()
        try:
            checked_name(path.name, rules())
        except Refusal as refusal:
            self._warn("late", texts.sentence(refusal))
            return
        form = AttachForm(self.operations, self.kind, self.key, path)
        form.added.connect(self._take_added)
        self._ask(form, path.name)

    def save_out(self, file: Attachment) -> None:
        """Ask what for, then where to."""
        self.put_form_away()
        form = SaveOutForm(self.operations, file)
        form.ask_where = self.ask_where
        form.saved_to.connect(self._take_saved)
        self._ask(form, file.title)

    def take_out(self, file: Attachment) -> None:
        """Ask why; the file goes into the trash, the undo bar brings it back."""
        self.put_form_away()
        form = TrashFileForm(self.operations, file)
        form.trashed.connect(partial(self._take_trashed, file))
        self._ask(form, file.title)

    def _ask(self, form: AttachForm | SaveOutForm | TrashFileForm, said: str) -> None:
        self.message.hide()
        self.form = form
        form.closed.connect(self.put_form_away)
        heading = _words(said, "strong")
        for widget in (heading, form):
            self._asked.addWidget(widget)
        self.place.show()
        form.focus_first()
        QTimer.singleShot(0, self, partial(_bring_into_sight, self))

    def put_form_away(self) -> None:
        """Nothing is asked any more; a file being read is not added."""
        if self.form is not None:
            form, self.form = self.form, None
            if isinstance(form, AttachForm):
                form.cancel()
            _empty(self._asked)
            self.place.hide()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_added(self, change: Change) -> None:
        self.put_form_away()
        self.reload()
        self.told.emit("Đã thêm tệp đính kèm.", change)

    def _take_trashed(self, file: Attachment, change: Change) -> None:
        self.put_form_away()
        self.reload()
        self.told.emit(f"Đã chuyển tệp “{file.title}” vào Thùng rác.", change)

    def _take_saved(self, where: str) -> None:
        self.put_form_away()
        self.told.emit(f"Đã ghi tệp {Path(where).name}.", None)

    def _warn(self, kind: str, said: str) -> None:
        self.message.set_notice(kind, said)
        self.message.show()
        QTimer.singleShot(0, self, partial(_bring_into_sight, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._hovered = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent | None) -> None:
        self._hovered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dragLeaveEvent(None)
        event.acceptProposedAction()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.take(Path(paths[0]))
        else:
            self._warn("warn", ONE_AT_A_TIME)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hovered:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(current().focus), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.end()


class _Row(QWidget):
    """One file: its title, what it is and how large, what can be done with it."""

    def __init__(self, file: Attachment, acts: list[ActionButton]) -> None:
        super().__init__()
        title = _words(file.title, "")
        title.setToolTip(file.file_name)
        told = _words(f"{extension_of(file.file_name).upper()}, {size_words(file.size)}", "second")
        told.setWordWrap(False)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(told)
        for act in acts:
            below.addWidget(act)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addLayout(below)


def _bring_into_sight(part: AttachmentsPart) -> None:
    """What is asked or said stands at the part's head; the panel may be scrolled elsewhere."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part.place if part.form is not None else part.message, 0, 40)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def size_words(size: int) -> str:
    """``1,2 MB``, ``340 KB``."""
    if size >= 1 << 20:
        return f"{size / (1 << 20):.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"


def _words(said: str, look: str) -> QLabel:
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label


def _icon(name: str) -> QLabel:
    mark = QLabel()
    mark.setPixmap(icon_pixmap(name, "text2", current().px(16), mark.devicePixelRatioF()))
    return mark


def _link(words: str, name: str, run: Callable[[], object]) -> ActionButton:
    button = ActionButton(words, role="link", name=name)
    button.clicked.connect(lambda _=False: run())
    return button
