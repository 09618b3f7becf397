"""Bản chẩn đoán: what is saved is what was shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import new_office
from ui.operations import Operations
from ui.pages.administration_diagnostics import DiagnosticPart


@pytest.fixture
def part(
    qtbot: QtBot, app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DiagnosticPart]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nha"))
    operations = Operations(new_office(tmp_path))
    made = DiagnosticPart(operations)
    made.show()
    yield made
    made.close()
    operations.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_word_is_shown_before_it_is_saved(part: DiagnosticPart, tmp_path: Path) -> None:
    said: list[str] = []
    part.done.connect(said.append)
    assert part.words.isHidden()
    part.save_to(tmp_path / "chua-xem.zip")
    part.look()
    part._operations.wait()
    assert part.words.isVisible()
    assert "Màn hình: " in part.words.text()
    part.save_to(tmp_path / "chan-doan.zip")
    part._operations.wait()
    assert said == ["Đã lưu bản chẩn đoán: chan-doan.zip."]
    assert not (tmp_path / "chua-xem.zip").exists()
    with ZipFile(tmp_path / "chan-doan.zip") as packed:
        for name in packed.namelist():
            assert packed.read(name).decode().strip() in part.words.text()


def test_closing_the_file_window_saves_nothing(
    part: DiagnosticPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = iter(("", str(tmp_path / "a.zip")))
    monkeypatch.setattr("ui.pages.administration_diagnostics.ask_where", lambda *_: next(chosen))
    part.look()
    part._operations.wait()
    part.ask_file()
    part._operations.wait()
    assert not (tmp_path / "a.zip").exists()
    part.ask_file()
    part._operations.wait()
    assert (tmp_path / "a.zip").exists()
