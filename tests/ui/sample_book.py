"""A small office with dialogues in every state, for pages, journeys and pictures."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from desktop.domain.commitment import Due, Fulfilment
from desktop.domain.dialogue import Counterpart, DialogueStatus, Opinion, OpinionSource, OpinionStatus
from desktop.domain.office import Side
from desktop.office import Office, open_office
from desktop.services.commitments import fulfil_commitment, make_commitment
from desktop.services.dialogues import call_off_dialogue, plan_dialogue
from desktop.services.minutes import record_minutes
from desktop.services.opinions import OpinionDraft, record_opinion
from tests import builders
from tests.kept_books import copy_of

LIVE = "dt-2026-11-12"
PLANNED = "dt-2026-12-10"
CALLED_OFF = "dt-2026-02-24"
EARLIER = "dt-2026-08-14"


def open_sample(folder: Path) -> Office:
    """A book with four dialogues and six commitments; today is 12/11/2026."""
    copy_of("dialogues", _filled, folder / "so.db")
    return open_office(folder / "so.db", user="Đỗ Thị Thanh Mai", clock=lambda: builders.MOMENT)


def _filled(folder: Path) -> Office:
    office = builders.new_office(folder)
    fill(office)
    return office


def fill(office: Office) -> None:
    """One dialogue under way, one planned, one called off, one earlier with a late commitment."""
    plan_dialogue(office, builders.planned_dialogue(start=time(7, 30)))
    plan_dialogue(
        office,
        builders.planned_dialogue(
            key=PLANNED, title="hội nghị đối thoại với doanh nghiệp, hợp tác xã năm 2026", plan="",
            held_on=date(2026, 12, 10), start=time(8), announced_on=None, letterhead=Side.STATE,
            counterparts=(Counterpart.BUSINESS, Counterpart.FARMERS), hamlets=(),
        ),
    )  # fmt: skip
    plan_dialogue(
        office,
        builders.planned_dialogue(
            key=CALLED_OFF, title="hội nghị đối thoại với Mặt trận và các đoàn thể",
            held_on=date(2026, 2, 24), counterparts=(Counterpart.FRONT, Counterpart.WOMEN), hamlets=(),
        ),
    )  # fmt: skip
    call_off_dialogue(office, CALLED_OFF, "Bão số 2, dân phải sơ tán.")
    plan_dialogue(
        office,
        builders.planned_dialogue(
            key=EARLIER, title="hội nghị đối thoại với Nhân dân cụm thôn Gò Vàng, Nà Sen",
            held_on=date(2026, 8, 14), status=DialogueStatus.HELD, start=time(8),
            announced_on=date(2026, 8, 11),
        ),
    )  # fmt: skip
    _record_live(office)
    _promise(office)


def _record_live(office: Office) -> None:
    record_minutes(office, builders.held_dialogue(end=None, conclusion="", read_back=False))
    record_opinion(office, OpinionDraft(LIVE, builders.answered_opinion("yk-1")))
    noted = Opinion(
        "yk-2", content="Đề nghị mở rộng đường vào trường tiểu học.", speaker="Bà Nguyễn Thị Quỳnh",
        unit="thôn Cầu Lim", subject_area="giao-thong", source=OpinionSource.BEFORE,
        status=OpinionStatus.NOTED,
    )  # fmt: skip
    promised = builders.commitment("ck-live", content="Khảo sát, báo cáo phương án mở rộng đường vào trường.")
    record_opinion(office, OpinionDraft(LIVE, noted, (promised,)))


def _promise(office: Office) -> None:
    made = (
        ("ck-late", "Trả lời ông Đàm Văn Bảy về hồ sơ hộ nghèo", date(2026, 10, 20), Due.in_working_days(14)),
        ("ck-today", "Báo cáo tiến độ sửa kênh N2", date(2026, 10, 30), Due.by_date(date(2026, 11, 12))),
        ("ck-soon", "Khảo sát rãnh thoát nước khu Trại Mới", date(2026, 11, 2), Due.in_days(14)),
        (
            "ck-later",
            "Trả giấy chứng nhận cho 12 hộ",
            date(2026, 11, 12),
            Due.in_working_days(10),
        ),
        ("ck-open", "Đóng cửa bãi rác Đồi Thông", date(2026, 11, 12), Due.open_ended("chờ nhà máy của tỉnh")),
        ("ck-done", "Lắp đèn đường thôn Bến Gạo", date(2026, 9, 1), Due.in_working_days(20)),
    )
    for key, content, on, due in made:
        make_commitment(office, builders.commitment(key, content=content, promised_on=on, due=due))
    told = date(2026, 9, 21)
    fulfil_commitment(
        office, "ck-done",
        Fulfilment(date(2026, 9, 18), "Đóng điện 26 bộ đèn.", "Số 94/UBND-KT", told, told, "Trao tay"),
    )  # fmt: skip
