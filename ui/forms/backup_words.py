"""Backups as lists show them: when, where, how large, whether they may be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import texts
from desktop.domain.backup_words import moment_words
from desktop.domain.backups import Fate
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from ui.tables import Column
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.backups import BackupRow, LostRecord

KINDS = {
    Kind.DIALOGUE: "Hội nghị đối thoại",
    Kind.OPINION: "Ý kiến",
    Kind.RECEPTION_SESSION: "Buổi tiếp dân",
    Kind.VISIT: "Lượt tiếp",
    Kind.CASE: "Vụ việc",
    Kind.PETITION: "Đơn thư",
    Kind.COMMITMENT: "Cam kết",
    Kind.PAPER: "Văn bản",
    Kind.ATTACHMENT: "Tệp đính kèm",
    Kind.TRASH: "Trong Thùng rác",
    Kind.USER: "Người dùng",
    Kind.SURVEY: "Khảo sát",
    Kind.PROCEDURE_FIGURES: "Số liệu thủ tục",
    Kind.RECOGNISED_MODEL: "Mô hình",
    Kind.OFFICIAL: "Lãnh đạo",
    Kind.BODY: "Cơ quan phối hợp",
    Kind.SUBJECT_AREA: "Lĩnh vực",
    Kind.HAMLET: "Thôn",
    Kind.PHRASE: "Cụm từ mẫu",
    Kind.CALENDAR_DAY: "Ngày nghỉ",
    Kind.LEGAL_LIMIT: "Thời hạn",
}
FATES = {
    Fate.GONE: ("Không còn", "late", "triangle"),
    Fate.OLDER: ("Về bản cũ", "warn", "history"),
    Fate.BACK: ("Có lại", "info", "undo"),
}


def megabytes(size: int) -> str:
    """``1,4 MB``; small ones in kB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def backup_columns(today: date) -> tuple[Column, ...]:
    """The list of backups."""

    def when(row: BackupRow) -> Cell:
        if row.made_at is None:
            return Cell(row.file.name)
        return Cell(moment_words(row.made_at, today).capitalize(), bold=True)

    return (
        Column("when", "Lúc sao lưu", when, 190),
        Column("size", "Dung lượng", lambda row: Cell(megabytes(row.size), align="right"), 100),
        Column("where", "Nằm ở", lambda row: Cell(str(row.file.parent)), 200, stretch=True),
        Column("state", "Tình trạng", _state, 170),
    )


def _state(row: BackupRow) -> Cell:
    if row.contents is not None:
        return Cell("Đã kiểm tra", chip_kind="ok", chip_icon="check-circle")
    return Cell("Không đọc được", chip_kind="late", chip_icon="triangle")


def trouble_words(row: BackupRow) -> str:
    """Why a backup of the list cannot be read."""
    return texts.sentence(Refusal(row.trouble, file=row.file.name, part="mục lục", why=""))


def lost_columns() -> tuple[Column, ...]:
    """The list of what would be lost."""
    return (
        Column("fate", "Sẽ ra sao", _fate, 130),
        Column("kind", "Loại", lambda row: Cell(KINDS.get(row.kind, "")), 150),
        Column("title", "Bản ghi", lambda row: Cell(row.title or "–"), 260, stretch=True),
    )


def _fate(row: LostRecord) -> Cell:
    words, kind, icon = FATES[row.fate]
    return Cell(words, chip_kind=kind, chip_icon=icon)
