"""F12 at the desk: the checklist beside the paper, completion, signing, a correction as a new version."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.domain.dialogue import MinutesState
from desktop.domain.papers import PaperKind
from desktop.registers.versions import versions_of
from tests.ui.forms.minutes.hand import CTRL, Key
from tests.ui.forms.reception.desk_hand import DeskHand
from tests.ui.forms.reception.typed_visits import matter, person
from ui.forms.paper_view import PaperView


@pytest.fixture
def ready(hand: DeskHand) -> DeskHand:
    """One visit written, read back and signed; the session's own part still without conclusion."""
    person(hand, "Bà Phùng Thị Yến", "thôn Cầu Lim")
    matter(hand, "kien nghi", "giao thong", "Rãnh nước bị lấp.", "Khơi rãnh.", handling="ghi nhan")
    hand.form.closing.read_back.click()
    hand.form.closing.signed.findChildren(type(hand.form.closing.signed._buttons[0]))[0].click()
    hand.key(Key.Key_Return, CTRL)
    hand.settle()
    return hand


def close(hand: DeskHand) -> None:
    """All the checklist asks for, then completion."""
    hand.key(Key.Key_G, CTRL)
    part = hand.editor.session_part
    part.end.set_time(time(11, 15))
    part.copies.setText("2")
    part.conclusion.setFocus()
    hand.write("Giao Phòng Kinh tế khơi rãnh.")
    hand.key(Key.Key_F12)
    hand.settle()
    hand.key(Key.Key_F12)
    hand.settle()
    hand.settle()


def test_br_44_what_is_missing_stands_first_and_leads_to_its_place(ready: DeskHand) -> None:
    ready.key(Key.Key_F12)
    ready.settle()
    page = ready.editor.completion
    assert {each.code for each in page.findings() if each.weight == "must"} == {"end", "conclusion", "copies"}
    page.jump.emit("session", "conclusion", "")
    assert ready.here() is ready.editor.session_part.conclusion


def test_a_gap_of_a_visit_leads_to_the_field_of_its_case(ready: DeskHand) -> None:
    visit = ready.book().session.visits[0]
    ready.key(Key.Key_F12)
    ready.settle()
    ready.editor.completion.jump.emit("visits", f"{visit.cases[0].key}/request", visit.key)
    assert ready.here() is ready.form.cases.cards[0].values.request


def test_br_46_completed_text_is_frozen_and_corrected_as_a_second_version(ready: DeskHand) -> None:
    close(ready)
    assert ready.editor.work.state is MinutesState.COMPLETED
    ready.key(Key.Key_Escape)
    ready.editor.acts.open_visit(ready.book().session.visits[0].key)
    assert ready.form.people.name.isReadOnly()
    assert ready.form.closing.finish_button.isHidden()
    ready.key(Key.Key_F12)
    panel = ready.editor.completion.panel
    panel.sign_button.click()
    ready.settle()
    assert ready.editor.work.state is MinutesState.SIGNED
    panel.correct_button.click()
    ready.write("Ghi nhầm tên thôn")
    panel.open_button.click()
    ready.settle()
    assert (ready.editor.work.state, ready.editor.work.version) == (MinutesState.DRAFT, 2)
    assert not ready.form.people.name.isReadOnly()
    close(ready)
    office, work = ready.operations.office, ready.editor.work
    assert [each.version for each in versions_of(office, work.closing.kind, work.key)] == [2, 1]


def test_the_receipt_and_the_notice_are_looked_at_over_the_desk(ready: DeskHand) -> None:
    ready.editor.acts.open_visit(ready.book().session.visits[0].key)
    ready.form.papers.open_rows()
    ready.write("Đơn kiến nghị")
    ready.settle()
    assert ready.form.papers.sum.text() == "Đơn kiến nghị"
    ready.form.papers.print_button.click()
    ready.settle()
    view = ready.editor.pages.currentWidget()
    assert isinstance(view, PaperView)
    assert (view.kind, view.content[:4]) == (PaperKind.RECEIPT, b"%PDF")
    ready.editor.commands.escape()
    assert ready.editor.pages.currentWidget() is ready.editor.frame
