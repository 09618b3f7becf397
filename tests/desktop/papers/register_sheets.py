"""Invented registers: visits before and after 1/7/2026, a group, a denunciation, a refusal, a struck line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.office import Side, UnitKind
from desktop.domain.papers import PaperHead, PersonOnPaper
from desktop.domain.people import Person
from desktop.domain.petition import (
    Channel,
    Competence,
    Instance,
    NoticeForm,
    PetitionHandling,
    PetitionType,
)
from desktop.domain.reception import (
    Case,
    CaseHandling,
    CaseType,
    Occurrence,
    ReceptionRefusal,
    Struck,
)
from desktop.domain.register_rows import (
    Period,
    PetitionEntry,
    ReceptionEntry,
    RegisterEntry,
    RegisterKind,
    RegisterPart,
    RegisterSheet,
)

STATE_HEAD = PaperHead(
    Side.STATE, "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ", "UBND", "Bình Minh Hạ", UnitKind.COMMUNE, "Bình Minh Hạ",
    "Sơn Hà",
)  # fmt: skip
PARTY_HEAD = PaperHead(
    Side.PARTY, "ĐẢNG ỦY XÃ BÌNH MINH HẠ", "ĐU", "Bình Minh Hạ", UnitKind.COMMUNE, "Bình Minh Hạ", "Sơn Hà",
    superior="ĐẢNG BỘ TỈNH SƠN HÀ",
)  # fmt: skip
CHAIR = PersonOnPaper("Trịnh Xuân Lâm", "Chủ tịch UBND")
SECRETARY = PersonOnPaper("Phạm Đức Thịnh", "Bí thư Đảng ủy")
PERIOD = Period(date(2026, 6, 1), date(2026, 7, 31))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))
JULY = Period(date(2026, 7, 1), date(2026, 7, 31))
MADE_ON = date(2026, 8, 3)

KIEM = Person("Tô Văn Kiệm", "thôn Phú Cường, xã Bình Minh Hạ", "thôn Phú Cường, xã Minh Hạ, huyện Hạ Sơn",
              "099066000001", "0900000001")  # fmt: skip
NIE = Person("Y'Blăm Niê Kđăm", "buôn Ea Sút, xã Bình Minh Hạ", id_number="099177000035")
GROUP = (
    Person("Hoàng Thị Sáu", "thôn Bến Gạo, xã Bình Minh Hạ", id_number="099165000011"),
    Person("Lương Văn Thép", "thôn Bến Gạo, xã Bình Minh Hạ", id_number="099066000012"),
)
SPEAKERS = ("Hoàng Thị Sáu", "Lương Văn Thép")
LAND = Case(
    "vv-1", CaseType.COMPLAINT,
    "Khiếu nại Quyết định số 31/QĐ-XPHC ngày 11/12/2025 của Chủ tịch UBND xã xử phạt 7,5 triệu đồng và buộc "
    "tháo dỡ 42 m² nhà xưởng mái tôn dựng trên thửa đất số 88, tờ bản đồ số 9, thôn Phú Cường.",
    request="Hủy quyết định xử phạt, cho giữ lại nhà xưởng.", occurrence=Occurrence.FIRST, in_competence=True,
    handling=CaseHandling.ACCEPTED, document="Số 02/TB-UBND",
    result="Đã thụ lý; kiểm tra thực địa ngày 20/01/2026.",
)  # fmt: skip
ROAD = Case(
    "vv-2", CaseType.PROPOSAL,
    "Đề nghị nạo vét mương tiêu xóm 2, sửa cầu sang bãi Soi đã gãy ba thanh lan can.", in_competence=True,
    same_content_people=14, occurrence=Occurrence.REPEATED, handling=CaseHandling.ANSWERED,
)  # fmt: skip
POWER = Case(
    "vv-3", CaseType.FEEDBACK, "Đường điện sau trạm biến áp số 4 sập ba lần trong tháng.",
    in_competence=False, handling=CaseHandling.TRANSFERRED, document="Số 15/PC-UBND ngày 10/7/2026",
    settled_by="Điện lực Hạ Sơn",
)  # fmt: skip
SECRET = Case(
    "vv-4", CaseType.DENUNCIATION, "Tố cáo việc thu phí xây dựng không có phiếu thu tại một thôn.",
    in_competence=True, handling=CaseHandling.ACCEPTED, document="Số 21/TB-UBND",
)  # fmt: skip
GUIDED = Case(
    "vv-5", CaseType.COMPLAINT, "Không đồng ý bản án sơ thẩm về chia thừa kế thửa đất số 214.",
    in_competence=False, handling=CaseHandling.GUIDED, document="Số 04/HD-UBND",
)  # fmt: skip


def visits(day: date, number: int = 1) -> tuple[ReceptionEntry, ...]:
    """Seven lines of a session day: six numbers, one of them with two cases, one struck."""
    return (
        ReceptionEntry(day, number, people=(KIEM,), case=LAND, handled_by="Phòng Kinh tế"),
        ReceptionEntry(
            day, number + 1, people=GROUP, people_count=14, representatives=SPEAKERS,
            case=ROAD,
        ),
        ReceptionEntry(
            day, number + 1, continues=True, people=GROUP, people_count=14,
            representatives=SPEAKERS, case=POWER, handled_by="Công ty Điện lực Sơn Hà",
        ),
        ReceptionEntry(
            day, number + 2, secret=True, code="TC-2026-014", secret_file="07/HSM", case=SECRET,
            handled_by="Ủy ban Kiểm tra Đảng ủy",
        ),
        ReceptionEntry(
            day, number + 3, struck=Struck(day + timedelta(days=1), "ghi trùng với số trên"), people=(NIE,),
            case=ROAD,
        ),
        ReceptionEntry(
            day, number + 4, people=(NIE,), case=GUIDED, handled_by="Tòa án nhân dân khu vực 3",
        ),
        ReceptionEntry(
            day, number + 5, people=(replace(NIE, id_number="B1234567"),),
            refusal=ReceptionRefusal("Người đang say do dùng chất kích thích", number=2, issued_on=day),
        ),
    )  # fmt: skip


def reception(masked: bool = False) -> RegisterSheet:
    """June and July 2026: two parts, each in the form of its dates."""
    june, july = visits(date(2026, 6, 22), 31), visits(date(2026, 7, 6), 37)
    return reception_of((RegisterPart(JUNE, len(june), june), RegisterPart(JULY, len(july), july)), masked)


def reception_of(parts: tuple[RegisterPart, ...], masked: bool = False) -> RegisterSheet:
    period = Period(parts[0].period.first, parts[-1].period.last)
    return RegisterSheet(
        RegisterKind.RECEPTION, STATE_HEAD, period, MADE_ON, parts, "Đỗ Thị Thanh Mai", CHAIR, masked
    )


def many_visits(count: int) -> tuple[ReceptionEntry, ...]:
    """That many lines of July 2026 with running numbers from 1."""

    def endless() -> Iterator[ReceptionEntry]:
        number = 1
        while True:
            for entry in visits(date(2026, 7, 1) + timedelta(days=number % 31)):
                yield replace(entry, number=number, continues=False)
                number += 1

    return tuple(entry for entry, _ in zip(endless(), range(count), strict=False))


def long_reception(count: int) -> RegisterSheet:
    return reception_of((RegisterPart(JULY, count, many_visits(count)),))


def petition_entries() -> tuple[PetitionEntry, ...]:
    return (
        PetitionEntry(
            date(2026, 6, 3), 111, channel=Channel.IN_PERSON, sender=KIEM, type=PetitionType.COMPLAINT,
            content="Khiếu nại Quyết định số 31/QĐ-XPHC về xử phạt và buộc tháo dỡ 42 m² nhà xưởng.",
            instance=Instance.FIRST, eligible=True, competence=Competence.OWN,
            handling=PetitionHandling.ACCEPTED, handled_on=date(2026, 6, 10), handled_by="Phòng Kinh tế",
            document="Số 02/TB-UBND", due_on=date(2026, 7, 10), settled_on=date(2026, 7, 9),
            result="Giữ mức phạt, giảm diện tích buộc tháo dỡ còn 27 m².", told_on=date(2026, 7, 10),
            told_document="Số 09/QĐ-UBND", complex=True,
        ),
        PetitionEntry(
            date(2026, 6, 8), 112, channel=Channel.SUGGESTION_BOX, type=PetitionType.FEEDBACK,
            content="Phản ánh cầu sang bãi Soi gãy ba thanh lan can.", eligible=False,
            ineligible_reason="không ghi tên, địa chỉ", handling=PetitionHandling.FILED,
            handled_on=date(2026, 6, 9),
        ),
        PetitionEntry(
            date(2026, 6, 15), 113, secret=True, code="TC-2026-015", secret_file="08/HSM",
            channel=Channel.POST,
            type=PetitionType.DENUNCIATION, content="Tố cáo việc thu phí không có phiếu thu.", eligible=True,
            competence=Competence.PARTY, handling=PetitionHandling.TRANSFERRED, handled_on=date(2026, 6, 19),
            handled_by="Ủy ban Kiểm tra Đảng ủy", document="Số 04-PC/ĐU", due_on=date(2026, 7, 15),
        ),
        PetitionEntry(
            date(2026, 7, 2), 114, Struck(date(2026, 7, 3), "ghi trùng đơn số 111"),
            channel=Channel.IN_PERSON, sender=KIEM, type=PetitionType.COMPLAINT,
            content="Khiếu nại Quyết định số 31/QĐ-XPHC.", repeat_of="111/2026",
        ),
        PetitionEntry(
            date(2026, 7, 20), 115, channel=Channel.FORWARDED, sender=GROUP[0], senders_count=14,
            type=PetitionType.PROPOSAL, content="Đề nghị nạo vét mương tiêu xóm 2 và sửa cầu sang bãi Soi.",
            eligible=True, competence=Competence.OWN, handling=PetitionHandling.ACCEPTED,
            handled_on=date(2026, 7, 24), handled_by="Phòng Kinh tế", told_on=date(2026, 7, 28),
            told_how=NoticeForm.ORAL, withdrawn_on=date(2026, 7, 30), withdrawn_reason="đã được giải quyết",
        ),
    )  # fmt: skip


def petitions(entries: tuple[RegisterEntry, ...] | None = None) -> RegisterSheet:
    entries = petition_entries() if entries is None else entries
    part = RegisterPart(PERIOD, len(entries), entries)
    return RegisterSheet(
        RegisterKind.PETITIONS, PARTY_HEAD, PERIOD, MADE_ON, (part,), "Đỗ Thị Thanh Mai", SECRETARY
    )
