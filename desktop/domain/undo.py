"""Which acts can be taken back at once, and what each is called when that is said (ui §7).

Nothing stands here that gave out a document number, completed minutes, issued a paper, erased an identity or
changed users, keys or settings of law. A new line of a register is no such act either: it is struck (BR-14).
"""

UNDO, REDO = "undo", "redo"

UNDOABLE = {
    "make_commitment": "sửa cam kết",
    "record_progress": "ghi tiến độ",
    "extend_due_date": "gia hạn cam kết",
    "extend_commitments": "gia hạn cam kết",
    "fulfil_commitment": "ghi kết quả cam kết",
    "drop_commitment": "thôi không làm cam kết",
    "reopen_commitment": "mở lại cam kết",
    "transfer_commitment": "chuyển cam kết",
    "remind_commitments": "ghi đôn đốc",
    "record_petition": "sửa đơn",
    "classify_petition": "phân loại đơn",
    "handle_petition": "ghi hướng xử lý đơn",
    "settle_petition": "ghi kết quả đơn",
    "link_repeat": "ghi đơn gửi nhiều lần",
    "reopen_petition": "mở lại đơn",
    "notify_sender": "ghi đã thông báo cho người gửi",
    "withdraw_petition": "ghi rút đơn",
    "strike_petition": "bỏ đơn",
    "restore_petition": "khôi phục đơn",
    "strike_visit": "bỏ lượt tiếp",
    "restore_visit": "khôi phục lượt tiếp",
    "plan_sessions": "lập lịch tiếp dân",
    "plan_session": "ghi buổi tiếp",
    "record_session": "sửa buổi tiếp",
    "postpone_session": "hoãn buổi tiếp",
    "call_off_session": "không tổ chức buổi tiếp",
    "delegate_session": "ủy quyền buổi tiếp",
    "plan_session_again": "lập lại kế hoạch buổi tiếp",
    "record_posting": "ghi ngày niêm yết",
    "plan_dialogue": "ghi hội nghị",
    "change_plan": "sửa hội nghị",
    "postpone_dialogue": "hoãn hội nghị",
    "call_off_dialogue": "không tổ chức hội nghị",
    "record_announced_on": "ghi ngày thông báo",
    "record_results_published_on": "ghi ngày công khai",
    "move_opinion": "chuyển chỗ ý kiến",
    "remove_opinion": "bỏ ý kiến",
    "trash_record": "đưa vào Thùng rác",
    "restore_record": "khôi phục từ Thùng rác",
}  # fmt: skip
"""By the name of the act, in the order of the registers."""

MAKES_AGAIN = frozenset({"restore_record"})
"""Acts that put a line of a register back with the number it had."""
