"""What is said of who may do what."""

from collections.abc import Callable, Mapping

from desktop.domain.users import MAY, Role

ROLES: dict[Role, str] = {
    Role.NOTE_TAKER: "người ghi chép",
    Role.CHIEF_OF_OFFICE: "chánh văn phòng",
    Role.LEADER: "lãnh đạo, chỉ xem",
    Role.ADMINISTRATOR: "người quản trị",
}

# Each act in words that go on from “Chỉ … được ”.
ACTS: dict[str, str] = {
    "plan_dialogue": "lập hội nghị đối thoại",
    "change_plan": "sửa kế hoạch hội nghị đối thoại",
    "postpone_dialogue": "hoãn hội nghị đối thoại",
    "call_off_dialogue": "hủy hội nghị đối thoại",
    "record_announced_on": "ghi ngày thông báo hội nghị",
    "record_results_published_on": "ghi ngày công khai kết quả đối thoại",
    "record_minutes": "ghi biên bản đối thoại",
    "complete_minutes": "hoàn thành biên bản đối thoại",
    "sign_minutes": "đánh dấu biên bản đối thoại đã ký",
    "correct_minutes": "sửa biên bản đối thoại đã ký",
    "record_opinion": "ghi ý kiến",
    "move_opinion": "đổi chỗ ý kiến",
    "split_opinion": "tách ý kiến",
    "remove_opinion": "bỏ ý kiến",
    "issue_notice": "ban hành thông báo kết luận",
    "plan_session": "lập lịch buổi tiếp công dân",
    "plan_sessions": "lập lịch tiếp công dân cả năm",
    "plan_session_again": "đưa buổi tiếp về kế hoạch",
    "record_session": "ghi buổi tiếp công dân",
    "postpone_session": "hoãn buổi tiếp công dân",
    "call_off_session": "ghi không tổ chức buổi tiếp",
    "delegate_session": "ghi ủy quyền buổi tiếp",
    "record_posting": "ghi ngày niêm yết lịch tiếp công dân",
    "record_visit": "ghi lượt tiếp dân",
    "strike_visit": "bỏ lượt tiếp khỏi sổ",
    "restore_visit": "khôi phục lượt tiếp đã bỏ",
    "complete_reception": "hoàn thành biên bản tiếp công dân",
    "sign_reception": "đánh dấu biên bản tiếp công dân đã ký",
    "correct_reception": "sửa biên bản tiếp công dân đã ký",
    "issue_reception_notice": "ban hành thông báo kết luận buổi tiếp",
    "record_petition": "vào sổ đơn",
    "strike_petition": "bỏ đơn khỏi sổ",
    "restore_petition": "khôi phục đơn đã bỏ",
    "notify_sender": "ghi đã báo người gửi đơn",
    "withdraw_petition": "ghi rút đơn",
    "classify_petition": "phân loại đơn",
    "handle_petition": "ghi hướng xử lý đơn",
    "settle_petition": "ghi giải quyết xong đơn",
    "link_repeat": "ghi đơn trùng",
    "split_petition": "tách đơn",
    "reopen_petition": "mở lại đơn",
    "promise_from_petition": "ghi cam kết từ đơn",
    "issue_letter": "ban hành văn bản trả lời công dân",
    "erase_identity": "xóa danh tính người tố cáo",
    "remove_files": "xóa hẳn tệp có thể cho biết người tố cáo",
    "make_commitment": "ghi cam kết",
    "record_progress": "ghi tiến độ cam kết",
    "extend_due_date": "gia hạn cam kết",
    "fulfil_commitment": "ghi kết quả cam kết",
    "drop_commitment": "thôi thực hiện cam kết",
    "reopen_commitment": "mở lại cam kết",
    "transfer_commitment": "chuyển cam kết cho cơ quan khác",
    "remind_commitments": "ghi đôn đốc nhiều cam kết",
    "extend_commitments": "gia hạn nhiều cam kết",
    "issue_reminder": "ban hành công văn đôn đốc",
    "issue_promise_letter": "ban hành văn bản trả lời theo cam kết",
    "attach_file": "đính kèm tệp",
    "save_attachment": "lưu tệp đính kèm ra ngoài",
    "trash_record": "đưa bản ghi vào Thùng rác",
    "restore_record": "khôi phục bản ghi từ Thùng rác",
    "undo": "hoàn tác",
    "redo": "làm lại việc đã hoàn tác",
    "set_up_office": "thiết lập cơ quan",
    "rename_office": "đổi tên, sáp nhập cơ quan",
    "correct_office": "sửa thông tin cơ quan",
    "record_official": "sửa danh sách lãnh đạo",
    "set_reception_rules": "sửa quy chế tiếp dân",
    "set_register_starts": "đặt số thứ tự sổ",
    "change_number_starts": "đặt số văn bản kế tiếp",
    "void_number": "hủy số văn bản",
    "import_records": "nhập tệp bản ghi",
    "export_records": "xuất toàn bộ bản ghi",
    "export_unmasked": "xuất sổ có đủ số căn cước",
    "export_register": "lập, in sổ",
    "record_body": "sửa danh mục cơ quan",
    "record_subject_area": "sửa danh mục lĩnh vực",
    "record_hamlets": "sửa danh mục thôn",
    "record_hamlet": "sửa danh mục thôn",
    "rename_hamlet": "đổi tên thôn",
    "remove_body": "xóa khỏi danh mục cơ quan",
    "remove_subject_area": "xóa khỏi danh mục lĩnh vực",
    "remove_hamlet": "xóa khỏi danh mục thôn",
    "remove_official": "xóa khỏi danh sách lãnh đạo",
    "record_phrases": "sửa cụm từ mẫu",
    "change_calendar": "sửa bảng ngày nghỉ",
    "change_limit": "sửa thời hạn theo quy định",
    "change_retention": "sửa thời hạn lưu giữ",
    "mark_limit_checked": "ghi đã kiểm tra thời hạn",
    "unmark_limit_checked": "bỏ ghi đã kiểm tra thời hạn",
    "change_user": "đổi tên người ghi",
    "add_user": "thêm người dùng",
    "change_user_roles": "đổi việc của người dùng",
    "rename_user": "sửa họ tên người dùng",
    "deactivate_user": "ngừng quyền của người dùng",
    "give_key": "đặt mật khẩu cho người khác",
    "take_key_back": "rút mật khẩu của người khác",
    "new_recovery_sheet": "lập phiếu khôi phục mới",
    "lock_book": "khóa sổ bằng mật khẩu",
    "rescue_book": "cứu sổ hỏng sang sổ mới",
    "change_password": "đổi mật khẩu của mình",
    "restore_book": "khôi phục sổ từ bản sao lưu",
    "drill_backup": "thử khôi phục bản sao lưu",
}


def roles_in_words(roles: frozenset[Role]) -> str:
    """``người ghi chép, chánh văn phòng``, always in the same order."""
    return ", ".join(ROLES[role] for role in Role if role in roles)


def _not_allowed(data: Mapping[str, object]) -> str:
    act = str(data["act"])
    who = [ROLES[role] for role in Role if role in MAY.get(act, frozenset())]
    if not who:
        return "Việc này không giao cho ai trong sổ."
    *first, last = who
    named = f"{', '.join(first)} hoặc {last}" if first else last
    return f"Chỉ {named} được {ACTS[act]}."


SENTENCES: dict[str, str | Callable[[Mapping[str, object]], str]] = {
    "not-allowed": _not_allowed,
    "unknown-user": "Không có người dùng “{login}” trong sổ.",
    "login-empty": "Tên đăng nhập cần có chữ hoặc số không dấu.",
    "no-role": "Cần chọn ít nhất một việc cho người này.",
    "last-administrator": (
        "Sổ cần ít nhất một người quản trị đang làm việc; giao việc quản trị cho người khác trước."
    ),
    "user-inactive": "Người dùng này đã ngừng quyền nên không mở được sổ.",
}
