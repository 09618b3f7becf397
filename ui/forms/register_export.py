"""A register as a file: which days, what kind, what for, where to; made on the worker, with Dừng."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar

from desktop import texts
from desktop.domain.errors import Refusal
from desktop.domain.register_rows import RegisterKind
from ui.forms import paper_files
from ui.forms.questions import Questions
from ui.widgets.buttons import ActionButton
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentOption, Segments

if TYPE_CHECKING:
    from desktop.office import Office
    from ui.jobs import LongJob, Report, Stopped
    from ui.operations import Operations

SHEET, PAPER, PLAIN = ".xlsx", ".pdf", ".csv"
_KINDS = ((PAPER, "PDF để in, ký"), (SHEET, "Excel"), (PLAIN, "CSV"))
_PATTERNS = {PAPER: "PDF (*.pdf)", SHEET: "Excel (*.xlsx)", PLAIN: "CSV (*.csv)"}
_FILES = {RegisterKind.PETITIONS: "so-theo-doi-don-thu", RegisterKind.RECEPTION: "so-tiep-cong-dan"}


class RegisterExport(Questions):
    """Period, kind of file, purpose (BR-28) and whether identity numbers are hidden.

    :attr:`done` carries the file's path. Writing stops at Dừng or when the form is closed.
    """

    done = Signal(str)

    def __init__(
        self, operations: Operations, kind: RegisterKind, first: date, last: date, suffix: str = SHEET
    ) -> None:
        super().__init__("Xuất sổ ra tệp", save="Chọn nơi lưu…", columns=2)
        self.operations, self.kind = operations, kind
        self.ask_where = paper_files.ask_where
        self.job: LongJob | None = None
        clock = operations.office.clock
        self._first, self._last = (
            self.add(name, label, DateField(day, today=lambda: clock().date()), required=True, span=1)
            for name, label, day in (("first", "Từ ngày", first), ("last", "Đến ngày", last))
        )
        self._suffix = self.add(
            "suffix", "Loại tệp", Segments([SegmentOption(value, words) for value, words in _KINDS])
        )
        self._suffix.set_value(suffix)
        self._purpose = self.add(
            "purpose", "Mục đích xuất dữ liệu", LineField(placeholder="Báo cáo tháng"), required=True
        )
        self._masked = self.add("masked", "", QCheckBox("Che số CCCD, chỉ để ba số cuối"))
        self._masked.setChecked(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Tiến độ tạo tệp")
        self.stop = ActionButton("Dừng", "close")
        self.message = Notice("info")
        for widget in (self.message, self.progress, self.stop):
            widget.hide()
            self.place(widget)
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        self.submitted.connect(self._start)
        self.stop.clicked.connect(self.cancel)
        self.closed.connect(self.cancel)

    def problems(self) -> dict[str, str]:
        first, last = self._first.date(), self._last.date()
        if first is not None and last is not None and last < first:
            return {"last": texts.sentence(Refusal("period-reversed", first=first))}
        return {}

    def _start(self) -> None:
        first, last = self._first.date(), self._last.date()
        if self.job is not None or first is None or last is None:
            return
        suffix = str(self._suffix.value())
        name = f"{_FILES[self.kind]}-{first:%Y%m%d}-{last:%Y%m%d}{suffix}"
        where = self.ask_where(self, name, _PATTERNS[suffix])
        if not where:
            return
        kind, purpose, masked = self.kind, self._purpose.text().strip(), self._masked.isChecked()

        def make(office: Office, report: Report, stopped: Stopped) -> bytes:
            from desktop.services.register_files import register_file

            return register_file(
                office, kind, first, last, suffix, report, stopped, purpose=purpose, masked=masked
            )

        self.save_button.set_text("Đang tạo tệp…")
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.stop):
            widget.show()
        self.message.hide()
        self._where = Path(where)
        self.job = self.operations.long(make, self._tell, self._keep, self._refuse)

    def _tell(self, finished: int, of_all: int) -> None:
        self.progress.setRange(0, of_all)
        self.progress.setValue(finished)

    def _keep(self, content: bytes) -> None:
        try:
            paper_files.write_file(self._where, content)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._end()
        self.done.emit(str(self._where))

    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        kind = "info" if refusal.code == "stopped" else "late"
        said = "Đã dừng, chưa ghi tệp nào." if refusal.code == "stopped" else texts.sentence(refusal)
        self.message.set_notice(kind, said)
        self.message.show()

    def _end(self) -> None:
        self.job = None
        self.save_button.set_text("Chọn nơi lưu…")
        self.progress.hide()
        self.stop.hide()

    def cancel(self) -> None:
        """Ask the job under way to end."""
        if self.job is not None:
            self.job.cancel()
