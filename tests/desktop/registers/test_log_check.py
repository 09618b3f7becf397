"""The log of a real book: every act is chained, and a change behind the program is found (BR-63)."""

import json
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import Refusal
from desktop.domain.log_chain import FIRST_HASH, Fault, Why, seal
from desktop.office import Office, open_office
from desktop.registers.log_check import (
    CodeFinding,
    LogReport,
    chain_lines,
    check_code,
    clock_behind,
    head_code,
    verify_log,
)
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import plan_dialogue
from tests import builders

OLD_BOOKS = Path(__file__).resolve().parents[2] / "old_books"
TRIGGERS = ("DROP TRIGGER audit_is_not_rewritten", "DROP TRIGGER audit_loses_no_line")


@pytest.fixture
def worked(office: Office) -> Office:
    """A book after a morning's work."""
    plan_dialogue(office, builders.planned_dialogue())
    for number in range(4):
        made = builders.commitment(f"ck-{number}")
        make_commitment(office, replace(made, source=None, content=f"Nạo vét rãnh thoát nước, đợt {number}"))
    return office


def tamper(office: Office, *statements: str) -> None:
    """Somebody who holds the file and its key, past the program."""
    connection = office.store.engine.raw_connection()
    try:
        for statement in statements:
            connection.cursor().execute(statement)
        connection.commit()
    finally:
        connection.close()


def printed_code(office: Office) -> str:
    with office.store.reading() as book:
        return head_code(book)


def test_br_63_every_act_is_chained_to_the_one_before(worked: Office) -> None:
    with worked.store.reading() as book:
        lines = list(chain_lines(book))
    assert [line.id for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.salt and line.digest and line.hash for line in lines)
    assert verify_log(worked) == LogReport(len(lines), printed_code(worked), None)


def test_br_63_the_book_itself_refuses_to_rewrite_its_log(worked: Office) -> None:
    for statement in (
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET user_name = 'X' WHERE id = 2",
        "UPDATE audit SET detail = '{}' WHERE id = 2",
    ):
        with pytest.raises(DBAPIError, match="audit is only added to"), worked.store.engine.begin() as book:
            book.exec_driver_sql(statement)
    assert verify_log(worked).fault is None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ('UPDATE audit SET detail = \'{"content": "không hứa"}\' WHERE id = 3', Fault(3, Why.VALUES)),
        ("UPDATE audit SET detail = 'hỏng' WHERE id = 3", Fault(3, Why.VALUES)),
        ("UPDATE audit SET detail = '[1]' WHERE id = 3", Fault(3, Why.VALUES)),
        ("UPDATE audit SET user_name = 'Trịnh Xuân Lâm' WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET at = '2026-01-01 08:00:00.000000' WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET at = 'hôm qua' WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET touched = '[]' WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET touched = 'hỏng' WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET hash = NULL WHERE id = 3", Fault(3, Why.CHANGED)),
        ("UPDATE audit SET detail = '{}', salt = NULL WHERE id = 3", Fault(3, Why.EMPTIED)),
        ("DELETE FROM audit WHERE id = 3", Fault(3, Why.MISSING)),
        ("DELETE FROM audit WHERE id IN (3, 4)", Fault(3, Why.MISSING)),
    ],
)
def test_br_63_a_change_behind_the_program_is_found_and_named(
    worked: Office, statement: str, fault: Fault
) -> None:
    tamper(worked, *TRIGGERS, statement)
    assert verify_log(worked).fault == fault


def test_br_63_a_line_taken_out_and_put_in_again_is_found(worked: Office) -> None:
    tamper(
        worked,
        *TRIGGERS,
        "CREATE TEMP TABLE aside AS SELECT * FROM audit WHERE id = 3",
        "DELETE FROM audit WHERE id = 3",
        "UPDATE aside SET act = 'drop_commitment'",
        "INSERT INTO audit SELECT * FROM aside",
    )
    assert verify_log(worked).fault == Fault(3, Why.CHANGED)


def test_br_63_work_goes_on_after_a_change_and_the_change_stays_found(worked: Office) -> None:
    tamper(worked, *TRIGGERS, "UPDATE audit SET hash = NULL WHERE id = (SELECT max(id) FROM audit)")
    last = verify_log(worked).lines
    make_commitment(worked, replace(builders.commitment("ck-sau"), source=None))
    assert verify_log(worked).fault == Fault(last, Why.CHANGED)


