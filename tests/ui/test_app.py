"""The application: window before data, one window a book, faults become a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.domain.changes import Kind
from desktop.office import open_office
from tests import builders
from ui.app import PRACTISING, Desk
from ui.faults import catch_faults
from ui.forms.wizard import Wizard
from ui.single_window import SingleWindow
from ui.start_message import StartMessage
from ui.style.theme import apply_theme, current
from ui.widgets.buttons import ActionButton

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def hooks() -> Iterator[None]:
    """Whatever a window did to the process is undone."""
    import threading

    before = (sys.excepthook, threading.excepthook)
    yield
    sys.excepthook, threading.excepthook = before
    apply_theme(QApplication.instance())  # type: ignore[arg-type]


@pytest.fixture
def desk(app: QApplication, tmp_path: Path, hooks: None, qtbot: QtBot) -> Iterator[Desk]:
    opened = Desk(app, tmp_path / "so.db")
    yield opened
    opened.window.close()
    opened.operations.close()


@pytest.fixture
def planned(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Desk:
    """The window on a book with one planned dialogue, its first page shown."""
    from desktop.services.dialogues import plan_dialogue

    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue())
    office.close()
    desk.start()
    qtbot.waitUntil(lambda: desk.window.page() is not None, timeout=10_000)
    return desk


def _wait_for(qtbot: QtBot, desk: Desk, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(desk.window.stack.currentWidget(), kind), timeout=10_000)


def test_the_window_is_there_before_the_book(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    assert desk.window.isVisible()
    assert not desk.operations.is_open
    _wait_for(qtbot, desk, Wizard)


def test_an_office_that_is_set_up_opens_on_its_pages(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    builders.new_office(tmp_path).close()
    desk.start()
    qtbot.waitUntil(lambda: desk.window.page() is not None, timeout=10_000)
    page = desk.window.page()
    assert page is not None
    assert page.key == "today"
    assert desk.operations.office.user == "Đỗ Thị Thanh Mai"
    assert desk.window.windowTitle() == "Lắng Nghe – Hôm nay – ĐU xã Bình Minh Hạ"


def test_minutes_open_over_the_pages_and_close_again(planned: Desk) -> None:
    planned.open_record(Kind.DIALOGUE, "dt-2026-11-12")
    assert planned.window.page() is None
    assert planned.window.rail.is_compact()
    planned.window.show_page("commitments")
    page = planned.window.page()
    assert page is not None
    assert page.key == "commitments"


def test_a_book_that_cannot_be_opened_is_said_and_can_be_tried_again(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    other = open_office(tmp_path / "so.db", exclusive=True)
    desk.start()
    _wait_for(qtbot, desk, StartMessage)
    other.close()
    message = desk.window.stack.currentWidget()
    assert isinstance(message, StartMessage)
    message.again.emit()
    _wait_for(qtbot, desk, Wizard)


def test_a_second_start_raises_the_first_window(app: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleWindow(tmp_path / "so.db"), SingleWindow(tmp_path / "so.db")
    assert not first.is_second()
    first.listen()
    with qtbot.waitSignal(first.raise_asked, timeout=20_000):
        assert second.is_second()
    assert not SingleWindow(tmp_path / "khac.db").is_second()
    first.close()
    assert not second.is_second()


def test_a_fault_is_told_by_code_and_logged_without_what_was_typed(
    desk: Desk, hooks: None, qtbot: QtBot
) -> None:
    desk.start()
    _wait_for(qtbot, desk, Wizard)
    try:
        raise ValueError("Nguyễn Thị Bí Mật")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(desk.window.notice.isVisible, timeout=20_000)
    assert "Mã lỗi L-" in desk.window.notice.text()
    logged = "".join(path.read_text(encoding="utf-8") for path in settings.data_folder().glob("*.txt"))
    assert "ValueError" in logged
    assert "Bí Mật" not in logged


def test_a_fault_in_a_thread_is_told_too(hooks: None) -> None:
    import threading

    told: list[str] = []
    catch_faults(told.append)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert len(told) == 1
    assert "Mã lỗi" in told[0]


def test_letters_and_colours_are_kept_for_the_next_start(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    _wait_for(qtbot, desk, Wizard)
    desk.dress("dark", 12.0)
    assert current().scale == pytest.approx(12 / 10.5)
    kept = settings.load(settings.data_folder())
    assert (kept.theme, kept.point_size) == ("dark", 12.0)
    desk.window.close()
    assert settings.load(settings.data_folder()).window


def test_without_a_screen_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "main.py", "--book", str(tmp_path / "so.db")],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Không thấy màn hình" in done.stderr


def test_the_practice_book_says_what_it_is_and_how_to_leave_it(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    _wait_for(qtbot, desk, Wizard)
    desk.open_practice()
    qtbot.waitUntil(lambda: desk.window.page() is not None, timeout=20_000)
    assert desk.window.notice.text() == PRACTISING
    assert desk.book.with_name("so-de-tap.db").exists()


def test_a_message_of_the_start_gives_the_cursor_to_its_button(qtbot: QtBot) -> None:
    message = StartMessage("Tệp so.db không phải sổ của Lắng Nghe.")
    qtbot.addWidget(message)
    message.show()
    QTest.qWaitForWindowActive(message)
    focused = QApplication.focusWidget()
    assert isinstance(focused, ActionButton)
    with qtbot.waitSignal(message.again):
        QTest.keyClick(focused, Qt.Key.Key_Return)


def test_keys_of_the_minutes_work_while_the_rail_has_the_cursor(planned: Desk, qtbot: QtBot) -> None:
    from ui.forms.minutes.editor import MinutesEditor

    planned.open_record(Kind.DIALOGUE, "dt-2026-11-12")
    editor = planned.window.record
    assert isinstance(editor, MinutesEditor)
    planned.window.rail.setFocus()
    assert not editor.isAncestorOf(planned.window.focusWidget())
    QTest.keyClick(planned.window.focusWidget(), Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: editor.current == "opinions")
    assert editor.isAncestorOf(planned.window.focusWidget())
    editor.close_editor()


def test_what_the_first_page_reads_late_leaves_the_cursor_in_the_minutes(planned: Desk) -> None:
    from ui.forms.minutes.editor import MinutesEditor

    page = planned.window.page()
    assert page is not None
    page.refresh()
    planned.open_record(Kind.DIALOGUE, "dt-2026-11-12")
    editor = planned.window.record
    assert isinstance(editor, MinutesEditor)
    typed_into = planned.window.focusWidget()
    assert editor.isAncestorOf(typed_into)
    assert page.is_reading  # type: ignore[attr-defined]
    assert planned.operations.wait()
    assert not page.is_reading  # type: ignore[attr-defined]
    assert planned.window.focusWidget() is typed_into
    editor.close_editor()


def test_a_clock_behind_the_log_is_told_once_at_opening(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    from datetime import datetime

    builders.new_office(tmp_path, datetime(2198, 1, 5, 8, 30)).close()  # noqa: DTZ001 -- one zone
    desk.start()
    qtbot.waitUntil(lambda: desk.window.page() is not None, timeout=10_000)
    assert desk.window.notice.text() == (
        "Đồng hồ máy đang chậm hơn dòng nhật ký cuối (05/01/2198 8:30:00). Chỉnh lại giờ trước khi ghi tiếp."
    )
