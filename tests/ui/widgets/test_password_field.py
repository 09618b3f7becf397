"""A password is dots, never journalled; the keyboard's traps are told at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.typing_hand import compose, letters, press
from ui.forms.values import shown_text_of
from ui.widgets.password_field import CAPITALS, MARKED, PasswordField


@pytest.fixture
def field(qtbot: QtBot, app: QApplication) -> PasswordField:
    made = PasswordField()
    qtbot.addWidget(made)
    made.resize(120, 32)
    made.show()
    made.setFocus()
    return made


def _typed_key(field: PasswordField, letter: str, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    press(field, Qt.Key(ord(letter.upper())), held, letter)


@pytest.mark.parametrize("word", ["mậtkhẩu", "đ", "ắ"])
def test_a_marked_letter_is_told_while_it_is_being_composed(field: PasswordField, word: str) -> None:
    said: list[str] = []
    field.warned.connect(said.append)
    letters(field, "abc1")
    assert said == []
    compose(field, word)
    assert said == [MARKED]
    event = QInputMethodEvent()
    event.setCommitString(word)
    QApplication.sendEvent(field, event)
    assert field.typed() == f"abc1{word}"
    assert field.warning() == MARKED
    field.forget()
    assert said == [MARKED, ""]


def test_a_letter_typed_with_marks_apart_is_told_too(field: PasswordField) -> None:
    field.setText("a\u0301")
    assert field.warning() == MARKED


def test_caps_lock_is_told_by_the_first_letter(field: PasswordField) -> None:
    said: list[str] = []
    field.warned.connect(said.append)
    _typed_key(field, "A")
    assert said == [CAPITALS]
    press(field, Qt.Key.Key_CapsLock)
    assert said == [CAPITALS, ""]
    _typed_key(field, "b", shift=True)
    _typed_key(field, "B", shift=True)
    _typed_key(field, "b")
    assert said == [CAPITALS, "", CAPITALS, ""]


def test_the_eye_opens_by_key_and_closes_when_the_password_is_forgotten(field: PasswordField) -> None:
    letters(field, "mat-khau-rat-dai-khong-vua-o")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.clearFocus()
    assert not field.is_cut()
    press(field, Qt.Key.Key_F4)
    assert field.is_shown()
    field.forget()
    assert (field.text(), field.is_shown(), field.isUndoAvailable()) == ("", False, False)


def test_no_draft_ever_has_it(field: PasswordField) -> None:
    letters(field, "bi-mat")
    assert shown_text_of(field) == ""
