"""After a crash: two texts side by side, the differences marked, three ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.dialogue import Opinion
from desktop.services.drafts import (
    MinutesDraft,
    Recoverable,
    dump,
    is_empty,
    keep_both,
    load,
    name_of,
    open_draft,
    recoverable,
)
from desktop.services.opinions import OpinionDraft, record_opinion
from tests.ui.forms.minutes.conftest import KEY
from tests.ui.forms.minutes.hand import Hand, Key
from ui.forms.journal.compare import differences, marked
from ui.operations import Operations
from ui.style import DARK, LIGHT


@pytest.fixture
def crashed(operations: Operations) -> Operations:
    """A book with one opinion, and a journal whose last state says more and was never saved."""
    office = operations.office
    record_opinion(office, OpinionDraft(KEY, Opinion("yk-1", content="Đường ngập.", speaker="Ông Thuận")))
    saved = open_draft(office, KEY)
    opinions = (
        replace(saved.dialogue.opinions[0], content="Đường ngập sâu mỗi khi mưa."),
        Opinion("yk-2", content="Điện yếu.", speaker="Bà Lụa"),
    )
    draft = MinutesDraft(
        replace(saved.dialogue, opinions=opinions, opening="Khai mạc."), waiting=("Bà Thoa",)
    )
    office.journal.write(name_of(KEY), dump(draft), office.clock())
    return operations


def test_a_draft_survives_the_journal_letter_by_letter(operations: Operations) -> None:
    draft = open_draft(operations.office, KEY)
    assert load(dump(draft)) == draft
    with pytest.raises(ValueError, match="MinutesDraft"):
        load("[1]")


def test_only_minutes_without_words_are_empty(operations: Operations) -> None:
    noun = open_draft(operations.office, KEY).dialogue
    assert is_empty(MinutesDraft(replace(noun, place="")))
    assert not is_empty(MinutesDraft(replace(noun, place="", conclusion="Xong.")))


def test_what_differs_from_the_book_is_offered(crashed: Operations) -> None:
    found = recoverable(crashed.office)
    assert [each.draft.dialogue.key for each in found] == [KEY]
    assert found[0].saved.dialogue.opinions[0].content == "Đường ngập."


def test_what_the_book_already_has_is_not_offered(operations: Operations) -> None:
    office = operations.office
    office.journal.write(name_of(KEY), dump(open_draft(office, KEY)), office.clock())
    assert recoverable(office) == ()


def test_a_draft_of_a_dialogue_that_is_gone_is_passed_over(operations: Operations) -> None:
    office = operations.office
    draft = open_draft(office, KEY)
    gone = replace(draft, dialogue=replace(draft.dialogue, key="dt-khac"))
    office.journal.write(name_of("dt-khac"), dump(gone), office.clock())
    office.journal.write(name_of("dt-hong"), "{không phải", office.clock())
    assert recoverable(office) == ()


def test_the_editor_opens_with_both_texts_and_marks_what_differs(
    crashed: Operations, open_editor: Callable[[], Hand]
) -> None:
    hand = open_editor()
    page = hand.editor.recovery
    assert page is not None
    assert page.use_draft.text() == "Dùng bản 9 giờ 42"
    assert page.use_both.text() == "Giữ cả hai"
    html = page.left.toHtml()
    assert "underline" in html
    assert "background-color" in html


@pytest.mark.parametrize("which", ["use_draft", "use_saved", "use_both"])
def test_each_button_goes_on_with_its_text_and_the_book_follows(
    crashed: Operations, open_editor: Callable[[], Hand], which: str
) -> None:
    hand = open_editor()
    getattr(hand.editor.recovery, which).click()
    book = hand.book()
    words = [each.content for each in book.dialogue.opinions]
    if which == "use_saved":
        assert words == ["Đường ngập."]
        assert book.dialogue.opening == ""
    else:
        assert words[1] == "Điện yếu."
        assert book.dialogue.opening == "Khai mạc."
        assert hand.editor.work.draft.waiting == ("Bà Thoa",)
    if which == "use_both":
        assert words[0] == "Đường ngập.\nĐường ngập sâu mỗi khi mưa."
    assert hand.editor.recovery is None
    hand.settle()
    assert recoverable(crashed.office) == ()


def test_keeping_both_keeps_rows_of_either_side(operations: Operations) -> None:
    noun = open_draft(operations.office, KEY).dialogue
    one = MinutesDraft(replace(noun, opinions=(Opinion("a", content="Một"), Opinion("b", content="Hai"))))
    other = MinutesDraft(
        replace(noun, opinions=(Opinion("b", content="Hai rưỡi"), Opinion("c", content="Ba")))
    )
    both = keep_both(one, other).dialogue.opinions
    assert [(each.key, each.content) for each in both] == [("a", "Một"), ("b", "Hai rưỡi"), ("c", "Ba")]


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_marks_stand_only_on_what_differs(tokens: object) -> None:
    left, right = marked("một hai ba", "một bốn ba", tokens)  # type: ignore[arg-type]
    assert left.count("<span") == 1
    assert ">hai</span>" in left
    assert ">bốn</span>" in right
    assert differences("một hai ba", "một bốn ba") == 1
    assert differences("a\nb", "a\nb") == 0


def test_letters_of_people_are_not_taken_for_markup() -> None:
    left, _ = marked("<b>x</b>", "", LIGHT)
    assert "&lt;b&gt;" in left


@pytest.mark.parametrize("key", [Key.Key_F7, Key.Key_F12, Key.Key_Escape])
def test_until_one_is_chosen_no_key_loses_the_offer(
    crashed: Operations, open_editor: Callable[[], Hand], key: Key
) -> None:
    """F7 typed on behind the page, and leaving it marked the draft as saved: it was never offered again."""
    hand = open_editor()
    page = hand.editor.recovery
    assert page is not None
    hand.key(key)
    assert page.use_draft.hasFocus()
    hand.editor.commit_all()
    hand.settle()
    assert [each.draft.dialogue.key for each in recoverable(crashed.office)] == [KEY]


def test_escape_from_comparing_goes_back_to_what_stands(hand: Hand) -> None:
    left: list[bool] = []
    hand.editor.closed.connect(lambda: left.append(True))
    work = hand.editor.work
    found = Recoverable(replace(work.draft, waiting=("Bà Thoa",)), hand.operations.office.clock(), work.draft)
    hand.editor.aside.show_recovery(found, crashed=False)
    hand.key(Key.Key_Escape)
    assert hand.editor.recovery is None
    assert left == []
    assert hand.editor.work.draft.waiting == ()
