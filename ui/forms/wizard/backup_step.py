"""Where backups go by themselves; a warning when that is the disk the book lies on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import settings
from desktop.domain.backup_words import SAME_DISK
from ui.forms import folders
from ui.forms.wizard.step import SetUpAct, StepForm, words
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.operations import Operations


class BackupStep(StepForm):
    """The place is a setting of this machine: it is kept when the step is passed, not with the office."""

    key, short = "backups", "Nơi sao lưu"
    heading = "Nơi sao lưu"
    lead = (
        "Sổ được sao lưu mỗi 30 phút làm việc và khi đóng cửa sổ; mỗi bản được mở lại để kiểm tra. "
        "Bản sao lưu cũng khóa như sổ."
    )

    def __init__(self, operations: Operations, set_up: SetUpAct) -> None:
        super().__init__(operations, set_up, columns=1)
        self.ask_folder = folders.ask_folder
        self.folder = self.add(
            "backup_folder", "Thư mục sao lưu", LineField(str(settings.backup_folder())), required=True
        )
        self.choose = ActionButton("Chọn nơi khác…", "pencil")
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        self.place(holder)
        self.warning = Notice("warn", SAME_DISK)
        self.place(self.warning)
        self.place(
            words("Đổi nơi này, sao lưu ra USB, thử khôi phục: trang Quản trị, mục Sao lưu, khôi phục.")
        )
        self.folder.editingFinished.connect(self._warn)
        self.passed.connect(self._keep)
        self._warn()
        self.finish()

    def enter(self) -> None:
        self._warn()

    def problems(self) -> dict[str, str]:
        folder = self._named()
        is_usual = folder == settings.backup_folder()
        if not is_usual and not (folder.is_absolute() and folder.parent.is_dir()):
            return {"backup_folder": "Không thấy thư mục này. Chọn một thư mục có thật."}
        return {}

    def _named(self) -> Path:
        return Path(self.folder.committed_text().strip())

    def _warn(self) -> None:
        from desktop.services.backup_places import goes_with

        self.warning.setVisible(goes_with(self.operations.office.file, self._named()))

    def _choose(self) -> None:
        found = self.ask_folder(self, "Chọn nơi sao lưu")
        if found:
            self.folder.setText(found)
            self._warn()

    def _keep(self) -> None:
        named = self._named()
        if named != settings.backup_folder():
            settings.change(backup_folder=str(named))
