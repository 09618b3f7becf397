"""What is said of backups and of taking a book back from one."""

SENTENCES: dict[str, str] = {
    "backup-folder-missing": "Không thấy thư mục sao lưu {folder}. Cắm USB vào hoặc chọn nơi khác.",
    "backup-unwritable": "Chưa sao lưu được vào {folder} ({why}). Các bản sao lưu cũ vẫn nguyên.",
    "backup-running": "Sổ này đang được sao lưu. Chờ xong rồi thử lại.",
    "backup-not-good": (
        "Bản vừa ghi vào {folder} không giống sổ khi đọc lại ({part}) nên đã bỏ. Thử lại hoặc dùng ổ khác."
    ),
    "backup-unreadable": "Không đọc được bản sao lưu {file} ({why}).",
    "not-a-backup": "Tệp {file} không phải bản sao lưu của Lắng Nghe.",
    "backup-newer": "Bản sao lưu {file} do phiên bản mới hơn tạo. Cập nhật chương trình rồi mở lại.",
    "backup-damaged": "Bản sao lưu {file} bị hỏng ở phần {part}. Dùng bản khác.",
    "backup-locked": (
        "Khóa đang có không mở được bản sao lưu {file}. Cần mật khẩu hoặc phiếu khôi phục của ngày sao lưu."
    ),
    "restore-over-book": "Đã có sổ {file}. Khôi phục luôn ra sổ mới, không ghi đè: chọn tên khác.",
    "restore-leftover": "Cạnh chỗ sổ mới còn tệp {file} của sổ khác. Chọn tên hoặc thư mục khác.",
    "restore-unwritable": "Chưa khôi phục được ra {file} ({why}). Chưa có sổ mới nào được tạo.",
    "restore-not-good": "Sổ lấy ra từ {file} không đủ hoặc không lành ({part}) nên đã bỏ. Dùng bản khác.",
    "book-in-sync-folder": (
        "Sổ nằm trong thư mục của {service}, dễ hỏng và rời khỏi máy này. Nên chuyển về thư mục thường."
    ),
    "book-on-network": "Sổ nằm trong thư mục dùng chung, dễ hỏng. Nên chuyển về máy này.",
    "book-cannot-lock": (
        "Nơi để sổ {file} không khóa được tệp nên hai máy có thể ghi đè lên nhau. Chuyển sổ về máy này."
    ),
    "other-office-backup": "Bản sao lưu {file} không phải của sổ đang mở nên không so sánh được.",
}
