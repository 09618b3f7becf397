"""The six other sections: every field there and back, errors where they belong, rows from Excel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from PySide6.QtGui import QGuiApplication

from desktop.domain.dialogue import (
    Attendance,
    AttendanceKind,
    Chair,
    Counterpart,
    DialogueForm,
    DialogueStatus,
    NonSigner,
    NoteTaker,
)
from desktop.domain.office import Capacity, Side
from tests.ui.forms.minutes.hand import CTRL, Hand, Key
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.people_section import attendance_from
from ui.forms.minutes.saving import acts_between


def test_every_fact_comes_back_as_it_was_shown(hand: Hand) -> None:
    noun = replace(
        hand.editor.work.draft.dialogue,
        start=time(7, 30), end=time(11, 20), form=DialogueForm.MIXED, place="Nhà văn hóa",
        chairs=(Chair("cb-thinh", Capacity.PARTY), Chair("cb-thinh", Capacity.COUNCIL)),
        note_taker=NoteTaker("Đỗ Thị Mai", "chuyên viên"), letterhead=Side.STATE,
        counterparts=(Counterpart.PEOPLE, Counterpart.WOMEN), hamlets=("Đồng Mẫu", "Cầu Lim"),
        plan="14-KH/ĐU", announced_on=date(2026, 11, 3), papers_used=("Báo cáo 1", "Báo cáo 2"),
        attendance=(
            Attendance("Đại biểu", AttendanceKind.INVITED, 20, 2, "ốm"),
            Attendance("Báo Sơn Hà", AttendanceKind.PRESS, 3),
        ),
        opening="Khai mạc.", other_information="Có ghi âm.", disagreement="Một ý kiến bảo lưu.",
        conclusion="Kết luận.", read_back=True, non_signers=(NonSigner("Ông A", "về sớm"),), copies=5,
    )  # fmt: skip
    draft = replace(hand.editor.work.draft, dialogue=noun)
    for section in hand.editor.sections.values():
        section.show_draft(draft)
        assert section.apply(noun) == noun


def test_one_person_may_chair_in_two_capacities(hand: Hand) -> None:
    hand.editor.go_to(sheet.FACTS)
    section = hand.editor.sections[sheet.FACTS]
    section.chairs.add_row(("cb-thinh", Capacity.COUNCIL))  # type: ignore[attr-defined]
    noun = hand.editor.collect().dialogue
    assert noun.chairs == (
        Chair("cb-thinh", Capacity.PARTY),
        Chair("cb-lam", Capacity.STATE),
        Chair("cb-thinh", Capacity.COUNCIL),
    )


def test_a_start_makes_the_planned_dialogue_held(hand: Hand) -> None:
    assert hand.editor.current == sheet.FACTS, "minutes without a start begin with the facts"
    hand.editor.sections[sheet.FACTS].focus_field("start")
    hand.key(Key.Key_F5)
    hand.key(Key.Key_S, CTRL)
    assert hand.book().dialogue.status is DialogueStatus.HELD
    assert hand.book().dialogue.start == time(9, 42)


def test_what_the_book_refuses_stands_under_its_field_and_stays_typed(hand: Hand) -> None:
    hand.editor.sections[sheet.FACTS].focus_field("start")
    hand.write("9:00")
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    hand.editor.go_to(sheet.CLOSING)
    hand.write("8:00")
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    field = hand.editor.sections[sheet.CLOSING].fields["end"]
    assert field.error() == "Giờ kết thúc phải sau 9 giờ."
    assert hand.editor.sections[sheet.CLOSING].end.text().startswith("8:00")  # type: ignore[attr-defined]
    assert hand.book().dialogue.end is None


def test_ctrl_enter_goes_to_the_next_section_and_saves(hand: Hand) -> None:
    hand.editor.go_to(sheet.OPENING)
    hand.write("Khai mạc lúc 7 giờ 30.")
    hand.key(Key.Key_Return, CTRL)
    assert hand.editor.current == sheet.EARLIER
    assert hand.book().dialogue.opening == "Khai mạc lúc 7 giờ 30."


def test_rows_from_excel_become_groups() -> None:
    text = (
        "Thường trực Đảng ủy\t9\t0\t\r\n2\tNhân dân thôn Đồng Mẫu\t19\t1\tốm\n"
        "Báo Sơn Hà\tBáo chí\t3\t\n\nChỉ có chữ\t\n"
    )
    assert attendance_from(text) == (
        Attendance("Thường trực Đảng ủy", AttendanceKind.OFFICIAL, 9, 0, ""),
        Attendance("Nhân dân thôn Đồng Mẫu", AttendanceKind.OFFICIAL, 19, 1, "ốm"),
        Attendance("Báo Sơn Hà", AttendanceKind.PRESS, 3, 0, ""),
    )


def test_pasting_adds_rows_and_the_sum_agrees(hand: Hand) -> None:
    hand.editor.go_to(sheet.PEOPLE)
    section = hand.editor.sections[sheet.PEOPLE]
    QGuiApplication.clipboard().setText("Nhân dân thôn Đồng Mẫu\t46\t1\tốm\nĐại biểu\t20\t0")
    section.paste()  # type: ignore[attr-defined]
    assert section.total.text() == "Có mặt 66 người, vắng 1 người"  # type: ignore[attr-defined]
    hand.key(Key.Key_S, CTRL)
    assert hand.book().dialogue.present == 66
    QGuiApplication.clipboard().setText("")
    section.paste()  # type: ignore[attr-defined]
    assert "Chưa có dòng nào để dán" in section.empty.text()  # type: ignore[attr-defined]


def test_nothing_changed_means_no_act(hand: Hand) -> None:
    work = hand.editor.work
    assert acts_between(work.base, work.draft) == ()


def test_the_agenda_tells_what_each_part_holds(hand: Hand) -> None:
    states = {each.key: (each.sub, each.state) for each in hand.editor.agenda.states()}
    assert list(states) == list(sheet.SECTIONS)
    assert states[sheet.FACTS][1] == "writing"
    assert states[sheet.EARLIER][0] == "không có việc còn mở"
    assert states[sheet.PEOPLE] == ("chưa ghi", "todo")


def test_the_list_of_groups_is_filled_by_keyboard_from_nothing(hand: Hand) -> None:
    hand.editor.go_to(sheet.PEOPLE)
    section = hand.editor.sections[sheet.PEOPLE]
    assert section.groups.add_button.hasFocus(), "an empty list takes the cursor where a row is added"
    hand.key(Key.Key_Insert)
    for words in ("Nhân dân 5 thôn", "Thành phần", "46", "3", "bận việc nhà"):
        hand.write(words)
        hand.tab()
    hand.key(Key.Key_Insert)
    hand.write("Đảng ủy, UBND")
    hand.tab(2)
    hand.write("20")
    for _ in range(3):
        hand.tab()
    assert section.groups.rows()[1][4].parentWidget().isAncestorOf(hand.here())
    assert [each.present for each in section.apply(hand.editor.work.draft.dialogue).attendance] == [46, 20]
    hand.tab()
    assert hand.here() is section.groups.add_button, "after the last row Tab goes to the button under it"


def test_enter_in_a_line_goes_to_the_next_empty_one(hand: Hand) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    hand.editor.go_to(sheet.FACTS)
    section = hand.editor.sections[sheet.FACTS]
    place, plan = section.fields["place"].control, section.fields["plan"].control
    plan.setText("")
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Return)
    focused = hand.editor.window().focusWidget()
    assert focused is not place
    assert section.isAncestorOf(focused)
