"""``deadline`` on the command line: every rule by name, with a book and without, wrong use told."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop import cli
from desktop.domain.calendar import CalendarDay, DayKind
from desktop.office import open_office
from desktop.store.law_mapping import new_calendar_day
from tests.builders import new_office
from tests.desktop.one_command import Run

# The names other programs rely on, each with an event and the due date worked out by hand.
RULES = {
    "party-notice": "2026-12-07",
    "party-notice-complex": "2026-12-14",
    "state-notice": "2026-12-07",
    "refusal-notice": "2026-11-26",
    "complaint-acceptance": "2026-12-02",
    "complaint-first": "2026-12-21",
    "complaint-first-complex": "2027-01-04",
    "complaint-first-remote": "2027-01-04",
    "complaint-first-remote-complex": "2027-01-19",
    "complaint-second": "2027-01-04",
    "complaint-second-complex": "2027-01-19",
    "complaint-second-remote": "2027-01-19",
    "complaint-second-remote-complex": "2027-01-29",
    "denunciation-check": "2026-12-02",
    "denunciation-transfer": "2026-11-30",
    "denunciation-acceptance-notice": "2026-11-30",
    "denunciation-settlement": "2026-12-21",
    "front-recommendation": "2026-12-21",
    "front-recommendation-complex": "2027-01-05",
    "conclusion-notice": "2026-11-30",
    "dialogue-results": "2026-11-30",
    "petition-warning": "2026-12-21",
    "petition-overdue": "2027-01-04",
}
BACK = {"dialogue-announcement": "2026-11-23", "schedule-posting": "2026-11-20"}


@pytest.mark.parametrize(("rule", "due"), RULES.items())
def test_every_rule_by_its_name_without_a_book(run: Run, rule: str, due: str) -> None:
    code, out, complaint = run("deadline", rule, "--from", "2026-11-20", "--json")
    assert (code, complaint) == (cli.DONE, "")
    found = json.loads(out)
    assert (found["rule"], found["start"], found["due"]) == (rule, "2026-11-20", due)


@pytest.mark.parametrize(("rule", "due"), BACK.items())
def test_rules_that_count_back_take_the_event(run: Run, rule: str, due: str) -> None:
    code, out, _ = run("deadline", rule, "--on", "2026-11-30", "--json")
    assert (code, json.loads(out)["due"]) == (cli.DONE, due)


def test_the_answer_has_the_fields_other_programs_read(run: Run) -> None:
    _, out, _ = run("deadline", "complaint-first", "--from", "2026-01-15", "--json")
    found = json.loads(out)
    assert list(found) == [
        "rule", "start", "count", "unit", "due", "skipped", "rolled", "basis", "in_force_from",
    ]  # fmt: skip
    assert (found["count"], found["unit"], found["rolled"]) == (30, "days", True)
    assert found["skipped"][0] == {"date": "2026-02-14", "why": "Tết Nguyên đán"}
    assert found["basis"] == "Luật Khiếu nại 02/2011/QH13 Điều 28"
    assert found["in_force_from"] == "2012-07-01"


def test_a_limit_nobody_dated_has_no_day_in_force(run: Run) -> None:
    _, out, _ = run("deadline", "conclusion-notice", "--from", "2026-11-12", "--json")
    assert json.loads(out)["in_force_from"] is None


def test_people_read_one_sentence(run: Run) -> None:
    code, out, _ = run("deadline", "party-notice", "--from", "2026-11-20")
    assert code == cli.DONE
    assert out == (
        "10 ngày làm việc từ 20/11/2026 → thứ Hai 07/12/2026; bỏ qua: 21–22/11, 24/11 (Ngày Văn hóa Việt "
        "Nam), 28–29/11, 05–06/12; Quy định 11-QĐi/TW Điều 6.\n"
    )


def test_the_book_counts_by_its_own_calendar(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "so.db"
    office = new_office(tmp_path)
    with office.store.act() as rows:
        rows.add(new_calendar_day(CalendarDay(date(2026, 12, 1), DayKind.HOLIDAY, "Nghỉ bão", "Công điện")))
    office.close()
    code, out, _ = run("--book", book, "deadline", "party-notice", "--from", "2026-11-20")
    assert code == cli.DONE
    assert "→ thứ Ba 08/12/2026" in out
    assert "01/12 (Nghỉ bão)" in out


def test_an_empty_book_counts_by_the_program(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "so.db"
    open_office(book).close()
    code, out, _ = run("--book", book, "deadline", "party-notice", "--from", "2026-11-20")
    assert (code, "07/12/2026" in out) == (cli.DONE, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hop-bao",), "Không có quy tắc tính hạn “hop-bao”. Các quy tắc: commitment-default, "),
        (("group-visit", "--from", "2026-11-20"), "Không có quy tắc tính hạn “group-visit”"),
        (("party-notice",), "tính từ một ngày: ghi --from"),
        (("party-notice", "--on", "2026-11-20"), "tính từ một ngày: ghi --from"),
        (("schedule-posting", "--from", "2026-11-30"), "tính ngược từ một ngày: ghi --on"),
        (("party-notice", "--from", "2026-11-20", "--on", "2026-11-30"), "chỉ một ngày"),
        (("party-notice", "--from", "20/11/2026"), "“20/11/2026” không phải ngày"),
        (("party-notice", "--from", "2026-11-31"), "“2026-11-31” không phải ngày"),
        (("party-notice", "--from", "9999-12-31"), "Ngày 31/12/9999 quá xa"),
        (("refusal-notice", "--from", "2026-06-30"), "“refusal-notice” cho ngày 30/06/2026"),
        ((), "thiếu QUY_TẮC"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, complaint = run("deadline", *arguments)
    assert (code, out) == (cli.WRONG, "")
    assert said in complaint
    assert complaint.count("\n") == 1


def test_a_book_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    code, out, complaint = run(
        "deadline", "party-notice", "--from", "2026-11-20", "--book", tmp_path / "khong-co.db"
    )
    assert (code, out) == (cli.WRONG, "")
    assert "khong-co.db" in complaint
