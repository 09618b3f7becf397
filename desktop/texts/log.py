"""What is said of the log of acts and its chain: it detects a change, it does not prevent one."""

from desktop.domain.log_chain import Fault, Why
from desktop.texts.users import ACTS

SENTENCES: dict[str, str] = {
    "log-changed": "Phát hiện sửa đổi trong nhật ký: {said}",
    "unknown-log-line": "Nhật ký không có dòng số {id}.",
}
# What a code printed on paper says, by the finding of ``registers.log_check``.
CODES: dict[str, str] = {
    "agrees": (
        "Mốc khớp: dòng số {line}, ghi lúc {at}, vẫn như khi in. "
        "Muốn soát cả các dòng trước đó, bấm Kiểm tra toàn bộ nhật ký."
    ),
    "differs": "Phát hiện sửa đổi: dòng số {line} không còn là dòng lúc in mốc này.",
    "unknown-line": "Phát hiện sửa đổi, hoặc mốc là của sổ khác: nhật ký không có dòng số {line}.",
    "mistyped": "Mốc gõ chưa đúng. Xem lại từng chữ trên giấy, ví dụ NK 1432-G4NQ-C4P6-4XK3.",
}
HOLDS = "Nhật ký khớp: {lines} dòng, không phát hiện sửa đổi. Mốc hiện nay: {head}."
CHECKING = "Đang kiểm tra… {done}/{of_all} dòng."
CLOCK_BEHIND = "Đồng hồ máy đang chậm hơn dòng nhật ký cuối ({at}). Chỉnh lại giờ trước khi ghi tiếp."
_FAULTS = {
    Why.MISSING: "dòng số {id} không còn.",
    Why.VALUES: "nội dung trước, sau ở dòng số {id} không còn như lúc ghi.",
    Why.EMPTIED: "nội dung ở dòng số {id} bị xóa mà không có việc xóa danh tính nào ghi lại.",
    Why.CHANGED: "dòng số {id} không còn như lúc ghi.",
}


def act_words(act: str) -> str:
    """``Ghi ý kiến``; an act of an older or newer program keeps its own name."""
    said = ACTS.get(act, act)
    return said[:1].upper() + said[1:]


def fault_words(fault: Fault) -> str:
    return _FAULTS[fault.why].format(id=fault.id)


def fault_sentence(fault: Fault) -> str:
    return SENTENCES["log-changed"].format(said=fault_words(fault))
