"""Nothing typed is lost: the journal behind the typing, composed words, a disk that refuses."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop.domain.errors import BookUnusable
from desktop.services.drafts import load, name_of
from tests.ui.forms.minutes.conftest import KEY
from tests.ui.forms.minutes.hand import CTRL, Hand, Key
from tests.ui.forms.minutes.test_opinions import begin
from ui.forms.minutes import draft as sheet


def last_state(hand: Hand) -> str:
    """The last state on disk, as text."""
    states = hand.operations.office.journal.states(name_of(KEY))
    return states[0].content if states else ""


def wait_for(hand: Hand, words: str, ms: int = 2000) -> bool:
    until = time.monotonic() + ms / 1000
    while time.monotonic() < until:
        QTest.qWait(50)
        if words in last_state(hand):
            return True
    return False


def test_what_is_typed_is_on_disk_within_two_seconds_without_any_save(hand: Hand) -> None:
    begin(hand)
    hand.write("Bãi rác gần trường")
    assert "Đang gõ…" in hand.editor.header.save_state()
    assert wait_for(hand, "Bãi rác gần trường")
    said = "Đã lưu vào máy 9 giờ 42 phút 18 giây"
    until = time.monotonic() + 2
    while hand.editor.header.save_state() != said and time.monotonic() < until:
        QTest.qWait(20)
    assert hand.editor.header.save_state() == said


def test_typing_without_a_pause_is_kept_too(hand: Hand) -> None:
    begin(hand)
    for n in range(30):
        hand.write(f" chữ{n}")
        QTest.qWait(50)
    assert "chữ5" in last_state(hand), "the journal does not wait for a pause"


def test_the_word_being_composed_is_in_the_journal_and_goes_on_being_composed(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường trục ")
    hand.compose("thôn")
    assert wait_for(hand, "Đường trục thôn")
    assert hand.form.fields.content.preedit.text == "thôn", "the input method is not disturbed"
    hand.commit("thôn")
    assert hand.form.fields.content.text() == "Đường trục thôn"


def test_leaving_a_field_posts_at_once(hand: Hand) -> None:
    begin(hand)
    hand.compose("Ngập")
    hand.tab()
    hand.editor.keeper.flush()
    assert "Ngập" in last_state(hand)
    assert hand.form.fields.content.text() == "Ngập"


@pytest.mark.parametrize(
    ("key", "held"), [(Key.Key_S, CTRL), (Key.Key_F8, None), (Key.Key_F7, None), (Key.Key_F12, None)]
)
def test_a_composed_word_survives_every_act(hand: Hand, key: Key, held: object) -> None:
    begin(hand)
    hand.write("Đường trục ")
    hand.compose("thôn")
    hand.key(key, held) if held else hand.key(key)  # type: ignore[arg-type]
    if key is Key.Key_F8:
        assert hand.form.fields.content.text() == "Đường trục thôn"
        assert hand.form.bands[0].commitment().content == "Đường trục thôn"
    else:
        assert hand.book().dialogue.opinions[0].content == "Đường trục thôn"


def test_a_composed_word_survives_a_click_on_another_section(hand: Hand) -> None:
    begin(hand)
    hand.compose("Ngập")
    hand.editor.agenda.steps.activated.emit(sheet.CLOSING)
    assert hand.book().dialogue.opinions[0].content == "Ngập"


def test_an_empty_text_never_replaces_a_full_one(hand: Hand) -> None:
    hand.editor.go_to(sheet.OPENING)
    full = load_text(hand, "Khai mạc lúc 7 giờ 30.")
    noun = hand.editor.work.draft.dialogue
    assert noun.opening == ""
    box = hand.editor.sections[sheet.OPENING].opening  # type: ignore[attr-defined]
    assert box.text() == full
    hand.operations.office.journal.write(name_of(KEY), "{}", hand.operations.office.clock(), blank=True)
    assert full in last_state(hand)


def load_text(hand: Hand, words: str) -> str:
    hand.write(words)
    assert wait_for(hand, words)
    return words


def test_saving_marks_the_draft_so_that_nothing_is_offered_for_recovery(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập")
    hand.editor.keeper.flush()
    assert name_of(KEY) in hand.operations.office.journal.unsaved()
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    QTest.qWait(100)
    hand.settle()
    assert name_of(KEY) not in hand.operations.office.journal.unsaved()
    assert hand.operations.office.journal.saved_at(name_of(KEY)) is not None


def test_what_is_typed_after_a_save_is_unsaved_again(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập")
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    hand.write(" sâu")
    hand.editor.keeper.flush()
    hand.settle()
    assert "Đường ngập sâu" in hand.operations.office.journal.unsaved()[name_of(KEY)].content


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser writes anywhere")
def test_a_folder_that_cannot_be_written_shows_the_bar(hand: Hand, tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        begin(hand)
        QTest.qWait(1000)
        assert not hand.editor.save_bar.isHidden()
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_disk_that_refuses_shows_a_bar_that_stays_and_the_text_can_go_elsewhere(
    hand: Hand, tmp_path: Path
) -> None:
    journal = hand.operations.office.journal
    blocked = tmp_path / "chan"
    blocked.write_text("")
    journal.folder = blocked / "nhap"
    begin(hand)
    hand.write("Đường ngập")
    hand.editor.keeper.flush()
    QTest.qWait(50)
    bar = hand.editor.save_bar
    assert not bar.isHidden()
    assert bar.notice.text().startswith("Chưa lưu được")
    assert [button.text() for button in bar.notice.buttons()] == ["Thử lại", "Lưu ra nơi khác"]
    elsewhere = tmp_path / "noi-khac.txt"
    bar.choose_file = lambda: str(elsewhere)
    bar.notice.buttons()[1].click()
    assert "Đường ngập" in elsewhere.read_text(encoding="utf-8")
    journal.folder = tmp_path / "so.db.nhap"
    bar.show_failure("Chưa lưu được: ổ đĩa đầy. Nội dung vẫn còn trên màn hình.")
    bar.notice.buttons()[0].click()
    hand.editor.keeper.flush()
    QTest.qWait(50)
    assert bar.isHidden(), "the bar goes when the disk takes again"
    assert "Đường ngập" in last_state(hand)


def test_the_last_states_are_listed_and_one_can_be_laid_beside_what_stands(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập")
    hand.editor.keeper.flush()
    hand.write(" sâu")
    hand.key(Key.Key_H, CTRL)
    hand.settle()
    pane = hand.editor.states
    assert pane.isVisible()
    assert pane.list.count() >= 2
    pane.list.setCurrentRow(pane.list.count() - 1)
    pane.compare_button.click()
    page = hand.editor.recovery
    assert page is not None
    page.use_saved.click()
    assert hand.book().dialogue.opinions[0].content == "Đường ngập sâu"


def test_a_state_that_was_kept_can_be_read_back_whole(hand: Hand) -> None:
    begin(hand)
    hand.write("Đường ngập")
    hand.key(Key.Key_F8)
    hand.editor.keeper.flush()
    draft = load(last_state(hand))
    assert draft.dialogue.opinions[0].content == "Đường ngập"
    assert len(draft.commitments) == 1


def test_when_the_book_s_disk_is_full_the_text_can_go_elsewhere_and_the_bar_goes_once_it_is_kept(
    hand: Hand,
) -> None:
    bar = hand.editor.save_bar
    bar.show_refused(BookUnusable("disk-full", file="so.db"))
    assert bar.notice.text() == "Chưa lưu được: ổ đĩa đầy. Nội dung vẫn còn trên màn hình."
    assert [each.text() for each in bar.notice.buttons()] == ["Thử lại", "Lưu ra nơi khác", "Đóng"]
    begin(hand)
    hand.write("Đường ngập")
    hand.key(Key.Key_S, CTRL)
    hand.settle()
    assert bar.isHidden(), "all is in the book: nothing is unsaved any more"
