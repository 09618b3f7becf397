"""The desk of a session as the style guide's picture 05 shows it, in the real window, and its other faces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.people import Person
from desktop.domain.reception import (
    Attendee,
    Case,
    CaseHandling,
    CaseType,
    Occurrence,
    ReceivedPaper,
    Signed,
    Visit,
)
from desktop.office import Office
from desktop.registers.office import catalogues
from desktop.services.reception_sessions import plan_session
from desktop.services.visits import VisitDraft, record_visit
from tests.builders import office_with
from tests.reception_builders import case, session
from ui.forms.reception.session_desk import SessionDesk
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.commitments import CommitmentsPage
from ui.pages.dialogues import DialoguesPage

KEY = "tcd-bt-2026-11-05"
DAY = date(2026, 11, 5)
MOMENT = datetime(2026, 11, 5, 14, 5, 18)  # noqa: DTZ001 -- the office knows one zone
LAND = (
    "12 hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6/2026, chưa được trả giấy chứng nhận quyền sử dụng đất."
)
ASKED = "Trả giấy chứng nhận cho 12 hộ; nếu chưa đủ điều kiện, trả lời từng hộ bằng văn bản."
LIGHTS = "Đường vào khu tái định cư chưa có đèn chiếu sáng, trẻ em đi học buổi tối không an toàn."


def session_of_the_picture(folder: Path) -> Office:
    """Five visits: a group with two matters, a denunciation, the rest single people."""
    return office_with(folder, _receive, MOMENT)


def _receive(office: Office) -> None:
    beside = Attendee("Bế Thị Ngọc Ánh", "Chánh Văn phòng", "Văn phòng Đảng ủy")
    plan_session(office, session(KEY, held_on=DAY, conclusion="", copies=None, attendees=(beside,)))
    for visit, made in _visits():
        record_visit(office, VisitDraft(KEY, visit, made))


def _visits() -> tuple[tuple[Visit, tuple[Commitment, ...]], ...]:
    promise = Commitment(
        "ck-1", "Rà soát hồ sơ của 12 hộ, trả lời từng hộ bằng văn bản", DAY, Due.in_working_days(10),
        source=CommitmentSource(session=KEY, case="vv-3a"), promised_to="Bà Nguyễn Thị Quỳnh, thôn Cầu Lim",
        promised_by="cb-thinh", lead="pkt",
    )  # fmt: skip
    group = Visit(
        "lt-3", time(9, 0), (_person("Bà Nguyễn Thị Quỳnh", "Cầu Lim"),), 12,
        ("Bà Nguyễn Thị Quỳnh", "Ông Lê Danh Thụy"), "giấy cử ngày 02/11/2026", read_back=True,
        signed=Signed.SIGNED,
        papers_received=(ReceivedPaper("Đơn kiến nghị", 3), ReceivedPaper("Giấy cử đại diện", 1)),
        cases=(
            Case("vv-3a", CaseType.PROPOSAL, LAND, "dat-dai", ASKED, Occurrence.FIRST, in_competence=True,
                 handling=CaseHandling.ACCEPTED, handled_by="pkt",
                 answer="Giao UBND xã rà soát, trả lời từng hộ."),
            Case("vv-3b", CaseType.FEEDBACK, LIGHTS, "giao-thong", "Lắp đèn.", Occurrence.REPEATED,
                 in_competence=True, handling=CaseHandling.NOTED),
        ),
    )  # fmt: skip
    told = case("vv-4", type=CaseType.DENUNCIATION, content="Tố cáo việc thu, chi quỹ thôn trái quy định.")
    return (
        (_single("lt-1", "Ông Đàm Văn Bảy", "Đồng Mẫu", time(8, 5)), ()),
        (_single("lt-2", "Bà Phùng Thị Yến", "Bến Gạo", time(8, 30)), ()),
        (group, (promise,)),
        (Visit("lt-4", time(9, 50), secret_file="04/2026-HSM", cases=(told,)), ()),
        (_single("lt-5", "Ông Trần Đình Sỹ", "Bến Gạo", time(10, 20), people=3), ()),
    )


def _person(name: str, hamlet: str) -> Person:
    return Person(name, f"thôn {hamlet}, xã Bình Minh Hạ", "", "099168000417")


def _single(key: str, name: str, hamlet: str, arrived: time, *, people: int = 1) -> Visit:
    return Visit(key, arrived, (_person(name, hamlet),), people, read_back=True, signed=Signed.SIGNED,
                 cases=(case(f"vv-{key}"),))  # fmt: skip


def group_with_a_wrong_hour(desk: SessionDesk) -> None:
    """Picture 05."""
    desk.acts.open_visit("lt-3")
    desk.form.people.arrived.setText("9:75")
    desk.form.people.arrived.complete()


def _who_came_along(desk: SessionDesk) -> None:
    desk.acts.open_visit("lt-3")
    desk.form.people.group.open_panel()


def _refusing(desk: SessionDesk) -> None:
    desk.acts.open_visit("lt-2")
    desk.decisions.ask_refusal()
    form = desk.right.currentWidget()
    ground = next(each for each in desk.work.grounds if each.written_notice)
    form.choice.set_value(ground)  # type: ignore[attr-defined]
    form.choice.chosen.emit(ground)  # type: ignore[attr-defined]


def _repeated(desk: SessionDesk) -> None:
    desk.acts.new_visit()
    desk.form.people.name.set_text("Bà Nguyễn Thị Quỳnh")
    desk.form.people.hamlet.set_text("thôn Cầu Lim")
    card = desk.form.cases.cards[0]
    card.type.set_value(CaseType.PROPOSAL)
    card.values.area.set_value("dat-dai")
    card.content.set_text(LAND)
    desk.form.tell_person()
    desk.form.cases.look_for_repeats(card)


def _nothing_written(desk: SessionDesk) -> None:
    desk.acts.new_visit()
    desk.form.people.name.set_text("Bà Phùng Thị Yến")
    desk.acts.finish()


def _erasing(desk: SessionDesk) -> None:
    desk.acts.open_visit("lt-1")
    desk.form.cases.cards[0].type.set_value(CaseType.DENUNCIATION)
    desk.form.cases.cards[0].type_chosen.emit(CaseType.DENUNCIATION)


SCENES: dict[str, Callable[[SessionDesk], object]] = {
    "05-tiep-dan-buoi": group_with_a_wrong_hour,
    "05-luot-moi": lambda desk: desk.acts.new_visit(),
    "05-con-thieu": _nothing_written,
    "05-nguoi-cung-den": _who_came_along,
    "05-to-cao": lambda desk: desk.acts.open_visit("lt-4"),
    "05-nhieu-lan": _repeated,
    "05-tu-choi": _refusing,
    "05-bo-luot": lambda desk: desk.decisions.ask_strike("lt-1"),
    "05-xoa-danh-tinh": _erasing,
    "05-phan-chung": lambda desk: desk.acts.open_session(),
    "05-hoan-thanh": lambda desk: desk.visit.complete(),
}


def scenes(operations: Operations, size: tuple[int, int] = (1366, 697)) -> dict[str, Callable[[], QWidget]]:
    """Each scene in a window of its own."""
    return {name: partial(_window, operations, dress, size) for name, dress in SCENES.items()}


def _window(operations: Operations, dress: Callable[[SessionDesk], object], size: tuple[int, int]) -> QWidget:
    found = catalogues(operations.office)
    window = MainWindow(operations)
    pages = (DialoguesPage(operations), CommitmentsPage(operations))
    window.show_pages(pages, (), f"ĐU xã {found.sheet.name}", found.user_name)
    desk = SessionDesk(operations, KEY)
    window.open_record(desk, "Buổi tiếp công dân", "session")
    window.resize(*size)
    window.show()
    for _ in range(3):
        QCoreApplication.processEvents()
        operations.wait()
    dress(desk)
    for _ in range(3):
        QCoreApplication.processEvents()
        operations.wait()
    return window
