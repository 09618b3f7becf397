"""Offices, dialogues and commitments for tests: real nouns with long Vietnamese names."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import resources
from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment, Due
from desktop.domain.dialogue import (
    Attendance,
    Chair,
    Counterpart,
    Dialogue,
    DialogueForm,
    DialogueStatus,
    NoteTaker,
    Opinion,
    OpinionSource,
    OpinionStatus,
)
from desktop.domain.office import Body, Capacity, Letterhead, OfficeSheet, Official, Post, Side, UnitKind
from desktop.domain.public_holidays import official_days
from desktop.office import Office, open_office
from desktop.services.office_sheet import SetUp, set_up_office
from tests.kept_books import copy_of

MEETING_DAY = date(2026, 11, 12)
MOMENT = datetime(2026, 11, 12, 9, 42, 18)  # noqa: DTZ001 -- the office knows one zone

PARTY_HEAD = Letterhead(
    Side.PARTY, "ĐẢNG ỦY XÃ BÌNH MINH HẠ", "ĐU", "ĐẢNG BỘ TỈNH SƠN HÀ", term_start=date(2025, 7, 30)
)
STATE_HEAD = Letterhead(Side.STATE, "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ", "UBND")


def sheet() -> OfficeSheet:
    return OfficeSheet(
        "binh-minh-ha", UnitKind.COMMUNE, "Bình Minh Hạ", "Sơn Hà", "Bình Minh Hạ", PARTY_HEAD, STATE_HEAD
    )


def officials() -> tuple[Official, ...]:
    since = date(2025, 7, 1)
    return (
        Official(
            "cb-thinh",
            "Phạm Đức Thịnh",
            (
                Post(Capacity.PARTY, "Bí thư Đảng ủy", head=True, since=since),
                Post(Capacity.COUNCIL, "Chủ tịch HĐND", head=True, since=since),
            ),
        ),
        Official(
            "cb-lam",
            "Trịnh Xuân Lâm",
            (
                Post(Capacity.STATE, "Chủ tịch UBND", head=True, since=since),
                Post(Capacity.PARTY, "Phó Bí thư Đảng ủy", since=since),
            ),
        ),
        Official(
            "cb-chanh",
            "Bế Thị Ngọc Ánh",
            (Post(Capacity.OFFICE, "Chánh Văn phòng Đảng ủy", head=True, since=since),),
        ),
    )


def set_up() -> SetUp:
    return SetUp(
        sheet=sheet(),
        user_name="Đỗ Thị Thanh Mai",
        notice_read_by="Đỗ Thị Thanh Mai",
        officials=officials(),
        bodies=(
            Body("pkt", "Phòng Kinh tế", "KT"),
            Body("pvhxh", "Phòng Văn hóa - Xã hội", "VHXH"),
            Body("tthcc", "Trung tâm Phục vụ hành chính công"),
        ),
        hamlets=("Đồng Mẫu", "Bến Gạo", "Cầu Lim"),
    )


def new_office(folder: Path, moment: datetime = MOMENT) -> Office:
    """A book that has been through the wizard; its clock stands at ``moment``."""
    file = folder / "so.db"
    copy_of(("new", moment), lambda beside: _set_up(beside / "so.db", moment), file)
    return open_office(file, user="Đỗ Thị Thanh Mai", clock=lambda: moment)


def office_with(folder: Path, fill: Callable[[Office], object], moment: datetime = MOMENT) -> Office:
    """The same with what ``fill`` writes into it: written once in a process, then copied."""

    def filled(beside: Path) -> Office:
        office = new_office(beside, moment)
        fill(office)
        return office

    copy_of((fill, moment), filled, folder / "so.db")
    return open_office(folder / "so.db", user="Đỗ Thị Thanh Mai", clock=lambda: moment)


def _set_up(file: Path, moment: datetime) -> Office:
    office = open_office(file, user="Đỗ Thị Thanh Mai", clock=lambda: moment)
    set_up_office(office, set_up())
    return office


def planned_dialogue(**changes: object) -> Dialogue:
    noun = Dialogue(
        key="dt-2026-11-12",
        title="hội nghị đối thoại giữa người đứng đầu cấp ủy với Nhân dân cụm thôn phía Đông năm 2026",
        held_on=MEETING_DAY,
        letterhead=Side.PARTY,
        status=DialogueStatus.PLANNED,
        place="Nhà văn hóa thôn Đồng Mẫu",
        form=DialogueForm.IN_PERSON,
        chairs=(Chair("cb-thinh", Capacity.PARTY), Chair("cb-lam", Capacity.STATE)),
        note_taker=NoteTaker("Đỗ Thị Thanh Mai", "chuyên viên Văn phòng Đảng ủy"),
        counterparts=(Counterpart.PEOPLE,),
        hamlets=("Đồng Mẫu", "Bến Gạo", "Cầu Lim"),
        plan="14-KH/ĐU",
        announced_on=date(2026, 11, 3),
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def held_dialogue(**changes: object) -> Dialogue:
    """Everything the minutes need but the opinions."""
    noun = planned_dialogue(
        status=DialogueStatus.HELD,
        start=time(7, 30),
        end=time(11, 15),
        attendance=(Attendance("Nhân dân thôn Đồng Mẫu", present=46, absent=1, absent_reason="ốm"),),
        opening="Đồng chí Phạm Đức Thịnh phát biểu khai mạc.",
        conclusion="Giao Phòng Kinh tế giải quyết các kiến nghị về thoát nước.",
        read_back=True,
        copies=3,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def answered_opinion(key: str = "yk-1", **changes: object) -> Opinion:
    noun = Opinion(
        key,
        content="Đường trục thôn ngập sâu mỗi khi mưa lớn, đề nghị nạo vét rãnh thoát nước đoạn 300 m.",
        speaker="Ông Hoàng Văn Thuận",
        unit="thôn Đồng Mẫu",
        subject_area="giao-thong",
        source=OpinionSource.AT,
        raised_at=time(9, 38),
        status=OpinionStatus.ANSWERED,
        answered_by="cb-lam",
        answer="Hồ sơ đã duyệt, nạo vét xong trước ngày 30/11/2026.",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def commitment(key: str = "ck-1", **changes: object) -> Commitment:
    noun = Commitment(
        key,
        "Nạo vét rãnh thoát nước thôn Đồng Mẫu",
        MEETING_DAY,
        Due.in_working_days(15),
        promised_to="Ông Hoàng Văn Thuận",
        promised_by="cb-lam",
        lead="pkt",
        reply_in_writing=True,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def calendar() -> WorkingCalendar:
    source = json.loads(resources.path("calendars", "holidays.json").read_text(encoding="utf-8"))
    return WorkingCalendar(official_days(source, range(2024, 2031)))
