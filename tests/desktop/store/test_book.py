"""The book: made by migrations, durable, one window, what the disk does is said in a sentence."""

import sqlite3
import threading
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from desktop import texts
from desktop.domain import dialogue as dlg
from desktop.domain.commitment import Due
from desktop.domain.errors import BookUnusable
from desktop.domain.office import Capacity
from desktop.office import open_key, open_office
from desktop.store import frozen
from desktop.store.engine import Store, connect
from desktop.store.keys import BookKey
from desktop.store.lock import BookLock
from desktop.store.references import Keyed
from desktop.store.tables import Table
from desktop.store.versions import HEAD, bring_up_to_date, version_of
from tests import builders

KEY = BookKey.new()


def test_the_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    assert Keyed, "every room of tables is loaded"
    file = tmp_path / "so.db"
    bring_up_to_date(file, KEY)
    store = Store(file, KEY)
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    store.close()
    assert version_of(file, KEY) == HEAD


def test_a_migration_can_be_taken_back(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    file = tmp_path / "so.db"
    bring_up_to_date(file, KEY)
    store = Store(file, KEY)
    config = Config()
    config.set_main_option("script_location", "desktop/store/migrations")
    with store.engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        connection.rollback()
    store.close()
    assert left == ["alembic_version"]


def test_the_book_survives_a_power_cut_by_its_settings(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    with office.store.reading() as book:
        assert book.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert book.execute(text("PRAGMA synchronous")).scalar() == 2
        assert book.execute(text("PRAGMA foreign_keys")).scalar() == 1
    office.close()


def test_an_act_that_fails_leaves_nothing(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)

    def half() -> None:
        with office.store.act() as book:
            book.execute(text("DELETE FROM hamlets"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with office.store.reading() as book:
        assert book.execute(text("SELECT count(*) FROM hamlets")).scalar() == 3
    office.close()


def test_a_newer_book_is_refused_politely_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    key = open_key(file)
    bring_up_to_date(file, key)
    with closing(connect(file, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(BookUnusable) as refused:
        open_office(file)
    assert refused.value.code == "newer-book"
    assert "phiên bản mới hơn" in texts.sentence(refused.value)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"khong phai so" * 100, b"SQLite format 3\0" + b"rac" * 500])
def test_a_file_that_is_no_book_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "so.db"
    file.write_bytes(content)
    with pytest.raises(BookUnusable) as refused:
        open_office(file)
    assert refused.value.code == "not-a-book"
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "khac.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()
    with pytest.raises(BookUnusable) as refused:
        open_office(file)
    assert refused.value.code == "not-a-book"


def test_no_book_is_made_when_none_may_be(tmp_path: Path) -> None:
    with pytest.raises(BookUnusable) as refused:
        open_office(tmp_path / "so.db", create=False)
    assert refused.value.code == "no-book"
    assert not (tmp_path / "so.db").exists()


def test_a_book_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    with pytest.raises(BookUnusable) as refused:
        open_office(tmp_path / "tep" / "so.db")
    assert refused.value.code == "book-unreachable"


def test_a_second_window_is_refused_until_the_first_closes(tmp_path: Path) -> None:
    first = open_office(tmp_path / "so.db", exclusive=True)
    with pytest.raises(BookUnusable) as refused:
        open_office(tmp_path / "so.db", exclusive=True)
    assert refused.value.code == "already-open"
    first.close()
    open_office(tmp_path / "so.db", exclusive=True).close()
    lock = BookLock(tmp_path / "so.db")
    lock.release()


def test_the_lock_goes_when_opening_fails(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    file.write_bytes(b"khong phai so" * 100)
    for _ in range(2):
        with pytest.raises(BookUnusable) as refused:
            open_office(file, exclusive=True)
        assert refused.value.code == "not-a-book"


def test_a_lock_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(BookUnusable) as refused:
        BookLock(tmp_path / "thieu" / "so.db").take()
    assert refused.value.code == "book-unreachable"


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)

    def fill() -> None:
        with office.store.act() as book:
            pages = book.execute(text("PRAGMA page_count")).scalar_one()
            book.execute(text(f"PRAGMA max_page_count = {pages}"))
            for count in range(500):
                book.execute(
                    text("INSERT INTO hamlets (name, position) VALUES (:name, 1)"),
                    {"name": f"thôn {count} " + "x" * 2000},
                )

    with pytest.raises(BookUnusable) as refused:
        fill()
    assert refused.value.code == "disk-full"
    with office.store.reading() as book:
        assert book.execute(text("SELECT count(*) FROM hamlets")).scalar() == 3
    office.close()


def test_a_second_writer_waits_its_turn(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    names = [f"thôn {count}" for count in range(20)]

    def add(name: str) -> None:
        with office.store.act() as book:
            book.execute(text("INSERT INTO hamlets (name, position) VALUES (:name, 9)"), {"name": name})

    threads = [threading.Thread(target=add, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with office.store.reading() as book:
        assert book.execute(text("SELECT count(*) FROM hamlets")).scalar() == 23
    office.close()


def test_an_error_of_our_own_making_is_not_dressed_up(tmp_path: Path) -> None:
    from sqlalchemy.exc import OperationalError

    office = builders.new_office(tmp_path)
    with pytest.raises(OperationalError), office.store.reading() as book:
        book.execute(text("SELECT nothing FROM nowhere"))
    office.close()


def test_frozen_nouns_come_back_as_they_were() -> None:
    noun = builders.held_dialogue(
        opinions=(builders.answered_opinion(),), minutes_number=dlg.DocumentNumber(7)
    )
    assert frozen.load(dlg.Dialogue, frozen.dump(noun)) == noun
    made = builders.commitment(due=Due.by_date(date(2026, 12, 31)))
    assert frozen.load(type(made), frozen.dump(made)) == made
    chair = frozen.load(dlg.Chair, '{"official": "a", "capacity": "party", "later_field": 1}')
    assert chair == dlg.Chair("a", Capacity.PARTY)


@pytest.mark.parametrize("text_", ["[]", "{}", "3", '{"key": 1', '{"key": "a", "opinions": [3]}'])
def test_what_is_no_noun_is_refused(text_: str) -> None:
    with pytest.raises(ValueError, match=r"Opinion|Dialogue|Expecting|line"):
        frozen.load(dlg.Dialogue, text_)


def test_times_and_moments_survive_freezing() -> None:
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Stamp:
        at: datetime
        hours: tuple[time, time]

    stamp = Stamp(datetime(2026, 11, 12, 9, 42), (time(7, 30), time(11, 15)))  # noqa: DTZ001
    assert frozen._build_tuple((time, time), ["07:30", "11:15"]) == stamp.hours
    assert frozen.dump(stamp) == '{"at":"2026-11-12T09:42:00","hours":["07:30:00","11:15:00"]}'
