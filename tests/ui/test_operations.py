"""The one road: acts run on one worker, answers come back on the main thread, faults become sentences."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

import ui.operations
from desktop import texts
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from ui.operations import Operations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.office import Office
    from ui.jobs import Report, Stopped

CHANGE = Change("test", ((Kind.DIALOGUE, "dt-1"),))


@pytest.fixture
def operations(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    from desktop.office import open_office

    made = Operations(open_office(tmp_path / "so.db"))
    yield made
    made.close()


def test_an_act_runs_on_the_worker_and_answers_on_the_main_thread(operations: Operations) -> None:
    ran: list[threading.Thread] = []
    answered: list[tuple[threading.Thread, Change]] = []
    changes: list[Change] = []
    operations.changed.connect(changes.append)

    def act(office: Office) -> Change:
        ran.append(threading.current_thread())
        assert office is operations.office
        return CHANGE

    operations.run(act, done=lambda change: answered.append((threading.current_thread(), change)))
    assert operations.busy
    assert operations.wait(20_000)
    assert ran[0] is not threading.main_thread()
    assert answered == [(threading.main_thread(), CHANGE)]
    assert changes == [CHANGE]
    assert not operations.busy


def test_acts_keep_their_order_on_one_worker(operations: Operations) -> None:
    ran: list[tuple[int, int]] = []

    def act(number: int) -> Change:
        ran.append((number, threading.get_ident()))
        return CHANGE

    for number in range(20):
        operations.run(lambda _office, number=number: act(number))
    assert operations.wait(20_000)
    assert [number for number, _ in ran] == list(range(20))
    assert len({thread for _, thread in ran}) == 1


def test_a_refusal_goes_to_the_form_and_changes_nothing(operations: Operations) -> None:
    refused: list[Refusal] = []
    unhandled: list[Refusal] = []
    changes: list[Change] = []
    operations.changed.connect(changes.append)
    operations.failed.connect(unhandled.append)

    def act(_office: Office) -> Change:
        raise Refusal("required", field="title")

    operations.run(act, failed=refused.append)
    operations.run(act)
    assert operations.wait(20_000)
    assert [each.field for each in refused] == ["title"]
    assert [each.code for each in unhandled] == ["required"]
    assert changes == []


def test_an_unexpected_fault_becomes_a_sentence_with_a_code(operations: Operations) -> None:
    refused: list[Refusal] = []

    def act(_office: Office) -> Change:
        raise ValueError("Nguyễn Văn A")

    operations.run(act, failed=refused.append)
    operations.run(act, failed=refused.append)
    assert operations.wait(20_000)
    assert refused[0].code == "unexpected"
    said = texts.sentence(refused[0])
    assert said.startswith("Có lỗi ngoài dự kiến, nội dung đã lưu. Mã lỗi L-")
    assert "Nguyễn" not in said
    assert said == texts.sentence(refused[1])


def test_a_read_gives_its_answer_without_a_change(operations: Operations) -> None:
    found: list[object] = []
    changes: list[Change] = []
    operations.changed.connect(changes.append)
    operations.read(lambda office: office.file.name, found.append)
    assert operations.wait(20_000)
    assert found == ["so.db"]
    assert changes == []


def test_a_long_job_tells_how_far_it_is_and_stops_when_asked(operations: Operations) -> None:
    told: list[tuple[int, int]] = []
    ended: list[int] = []
    go_on = threading.Event()

    def job(_office: Office, report: object, stopped: object) -> int:
        for step in range(1000):
            report(step, 1000)  # type: ignore[operator]
            if step == 3:
                go_on.wait(3)
            if stopped():  # type: ignore[operator]
                return step
        return 1000

    handle = operations.long(job, lambda done, of_all: told.append((done, of_all)), ended.append)
    handle.cancel()
    go_on.set()
    assert operations.wait(20_000)
    assert ended[0] < 1000
    assert told[0] == (0, 1000)


def test_closing_tells_a_job_without_end_to_stop(
    operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.operations, "_LONG_MAY_END_MS", 50)
    refusals: list[str] = []

    def job(_office: Office, _report: Report, stopped: Stopped) -> None:
        while not stopped():
            time.sleep(0.005)
        raise Refusal("stopped")

    operations.long(job, None, lambda _: None, lambda refusal: refusals.append(refusal.code))
    operations.close()
    assert refusals == ["stopped"]
    assert not operations.is_open


def test_an_answer_for_a_closed_form_is_dropped(operations: Operations) -> None:
    class Form(QObject):
        answered = False

        def take(self, _change: Change) -> None:
            Form.answered = True

    import shiboken6

    form = Form()
    changes: list[Change] = []
    operations.changed.connect(changes.append)
    operations.run(lambda _office: CHANGE, done=form.take)
    shiboken6.delete(form)
    assert operations.wait(20_000)
    assert not Form.answered
    assert changes == [CHANGE]


def test_a_change_of_the_book_before_reaches_nobody_once_another_is_being_opened(
    operations: Operations, tmp_path: Path
) -> None:
    from desktop.office import open_office

    changes: list[Change] = []
    operations.changed.connect(changes.append)

    def another(_change: Change) -> None:
        operations.open(lambda: open_office(tmp_path / "khac.db"), lambda _: None, lambda _: None)
        assert not operations.is_open

    operations.run(lambda _: CHANGE, done=another)
    assert operations.wait(20_000)
    assert changes == []
    assert operations.office.file.name == "khac.db"


def test_the_book_is_opened_on_the_worker(qtbot: QtBot, tmp_path: Path) -> None:
    operations = Operations()
    opened: list[tuple[object, int]] = []
    assert not operations.is_open
    with pytest.raises(RuntimeError):
        _ = operations.office

    def opening() -> Office:
        from desktop.office import open_office

        opened.append((None, threading.get_ident()))
        return open_office(tmp_path / "so.db")

    operations.open(opening, lambda office: opened.append((office, threading.get_ident())), pytest.fail)
    assert operations.wait(10_000)
    assert opened[0][1] != threading.get_ident()
    assert opened[1] == (operations.office, threading.get_ident())
    operations.close()
    assert not operations.is_open


def test_drafts_are_kept_on_a_thread_of_their_own_and_forgotten_when_saved(
    operations: Operations, qtbot: QtBot
) -> None:
    kept: list[tuple[str, object, object]] = []
    operations.draft_kept.connect(lambda name, at, error: kept.append((name, at, error)))
    operations.keep_draft("mau-thu", '{"name": "Quỳnh"}')
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0][0] == "mau-thu"
    assert kept[0][2] is None
    assert operations.office.journal.unsaved()["mau-thu"].content == '{"name": "Quỳnh"}'
    operations.forget_draft("mau-thu")
    assert operations.office.journal.unsaved() == {}
