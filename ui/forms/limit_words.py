"""What each legal limit is about, and its value, in the office's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.deadlines import Unit
from desktop.domain.writing import short_date

if TYPE_CHECKING:
    from desktop.domain.deadlines import LegalLimit

UNITS = {
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.DAYS: "ngày",
    Unit.PER_WEEK: "buổi mỗi tuần",
    Unit.PER_MONTH: "buổi mỗi tháng",
    Unit.PER_YEAR: "hội nghị mỗi năm",
    Unit.PEOPLE: "người",
}
NAMES = {
    "dialogue-announcement": "Thông báo hội nghị đối thoại",
    "dialogue-results": "Công khai kết quả đối thoại",
    "conclusion-notice": "Thông báo kết luận",
    "dialogues-per-year": "Số hội nghị đối thoại, ít nhất",
    "commitment-default": "Hạn cam kết khi không nói rõ",
    "due-soon": "Việc sắp đến hạn, tính từ hôm nay",
    "schedule-posting": "Niêm yết lịch tiếp công dân",
    "state-notice": "Trả lời người gửi đơn, phía Nhà nước",
    "result-to-citizen": "Báo kết quả cho người đã hỏi",
    "result-to-forwarder": "Báo kết quả cho nơi chuyển đơn",
    "party-notice": "Thông báo cho người gửi đơn, phía Đảng",
    "party-notice-complex": "Thông báo cho người gửi đơn, phía Đảng, vụ việc phức tạp",
    "refusal-notice": "Thông báo từ chối tiếp công dân",
    "complaint-acceptance": "Thụ lý khiếu nại hoặc trả lời không thụ lý",
    "complaint-first": "Giải quyết khiếu nại lần đầu",
    "complaint-first-complex": "Giải quyết khiếu nại lần đầu, phức tạp",
    "complaint-first-remote": "Giải quyết khiếu nại lần đầu, vùng sâu, vùng xa",
    "complaint-first-remote-complex": "Giải quyết khiếu nại lần đầu, vùng sâu, vùng xa, phức tạp",
    "complaint-second": "Giải quyết khiếu nại lần hai",
    "complaint-second-complex": "Giải quyết khiếu nại lần hai, phức tạp",
    "complaint-second-remote": "Giải quyết khiếu nại lần hai, vùng sâu, vùng xa",
    "complaint-second-remote-complex": "Giải quyết khiếu nại lần hai, vùng sâu, vùng xa, phức tạp",
    "complaint-first-decision": "Gửi quyết định giải quyết lần đầu",
    "complaint-second-decision": "Gửi quyết định giải quyết lần hai",
    "complaint-time-limit": "Thời hiệu khiếu nại",
    "complaint-dialogue-notice": "Thông báo đối thoại khi giải quyết khiếu nại",
    "denunciation-check": "Kiểm tra điều kiện thụ lý tố cáo",
    "denunciation-check-complex": "Kiểm tra tố cáo phải xác minh nhiều nơi",
    "denunciation-transfer": "Chuyển tố cáo đến nơi có thẩm quyền",
    "denunciation-acceptance-notice": "Thông báo thụ lý tố cáo",
    "denunciation-settlement": "Giải quyết tố cáo",
    "denunciation-settlement-complex": "Giải quyết tố cáo, phức tạp",
    "denunciation-settlement-very-complex": "Giải quyết tố cáo, đặc biệt phức tạp",
    "denunciation-reply": "Trả lời nơi chuyển tố cáo",
    "front-recommendation": "Trả lời kiến nghị giám sát của Mặt trận, đoàn thể",
    "front-recommendation-complex": "Trả lời kiến nghị giám sát, phức tạp",
    "petition-warning": "Đơn chưa xử lý: nhắc",
    "petition-overdue": "Đơn chưa xử lý: quá hạn",
    "reception-minimum-party": "Bí thư tiếp dân, ít nhất",
    "reception-minimum-state": "Chủ tịch UBND tiếp công dân, ít nhất",
    "reception-minimum-party-province": "Bí thư cấp tỉnh tiếp dân, ít nhất",
    "reception-minimum-state-province": "Chủ tịch UBND cấp tỉnh tiếp công dân, ít nhất",
    "group-visit": "Đoàn đông người, từ",
    "representation-from": "Phải cử người đại diện, từ",
    "representation-few-until": "Đoàn nhỏ, đến",
    "representatives-few": "Người đại diện của đoàn nhỏ, tối đa",
    "representatives-many": "Người đại diện của đoàn lớn, tối đa",
}


def limit_name(key: str) -> str:
    """What it limits; a limit the office added by itself is called by its key."""
    return NAMES.get(key, key)


def value_words(limit: LegalLimit) -> str:
    """``10 ngày làm việc``, ``7 ngày trước``."""
    return f"{limit.count} {UNITS[limit.unit]}{' trước' if limit.before else ''}"


def span_words(limit: LegalLimit) -> str:
    """``từ 01/07/2026``, ``01/07/2012 – 30/06/2026``, ``đến 30/06/2025``, or that it was never dated."""
    since, until = limit.effective_from, limit.effective_to
    if since is not None and until is not None:
        return f"{short_date(since)} – {short_date(until)}"
    if since is not None:
        return f"từ {short_date(since)}"
    return f"đến {short_date(until)}" if until is not None else "không ghi ngày"
