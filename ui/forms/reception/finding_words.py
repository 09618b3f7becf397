"""The checklist's points of a session in the office's words, and where each is mended."""

from __future__ import annotations

from datetime import date

from desktop.domain.checklist import Finding, Weight
from desktop.domain.reception import ReceptionSession, Visit
from desktop.domain.writing import short_date, two_digits
from ui.forms.reception.draft import SESSION, VISITS

_SESSION = {
    "status": "Buổi này không tổ chức nên không có biên bản",
    "start": "Chưa có giờ bắt đầu",
    "end": "Chưa có giờ kết thúc",
    "place": "Chưa ghi địa điểm",
    "host": "Chưa có người tiếp",
    "note-taker": "Chưa có người ghi",
    "conclusion": "Chưa ghi kết luận của người tiếp",
    "copies": "Chưa ghi số bản in",
    "attendees": "Chưa ghi người cùng tiếp",
    "no-visits": "Chưa có lượt tiếp nào",
    "letters": "Có chữ không in được",
    "commitment-lead": "Cam kết chưa có cơ quan chủ trì",
    "commitment-due": "Cam kết chưa có hạn",
    "fewer-people-than-visits": "Số người ít hơn số lượt ({detail}); xin xem lại",
    "more-people-than-visits": "Số người nhiều hơn số lượt ({detail}); có đoàn đông người nên có thể đúng",
    "fewer-cases-than-visits": "Số vụ việc ít hơn số lượt ({detail}); xin xem lại",
    "more-petitions-than-cases": "Số đơn nhiều hơn số vụ việc ({detail}); xin xem lại",
}
_VISIT = {
    "name": "chưa ghi họ tên người đến",
    "address": "chưa ghi thôn, địa chỉ",
    "identity-in-denunciation": "lượt tố cáo còn danh tính",
    "secret-file": "chưa ghi số hồ sơ mật",
    "consent": "chưa ghi ai ghi nhận việc đồng ý công khai",
    "people-count": "chưa ghi số người",
    "cases": "chưa có vụ việc",
    "case-type": "vụ việc chưa chọn loại",
    "case-content": "vụ việc chưa có nội dung",
    "case-request": "vụ việc chưa ghi yêu cầu, đề nghị",
    "case-area": "vụ việc chưa chọn lĩnh vực",
    "case-occurrence": "vụ việc chưa chọn lần đầu, nhiều lần",
    "case-competence": "vụ việc chưa chọn thẩm quyền",
    "case-handling": "vụ việc chưa có hướng xử lý",
    "case-follow-up": "vụ việc thụ lý chưa có cam kết",
    "denunciation-not-separate": "cần tách tố cáo riêng",
    "representatives-missing": "chưa ghi người đại diện của đoàn",
    "representatives-too-many": "được cử tối đa {detail} người đại diện",
    "representative-outside-group": "có người đại diện không ở trong đoàn",
    "appointing-paper": "chưa ghi giấy cử đại diện",
    "fewer-people-than-named": "số người ít hơn số tên đã ghi",
    "refusal-ground": "chưa ghi căn cứ từ chối",
    "refusal-ground-own-words": "căn cứ từ chối không có trong danh sách; xin xem lại",
    "refusal-ground-not-in-force": "căn cứ từ chối chưa có hiệu lực ngày tiếp",
    "refusal-detail": "chưa ghi lý do từ chối",
    "refusal-notice-due": "thông báo từ chối Mẫu 01/TCD chậm nhất ngày {detail}",
    "refusal-notice-late": "thông báo từ chối Mẫu 01/TCD lập sau ngày {detail}",
    "paper-title": "giấy tờ nhận chưa có tên",
    "read-back": "chưa đọc lại",
    "read-back-unsaid": "chưa đánh dấu đã đọc lại",
    "signed": "chưa ghi ký, điểm chỉ hay từ chối ký",
    "sign-refusal-reason": "chưa ghi lý do từ chối ký",
    "identity-in-text": "nội dung tố cáo còn chữ cho biết danh tính",
}
_DONE = {
    "start": "Giờ bắt đầu",
    "end": "Giờ kết thúc",
    "place": "Địa điểm",
    "host": "Người tiếp",
    "note-taker": "Người ghi",
    "conclusion": "Kết luận của người tiếp",
    "letters": "Chữ in đủ dấu",
}


class ReceptionWords:
    """The words for what stands in this session."""

    def __init__(self, noun: ReceptionSession) -> None:
        self._noun = noun

    def title(self, point: Finding) -> str:
        """What is missing, or what is in order."""
        if point.weight is Weight.DONE:
            counted = {
                "visits": f"{point.detail} lượt tiếp ghi đủ",
                "commitments": f"{point.detail} việc có chủ trì và hạn",
                "copies": f"Số bản in: {two_digits(self._noun.copies or 0)}",
            }
            return counted.get(point.code) or _DONE.get(point.code, point.code)
        detail = _detail(point.detail)
        if point.visit is None:
            return _SESSION.get(point.code, point.code).format(detail=detail)
        return f"{self._name(point)}: {_VISIT.get(point.code, point.code).format(detail=detail)}"

    def sub(self, point: Finding) -> str:
        """Who came, or the code that stands for it; what was promised."""
        visit = self._visit(point)
        if visit is None:
            return "" if point.code in _SESSION and "{detail}" in _SESSION[point.code] else point.detail
        return who(visit)

    def target(self, point: Finding) -> tuple[str, str]:
        """Section and field to mend it in; a field of a case is ``key/field``."""
        if point.visit is not None:
            return VISITS, f"{point.case}/{point.field}" if point.case else point.field
        if point.case:
            return VISITS, f"{point.case}/{point.field}"
        on_visits = point.code in {"no-visits", "letters"} or "visits" in point.code
        return (VISITS if on_visits else SESSION), point.field

    def _visit(self, point: Finding) -> Visit | None:
        return next((each for each in self._noun.visits if each.key == point.visit), None)

    def _name(self, point: Finding) -> str:
        visit = self._visit(point)
        return f"Lượt {visit.number if visit and visit.number else point.number}"


def who(visit: Visit) -> str:
    """Whom a list names: a person, or the code of a denunciation and nothing else."""
    if visit.is_secret:
        return visit.code or "Tố cáo"
    name = visit.people[0].name.strip() if visit.people else ""
    more = visit.people_count - 1
    return f"{name} và {more} người" if name and more > 0 else name


def _detail(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