def test_br_63_lines_taken_off_the_end_are_found_by_a_printed_code_only(worked: Office) -> None:
    code = printed_code(worked)
    tamper(worked, *TRIGGERS, "DELETE FROM audit WHERE id > 3")
    assert verify_log(worked).fault is None
    assert check_code(worked, code).finding is CodeFinding.UNKNOWN_LINE
    for number in range(5):
        make_commitment(worked, replace(builders.commitment(f"ck-moi-{number}"), source=None))
    assert verify_log(worked).fault is None
    assert check_code(worked, code).finding is CodeFinding.DIFFERS


def test_br_63_a_chain_computed_anew_is_found_by_a_printed_code(worked: Office) -> None:
    code, lines = printed_code(worked), verify_log(worked).lines
    with worked.store.reading() as book:
        kept = list(chain_lines(book))
    tamper(worked, *TRIGGERS)
    before = FIRST_HASH
    for line in kept:
        detail = {"content": "không hứa gì"} if line.id == 3 else line.detail
        put = seal(before, line.id, line.at, line.user, line.act, list(line.touched), detail)
        with worked.store.engine.begin() as book:
            book.exec_driver_sql(
                "UPDATE audit SET detail = ?, salt = ?, digest = ?, hash = ? WHERE id = ?",
                (json.dumps(detail), put.salt, put.digest, put.hash, line.id),
            )
        before = put.hash
    assert verify_log(worked).fault is None
    found = check_code(worked, code)
    assert (found.finding, found.line) == (CodeFinding.DIFFERS, lines)


def test_a_code_of_an_earlier_line_goes_on_agreeing(worked: Office) -> None:
    code, line = printed_code(worked), verify_log(worked).lines
    make_commitment(worked, replace(builders.commitment("ck-sau"), source=None))
    found = check_code(worked, code.lower())
    assert (found.finding, found.line, found.at) == (CodeFinding.AGREES, line, worked.clock())
    assert check_code(worked, code[:-1] + "?").finding is CodeFinding.MISTYPED
    assert printed_code(worked) != code


def test_a_long_log_is_read_in_batches_and_can_be_stopped(
    worked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.registers.log_check._BATCH", 2)
    count = verify_log(worked).lines
    told: list[tuple[int, int]] = []
    verify_log(worked, lambda done, of_all: told.append((done, of_all)))
    assert told == [(done, count) for done in range(2, count + 1, 2)]
    with pytest.raises(Refusal, match="stopped"):
        verify_log(worked, stopped=lambda: True)


def test_an_empty_log_holds_and_has_no_code(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db")
    try:
        assert verify_log(office) == LogReport(0, "", None)
        assert clock_behind(office) is None
    finally:
        office.close()


def test_a_clock_set_back_is_told_and_stops_nobody(worked: Office) -> None:
    now = worked.clock()
    assert clock_behind(worked) is None
    worked.clock = lambda: now - timedelta(days=2)
    assert clock_behind(worked) == now
    make_commitment(worked, replace(builders.commitment("ck-sau"), source=None))
    with worked.store.reading() as book:
        last = list(chain_lines(book))[-1]
    assert last.detail["clock_back"] is True
    assert last.at == now - timedelta(days=2)
    assert clock_behind(worked) is None
    assert verify_log(worked).fault is None


def test_a_line_is_hashed_as_it_will_be_read_back(office: Office) -> None:
    """Pairs become lists and numbers as names become text on their way through the book."""
    from desktop.services.acts import act

    with act(office, "plan_dialogue") as doing:
        doing.note(moved=(1, 2), by={2026: "đợt"}, at=None)
    assert verify_log(office).fault is None


def test_a_refused_act_leaves_no_line(worked: Office) -> None:
    before = printed_code(worked)
    with pytest.raises(Refusal):
        make_commitment(worked, replace(builders.commitment("ck-x"), source=None, content=" "))
    assert printed_code(worked) == before


def test_moments_with_parts_of_a_second_are_hashed_as_kept(worked: Office) -> None:
    moment = datetime(2026, 11, 12, 10, 0, 0, 123456)  # noqa: DTZ001 -- the office knows one zone
    worked.clock = lambda: moment
    make_commitment(worked, replace(builders.commitment("ck-sau"), source=None))
    assert verify_log(worked).fault is None


@pytest.mark.parametrize("version", ["0001", "0006"])
def test_the_log_of_an_older_book_gets_its_chain_when_it_is_brought_up_to_date(
    version: str, tmp_path: Path
) -> None:
    shutil.copyfile(OLD_BOOKS / f"{version}.db", tmp_path / "so.db")
    office = open_office(tmp_path / "so.db", user="Đỗ Thị Thanh Mai")
    try:
        older = verify_log(office)
        make_commitment(office, replace(builders.commitment("ck-sau"), source=None, promised_by="", lead=""))
        assert older.fault is None
        assert verify_log(office).lines == older.lines + 1
        assert verify_log(office).fault is None
    finally:
        office.close()
