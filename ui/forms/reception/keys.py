"""The keys of the session's desk, as one table: the desk acts on it, the help page lists it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
PHRASE = "phrase:"

COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_F5, _NONE): "time",
    (Qt.Key.Key_F6, _NONE): "next_pane",
    (Qt.Key.Key_F6, _SHIFT): "previous_pane",
    (Qt.Key.Key_F7, _NONE): "new",
    (Qt.Key.Key_F8, _NONE): "commit",
    (Qt.Key.Key_F9, _NONE): "print",
    (Qt.Key.Key_F12, _NONE): "complete",
    (Qt.Key.Key_G, _CTRL): "session",
    (Qt.Key.Key_H, _CTRL): "states",
    (Qt.Key.Key_S, _CTRL): "save",
    (Qt.Key.Key_P, _CTRL): "print",
    (Qt.Key.Key_Z, _CTRL): "undo",
    (Qt.Key.Key_Return, _CTRL): "finish",
    (Qt.Key.Key_Enter, _CTRL): "finish",
    (Qt.Key.Key_Escape, _NONE): "escape",
} | {(Qt.Key(Qt.Key.Key_1 + n), _CTRL): f"{PHRASE}{n}" for n in range(9)}

HINTS = (
    ("Tab", "Ô kế tiếp"), ("F7", "Lượt mới"), ("F8", "Thành cam kết"), ("Ctrl+Enter", "Xong lượt"),
    ("F12", "Hoàn thành"),
)  # fmt: skip
HELP = (
    ("F7", "Lượt mới"), ("Enter", "Ô bắt buộc còn trống kế tiếp"), ("Tab", "Ô kế tiếp"),
    ("Ctrl+Enter", "Xong lượt này, mở lượt kế tiếp"), ("F8", "Thành cam kết, sửa cam kết"),
    ("Delete", "Bỏ lượt đang chọn"), ("F3", "Chỗ trống “…” kế tiếp"),
    ("F4", "Mở danh sách, lịch, cụm từ của ô"), ("F5", "Lấy ngày, giờ hiện tại"),
    ("Ctrl+1…9", "Chèn cụm từ mẫu"), ("Ctrl+G", "Giờ, thành phần, kết luận"),
    ("Insert", "Thêm người, thêm giấy tờ"), ("F6 Shift+F6", "Đổi khung"), ("F12", "Hoàn thành"),
    ("Ctrl+S", "Lưu ngay"), ("Ctrl+H", "Các bản đã lưu"), ("Ctrl+P", "In sổ, biên bản"),
    ("Ctrl+Z", "Hoàn tác"), ("Esc", "Đóng khung, quay lại"),
)  # fmt: skip


def command_of(event: QKeyEvent) -> str | None:
    """The command a key stands for, or None."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return COMMANDS.get((Qt.Key(event.key()), modifiers))
