"""The keys of the session's desk, as one table: the desk acts on it, the help page lists it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.forms.journal.keys import CTRL, NONE, SHARED

COMMANDS = {
    **SHARED,
    (Qt.Key.Key_F9, NONE): "print",
    (Qt.Key.Key_G, CTRL): "session",
}

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
