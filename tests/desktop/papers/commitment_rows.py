"""Invented papers about promises, with the long names real ones have."""

from dataclasses import replace
from datetime import date

from desktop.domain.commitment import CommitmentState
from desktop.domain.commitment_papers import (
    AnswerNoticePaper,
    ApologyPaper,
    DoneOnPaper,
    EarlierResults,
    EarlierResultsPaper,
    Occasion,
    ReminderPaper,
    TaskOnPaper,
)
from desktop.domain.letter_papers import Arrival, MatterOnPaper
from desktop.domain.office import Side
from desktop.domain.papers import Paper
from desktop.domain.petition import Channel, PetitionType
from tests.desktop.papers import letter_rows, rows

MADE_ON = date(2026, 11, 21)
RING_ROAD = (
    "Nạo vét 300 m rãnh thoát nước, đắp lại hai đầu cống và sửa mặt đường trục thôn Đồng Mẫu đoạn qua khu "
    "tái định cư Gò Sen."
)
TASKS = (
    TaskOnPaper(RING_ROAD, "Tiếp dân 10/7/2026, lượt số 28", date(2026, 11, 15), 2, 65, "", True, 5),
    TaskOnPaper(
        "Trả lời các hộ về giấy chứng nhận", "Đơn số 112, đến 29/10/2026", date(2026, 11, 20),
        is_late=True,
    ),
    TaskOnPaper("Vá tạm các ổ gà đường ĐX.03.", "Đối thoại 12/11/2026, ý kiến số 1", date(2026, 12, 4)),
    TaskOnPaper("Rà soát quy hoạch bãi rác", "Giao ngày 02/3/2026", None, 0, 10),
)  # fmt: skip


def reminder(side: Side) -> ReminderPaper:
    return ReminderPaper(
        head=rows.head(side, 166, MADE_ON),
        made_on=MADE_ON,
        body="Phòng Kinh tế",
        tasks=TASKS,
        report_by=date(2026, 11, 30),
        signer=letter_rows.head_signer(side),
        draft=False,
    )


def answer(side: Side) -> AnswerNoticePaper:
    return AnswerNoticePaper(
        head=rows.head(side, 25, MADE_ON),
        event_on=date(2026, 7, 10),
        citizen=letter_rows.CITIZEN,
        signer=letter_rows.head_signer(side),
        draft=False,
        occasion=Occasion("session", date(2026, 7, 10)),
        content=RING_ROAD,
        lead="Phòng Kinh tế",
        result="Đã nạo vét xong 300 m rãnh, nghiệm thu ngày 18/11/2026; đường thôn không còn đọng nước.",
        done_on=date(2026, 11, 18),
        contact=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
    )


def apology(side: Side) -> ApologyPaper:
    return ApologyPaper(
        head=rows.head(side, None if side is Side.PARTY else 8, MADE_ON),
        event_on=letter_rows.CAME_ON,
        citizen=letter_rows.CITIZEN,
        signer=letter_rows.head_signer(side),
        draft=False,
        arrival=Arrival(letter_rows.CAME_ON, Channel.POST, 112),
        matter=MatterOnPaper(PetitionType.PROPOSAL, letter_rows.CONTENT),
        due_on=date(2026, 11, 12),
        reason="Phải chờ kết quả đo đạc lại của cơ quan cấp tỉnh",
        again_on=date(2026, 12, 4),
        contact=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
    )


def results(side: Side) -> EarlierResultsPaper:
    done = replace(
        rows.commitment(1), state=CommitmentState.FULFILLED_ON_TIME, result="Đã lắp xong 12 bóng đèn"
    )
    late = replace(rows.commitment(2), state=CommitmentState.FULFILLED_LATE, result="Đã trả lời từng hộ.")
    open_one = replace(rows.commitment(3), state=CommitmentState.IN_PROGRESS)
    overdue = replace(rows.commitment(4), state=CommitmentState.OVERDUE)
    dropped = replace(rows.commitment(5), state=CommitmentState.DROPPED)
    items = (
        DoneOnPaper(done, date(2026, 6, 24), document="Số 109/UBND-KT"),
        DoneOnPaper(late, date(2026, 8, 3)),
        DoneOnPaper(open_one, percent=55, progress="Đang đo đạc"),
        DoneOnPaper(overdue),
        DoneOnPaper(dropped, dropped_reason="nhập vào dự án của tỉnh"),
    )
    return EarlierResultsPaper(
        head=rows.head(side, 31, MADE_ON),
        meeting=rows.meeting(),
        made_on=MADE_ON,
        earlier=(EarlierResults("hội nghị đối thoại quý I năm 2026", date(2026, 3, 18), items),),
        signer=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
        draft=False,
    )


def papers(side: Side) -> dict[str, Paper]:
    return {
        "reminder": reminder(side),
        "answer-notice": answer(side),
        "apology": apology(side),
        "earlier-results": results(side),
    }
