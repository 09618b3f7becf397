"""A secretary takes down a whole reception without the mouse, completes it, and the paper says it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.dialogue import MinutesState
from desktop.domain.papers import PaperKind
from desktop.domain.reception import CaseType, SessionStatus, Signed
from desktop.services.papers import paper_bytes
from desktop.services.reception_drafts import RECEPTION
from desktop.services.reception_sessions import plan_session
from tests.builders import new_office
from tests.journeys.test_dialogue_by_keyboard import pdf_text, tab_to
from tests.reception_builders import SESSION, session
from tests.ui.forms.minutes.hand import CTRL, Key
from tests.ui.forms.reception.desk_hand import DeskHand, let_go
from ui.forms.reception.session_desk import SessionDesk
from ui.operations import Operations

MOMENT = datetime(2026, 11, 10, 9, 42, 18)  # noqa: DTZ001 -- the office knows one zone
ANSWER = "Giao Phòng Kinh tế rà soát, trả lời từng hộ bằng văn bản trong 10 ngày làm việc."
SPEAKERS = ("Ông Lê Văn Sỹ", "Bà Hoàng Thị Mẩy", "Ông Đàm Văn Bảy")


@pytest.fixture
def hand(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[DeskHand]:
    office = new_office(tmp_path, MOMENT)
    plan_session(office, session(status=SessionStatus.PLANNED, end=None, conclusion="", copies=None))
    operations = Operations(office)
    desk = SessionDesk(operations, SESSION)
    desk.resize(1294, 669)
    desk.show()
    desk.activateWindow()
    desk.setFocus()
    QCoreApplication.processEvents()
    yield DeskHand(desk)
    let_go(desk)
    operations.close()


def at(hand: DeskHand, name: str) -> Callable[[], bool]:
    return lambda: hand.here().accessibleName() == name


def who(hand: DeskHand, name: str, hamlet: str, people: str = "") -> None:
    """Name, Enter, hamlet; Tab to the number of people where it is more than one."""
    hand.write(name)
    hand.key(Key.Key_Return)
    hand.write(hamlet)
    if people:
        tab_to(hand, at(hand, "Số người"))
        hand.here().selectAll()  # type: ignore[attr-defined]
        hand.write(people)
    tab_to(hand, at(hand, "Loại"))


def case(hand: DeskHand, kind: str, area: str, content: str, request: str, handling: str) -> None:
    """Type, area and competence by a few letters and Enter; Tab where Enter writes a paragraph."""
    hand.choose(kind)
    hand.key(Key.Key_Return)
    hand.choose(area)
    hand.key(Key.Key_Return)
    hand.choose("thuoc")
    hand.key(Key.Key_Return)
    hand.write(content)
    hand.tab()
    hand.write(request)
    hand.tab()
    hand.write(ANSWER)
    if handling == "thu ly":
        hand.key(Key.Key_F8)
    hand.tab()
    hand.choose(handling)


def sign(hand: DeskHand) -> None:
    """Read back, signed, and on to the next visitor."""
    tab_to(hand, lambda: hand.here() is hand.form.closing.read_back)
    hand.key(Key.Key_Space)
    hand.tab()
    hand.key(Key.Key_Space)
    hand.key(Key.Key_Return, CTRL)


def a_group_of_fourteen(hand: DeskHand) -> None:
    who(hand, "Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", "14")
    hand.form.people.group.open_button.setFocus()
    hand.key(Key.Key_Space)
    hand.write("giấy cử ngày 02/11/2026, 14 chữ ký")
    for name in SPEAKERS:
        hand.form.people.group.others.add_button.setFocus()
        hand.key(Key.Key_Space)
        hand.write(name)
        tab_to(hand, at(hand, "Vai trò"))
        hand.choose("dai dien")
    tab_to(hand, at(hand, "Loại"))
    case(hand, "kien nghi", "dat dai", "Các hộ khu tái định cư chưa được trả giấy chứng nhận.",
         "Trả giấy chứng nhận cho từng hộ.", "thu ly")  # fmt: skip
    sign(hand)


def a_denunciation(hand: DeskHand) -> None:
    tab_to(hand, at(hand, "Loại"))
    hand.choose("to cao")
    hand.write("04/2026-HSM")
    tab_to(hand, at(hand, "Lĩnh vực"))
    hand.choose("chinh sach")
    hand.key(Key.Key_Return)
    hand.choose("thuoc")
    hand.key(Key.Key_Return)
    hand.write("Tố cáo việc thu, chi quỹ thôn trái quy định.")
    hand.tab()
    hand.write("Xem xét, kết luận theo quy định.")
    tab_to(hand, at(hand, "Hướng xử lý"))
    hand.choose("chuyen")
    sign(hand)


def one_refused(hand: DeskHand) -> None:
    who(hand, "Ông Khổng Văn Nghị", "thôn Bến Gạo")
    tab_to(hand, lambda: hand.here() is hand.form.closing.refuse_button)
    hand.key(Key.Key_Space)
    hand.choose("co tinh keo dai")
    hand.write("Vụ việc đã giải quyết, đã thông báo bằng văn bản.")
    hand.key(Key.Key_Return, CTRL)
    hand.key(Key.Key_F7)


def one_with_two_matters(hand: DeskHand) -> None:
    who(hand, "Ông Trần Đình Sỹ", "thôn Đồng Mẫu")
    case(hand, "phan anh", "giao thong", "Đèn đường đầu thôn hỏng đã ba tháng.", "Sửa đèn đường.", "ghi nhan")
    hand.form.cases.add_button.setFocus()
    hand.key(Key.Key_Space)
    case(hand, "kien nghi", "nong nghiep", "Trạm bơm công suất yếu.", "Nâng cấp trạm bơm.", "ghi nhan")
    sign(hand)


def close_the_session(hand: DeskHand) -> None:
    """Conclusion and copies, then F12 and what the checklist still asks for."""
    hand.key(Key.Key_G, CTRL)
    tab_to(hand, at(hand, "Giờ kết thúc"))
    hand.write("11 giờ 15")
    tab_to(hand, at(hand, "Số bản in"))
    hand.write("2")
    tab_to(hand, at(hand, "Kết luận"))
    hand.write("Giao Phòng Kinh tế chủ trì, trả lời các hộ đúng hạn đã hứa.")
    hand.key(Key.Key_F12)
    hand.settle()
    hand.key(Key.Key_F12)
    hand.settle()
    hand.settle()


@pytest.mark.slow
def test_four_visitors_typed_completed_and_printed(hand: DeskHand) -> None:
    a_group_of_fourteen(hand)
    a_denunciation(hand)
    one_refused(hand)
    one_with_two_matters(hand)
    figures = {name: each.figure() for name, each in hand.editor.counters.counters.items()}
    assert figures == {"visits": 3, "people": 16, "cases": 4, "petitions": 0, "groups": 1}
    close_the_session(hand)
    assert hand.editor.completion is not None
    missing = [each for each in hand.editor.completion.findings() if each.weight == "must"]
    assert (hand.editor.work.state, missing) == (MinutesState.COMPLETED, [])

    book = hand.book()
    group, secret, refused, mixed = book.session.visits
    assert book.session.status is SessionStatus.HELD
    assert (group.people_count, group.representatives) == (14, ("Bà Nguyễn Thị Quỳnh", *SPEAKERS))
    assert group.appointing_paper == "giấy cử ngày 02/11/2026, 14 chữ ký"
    assert (secret.people, secret.code, secret.secret_file) == ((), "TC-2026-001", "04/2026-HSM")
    assert refused.refusal is not None
    assert [each.type for each in mixed.cases] == [CaseType.FEEDBACK, CaseType.PROPOSAL]
    assert {each.signed for each in (group, secret, mixed)} == {Signed.SIGNED}
    assert [each.number for each in book.session.visits] == [1, 2, 3, 4]
    assert [(made.label, made.lead, str(made.due_on)) for made in book.commitments] == [
        ("CK 1/2026", "pkt", "2026-11-25"),
    ]

    office = hand.operations.office
    paper = pdf_text(paper_bytes(office, PaperKind.RECEPTION_MINUTES, SESSION))
    for words in ("Nguyễn Thị Quỳnh", "TC-2026-001", "Trạm bơm công suất yếu", "Phòng Kinh tế"):
        assert words in paper, f"the paper lacks: {words}"
    assert "BẢN NHÁP" not in paper
    notice = pdf_text(paper_bytes(office, PaperKind.REFUSAL_NOTICE, refused.key))
    assert "Khổng Văn Nghị" in notice
    assert RECEPTION.recoverable(office) == ()


def test_every_control_can_be_reached_and_has_a_name(hand: DeskHand) -> None:
    seen = set()
    for _ in range(60):
        here = hand.here()
        seen.add(here)
        assert here.accessibleName(), f"{type(here).__name__} has no name"
        hand.tab()
    people, card = hand.form.people, hand.card
    closing = hand.form.closing
    assert {
        people.name,
        people.arrived,
        card.type,
        card.content,
        card.handling,
        closing.finish_button,
    } <= seen
    assert Qt.FocusPolicy.NoFocus not in {each.focusPolicy() for each in seen}
