"""Tố cáo at the desk: choosing it takes away who came, from the screen and from every byte on disk."""

from __future__ import annotations

from desktop.domain.reception import CaseType
from tests.seen_through import clear_bytes
from tests.ui.forms.minutes.hand import CTRL, Key
from tests.ui.forms.reception.desk_hand import DeskHand
from tests.ui.forms.reception.typed_visits import matter, person
from ui.forms.erasure_page import PURGE, ErasurePage

PLANTED = "Vi Văn Kín"
TOLD = "Không ghi họ tên, địa chỉ người tố cáo vào máy. Danh tính giữ trong hồ sơ mật trên giấy."


def planted(hand: DeskHand) -> None:
    """A name, a number and a telephone typed and journalled before anything is chosen."""
    person(hand, f"Ông {PLANTED}", "thôn Cầu Lim")
    hand.form.people.number.setText("099168777417")
    hand.form.people.group.phone.setText("0977000123")
    hand.form.people.old_address.setText("xóm Kín Tiếng")
    hand.card.content.setFocus()
    hand.write(f"Ông {PLANTED} tố cáo việc thu quỹ")
    hand.journalled()
    assert PLANTED in hand.states()


def everything(hand: DeskHand) -> str:
    """All that is on disk beside and in the book, under its encryption, and all that the desk shows."""
    office, model = hand.operations.office, hand.editor.visits.model
    files = clear_bytes(office.file.parent, office.key).decode("utf-8", "replace")
    return "\n".join([files, *(line.spoken() for line in model.lines)])


def test_br_24_choosing_to_cao_swaps_the_fields_and_leaves_no_byte_of_who_came(hand: DeskHand) -> None:
    planted(hand)
    hand.card.type.setFocus()
    hand.choose("to cao")
    people = hand.form.people
    assert (people.code.text(), people.secret_file.isVisible(), people.name.isVisible()) == (
        "TC-2026-001", True, False,
    )  # fmt: skip
    assert hand.here() is people.secret_file
    assert people._told.text() == TOLD
    hand.settle()
    said = everything(hand)
    for word in (PLANTED, "099168777417", "0977000123", "Kín Tiếng"):
        assert word not in said
    assert not people.name.isUndoAvailable()
    (line,) = hand.editor.visits.model.lines
    assert (line.who, line.chips) == ("TC-2026-001", (("secret", "lock", "Kín danh tính"),))


def test_br_24_a_denunciation_is_kept_with_its_code_and_the_number_of_the_file(hand: DeskHand) -> None:
    planted(hand)
    hand.card.type.setFocus()
    hand.choose("to cao")
    hand.write("14/2026")
    hand.key(Key.Key_S, CTRL)
    (visit,) = hand.book().session.visits
    assert (visit.people, visit.code, visit.secret_file) == ((), "TC-2026-001", "14/2026")
    assert PLANTED not in visit.cases[0].content
    assert PLANTED not in everything(hand)


def test_br_24_only_consent_lets_a_denouncer_be_named_and_taken_back_it_goes_again(hand: DeskHand) -> None:
    hand.card.type.setFocus()
    hand.choose("to cao")
    people = hand.form.people
    people.consent_box.click()
    assert hand.here() is people.name
    hand.write(f"Ông {PLANTED}")
    hand.journalled()
    people.consent_box.click()
    hand.settle()
    assert people.secret_file.isVisible()
    assert PLANTED not in everything(hand)


def test_br_25_a_visit_in_the_book_asks_on_a_page_before_anything_is_erased(hand: DeskHand) -> None:
    planted(hand)
    hand.card.type.setFocus()
    matter(hand, "kien nghi", "giao thong", "", "Trả lời.", handling="ghi nhan")
    hand.key(Key.Key_S, CTRL)
    assert hand.book().session.visits[0].people[0].name == f"Ông {PLANTED}"
    hand.card.type.setFocus()
    hand.card.type.selectAll()
    hand.choose("to cao")
    page = hand.editor.pages.currentWidget()
    assert isinstance(page, ErasurePage)
    hand.settle()
    assert "của 1 người trong lượt tiếp này" in page.list.text()
    assert page.purge.text() == PURGE
    hand.key(Key.Key_Escape)
    assert hand.card.type.value() is CaseType.PROPOSAL
    assert hand.form.people.name.text() == f"Ông {PLANTED}"
    hand.card.type.selectAll()
    hand.choose("to cao")
    hand.settle()
    hand.tab()
    page = hand.editor.pages.currentWidget()
    page.erase_button.click()
    hand.settle()
    assert hand.editor.pages.currentWidget() is hand.editor.frame
    (visit,) = hand.book().session.visits
    assert (visit.people, visit.code, visit.cases[0].type) == ((), "TC-2026-001", CaseType.DENUNCIATION)
    hand.editor.commit_all()
    hand.settle()
    assert PLANTED not in everything(hand)


def test_br_19_a_denunciation_beside_another_matter_becomes_a_visit_of_its_own(hand: DeskHand) -> None:
    person(hand, f"Ông {PLANTED}", "thôn Cầu Lim")
    matter(hand, "kien nghi", "giao thong", "Sửa rãnh nước.", "Sửa.", handling="ghi nhan")
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    hand.form.cases.add_button.setFocus()
    hand.key(Key.Key_Space)
    hand.card.content.setFocus()
    hand.write("Thu quỹ sai quy định")
    hand.journalled()
    hand.card.type.setFocus()
    hand.choose("to cao")
    assert hand.form.people.secret_file.isVisible()
    hand.write("15/2026")
    hand.key(Key.Key_S, CTRL)
    named, secret = hand.book().session.visits
    assert (named.people[0].name, [each.type for each in named.cases]) == (
        f"Ông {PLANTED}", [CaseType.PROPOSAL],
    )  # fmt: skip
    assert (secret.people, secret.code, secret.cases[0].content) == (
        (),
        "TC-2026-001",
        "Thu quỹ sai quy định",
    )
    for _, state in hand.editor.work.form.states_of(hand.operations.office, hand.editor.work.key):
        for visit in state.session.visits:
            told = any("Thu quỹ" in each.content for each in visit.cases)
            assert not (told and visit.people), "a state on disk still tells who denounced"


def test_br_19_tach_to_cao_rieng_opens_an_empty_denunciation(hand: DeskHand) -> None:
    person(hand, "Bà Phùng Thị Yến", "thôn Cầu Lim")
    matter(hand, "kien nghi", "giao thong", "Sửa rãnh nước.", "Sửa.", handling="ghi nhan")
    hand.form.cases.split_button.click()
    assert hand.form.people.secret_file.isVisible()
    assert len(hand.book().session.visits) == 1
