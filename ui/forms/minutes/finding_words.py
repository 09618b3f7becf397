"""The checklist's points in the office's words, and where each is mended."""

from __future__ import annotations

from desktop.domain.checklist import Finding, Weight
from desktop.domain.dialogue import Dialogue
from desktop.domain.writing import two_digits
from ui.forms.minutes import draft as sheet

_MISSING = {
    "start": "Chưa có giờ bắt đầu",
    "end": "Chưa có giờ kết thúc",
    "place": "Chưa ghi địa điểm",
    "chairs": "Chưa có người chủ trì",
    "note-taker": "Chưa có người ghi biên bản",
    "attendance": "Chưa ghi thành phần dự",
    "conclusion": "Chưa ghi kết luận của chủ trì",
    "read-back": "Chưa đọc lại biên bản",
    "copies": "Chưa ghi số bản in",
    "non-signer-reason": "Người không ký chưa có lý do",
    "commitment-lead": "Cam kết chưa có cơ quan chủ trì",
    "commitment-due": "Cam kết chưa có hạn",
    "opinion-content": "Ý kiến số {number} chưa có nội dung",
    "opinion-speaker": "Ý kiến số {number} chưa có người nêu",
    "opinion-status": "Ý kiến số {number} chưa có tình trạng",
    "opinion-answer": "Ý kiến số {number} chưa có trả lời",
    "opinion-follow-up": "Ý kiến số {number} chưa có cam kết hoặc lý do",
    "opinion-unit": "Ý kiến số {number}: chưa rõ đơn vị, thôn",
    "absent-reason": "Chưa ghi lý do vắng",
    "no-opinions": "Chưa có ý kiến nào",
    "opening": "Chưa ghi khai mạc, báo cáo",
    "letters": "Có chữ không in được",
}
_DONE = {
    "start": "Giờ bắt đầu",
    "end": "Giờ kết thúc",
    "place": "Địa điểm",
    "chairs": "Chủ trì",
    "note-taker": "Người ghi",
    "conclusion": "Kết luận của chủ trì",
    "read-back": "Đã đọc lại biên bản",
    "letters": "Chữ in đủ dấu",
}
_PLACES = {
    "start": (sheet.FACTS, "start"),
    "place": (sheet.FACTS, "place"),
    "chairs": (sheet.FACTS, "chairs"),
    "note-taker": (sheet.FACTS, "note_taker"),
    "attendance": (sheet.PEOPLE, "attendance"),
    "absent-reason": (sheet.PEOPLE, "attendance"),
    "opening": (sheet.OPENING, "opening"),
    "conclusion": (sheet.CONCLUSION, "conclusion"),
    "end": (sheet.CLOSING, "end"),
    "read-back": (sheet.CLOSING, "read_back"),
    "copies": (sheet.CLOSING, "copies"),
    "non-signer-reason": (sheet.CLOSING, "non_signers"),
}


class MinutesWords:
    """The words for what stands in these minutes."""

    def __init__(self, noun: Dialogue) -> None:
        self._noun = noun

    def title(self, point: Finding) -> str:
        """What is missing, or what is in order."""
        noun = self._noun
        if point.weight is not Weight.DONE:
            return _MISSING.get(point.code, point.code).format(number=point.number)
        counted = {
            "attendance": f"Có mặt {noun.present}, vắng {noun.absent}",
            "opinions": f"{point.detail} ý kiến có người nêu, trả lời",
            "commitments": f"{point.detail} việc có chủ trì và hạn",
            "copies": f"Số bản in: {two_digits(noun.copies or 0)}",
        }
        return counted.get(point.code) or _DONE.get(point.code, point.code)

    def sub(self, point: Finding) -> str:
        """Whose, or which."""
        if point.number is None:
            return point.detail
        opinion = self._noun.opinions[point.number - 1]
        words = ", ".join(part for part in (opinion.speaker, opinion.unit) if part)
        return words or point.detail

    def target(self, point: Finding) -> tuple[str, str]:
        """Section and field to mend it in."""
        if point.opinion or point.code in {"no-opinions", "letters", "commitment-lead", "commitment-due"}:
            return sheet.OPINIONS, point.field
        return _PLACES.get(point.code, (sheet.FACTS, point.field))
