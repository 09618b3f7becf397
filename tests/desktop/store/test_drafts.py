"""The draft journal: kept at once, torn lines passed over, an empty text never replaces a full one."""

import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import BookUnusable
from desktop.store.drafts import KEPT_STATES, DraftJournal, JournalWriter
from desktop.store.keys import BookKey
from desktop.texts import sentence

KEY = BookKey.new()
AT = datetime(2026, 11, 12, 9, 42, 18)  # noqa: DTZ001


@pytest.fixture
def journal(tmp_path: Path) -> DraftJournal:
    return DraftJournal(tmp_path / "so.db.nhap", KEY.sealer)


def test_a_state_is_on_disk_before_anything_was_saved(journal: DraftJournal, tmp_path: Path) -> None:
    assert journal.write("dt-1", "Bãi tập kết rác", AT)
    again = DraftJournal(tmp_path / "so.db.nhap", KEY.sealer)
    assert again.unsaved()["dt-1"].content == "Bãi tập kết rác"
    assert again.states("dt-1")[0].at == AT


def test_what_is_in_the_book_is_not_offered_again(journal: DraftJournal) -> None:
    journal.write("dt-1", "một", AT)
    journal.mark_saved("dt-1", AT)
    assert journal.unsaved() == {}
    assert [state.content for state in journal.states("dt-1")] == ["một"]
    journal.write("dt-1", "một, hai", AT)
    assert journal.unsaved()["dt-1"].content == "một, hai"
    journal.mark_saved("never-written", AT)
    assert journal.states("never-written") == ()


def test_an_empty_text_never_replaces_a_full_one(journal: DraftJournal, tmp_path: Path) -> None:
    assert journal.write("dt-1", "{}", AT, blank=True)
    assert journal.write("dt-1", "Nội dung", AT)
    assert not journal.write("dt-1", "{}", AT, blank=True)
    assert not DraftJournal(tmp_path / "so.db.nhap", KEY.sealer).write("dt-1", "{}", AT, blank=True)
    assert journal.unsaved()["dt-1"].content == "Nội dung"


def test_the_last_twenty_states_stay(journal: DraftJournal) -> None:
    for count in range(4 * KEPT_STATES):
        journal.write("dt-1", f"bản {count}", AT + timedelta(seconds=count))
    states = journal.states("dt-1")
    assert len(states) == KEPT_STATES
    assert states[0].content == f"bản {4 * KEPT_STATES - 1}"
    lines = (journal.folder / "dt-1.jsonl").read_bytes().count(b"\n")
    assert lines < 4 * KEPT_STATES


def test_a_line_torn_by_the_kill_loses_only_itself(journal: DraftJournal, tmp_path: Path) -> None:
    journal.write("dt-1", "trước khi mất điện", AT)
    with (journal.folder / "dt-1.jsonl").open("ab") as file:
        file.write('{"at": "2026-11-12T09:42:20", "content": "dở dang'.encode()[:-1])
    survivor = DraftJournal(tmp_path / "so.db.nhap", KEY.sealer)
    assert survivor.unsaved()["dt-1"].content == "trước khi mất điện"
    survivor.write("dt-1", "ghi tiếp", AT)
    assert DraftJournal(tmp_path / "so.db.nhap", KEY.sealer).unsaved()["dt-1"].content == "ghi tiếp"


def test_text_is_kept_composed(journal: DraftJournal) -> None:
    journal.write("dt-1", unicodedata.normalize("NFD", "Hòa hoà ỵ"), AT)
    assert journal.states("dt-1")[0].content == "Hòa hoà ỵ"


def test_a_removed_record_leaves_no_draft(journal: DraftJournal) -> None:
    journal.write("dt-1", "một", AT)
    journal.discard("dt-1")
    journal.discard("dt-1")
    assert journal.unsaved() == {}


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "so.db.nhap").write_text("a file where the folder should be")
    with pytest.raises(BookUnusable) as refused:
        DraftJournal(tmp_path / "so.db.nhap", KEY.sealer).write("dt-1", "một", AT)
    assert refused.value.code == "draft-not-kept"


def test_the_writer_keeps_the_newest_state_off_the_typing_thread(journal: DraftJournal) -> None:
    reports: list[tuple[str, datetime | None, BookUnusable | None]] = []
    writer = JournalWriter(journal, lambda *report: reports.append(report))
    for count in range(50):
        writer.post("dt-1", f"bản {count}", AT)
    assert writer.flush()
    writer.close()
    assert journal.unsaved()["dt-1"].content == "bản 49"
    assert reports[-1] == ("dt-1", AT, None)


def test_the_writer_reports_a_disk_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "nhap").write_text("")
    reports: list[tuple[str, datetime | None, BookUnusable | None]] = []
    writer = JournalWriter(
        DraftJournal(tmp_path / "nhap", KEY.sealer), lambda *report: reports.append(report)
    )
    writer.post("dt-1", "một", AT)
    writer.close()
    assert reports[0][1] is None
    assert reports[0][2] is not None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_named_in_the_office_s_words(tmp_path: Path) -> None:
    journal = DraftJournal(tmp_path / "so.db.nhap", KEY.sealer)
    journal.write("dt-1", "một", AT)
    file = next((tmp_path / "so.db.nhap").iterdir())
    file.unlink()
    file.symlink_to("/dev/full")
    with pytest.raises(BookUnusable) as refused:
        journal.write("dt-1", "hai", AT)
    assert "ổ đĩa đầy" in sentence(refused.value)
