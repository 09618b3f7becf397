"""Nothing typed at the desk is lost: two seconds, states, recovery, an empty text that replaces nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtTest import QTest

from desktop.domain.changes import Kind
from desktop.services.reception_drafts import RECEPTION
from desktop.services.recovering import left_open
from tests.ui.forms.minutes.hand import CTRL, Key
from tests.ui.forms.reception.desk_hand import DeskHand
from tests.ui.forms.reception.typed_visits import matter, person


def test_what_is_typed_is_on_disk_within_two_seconds_without_any_save(hand: DeskHand) -> None:
    hand.write("Bà Phùng Thị Yến")
    assert "Đang gõ…" in hand.editor.header.save_state()
    assert hand.until(lambda: "Bà Phùng Thị Yến" in hand.states())
    assert hand.until(lambda: "Đã lưu vào máy 9 giờ 42 phút 18 giây" in hand.editor.header.save_state())


def test_an_empty_text_never_replaces_a_full_one(hand: DeskHand) -> None:
    hand.write("Bà Phùng Thị Yến")
    hand.journalled()
    hand.form.people.name.selectAll()
    hand.key(Key.Key_Delete)
    hand.journalled()
    newest = RECEPTION.states_of(hand.operations.office, hand.editor.work.key)[0][1]
    assert newest.session.visits[0].people[0].name == "Bà Phùng Thị Yến"


def test_what_a_crash_left_is_laid_beside_the_book(open_desk: Callable[[], DeskHand]) -> None:
    first = open_desk()
    person(first, "Bà Phùng Thị Yến", "thôn Cầu Lim")
    first.card.content.setFocus()
    first.write("Rãnh nước bị lấp")
    first.journalled()
    (left,) = left_open(first.operations.office)
    assert (left.kind, left.key) == (Kind.RECEPTION_SESSION, first.editor.work.key)
    second = open_desk()
    page = second.editor.recovery
    assert page is not None
    assert "Rãnh nước bị lấp" in page.left.toPlainText()
    assert "Rãnh nước bị lấp" not in page.right.toPlainText()
    page.use_draft.click()
    second.settle()
    assert second.editor.recovery is None
    assert second.card.content.text() == "Rãnh nước bị lấp"
    assert second.book().session.visits[0].people[0].name == "Bà Phùng Thị Yến"


def test_keeping_both_loses_nothing_of_either(hand: DeskHand) -> None:
    person(hand, "Bà Phùng Thị Yến", "thôn Cầu Lim")
    matter(hand, "kien nghi", "giao thong", "Bản một.", "Sửa.", handling="ghi nhan")
    one = hand.editor.collect()
    visit = one.session.visits[0]
    other = replace(visit, cases=(replace(visit.cases[0], content="Bản hai."),))
    two = replace(one, session=replace(one.session, visits=(other,)))
    both = RECEPTION.keep_both(one, two)
    assert both.session.visits[0].cases[0].content == "Bản một.\nBản hai."


def test_ctrl_h_shows_the_last_states_and_esc_the_visits_again(hand: DeskHand) -> None:
    hand.write("Bà Phùng Thị Yến")
    hand.journalled()
    hand.key(Key.Key_H, CTRL)
    assert hand.editor.left.currentWidget() is hand.editor.states
    assert "1 lượt" in hand.editor.states.list.item(0).text()
    hand.key(Key.Key_Escape)
    assert hand.editor.left.currentWidget() is hand.editor.visits


def test_the_word_being_composed_is_journalled_and_goes_on_being_composed(hand: DeskHand) -> None:
    hand.card.content.setFocus()
    hand.write("Đường trục ")
    hand.compose("thôn")
    hand.form.people.watch.typed.emit()
    QTest.qWait(900)
    assert "Đường trục thôn" in hand.states()
    assert hand.card.content.preedit.text == "thôn"
