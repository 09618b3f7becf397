"""Visits at the desk: typed by keyboard, kept, counted, refused, struck through, promised from."""

from __future__ import annotations

from datetime import time

from desktop.domain.reception import (
    CaseHandling,
    CaseType,
    Occurrence,
    SessionStatus,
    Signed,
)
from tests.ui.forms.minutes.hand import CTRL, Key
from tests.ui.forms.reception.desk_hand import DeskHand
from tests.ui.forms.reception.typed_visits import matter, person

CONTENT = "Rãnh thoát nước đầu thôn bị lấp, mưa là ngập sân nhà."


def one_visit(hand: DeskHand, name: str = "Bà Phùng Thị Yến") -> None:
    person(hand, name, "thôn Cầu Lim")
    matter(hand, "kien nghi", "giao thong", CONTENT, "Khơi thông rãnh.", handling="thu ly")


def test_the_desk_opens_with_an_empty_visit_and_the_cursor_in_the_name(hand: DeskHand) -> None:
    assert hand.here() is hand.form.people.name
    assert hand.form.people.arrived.time() == time(9, 42)
    assert hand.editor.header.title() == "Buổi tiếp dân định kỳ, kỳ 1 tháng 11/2026"
    assert hand.book().session.visits == ()


def test_a_visit_is_typed_by_keyboard_and_ctrl_enter_opens_the_next(hand: DeskHand) -> None:
    one_visit(hand)
    hand.form.closing.signed.set_value(Signed.SIGNED)
    hand.key(Key.Key_Return, CTRL)
    assert hand.form.is_blank()
    assert hand.here() is hand.form.people.name
    book = hand.book()
    (visit,) = book.session.visits
    assert (visit.number, visit.people[0].name, visit.people[0].address) == (
        1, "Bà Phùng Thị Yến", "thôn Cầu Lim, xã Bình Minh Hạ",
    )  # fmt: skip
    (case,) = visit.cases
    assert (case.type, case.subject_area, case.occurrence, case.in_competence, case.handling) == (
        CaseType.PROPOSAL, "giao-thong", Occurrence.FIRST, True, CaseHandling.ACCEPTED,
    )  # fmt: skip
    assert case.content == CONTENT
    assert book.session.status is SessionStatus.HELD
    assert hand.editor.work.form.recoverable(hand.operations.office) == ()


def test_br_16_ctrl_enter_goes_to_what_is_missing_and_says_how_much(hand: DeskHand) -> None:
    hand.write("Bà Phùng Thị Yến")
    hand.key(Key.Key_Return, CTRL)
    assert hand.here() is hand.form.people.hamlet
    assert hand.card.fields["type"].error() == "Cần chọn loại: kiến nghị, phản ánh, khiếu nại hoặc tố cáo."
    assert hand.card.fields["content"].error() == "Cần ghi nội dung."
    assert hand.form.closing.sum.text() == "Còn 6 ô chưa đúng"


def test_br_17_counters_are_figures_of_their_own_each_explained(hand: DeskHand) -> None:
    person(hand, "Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", 12)
    matter(hand, "kien nghi", "giao thong", CONTENT, "Khơi thông.", handling="ghi nhan")
    hand.editor.show_lists(hand.editor.collect())
    counters = hand.editor.counters.counters
    assert {name: each.figure() for name, each in counters.items()} == {
        "visits": 1, "people": 12, "cases": 1, "petitions": 0, "groups": 1,
    }  # fmt: skip
    counters["people"].click()
    assert hand.editor.counters.told.text().startswith("Người: cộng số người")


def test_br_18_a_group_says_how_many_may_speak_and_too_many_is_wrong(hand: DeskHand) -> None:
    person(hand, "Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", 12)
    group = hand.form.people.group
    assert group.line.text() == "Đoàn đông người: 12 người, được cử tối đa 5 người đại diện."
    for n in range(5):
        controls = group.others.add_row()
        controls[0].setText(f"Ông Lê Văn {'ABCDE'[n]}")
        controls[4].set_value("speaks")
    assert group.representatives() == 6
    matter_free(hand)
    hand.key(Key.Key_Return, CTRL)
    assert not group.panel.isHidden()
    assert hand.form.people.group.problem(12) == group.line.text()


def matter_free(hand: DeskHand) -> None:
    """A whole case, put in at once."""
    matter(hand, "kien nghi", "giao thong", CONTENT, "Khơi thông.", handling="ghi nhan")


