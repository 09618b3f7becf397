"""A secretary opens an empty book and sets the office up without the mouse, power cut included."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Capacity, Side, UnitKind
from desktop.office import open_office
from desktop.registers.office import catalogues, is_set_up
from desktop.services.office_sheet import next_numbers
from tests.builders import MOMENT
from tests.ui.typing_hand import letters, press, type_phrase
from ui.forms.wizard import Wizard
from ui.operations import Operations

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).parents[2]
TYPING = """
import sys
sys.path.insert(0, {root!r})
import ui
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
app = QApplication([])
from pathlib import Path
from desktop.office import open_office
from tests.ui.typing_hand import compose, letters, type_phrase
from ui.forms.wizard import Wizard
from ui.operations import Operations
from ui.style import apply_theme
apply_theme(app)
operations = Operations(open_office(Path({book!r})))
wizard = Wizard(operations)
wizard.show()
wizard.notice.understood.setChecked(True)
type_phrase(wizard.notice.reader, "Đỗ Thị Thanh Mai")
wizard.step().save()
type_phrase(wizard.office.questions.name, "Bình Minh")
letters(wizard.office.questions.name, " ")
compose(wizard.office.questions.name, "Hạ")
QTimer.singleShot(2000, lambda: print("typed", flush=True))
app.exec()
"""


@pytest.fixture
def wizard(qtbot: QtBot, app: QApplication, tmp_path: Path) -> Iterator[Wizard]:
    operations = Operations(open_office(tmp_path / "so.db", clock=lambda: MOMENT))
    made = Wizard(operations)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    QCoreApplication.processEvents()
    yield made
    made.close()
    operations.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(widget: QWidget) -> None:
    for _ in range(60):
        if here() is widget:
            return
        QTest.keyClick(here(), Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName()}")


def write(widget: QWidget, phrase: str) -> None:
    tab_to(widget)
    type_phrase(widget, phrase)


def go_on() -> None:
    press(here(), Key.Key_Return, CTRL)
    QCoreApplication.processEvents()


def test_an_empty_book_becomes_an_office_by_keyboard_alone(wizard: Wizard) -> None:
    finished: list[bool] = []
    wizard.finished.connect(lambda: finished.append(True))
    press(here(), Key.Key_Space, text=" ")
    write(wizard.notice.reader, "Đỗ Thị Thanh Mai")
    go_on()
    questions = wizard.office.questions
    assert here() is questions.province
    type_phrase(questions.province, "Tỉnh Sơn Hà")
    QTest.keyClick(here(), Key.Key_Tab)
    press(here(), Key.Key_Space, text=" ")
    write(questions.name, "Bình Minh Hạ")
    press(here(), Key.Key_Return)
    assert here() is questions.superior
    tab_to(questions.term)
    letters(questions.term, "30072025")
    write(questions.hamlets, "Đồng Mẫu")
    press(questions.hamlets, Key.Key_Return)
    type_phrase(questions.hamlets, "Bến Gạo")
    go_on()
    lines = wizard.officials.rows.lines()
    assert here() is lines[0]["name"]
    type_phrase(here(), "Phạm Đức Thịnh")
    write(lines[1]["name"], "Nguyễn Hoàng Thị Phương Quỳnh")
    press(here(), Key.Key_Insert)
    type_phrase(here(), "Phạm Đức Thịnh")
    QTest.keyClick(here(), Key.Key_Tab)
    type_phrase(here(), "HĐND")
    QTest.keyClick(here(), Key.Key_Tab)
    type_phrase(here(), "Chủ tịch HĐND")
    go_on()
    assert wizard.step() is wizard.catalogue
    go_on()
    tab_to(wizard.numbers.questions.fields[Side.PARTY, "BB"])
    here().selectAll()  # type: ignore[attr-defined]
    letters(here(), "15")
    go_on()
    step = wizard.password
    assert (wizard.step(), step.login.text()) == (step, "mai.dtt")
    tab_to(step.password.first)
    letters(here(), "hoa ban no trang")
    tab_to(step.password.again)
    letters(here(), "hoa ban no trang")
    go_on()
    wizard.operations.wait()
    tab_to(step.view.tick)
    press(here(), Key.Key_Space, text=" ")
    go_on()
    assert wizard.step() is wizard.backups
    go_on()
    assert wizard.step() is wizard.end
    press(here(), Key.Key_Escape)
    assert wizard.step() is wizard.backups
    go_on()
    go_on()
    wizard.operations.wait()
    assert finished == [True]

    office = wizard.operations.office
    found = catalogues(office)
    assert (found.sheet.kind, found.sheet.name, found.sheet.province) == (
        UnitKind.COMMUNE,
        "Bình Minh Hạ",
        "Sơn Hà",
    )
    assert found.sheet.party.issuer == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"
    assert found.sheet.party.superior == "ĐẢNG BỘ TỈNH SƠN HÀ"
    assert found.sheet.state is not None
    assert found.sheet.state.issuer == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ"
    assert [each.name for each in found.hamlets] == ["Đồng Mẫu", "Bến Gạo"]
    assert [(each.name, [post.capacity for post in each.posts]) for each in found.officials] == [
        ("Phạm Đức Thịnh", [Capacity.PARTY, Capacity.COUNCIL]),
        ("Nguyễn Hoàng Thị Phương Quỳnh", [Capacity.STATE]),
    ]
    assert found.user_name == "Đỗ Thị Thanh Mai"
    assert next_numbers(office, ("BB",))[0].first == 15
    assert office.journal.unsaved() == {}


def test_what_was_typed_comes_back_after_a_power_cut(qtbot: QtBot, app: QApplication, tmp_path: Path) -> None:
    book = tmp_path / "so.db"
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING.format(root=str(ROOT), book=str(book))],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "typed"
    process.kill()
    process.wait()
    process.stdout.close()

    operations = Operations(open_office(book, exclusive=True))
    assert not is_set_up(operations.office)
    wizard = Wizard(operations)
    assert wizard.step() is wizard.office
    assert wizard.office.questions.name.text() == "Bình Minh Hạ"
    assert wizard.notice.reader.text() == "Đỗ Thị Thanh Mai"
    assert wizard.notice.understood.isChecked()
    assert "Đã lấy lại nội dung gõ dở" in wizard.frame.notice.text()
    operations.close()
    wizard.deleteLater()
