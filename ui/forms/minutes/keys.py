"""The keys of the minutes editor, as one table: the editor acts on it, the help page lists it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
PHRASE = "phrase:"

COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_F4, _NONE): "phrases",
    (Qt.Key.Key_F5, _NONE): "time",
    (Qt.Key.Key_F6, _NONE): "next_pane",
    (Qt.Key.Key_F6, _SHIFT): "previous_pane",
    (Qt.Key.Key_F7, _NONE): "new",
    (Qt.Key.Key_F8, _NONE): "commit",
    (Qt.Key.Key_F9, _NONE): "paper",
    (Qt.Key.Key_F12, _NONE): "complete",
    (Qt.Key.Key_G, _CTRL): "people",
    (Qt.Key.Key_H, _CTRL): "states",
    (Qt.Key.Key_S, _CTRL): "save",
    (Qt.Key.Key_P, _CTRL): "print",
    (Qt.Key.Key_Z, _CTRL): "undo",
    (Qt.Key.Key_Return, _CTRL): "finish",
    (Qt.Key.Key_Enter, _CTRL): "finish",
    (Qt.Key.Key_Return, _ALT): "split",
    (Qt.Key.Key_Enter, _ALT): "split",
    (Qt.Key.Key_Escape, _NONE): "escape",
} | {(Qt.Key(Qt.Key.Key_1 + n), _CTRL): f"{PHRASE}{n}" for n in range(9)}

HINTS = (
    ("F5", "Giờ"), ("F6", "Đổi khung"), ("F7", "Ý kiến mới"), ("F8", "Thành cam kết"),
    ("F9", "Bản in"), ("F12", "Hoàn thành"),
)  # fmt: skip
COMPLETION_HINTS = (
    ("Tab", "Mục kế tiếp"), ("Enter", "Đến chỗ sửa"), ("Esc", "Ghi tiếp"), ("Ctrl+P", "In"),
    ("F12", "Hoàn thành"),
)  # fmt: skip
HELP = (
    ("F7", "Ý kiến mới"), ("Enter", "Ô bắt buộc còn trống kế tiếp"), ("Tab", "Ô kế tiếp"),
    ("Ctrl+Enter", "Xong, ý kiến kế tiếp; xong phần này, sang phần kế"), ("F8", "Thành cam kết, sửa cam kết"),
    ("F2 hoặc Enter", "Sửa dòng đang chọn"), ("Alt+↑ Alt+↓", "Đưa dòng đang chọn lên, xuống"),
    ("Alt+Enter", "Tách ý kiến tại con trỏ"), ("Delete", "Bỏ dòng đang chọn"),
    ("F3", "Chỗ trống “…” kế tiếp"), ("F4", "Mở danh sách, lịch, cụm từ của ô"),
    ("F5", "Lấy ngày, giờ hiện tại"), ("Ctrl+1…9", "Chèn cụm từ mẫu"), ("Ctrl+G", "Đến danh sách người dự"),
    ("Insert", "Đăng ký phát biểu"), ("F6 Shift+F6", "Đổi khung"), ("F9", "Bản in bên cạnh"),
    ("F12", "Hoàn thành"), ("Ctrl+S", "Lưu ngay"), ("Ctrl+H", "Các bản đã lưu"), ("Ctrl+P", "In"),
    ("Ctrl+Z", "Hoàn tác"), ("Esc", "Đóng khung, quay lại"),
)  # fmt: skip


def command_of(event: QKeyEvent) -> str | None:
    """The command a key stands for, or None."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return COMMANDS.get((Qt.Key(event.key()), modifiers))
