"""Visits and petitions for tests of rules: those of ``reception_builders`` as they lack nothing."""

from dataclasses import replace
from datetime import date, time

from desktop.domain.people import Person
from desktop.domain.petition import Instance, Petition
from desktop.domain.reception import Attendee, Case, CaseHandling, CaseType, ReceptionSession, Visit
from tests import reception_builders as made

SESSION_DAY = date(2026, 11, 5)
RECEIVED = date(2026, 10, 29)


def person(**changes: object) -> Person:
    noun = made.person("Bà Nguyễn Thị Quỳnh", id_number="099179000417")
    return replace(noun, **changes)  # type: ignore[arg-type]


def case(key: str = "vv-1", **changes: object) -> Case:
    noun = made.case(
        key,
        content="Các hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6/2026, chưa được trả giấy chứng nhận.",
        subject_area="dat-dai",
        request="Trả giấy chứng nhận cho các hộ; nếu chưa đủ điều kiện, trả lời từng hộ bằng văn bản.",
        handling=CaseHandling.ANSWERED,
        handled_by=None,
        answer="Giao Phòng Kinh tế rà soát, trả lời từng hộ.",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def visit(key: str = "lt-1", **changes: object) -> Visit:
    noun = made.visit(key, arrived=time(9, 0), people=(person(),), cases=(case(),), number=77)
    return replace(noun, **changes)  # type: ignore[arg-type]


def denunciation_visit(key: str = "lt-9", **changes: object) -> Visit:
    told = case("vv-9", type=CaseType.DENUNCIATION, content="Tố cáo việc thu, chi quỹ thôn.")
    noun = made.denunciation(
        key, arrived=None, secret_file="Hồ sơ mật số 14/2026", cases=(told,), number=78, code="TC-2026-014"
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def session(**changes: object) -> ReceptionSession:
    noun = made.session(
        "tcd-2026-11-05",
        held_on=SESSION_DAY,
        attendees=(Attendee("Đinh Công Thuần", "Trưởng phòng", "Phòng Kinh tế"),),
        conclusion="Giao Phòng Kinh tế rà soát hồ sơ của các hộ khu tái định cư.",
        visits=(visit(),),
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def petition(key: str = "don-118", **changes: object) -> Petition:
    noun = made.petition(
        key,
        received=RECEIVED,
        content="Đề nghị xem xét lại đơn giá bồi thường đất nông nghiệp thửa 214, tờ bản đồ số 9.",
        number=118,
        sender=person(
            name="Bà Phùng Thị Yến", address="thôn Trại Mới, xã Bình Minh Hạ", id_number="099180000118"
        ),
        checks=("written-in-vietnamese", "dated", "name-address", "signature", "content"),
        instance=Instance.FIRST,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]
