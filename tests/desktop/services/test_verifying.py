"""A flipped byte anywhere is found and named, good books raise no alarm, a damaged one is saved on a copy."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from desktop import cli
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.users import Role, User
from desktop.office import Office, open_office
from desktop.registers.log_check import verify_log
from desktop.registers.users import users
from desktop.services.backups import make_backup
from desktop.services.completing import Completion, Numbering
from desktop.services.dialogues import plan_dialogue
from desktop.services.locking import lock_book, unlock
from desktop.services.minutes import complete_minutes, record_minutes
from desktop.services.records import export_records
from desktop.services.users import add_user
from desktop.services.verifying import Verified, by_kind, look_over, rescue_book, verify
from desktop.store import keys
from desktop.store.engine import connect
from desktop.store.keeping_tables import AttachmentTable, AuditTable
from desktop.store.keys import Cost
from desktop.store.tables import IssuedPaperTable
from desktop.texts import sentence
from desktop.texts.damage import rescued_words
from desktop.texts.log_words import field_words, value_words
from tests import builders

PAGE = 4096


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = builders.new_office(tmp_path)
    for number in range(40):
        plan_dialogue(opened, builders.planned_dialogue(key=f"dt-{number}"))
    yield opened
    opened.close()


def codes(found: Verified) -> list[str]:
    return [each.code for each in found.damage]


def checked(office: Office) -> Verified:
    office.close()
    return verify(office.file, office.key)


def flip(file: Path, at: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        byte = opened.read(1)[0]
        opened.seek(at)
        opened.write(bytes([byte ^ 0x10]))


def test_a_good_book_raises_no_alarm(office: Office) -> None:
    found = checked(office)
    assert codes(found) == []
    assert found.head


def test_a_flipped_byte_on_any_page_is_found_and_the_page_named(office: Office) -> None:
    office.close()
    good, chance = office.file.read_bytes(), random.Random(11)
    for _ in range(12):
        page = chance.randrange(len(good) // PAGE)
        office.file.write_bytes(good)
        flip(office.file, page * PAGE + chance.randrange(PAGE))
        found = verify(office.file, office.key)
        assert page + 1 in {each.data.get("page") for each in found.damage}, (page, found)
        assert all(sentence(each).endswith(".") for each in found.damage)


def test_a_paper_that_is_not_what_was_issued_is_named(office: Office) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    record_minutes(office, builders.held_dialogue())
    complete_minutes(office, Completion("dt-2026-11-12", Numbering.TAKE_NEXT))
    with office.store.act() as book:
        paper = book.scalars(select(IssuedPaperTable)).first()
        assert paper is not None
        paper.content = paper.content[:-1] + b"x"
    (damage,) = checked(office).damage
    assert damage.code == "damaged-paper"
    assert "dialogue:dt-2026-11-12" in sentence(damage)


def test_ten_thousand_good_scans_raise_no_alarm_and_one_bad_is_named(office: Office) -> None:
    same = {
        "owner": "dialogue:dt-1", "file_name": "a.pdf", "media_type": "application/pdf", "size": 4,
        "added_at": builders.MOMENT, "added_by": "mai",
    }  # fmt: skip
    rows = [
        {
            **same,
            "key": str(n),
            "title": f"Biên bản quét {n}",
            "content": b"%04d" % n,
            "sha256": sha256(b"%04d" % n).hexdigest(),
        }
        for n in range(10_000)
    ]
    with office.store.act() as book:
        book.execute(insert(AttachmentTable), rows)
    assert codes(verify_open := checked(office)) == [], verify_open
    with closing(connect(office.file, office.key)) as book:
        book.execute("UPDATE attachments SET content = ? WHERE key = '7777'", (b"777x",))
    (damage,) = verify(office.file, office.key).damage
    assert "Biên bản quét 7777" in sentence(damage)


def test_a_line_of_the_log_that_was_changed_is_named(office: Office) -> None:
    with office.store.act() as book:
        book.execute(text("DROP TRIGGER audit_is_not_rewritten"))
        book.execute(text("UPDATE audit SET user_name = 'ai đó' WHERE id = 5"))
    (damage,) = checked(office).damage
    assert (damage.code, damage.data["line"]) == ("damaged-log", 5)
    assert "dòng 5" in sentence(damage)


def test_a_reference_to_nothing_and_a_broken_index_are_told(office: Office) -> None:
    with closing(connect(office.file, office.key)) as book:
        book.execute("PRAGMA foreign_keys=OFF")
        book.execute(
            "INSERT INTO posts (official_id, position, capacity, title, head) VALUES (999, 0, 'party', '', 0)"
        )
    assert codes(checked(office)) == ["damaged-structure"]


def test_a_broken_copy_of_the_key_file_is_told_and_written_anew(office: Office) -> None:
    office.close()
    spare = keys.path_of(office.file).with_name("so.db.chia-khoa.2")
    spare.write_bytes(b"x")
    assert codes(verify(office.file, office.key)) == ["damaged-key-file"]
    assert codes(verify(office.file, office.key)) == []


def test_a_book_that_is_written_elsewhere_is_left_for_later(office: Office) -> None:
    with closing(connect(office.file, office.key)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM audit").fetchall()
        plan_dialogue(office, builders.planned_dialogue(key="dt-sau"))
        with pytest.raises(BookUnusable) as refused:
            verify(office.file, office.key)
    assert refused.value.code == "book-busy"


def test_a_flipped_byte_in_a_backup_is_told_by_its_name(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    row = make_backup(office, folder)
    (folder / "khac-2026-11-12-0942.lnsao").write_bytes(b"x")
    office.close()
    places = (folder, tmp_path / "khong-co")
    assert codes(verify(office.file, office.key, backups=places)) == []
    flip(row.file, row.size // 2)
    (damage,) = verify(office.file, office.key, backups=places).damage
    assert damage.code == "backup-damaged"
    assert row.file.name in sentence(damage)


def test_verify_can_be_stopped(office: Office) -> None:
    office.close()
    with pytest.raises(Refusal) as refused:
        verify(office.file, office.key, stopped=lambda: True)
    assert refused.value.code == "stopped"


def test_what_can_be_read_of_a_damaged_book_goes_into_a_new_one(office: Office, tmp_path: Path) -> None:
    before = export_records(office, "Kiểm tra")
    office.close()
    pages = office.file.stat().st_size // PAGE
    with closing(connect(office.file, office.key)) as book:
        rows = [(1000 + n, "câu mẫu", "Đề nghị xem xét. " * 40) for n in range(300)]
        book.executemany("INSERT INTO phrases (position, label, text) VALUES (?, ?, ?)", rows)
        known = book.execute("SELECT count(*) FROM phrases").fetchone()[0]
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for hurt in (5, 6, 20):
        flip(office.file, (pages + hurt) * PAGE + 700)
    damaged = office.file.read_bytes()
    opened = open_office(office.file)
    found = {each.table: each for each in rescue_book(opened, tmp_path / "cuu.db")}
    opened.close()
    assert office.file.read_bytes() == damaged, "the damaged book stays as it was"
    phrases = found.pop("phrases")
    assert phrases.rows + phrases.lost == known
    assert 3 <= phrases.lost <= 40
    assert [each for each in found.values() if each.lost] == []
    assert codes(verify(tmp_path / "cuu.db", opened.key)) == []
    saved = open_office(tmp_path / "cuu.db")
    assert export_records(saved, "Kiểm tra") == before
    saved.close()


def test_a_row_that_pointed_at_what_is_lost_lets_go(office: Office, tmp_path: Path) -> None:
    plan_dialogue(office, builders.planned_dialogue())
    office.close()
    with closing(connect(office.file, office.key)) as book:
        book.execute("PRAGMA foreign_keys=OFF")
        book.execute("DELETE FROM officials WHERE key = 'cb-lam'")
    opened = open_office(office.file)
    found = {each.table: each for each in rescue_book(opened, tmp_path / "cuu.db")}
    opened.close()
    assert found["dialogue_chairs"].lost == 41
    assert found["posts"].lost == 2
    assert codes(verify(tmp_path / "cuu.db", opened.key)) == []


def test_a_good_book_is_rescued_whole_and_never_over_another(office: Office, tmp_path: Path) -> None:
    found = rescue_book(office, tmp_path / "cuu.db")
    assert sum(each.lost for each in found) == 0
    saved = open_office(tmp_path / "cuu.db")
    assert export_records(saved, "Kiểm tra") == export_records(office, "Kiểm tra")
    saved.close()
    with pytest.raises(BookUnusable) as refused:
        rescue_book(office, tmp_path / "cuu.db")
    assert refused.value.code == "book-exists"


def test_the_open_book_is_looked_over_as_the_closed_one_is(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    row = make_backup(office, folder)
    told: list[float] = []
    found = look_over(office, (folder,), lambda done, of_all: told.append(done / of_all), lambda: False)
    assert (found.damage, found.hurt) == ((), False)
    assert found.head == verify_log(office).head
    assert told == sorted(told)
    assert told[-1] <= 1
    flip(row.file, row.size // 2)
    keys.path_of(office.file).with_name("so.db.chia-khoa.2").write_bytes(b"x")
    beside = look_over(office, (folder,), lambda _done, _of_all: None, lambda: False)
    assert (codes(beside), beside.hurt) == (["damaged-key-file", "backup-damaged"], False)
    assert keys.broken_copies(office.file) == ()
    last = office.file.stat().st_size // PAGE
    flip(office.file, last * PAGE - 700)
    hurt = look_over(office, (), lambda _done, _of_all: None, lambda: False)
    assert hurt.hurt
    assert last in {each.data.get("page") for each in hurt.damage}


def test_a_rescue_that_is_stopped_or_finds_no_room_leaves_nothing(office: Office, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    asked = iter(range(1_000))
    for stop_at in (0, 15):
        with pytest.raises(Refusal) as stopped:
            rescue_book(office, tmp_path / "cuu.db", stopped=lambda at=stop_at: next(asked) >= at)
        assert stopped.value.code == "stopped"
        assert sorted(tmp_path.rglob("*")) == before
    with office.store.reading() as book:
        book.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
    size = office.file.stat().st_size
    refusals = {no_room(size // 2, office, tmp_path / "cuu.db"), no_room(size, office, tmp_path / "cuu.db")}
    assert refusals <= {"restore-unwritable", "disk-full", "book-unreachable"}
    assert sorted(tmp_path.rglob("*")) == before
    assert sum(each.lost for each in rescue_book(office, tmp_path / "cuu.db")) == 0


def no_room(most_bytes: int, office: Office, to: Path) -> str:
    """The code of what a rescue is refused with where no file may grow beyond this."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        with pytest.raises(BookUnusable) as refused:
            rescue_book(office, to)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    return refused.value.code


