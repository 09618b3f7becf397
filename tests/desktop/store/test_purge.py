"""What was deleted is in no byte of the book's files, its WAL or its journal afterwards."""

from pathlib import Path

from sqlalchemy import text

from desktop.office import Office, open_office
from tests import builders
from tests.seen_through import clear_bytes

SECRET = "Phùng Thị Kín Danh Tính"


def _fill_and_delete(folder: Path) -> Office:
    office = builders.new_office(folder)
    with office.store.act() as book:
        for number in range(400):
            book.execute(
                text("INSERT INTO phrases (position, label, text) VALUES (:at, 'x', :said)"),
                {"at": 1000 + number, "said": SECRET * 20},
            )
    with office.store.act() as book:
        book.execute(text("DELETE FROM phrases WHERE position >= 1000"))
        office.store.owe_purge(book)
    return office


def test_a_purge_leaves_no_byte_of_what_was_deleted(tmp_path: Path) -> None:
    office = _fill_and_delete(tmp_path)
    assert SECRET.encode() in clear_bytes(tmp_path, office.key), "the test can see it"
    office.store.purge()
    assert SECRET.encode() not in clear_bytes(tmp_path, office.key)
    assert not office.store.is_purge_owed()
    office.close()


def test_a_purge_that_was_cut_off_is_made_at_the_next_opening(tmp_path: Path) -> None:
    office = _fill_and_delete(tmp_path)
    assert office.store.is_purge_owed()
    office.close()
    open_office(office.file).close()
    assert SECRET.encode() not in clear_bytes(tmp_path, office.key)


def test_drafts_are_rewritten_wherever_they_name_the_record(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    journal, at = office.journal, office.clock()
    for count in range(30):
        journal.write("buoi-1", f'{{"key":"lt-1","name":"{SECRET}","count":{count}}}', at)
    journal.write("buoi-2", f'{{"key":"lt-2","name":"{SECRET}"}}', at)
    assert journal.states_naming("lt-1") == 30
    journal.cure("lt-1", lambda content: content.replace(SECRET, "–"))
    assert SECRET not in repr(journal.states("buoi-1"))
    assert SECRET in repr(journal.states("buoi-2"))
    assert '"count":29' in journal.states("buoi-1")[0].content
    office.close()