def test_br_20_the_same_matter_of_the_same_person_is_suggested_and_the_user_decides(hand: DeskHand) -> None:
    one_visit(hand)
    hand.key(Key.Key_Return, CTRL)
    hand.settle()
    one_visit(hand)
    hand.tab()
    assert hand.until(lambda: not hand.card.repeat.isHidden())
    assert hand.card.repeat.text().startswith("Có thể trùng với lượt số 1 (bà Phùng Thị Yến, giao thông")
    assert hand.card.case().occurrence is Occurrence.FIRST
    hand.card.repeat.buttons()[1].click()
    assert hand.card.case().occurrence is Occurrence.REPEATED
    assert hand.card.repeat.isHidden()


def test_a_known_person_is_offered_after_two_letters_and_only_a_choice_fills_the_rest(hand: DeskHand) -> None:
    one_visit(hand)
    hand.form.people.number.setText("099168000417")
    hand.key(Key.Key_Return, CTRL)
    hand.settle()
    hand.write("Phùng")
    name = hand.form.people.name
    hand.settle()
    assert hand.until(name.is_open)
    assert hand.form.people.hamlet.text() == ""
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    assert name.text() == "Bà Phùng Thị Yến"
    assert hand.form.people.hamlet.text() == "thôn Cầu Lim"
    assert hand.form.people.number.text() == "099168000417"


def test_f8_promises_from_the_case_and_the_cursor_stays(hand: DeskHand) -> None:
    one_visit(hand)
    hand.card.answer.setFocus()
    hand.key(Key.Key_F8)
    assert hand.here() is hand.card.answer
    assert hand.card.commit_button.text() == "Sửa cam kết"
    hand.key(Key.Key_Return, CTRL)
    (made,) = hand.book().commitments
    assert (made.label, made.lead, made.promised_to) == ("CK 1/2026", "pkt", "Bà Phùng Thị Yến, thôn Cầu Lim")
    assert (made.source.session, made.promised_by, str(made.due_on)) == (
        hand.editor.work.key, "cb-thinh", "2026-11-25",
    )  # fmt: skip


def test_br_21_a_refusal_says_whether_a_notice_is_due_and_by_when(hand: DeskHand) -> None:
    person(hand, "Ông Trần Đình Sỹ", "thôn Bến Gạo")
    hand.form.closing.refuse_button.click()
    form = hand.editor.right.currentWidget()
    assert hand.here() is form.choice
    hand.choose("co tinh keo dai")
    assert "Khoản 3 Điều 9 Luật Tiếp công dân" in form.ground.text()
    assert "Mẫu 01/TCD" in form.told.text()
    assert "13/11/2026" in form.told.text()
    hand.write("Vụ việc đã trả lời bằng văn bản.")
    hand.key(Key.Key_Return, CTRL)
    visit = hand.book().session.visits[0]
    assert visit.refusal.detail == "Vụ việc đã trả lời bằng văn bản."
    assert hand.form.state.buttons()[0].text() == "In Mẫu 01/TCD"
    assert hand.editor.counters.counters["visits"].figure() == 0


def test_br_14_a_visit_taken_out_stays_struck_through_and_can_be_taken_back(hand: DeskHand) -> None:
    one_visit(hand)
    hand.key(Key.Key_Return, CTRL)
    hand.settle()
    key = hand.book().session.visits[0].key
    hand.key(Key.Key_F6)
    hand.key(Key.Key_Home)
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Up)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Return)
    struck = hand.book().session.visits[0]
    assert (struck.key, struck.struck.reason, struck.number) == (key, "ghi trùng", 1)
    assert hand.editor.undo_bar.text() == "Đã bỏ lượt số 1. Số 1 không dùng lại."
    hand.editor.undo_bar.undo()
    assert hand.book().session.visits[0].struck is None


def test_two_matters_of_different_types_are_two_cards_and_the_other_one_closes(hand: DeskHand) -> None:
    one_visit(hand)
    hand.form.cases.add_button.setFocus()
    hand.key(Key.Key_Space)
    first, second = hand.form.cases.cards
    assert (first.is_open(), second.is_open()) == (False, True)
    matter(hand, "phan anh", "dat dai", "Đèn đường hỏng.", "Sửa đèn.", handling="ghi nhan")
    hand.key(Key.Key_Return, CTRL)
    (visit,) = hand.book().session.visits
    assert [case.type for case in visit.cases] == [CaseType.PROPOSAL, CaseType.FEEDBACK]


def test_a_case_not_whole_yet_waits_in_the_journal_and_the_rest_is_kept(hand: DeskHand) -> None:
    hand.write("Bà Phùng Thị Yến")
    hand.card.content.setFocus()
    hand.write("Mới viết được nửa câu")
    hand.key(Key.Key_S, CTRL)
    (visit,) = hand.book().session.visits
    assert visit.cases == ()
    (found,) = hand.editor.work.form.recoverable(hand.operations.office)
    assert found.draft.session.visits[0].cases[0].content == "Mới viết được nửa câu"
