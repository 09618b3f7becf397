"""The office's words for receptions: kinds, states, what visitors bring and what becomes of it."""

from __future__ import annotations

from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.office import Capacity
from desktop.domain.reception import CaseHandling, CaseType, SessionKind, SessionStatus
from desktop.domain.schedule import HolidayMove, moved
from ui.forms.words import long_day

SESSION_KINDS = {
    SessionKind.REGULAR: "Định kỳ",
    SessionKind.EXTRAORDINARY: "Đột xuất",
    SessionKind.STANDING: "Thường xuyên",
    SessionKind.ONLINE: "Trực tuyến",
}
SESSION_STATUSES = {
    SessionStatus.PLANNED: "Kế hoạch",
    SessionStatus.HELD: "Đã tổ chức",
    SessionStatus.DELEGATED: "Ủy quyền",
    SessionStatus.NOT_HELD: "Không tổ chức",
    SessionStatus.POSTPONED: "Hoãn",
}
STATUS_LOOKS = {
    SessionStatus.PLANNED: ("mute", "dashed-circle"),
    SessionStatus.HELD: ("ok", "check-circle"),
    SessionStatus.DELEGATED: ("warn", "moved"),
    SessionStatus.NOT_HELD: ("late", "barred-circle"),
    SessionStatus.POSTPONED: ("mute", "clock"),
}
HEADS = {Capacity.PARTY: "Bí thư", Capacity.STATE: "Chủ tịch UBND"}
CASE_TYPES = {
    CaseType.PROPOSAL: "Kiến nghị",
    CaseType.FEEDBACK: "Phản ánh",
    CaseType.COMPLAINT: "Khiếu nại",
    CaseType.DENUNCIATION: "Tố cáo",
}
HANDLINGS = {
    CaseHandling.ANSWERED: "Trả lời tại chỗ",
    CaseHandling.ACCEPTED: "Thụ lý, giải quyết",
    CaseHandling.GUIDED: "Hướng dẫn",
    CaseHandling.TRANSFERRED: "Chuyển",
    CaseHandling.HANDED_BACK: "Trả lại đơn",
    CaseHandling.NOTED: "Ghi nhận",
}
PARTY_DELEGATION = "Quy chế hiện đặt: Bí thư không ủy quyền tiếp dân. Vẫn ghi được, báo cáo sẽ nêu."


def without_post(name: str, capacity: Capacity) -> str:
    """Whoever receives holds no post on that side on the day (BR-09)."""
    side = "Đảng ủy" if capacity is Capacity.PARTY else "UBND"
    return f"{name} không có chức vụ ở {side} vào ngày tiếp. Vẫn ghi được."


def rest_warning(day: date | None, calendar: WorkingCalendar, move: HolidayMove) -> str | None:
    """What to say of a day on which the office rests, with the day proposed instead of a holiday (BR-13)."""
    reason = calendar.rest_reason(day) if day else None
    if reason is None or day is None:
        return None
    if calendar.special(day) is None:
        return f"Ngày này là {reason}. Vẫn ghi được."
    instead = long_day(moved(day, calendar, move))
    return f"Ngày {day.day}/{day.month} nghỉ lễ. Đề nghị dời sang {instead}."


def posting_late(days: int) -> str:
    """A schedule posted after its last day (BR-12)."""
    return f"Đã quá hạn niêm yết {days} ngày làm việc. Vẫn in được, bản in ghi ngày in thật."


def host_words(name: str, title: str, capacity: Capacity) -> str:
    """``đ/c Phạm Đức Thịnh, tư cách Bí thư Đảng ủy``."""
    return f"đ/c {name}, tư cách {title or HEADS.get(capacity, '')}".rstrip()


def session_title(kind: SessionKind, term: int | None, held_on: date) -> str:
    """``Buổi tiếp dân định kỳ, kỳ 1 tháng 11/2026``."""
    said = f"Buổi tiếp dân {SESSION_KINDS[kind].lower()}"
    return f"{said}, kỳ {term} tháng {held_on.month}/{held_on.year}" if term else said
