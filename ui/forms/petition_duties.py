"""What comes next with a petition, in words: the sentence, the button, how its date was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.petition_clocks import PROMISE, running
from desktop.domain.petitions import Step
from desktop.domain.writing import short_date
from ui.forms.words import long_day

if TYPE_CHECKING:
    from desktop.domain.petition_clocks import Clock
    from desktop.domain.petitions import NextStep
    from desktop.registers.petition_sheets import PetitionSheet

_FROM_ACCEPTANCE = (
    "complaint-first", "complaint-second", "denunciation-settlement", "denunciation-acceptance-notice",
)  # fmt: skip


@dataclass(frozen=True)
class StepWords:
    """``said`` with the part in bold first, the button's verb and icon."""

    bold: str
    rest: str
    button: str
    icon: str


STEPS = {
    Step.CLASSIFY: StepWords("Phân loại đơn", "theo điều kiện và thẩm quyền", "Phân loại", "list"),
    Step.CHECK_ELIGIBILITY: StepWords("Xem xét điều kiện xử lý", "của đơn", "Phân loại", "list"),
    Step.FILE: StepWords("Lưu đơn", "vì chưa đủ điều kiện xử lý", "Lưu đơn", "bookmark"),
    Step.GUIDE: StepWords("Hướng dẫn người gửi", "đến cơ quan có thẩm quyền", "Hướng dẫn", "forward"),
    Step.TRANSFER: StepWords("Chuyển đơn", "đến cơ quan có thẩm quyền", "Chuyển đơn", "moved"),
    Step.ROUTE_TO_PARTY: StepWords("Chuyển đơn", "đến tổ chức đảng có thẩm quyền", "Chuyển đơn", "moved"),
    Step.ACCEPT: StepWords("Thụ lý", "hoặc báo lý do không thụ lý", "Thụ lý", "check"),
    Step.HANDLE: StepWords("Giao cơ quan xử lý", "đơn này", "Thụ lý", "check"),
    Step.NOTIFY_SENDER: StepWords("Thông báo cho người gửi", "bằng văn bản", "Lập thông báo", "document"),
    Step.NOTIFY_ACCEPTANCE: StepWords("Báo việc thụ lý", "cho người tố cáo", "Ghi đã thông báo", "document"),
    Step.PROMISE: StepWords("Hẹn ngày trả lời", "người gửi", "Thành cam kết", "flag"),
    Step.SETTLE: StepWords("Giải quyết", "và ghi kết quả", "Ghi kết quả", "check"),
}


def step_sentence(step: NextStep, today: date) -> str:
    """``**Thông báo cho người gửi** bằng văn bản, chậm nhất hôm nay.``"""
    words = STEPS[step.step]
    return f"**{words.bold}** {words.rest}{_until(step.due, today)}."


def _until(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if due < today:
        return f"; đã quá hạn {short_date(due)}"
    return ", chậm nhất hôm nay" if due == today else f", chậm nhất {long_day(due)}"


def first_clock(sheet: PetitionSheet) -> Clock | None:
    """The clock behind the next due date."""
    return next(iter(running(sheet.clocks)), None)


def counted_since(duty: str) -> str:
    """From which day a duty is counted."""
    if duty == PROMISE:
        return "ngày giao"
    return "ngày thụ lý" if duty.startswith(_FROM_ACCEPTANCE) else "ngày nhận đơn"


_DUTIES = (
    ("complaint-acceptance", "thụ lý hoặc báo không thụ lý"),
    ("complaint-", "giải quyết khiếu nại"),
    ("denunciation-check", "kiểm tra, phân loại tố cáo"),
    ("denunciation-transfer", "chuyển tố cáo đến nơi có thẩm quyền"),
    ("denunciation-acceptance-notice", "báo việc thụ lý cho người tố cáo"),
    ("denunciation-", "giải quyết tố cáo"),
    ("petition-", "xử lý đơn"),
    (PROMISE, "thực hiện cam kết"),
)


def duty_words(duty: str) -> str:
    """What is due: ``thông báo cho người gửi``."""
    return next((said for start, said in _DUTIES if duty.startswith(start)), "thông báo cho người gửi")
