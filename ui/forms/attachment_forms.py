"""What is asked about a file of a record: what it is before it is added, why it is taken out, what for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import texts
from desktop.domain.attachments import DECLARATION, Attachment, title_from
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from ui.forms import paper_files
from ui.forms.questions import Questions
from ui.forms.ticks import TickGrid
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.services.attachments import SavedFile
    from ui.jobs import LongJob, Report, Stopped
    from ui.operations import Operations


class _PartForm(Questions):
    """Questions inside a panel that has a main act of its own: none of the buttons here is filled."""

    def __init__(self, operations: Operations, title: str, save: str) -> None:
        super().__init__(title, save=save)
        self.operations = operations
        self.save_button = ActionButton(save, None, "Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        self.back_button = ActionButton("Quay lại", role="link")
        self.back_button.clicked.connect(self.closed)
        self.message = Notice("late")
        self.message.hide()

    def finish(self) -> None:
        """Call when all questions are placed."""
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        for widget in (self.message, self.sum_label, buttons):
            self.place(widget)

    def refuse(self, refusal: Refusal) -> None:
        """The sentence under its field, or above the buttons."""
        said = texts.sentence(refusal)
        if refusal.field in self.fields:
            self.show_problems({str(refusal.field): said})
        else:
            self.message.set_notice("late", said)
            self.message.show()


class AttachForm(_PartForm):
    """What the file is called in the list, and the user's word that it may stand here (BR-27).

    A large file is read on the worker with Dừng. :attr:`added` follows when the book has it.
    """

    added = Signal(object)

    def __init__(self, operations: Operations, kind: Kind, key: str, path: Path) -> None:
        super().__init__(operations, f"Thêm tệp {path.name}", "Thêm tệp")
        self._kind, self._key, self._path = kind, key, path
        self.job: LongJob | None = None
        self._busy = False
        self.title_field = self.add("title", "Tiêu đề", LineField(title_from(path.name)), required=True)
        self.declared = self.add(
            "declared", "Xác nhận", TickGrid([("yes", DECLARATION)], columns=1, name=DECLARATION, wrap=True),
            required=True,
        )  # fmt: skip
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Tiến độ thêm tệp")
        self.stop = ActionButton("Dừng", "close")
        self.stop.clicked.connect(self.cancel)
        for widget in (self.progress, self.stop):
            widget.hide()
            self.place(widget)
        self.finish()
        self.submitted.connect(self._start)
        self.closed.connect(self.cancel)

    def required_sentence(self, field: object) -> str:
        if field is self.fields["declared"]:
            return texts.sentence(Refusal("attachment-undeclared"))
        return "Cần ghi tiêu đề."

    def _start(self) -> None:
        if self._busy:
            return
        self._busy = True
        self.message.hide()
        self.save_button.set_text("Đang thêm tệp…")
        path = self._path

        def read(_office: Office, report: Report, stopped: Stopped) -> bytes:
            from desktop.services.attachments import read_file

            return read_file(path, report, stopped)

        self.job = self.operations.long(read, self._tell, self._attach, self._refuse)

    def _tell(self, finished: int, of_all: int) -> None:
        self.progress.setRange(0, of_all)
        self.progress.setValue(finished)
        for widget in (self.progress, self.stop):
            widget.setVisible(finished < of_all)

    def _attach(self, content: bytes) -> None:
        from desktop.services.attachments import NewFile, attach_file

        title = self.title_field.committed_text()
        new = NewFile(self._path.name, content, title, declared=not self.declared.is_blank())
        act = partial(attach_file, kind=self._kind, key=self._key, new=new)
        self.operations.run(act, done=self._take_added, failed=self._refuse)

    def _take_added(self, change: Change) -> None:
        self._end()
        self.added.emit(change)

    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        if refusal.code == "stopped":
            self.message.set_notice("info", "Đã dừng, chưa thêm tệp.")
            self.message.show()
        else:
            self.refuse(refusal)

    def _end(self) -> None:
        self._busy, self.job = False, None
        self.save_button.set_text("Thêm tệp")
        self.progress.hide()
        self.stop.hide()

    def cancel(self) -> None:
        """Ask the reading under way to end."""
        if self.job is not None:
            self.job.cancel()


class TrashFileForm(_PartForm):
    """Why a file is taken out. :attr:`trashed` follows when it lies in the trash."""

    trashed = Signal(object)

    def __init__(self, operations: Operations, file: Attachment) -> None:
        super().__init__(operations, f"Bỏ {file.title}", "Chuyển vào Thùng rác")
        self._key = file.key
        self.reason = self.add(
            "reason", "Lý do bỏ", LineField(placeholder="Đính kèm nhầm tệp"), required=True
        )
        self.finish()
        self.submitted.connect(self._start)

    def _start(self) -> None:
        from desktop.services.trash import trash_record

        act = partial(trash_record, kind=Kind.ATTACHMENT, key=self._key, reason=self.reason.committed_text())
        self.operations.run(act, done=self._take_trashed, failed=self.refuse)

    def _take_trashed(self, change: Change) -> None:
        self.trashed.emit(change)


class SaveOutForm(_PartForm):
    """What for (BR-28), then where to. :attr:`saved_to` carries the path of the file written."""

    saved_to = Signal(str)

    def __init__(self, operations: Operations, file: Attachment) -> None:
        super().__init__(operations, f"Lưu ra {file.saved_name}", "Chọn nơi lưu…")
        self._file, self._where = file, ""
        self.ask_where = paper_files.ask_where
        self.purpose = self.add(
            "purpose", "Mục đích lưu ra", LineField(placeholder="Gửi cơ quan giải quyết"), required=True
        )
        self.finish()
        self.submitted.connect(self._start)

    def _start(self) -> None:
        name = self._file.saved_name
        suffix = name.rpartition(".")[2]
        self._where = self.ask_where(self, name, f"{suffix.upper()} (*.{suffix})")
        if not self._where:
            return
        key, purpose = self._file.key, self.purpose.committed_text()

        def save(office: Office) -> SavedFile:
            from desktop.services.attachments import save_attachment

            return save_attachment(office, key, purpose)

        self.operations.read(save, self._write, self.refuse)

    def _write(self, saved: SavedFile) -> None:
        try:
            paper_files.write_file(Path(self._where), saved.content)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.saved_to.emit(self._where)
