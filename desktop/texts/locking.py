"""What is said of locks, passwords and the recovery sheet."""

SENTENCES: dict[str, str] = {
    "book-locked": "Sổ {file} đã khóa. Nhập mật khẩu để mở.",
    "book-locked-command": "Sổ {file} đã khóa. Đặt mật khẩu vào biến {variable} rồi chạy lại lệnh.",
    "wrong-password": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ, phím Caps Lock rồi gõ lại.",
    "tried-before": "Lần trước gõ sai mật khẩu.",
    "wait-before-trying": "Vừa gõ sai. Chờ {seconds} giây rồi gõ lại.",
    "wrong-sheet-code": "Mã trên phiếu khôi phục chưa đúng. Gõ lại cả tám nhóm chữ như trên phiếu mới nhất.",
    "password-too-short": "Mật khẩu phải từ {least} chữ trở lên.",
    "login-used": "Tên đăng nhập “{login}” đã có người dùng. Chọn tên khác.",
    "login-unknown": "Không có người dùng nào mang tên đăng nhập “{login}”.",
    "last-holder": "“{login}” là người duy nhất mở được sổ. Thêm người giữ thứ hai rồi mới bỏ.",
    "book-not-locked": "Sổ này chưa khóa. Đặt mật khẩu trước.",
    "key-file-missing": (
        "Thiếu tệp khóa {file}.chia-khoa nên không mở được sổ. "
        "Đặt tệp đó lại cạnh sổ, hoặc khôi phục từ bản sao lưu."
    ),
    "key-file-damaged": "Tệp khóa {file} bị hỏng. Lấy lại tệp này từ bản sao lưu gần nhất.",
    "key-file-unwritable": "Không ghi được tệp khóa {file}. Kiểm tra ổ đĩa và quyền của thư mục rồi thử lại.",
    "locked-book-gone": (
        "Không thấy sổ {file} nhưng tệp khóa của nó còn đây. "
        "Đặt sổ lại chỗ cũ, hoặc khôi phục từ bản sao lưu."
    ),
    "upgrade-lost-rows": (
        "Nâng sổ {file} lên bản mới không giữ đủ dữ liệu (bảng {tables}) nên đã dừng; sổ vẫn như cũ. "
        "Gửi bản chẩn đoán cho người hỗ trợ."
    ),
}
