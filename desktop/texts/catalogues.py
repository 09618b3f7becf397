"""What is said of catalogues, former names and how long records are kept."""

SENTENCES: dict[str, str] = {
    "catalogue-used": "Đang dùng ở {where}. Ghi ngày thôi dùng thay cho xóa.",
    "official-used": "Đang được nêu ở {where}. Ghi ngày thôi chức vụ thay cho xóa.",
    "hamlet-named": "Đang dùng ở {where}. Chọn “Đổi tên từ ngày…” để hồ sơ cũ giữ tên cũ.",
    "hamlet-used": "“{entry}” đang dùng ở {where}. Ghi ngày thôi dùng thay cho bỏ khỏi danh sách.",
    "hamlet-exists": "Đã có “{hamlet}” trong danh mục.",
    "rename-too-early": "Lần đổi gần nhất áp dụng từ ngày {last}: ghi ngày sau ngày đó.",
    "rename-unchanged": "Tên, địa danh và đầu trang ghi vào giống như hiện nay.",
    "disposal-day": "Ghi ngày lập danh mục dạng 2047-01-05 (thêm state: ở trước cho bên chính quyền), "
    "không phải “{key}”.",
    "retention-years": "Thời hạn bảo quản từ 1 đến {most} năm, hoặc vĩnh viễn.",
    "validity-ends-first": "Ngày thôi dùng phải từ ngày bắt đầu {since} trở đi.",
}
