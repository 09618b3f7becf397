"""What is said of scans and files kept with a record."""

SENTENCES: dict[str, str] = {
    "attachment-undeclared": (
        "Cần đánh dấu “Tệp này không phải tài liệu mật, không phải ảnh giấy tờ tùy thân” rồi mới thêm tệp."
    ),
    "attachment-name": (
        "Tên tệp không dùng được: chỉ gồm chữ nhìn thấy được, không có đường dẫn, không quá {most} chữ. "
        "Đổi tên tệp rồi thêm lại."
    ),
    "attachment-title": "Tiêu đề dài quá {most} chữ.",
    "attachment-marked-secret": (
        "Tên tệp hoặc tiêu đề ghi dấu Mật, Tối mật hoặc Tuyệt mật. "
        "Tài liệu mật không được đưa vào máy này; giữ bản giấy theo chế độ bảo mật."
    ),
    "attachment-identity-papers": (
        "Tên tệp hoặc tiêu đề ghi là giấy tờ tùy thân. Máy này không giữ ảnh giấy tờ tùy thân của công dân; "
        "nếu là đơn hay công văn về giấy tờ, đặt lại tên cho rõ."
    ),
    "attachment-kind": "Không giữ được loại tệp này. Các loại giữ được: {known}.",
    "attachment-program": "Tệp này là chương trình hoặc lối tắt, mở ra có thể chạy mã. Không đính kèm được.",
    "attachment-script": "Tệp này có thể chạy mã khi mở. Mở tệp, in ra PDF rồi đính kèm bản PDF.",
    "attachment-macros": "Tệp có macro. Lưu lại thành .docx, .xlsx không macro, hoặc in ra PDF rồi đính kèm.",
    "attachment-old-office": (
        "Tệp Office kiểu cũ hoặc có mật khẩu nên không kiểm tra được. "
        "Lưu lại thành .docx, .xlsx hoặc in ra PDF rồi đính kèm."
    ),
    "attachment-archive": "Không đính kèm tệp nén, thư điện tử. Mở ra rồi đính kèm từng tệp bên trong.",
    "attachment-media": (
        "Không giữ ghi âm, ghi hình trong sổ: giọng nói, hình người là dữ liệu nhận ra từng người."
    ),
    "attachment-mismatch": "Nội dung tệp không đúng loại .{extension}. Mở tệp, lưu lại rồi đính kèm.",
    "attachment-empty": "Tệp trống, không có gì để giữ.",
    "attachment-too-large": (
        "Tệp lớn quá {most} MB. Quét lại ở 200 dpi, thang xám, hoặc tách thành nhiều tệp."
    ),
    "attachment-record-full": (
        "Các tệp của bản ghi này cộng lại quá {most} MB. Bỏ bớt tệp không cần rồi thêm lại."
    ),
    "attachment-locked": "Tệp có mật khẩu nên không kiểm tra được. Bỏ mật khẩu rồi đính kèm.",
    "attachment-acts": (
        "Tệp PDF có phần tự chạy hoặc mang tệp khác bên trong. Mở tệp, in lại ra PDF rồi đính kèm bản mới."
    ),
    "attachment-embedded": (
        "Tệp mang chương trình, tệp nén hoặc phần lấy từ nơi khác bên trong. In ra PDF rồi đính kèm."
    ),
    "attachment-bomb": "Tệp bung ra lớn bất thường, có thể gây treo máy. Không đính kèm được.",
    "attachment-unreadable": "Tệp hỏng hoặc không kiểm tra được. Mở tệp, in ra PDF rồi đính kèm.",
    "attachment-of-denunciation": (
        "Tố cáo không đính kèm bản quét, tệp: nét chữ, chữ ký, giọng nói cho biết người tố cáo là ai. "
        "Bản giấy giữ trong hồ sơ mật."
    ),
    "attachment-owner": "Loại bản ghi này không có tệp đính kèm.",
    "attachment-gone": "Tệp đính kèm này không còn trong sổ.",
    "attachment-damaged": (
        "Tệp “{title}” đính kèm {record} đã hỏng trong sổ. Lấy lại từ bản sao lưu hoặc quét lại bản giấy."
    ),
    "attachment-not-read": "Không đọc được tệp ({why}). Kiểm tra ổ đĩa rồi thêm lại.",
}
