"""Records, fields and values of the log in the office's words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from desktop.domain.changes import Kind
from desktop.domain.writing import short_date

KINDS: dict[Kind, str] = {
    Kind.OFFICE: "cơ quan",
    Kind.OFFICIAL: "lãnh đạo",
    Kind.BODY: "cơ quan, đơn vị",
    Kind.HAMLET: "thôn",
    Kind.SUBJECT_AREA: "lĩnh vực",
    Kind.PHRASE: "cụm từ mẫu",
    Kind.CALENDAR_DAY: "ngày nghỉ, làm bù",
    Kind.LEGAL_LIMIT: "thời hạn",
    Kind.DIALOGUE: "hội nghị đối thoại",
    Kind.OPINION: "ý kiến",
    Kind.RECEPTION_SESSION: "buổi tiếp công dân",
    Kind.VISIT: "lượt tiếp",
    Kind.CASE: "vụ việc",
    Kind.PETITION: "đơn",
    Kind.COMMITMENT: "cam kết",
    Kind.PAPER: "văn bản",
    Kind.ATTACHMENT: "tệp đính kèm",
    Kind.SURVEY: "khảo sát",
    Kind.PROCEDURE_FIGURES: "số liệu thủ tục",
    Kind.RECOGNISED_MODEL: "mô hình",
    Kind.USER: "người dùng",
    Kind.TRASH: "bản ghi trong Thùng rác",
    Kind.RETENTION: "thời hạn lưu",
}
FIELDS: dict[str, str] = {
    "abbreviation": "tên viết tắt", "accepted_on": "ngày thụ lý", "announced_on": "ngày thông báo",
    "answer": "trả lời", "answered_by": "người trả lời", "appointing_paper": "giấy cử", "arrived": "giờ đến",
    "attachment": "tệp", "attendance": "thành phần", "attendees": "người cùng tiếp", "capacity": "tư cách",
    "case_count": "số vụ việc", "cases": "vụ việc", "chairs": "chủ trì", "channel": "nguồn",
    "checks": "điều kiện", "clock_back": "đồng hồ máy chậm hơn dòng trước", "code": "mã",
    "competence": "thẩm quyền", "complex": "phức tạp", "complex_reason": "lý do phức tạp",
    "conclusion": "kết luận", "conclusion_notice": "thông báo kết luận", "content": "nội dung",
    "copies": "số bản", "counterparts": "đối tượng", "delegate": "người được ủy quyền",
    "disagreement": "ý kiến còn khác nhau", "disclosure_consent": "đồng ý công khai", "doc_type": "loại",
    "document": "văn bản", "dropped": "thôi không làm", "due": "hạn", "due_on": "ngày đến hạn",
    "eligible": "đủ điều kiện", "end": "giờ kết thúc", "extensions": "gia hạn",
    "fields": "mục đã sửa (không ghi nội dung)", "file": "tệp", "files": "tệp", "form": "hình thức",
    "fulfilled": "kết quả", "ground": "căn cứ", "group": "nhóm", "hamlets": "thôn",
    "handled_by": "cơ quan xử lý", "handled_on": "ngày xử lý", "handling": "hướng xử lý", "held_on": "ngày",
    "host": "người tiếp", "ineligible_reason": "lý do không đủ điều kiện", "instance": "lần giải quyết",
    "issued_on": "ngày văn bản", "issuer": "cơ quan ban hành", "kind": "loại", "lead": "chủ trì",
    "letterhead": "đầu trang", "lines": "số dòng", "minutes_number": "số biên bản",
    "minutes_state": "tình trạng biên bản", "moved_to": "ngày tổ chức lại", "name": "tên", "new": "mới",
    "changed": "thay đổi", "unchanged": "không đổi", "no_commitment_reason": "lý do không có cam kết",
    "active": "đang dùng", "declared_by": "người xác nhận", "login": "tên đăng nhập", "of": "việc",
    "record": "loại bản ghi", "roles": "việc được giao", "rows": "số dòng", "saturday_is_workday":
    "làm việc thứ Bảy", "moved": "hạn bị dời", "years": "số năm lưu", "suffix": "loại tệp",
    "identity_numbers": "số căn cước", "last": "đến ngày", "first": "từ ngày", "size": "cỡ tệp",
    "basis": "căn cứ", "confidence": "độ chắc chắn", "checked_by": "người kiểm tra",
    "attachments": "tệp đính kèm", "on": "ngày", "to": "đến", "note": "ghi chú", "percent": "phần trăm",
    "key": "khóa", "address": "địa chỉ", "phone": "điện thoại", "id_number": "số căn cước",
    "old_address": "địa chỉ cũ", "present": "có mặt", "absent": "vắng", "request": "yêu cầu",
    "occurrence": "lần", "in_competence": "đúng thẩm quyền", "notified_on": "ngày báo người dân",
    "notified_how": "cách báo", "document_on": "ngày văn bản", "count": "số ngày", "head": "người đứng đầu",
    "official": "lãnh đạo", "dialogue": "hội nghị", "opinion": "ý kiến", "session": "buổi tiếp",
    "case": "vụ việc", "petition": "đơn", "pages": "số tờ", "condition": "tình trạng", "detail": "chi tiết",
    "non_signers": "người không ký", "note_taker": "người ghi", "notice": "thông báo cho người gửi",
    "notice_issued_on": "ngày thông báo kết luận", "notice_number": "số thông báo kết luận",
    "number": "số", "opening": "khai mạc", "other_information": "thông tin khác", "owner": "số của",
    "papers": "văn bản",
    "papers_received": "giấy tờ nhận", "papers_used": "tài liệu", "party": "bên Đảng",
    "people": "người đến", "people_count": "số người", "place": "địa điểm", "plan": "kế hoạch",
    "position": "thứ tự", "posted_on": "ngày niêm yết", "posts": "chức vụ", "progress": "tiến độ",
    "promised_by": "người hứa", "promised_on": "ngày hứa", "promised_to": "hứa với", "province": "tỉnh",
    "purpose": "mục đích", "raised_at": "giờ nêu", "read_back": "đã đọc lại", "reason": "lý do",
    "received": "ngày đến", "refusal": "từ chối tiếp", "refusal_number": "số thông báo từ chối",
    "register": "sổ", "reminders": "đôn đốc",
    "remote": "vùng sâu, vùng xa", "repeat_of": "trùng với", "reply_document": "văn bản trả lời",
    "reply_in_writing": "trả lời bằng văn bản",
    "representatives": "người đại diện", "result": "kết quả",
    "results_published_on": "ngày công khai kết quả",
    "secret_file": "hồ sơ mật số", "sender": "người gửi", "senders_count": "số người gửi",
    "settled_on": "ngày giải quyết xong", "sha256": "dấu vân tay tệp",
    "sign_refusal_reason": "lý do không ký",
    "signed": "ký xác nhận", "since": "từ ngày", "source": "nguồn", "speaker": "người nêu",
    "start": "giờ bắt đầu", "state": "bên Nhà nước", "status": "tình trạng", "struck": "bỏ khỏi sổ",
    "subject_area": "lĩnh vực", "superior": "cấp trên", "support": "phối hợp", "symbol": "ký hiệu",
    "term_start": "đầu nhiệm kỳ", "texts": "cụm từ", "title": "tên", "type": "loại", "unit": "đơn vị, thôn",
    "until": "đến ngày", "user_name": "người ghi", "version": "bản", "visits": "lượt tiếp",
    "withdrawn": "rút đơn", "audit_lines": "dòng nhật ký đã xóa nội dung", "lost": "không cứu được",
    "log": "dòng nhật ký", "rest": "dữ liệu phụ", "before": "trước khi nhập",
}  # fmt: skip
VALUES: dict[str, str] = {
    "draft": "bản nháp", "completed": "đã hoàn thành", "signed": "đã ký", "planned": "kế hoạch",
    "held": "đã tổ chức", "postponed": "hoãn", "not_held": "không tổ chức", "delegated": "ủy quyền",
    "answered": "trả lời tại chỗ", "noted": "ghi nhận", "transferred": "chuyển", "beyond": "ngoài thẩm quyền",
    "complaint": "khiếu nại", "denunciation": "tố cáo", "proposal": "kiến nghị", "feedback": "phản ánh",
    "mixed": "nhiều nội dung", "party": "Đảng", "accepted": "thụ lý", "guided": "hướng dẫn",
    "handed_back": "trả lại", "filed": "lưu", "urged": "đôn đốc", "regular": "định kỳ",
    "extraordinary": "đột xuất", "standing": "thường xuyên", "online": "trực tuyến",
    "in_person": "trực tiếp", "before": "gửi trước", "at": "tại hội nghị", "written": "văn bản",
    "oral": "trả lời trực tiếp", "first": "lần đầu", "repeated": "nhiều lần", "second": "lần hai",
    "own": "đúng thẩm quyền", "other": "cơ quan khác", "working_days": "ngày làm việc", "days": "ngày",
    "post": "bưu chính", "masked": "che bớt", "full": "đầy đủ",
}  # fmt: skip
NOTHING = "–"


def field_words(name: str) -> str:
    """A field of a record, or a kind of record; one nobody named keeps its own name."""
    return FIELDS.get(name) or next((words for kind, words in KINDS.items() if kind == name), name)


def value_words(value: object) -> str:
    """A value as the log keeps it, for a person to read."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return ", ".join(f"{field_words(str(name))}: {value_words(each)}" for name, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(value_words, value))
    return VALUES.get(str(value)) or _day(str(value)) or str(value)


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2026-11-12") else ""
    except ValueError:
        return ""


def moment_words(moment: datetime) -> str:
    """``12/11/2026 9:42:18``, as lists show it."""
    return f"{moment:%d/%m/%Y} {moment.hour}:{moment:%M:%S}"
