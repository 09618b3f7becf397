"""Visits and petitions for tests of rules: nouns that lack nothing unless changed."""

from dataclasses import replace
from datetime import date, time

from desktop.domain.office import Capacity, Side
from desktop.domain.people import Person
from desktop.domain.petition import Channel, Competence, Instance, Petition, PetitionType
from desktop.domain.reception import (
    Attendee,
    Case,
    CaseHandling,
    CaseType,
    Occurrence,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Signed,
    Visit,
)

SESSION_DAY = date(2026, 11, 5)
RECEIVED = date(2026, 10, 29)


def person(**changes: object) -> Person:
    noun = Person(
        "Bà Nguyễn Thị Quỳnh",
        "thôn Cầu Lim, xã Bình Minh Hạ",
        "thôn Cầu Lim, xã Minh Hạ, huyện Hạ Sơn",
        "099179000417",
        "0900000417",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def case(key: str = "vv-1", **changes: object) -> Case:
    noun = Case(
        key,
        CaseType.PROPOSAL,
        "Các hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6/2026, chưa được trả giấy chứng nhận.",
        "dat-dai",
        "Trả giấy chứng nhận cho các hộ; nếu chưa đủ điều kiện, trả lời từng hộ bằng văn bản.",
        Occurrence.FIRST,
        in_competence=True,
        handling=CaseHandling.ANSWERED,
        answer="Giao Phòng Kinh tế rà soát, trả lời từng hộ.",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def visit(key: str = "lt-1", **changes: object) -> Visit:
    noun = Visit(
        key,
        time(9, 0),
        (person(),),
        read_back=True,
        signed=Signed.SIGNED,
        cases=(case(),),
        number=77,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def denunciation_visit(key: str = "lt-9", **changes: object) -> Visit:
    noun = Visit(
        key,
        read_back=True,
        signed=Signed.SIGNED,
        secret_file="Hồ sơ mật số 14/2026",
        cases=(case("vv-9", type=CaseType.DENUNCIATION, content="Tố cáo việc thu, chi quỹ thôn."),),
        number=78,
        code="TC-2026-014",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def session(**changes: object) -> ReceptionSession:
    noun = ReceptionSession(
        "tcd-2026-11-05",
        SESSION_DAY,
        Capacity.PARTY,
        "cb-thinh",
        SessionKind.REGULAR,
        SessionStatus.HELD,
        time(8, 0),
        time(11, 15),
        "Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ",
        note_taker="Đỗ Thị Thanh Mai",
        attendees=(Attendee("Đinh Công Thuần", "Trưởng phòng", "Phòng Kinh tế"),),
        conclusion="Giao Phòng Kinh tế rà soát hồ sơ của các hộ khu tái định cư.",
        copies=2,
        visits=(visit(),),
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def petition(key: str = "don-118", **changes: object) -> Petition:
    noun = Petition(
        key,
        RECEIVED,
        Channel.POST,
        PetitionType.PROPOSAL,
        "Đề nghị xem xét lại đơn giá bồi thường đất nông nghiệp thửa 214, tờ bản đồ số 9.",
        118,
        person(name="Bà Phùng Thị Yến", address="thôn Trại Mới, xã Bình Minh Hạ", id_number="099180000118"),
        subject_area="dat-dai",
        eligible=True,
        checks=("written-in-vietnamese", "dated", "name-address", "signature", "content"),
        competence=Competence.OWN,
        capacity=Side.PARTY,
        instance=Instance.FIRST,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]
