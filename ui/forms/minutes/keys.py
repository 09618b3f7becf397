"""The keys of the minutes editor, as one table: the editor acts on it, the help page lists it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.forms.journal.keys import ALT, CTRL, NONE, SHARED

COMMANDS = {
    **SHARED,
    (Qt.Key.Key_F4, NONE): "phrases",
    (Qt.Key.Key_F9, NONE): "paper",
    (Qt.Key.Key_G, CTRL): "people",
    (Qt.Key.Key_Return, ALT): "split",
    (Qt.Key.Key_Enter, ALT): "split",
}

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