def test_a_rescue_touches_nothing_of_another_book(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    for left in ("cuu.db-wal", "cuu.db.chia-khoa", "cuu.db.chia-khoa.2"):
        (other / left).write_bytes(b"another book's")
        with pytest.raises(BookUnusable) as refused:
            rescue_book(office, other / "cuu.db")
        assert refused.value.code == "restore-leftover"
        assert [(each.name, each.read_bytes()) for each in other.iterdir()] == [(left, b"another book's")]
        (other / left).unlink()


def test_the_same_people_open_what_was_rescued_with_what_they_were_typing(
    office: Office, tmp_path: Path
) -> None:
    office.journal.write("bien-ban-x", "Bà Yến nói dở", office.clock())
    lock_book(office, "mai", "mật khẩu của Mai", cost=Cost(1, 8, 1))
    add_user(office, User("anh", "Bế Thị Ngọc Ánh", frozenset({Role.ADMINISTRATOR})), "mật khẩu của Ánh")
    with office.store.act() as book:
        book.execute(text("DELETE FROM users WHERE login = 'mai'"))
    rescue_book(office, tmp_path / "cuu.db")
    key = unlock(tmp_path / "cuu.db", "mai", "mật khẩu của Mai").key
    saved = open_office(tmp_path / "cuu.db", key=key, login="mai")
    assert saved.roles == office.roles
    assert {user.login for user in users(saved)} == {"mai", "anh"}
    assert saved.journal.states("bien-ban-x")[0].content == "Bà Yến nói dở"
    assert verify_log(saved).fault is None
    with saved.store.reading() as book:
        line = book.scalars(select(AuditTable).where(AuditTable.act == "rescue_book")).one()
    assert line.user == "Đỗ Thị Thanh Mai"
    saved.close()


def test_what_was_rescued_is_counted_in_the_offices_words(office: Office, tmp_path: Path) -> None:
    with closing(connect(office.file, office.key)) as book:
        book.execute("PRAGMA foreign_keys=OFF")
        book.execute("DELETE FROM officials WHERE key = 'cb-lam'")
    counted = by_kind(rescue_book(office, tmp_path / "cuu.db"))
    said = {rescued_words(each.what): (each.rows, each.lost) for each in counted}
    assert said["Hội nghị đối thoại"] == (40, 0)
    assert said["Dòng nhật ký"] == (41, 0)
    assert said["Dữ liệu phụ"][1] == 42
    assert next(reversed(said)) == "Dữ liệu phụ"
    saved = open_office(tmp_path / "cuu.db")
    with saved.store.reading() as book:
        line = book.scalars(select(AuditTable).where(AuditTable.act == "rescue_book")).one()
    saved.close()
    assert {field_words(name): value_words(each) for name, each in line.detail.items()} == {
        "không cứu được": "dữ liệu phụ: 42"
    }


def test_the_command_names_what_is_damaged_and_ends_with_3(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.close()
    book = ["--book", str(office.file), "verify"]
    assert cli.main(book) == cli.DONE
    assert "nguyên vẹn; mốc nhật ký NK" in capsys.readouterr().out
    size = office.file.stat().st_size
    flip(office.file, size - 10)
    assert cli.main(book) == cli.DAMAGED
    said = capsys.readouterr()
    assert f"trang dữ liệu số {size // PAGE}" in said.out
    assert said.err.count("\n") == 1
    shutil.copy(office.file, office.file.with_name("khac.db"))
    assert cli.main(["--book", str(office.file.with_name("khong.db")), "verify"]) == cli.WRONG
