"""Who may is said when the form opens, and by every form."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.forms
from desktop.domain.changes import Kind
from desktop.domain.users import MAY, Role
from desktop.registers.office import catalogues
from tests.ui.sample_book import LIVE, open_sample
from ui.app import Desk
from ui.forms.allowed import refused
from ui.forms.dialogue_form import PlanForm
from ui.forms.form import Form
from ui.operations import Operations
from ui.style.theme import apply_theme

SAID = "Chỉ người ghi chép hoặc chánh văn phòng được lập hội nghị đối thoại."


def _kinds(kind: type[Form]) -> set[type[Form]]:
    return {kind}.union(*(_kinds(each) for each in kind.__subclasses__()))


def test_every_form_names_the_act_it_does() -> None:
    for module in pkgutil.walk_packages(ui.forms.__path__, "ui.forms."):
        importlib.import_module(module.name)
    mine = {kind for kind in _kinds(Form) if kind.__module__.startswith("ui.") and "act" in vars(kind)}
    nameless = sorted(kind.__qualname__ for kind in mine if kind is not Form and kind.done_by not in MAY)
    assert nameless == []


def test_a_leader_is_told_before_typing_and_nothing_is_saved(desk: Operations, qtbot: QtBot) -> None:
    desk.office.roles = frozenset({Role.LEADER})
    form = PlanForm(desk, catalogues(desk.office))
    qtbot.addWidget(form)
    form.show()
    assert form.sum_label.text() == SAID
    form.save()
    assert form.sum_label.text() == SAID
    assert not any(field.error() for field in form.fields.values())
    assert not desk.busy


def test_whoever_may_is_told_nothing(desk: Operations) -> None:
    assert refused(desk, "plan_dialogue") == ""
    desk.office.roles = frozenset({Role.NOTE_TAKER})
    assert refused(desk, "plan_dialogue") == ""
    assert refused(desk, "void_number") == "Chỉ chánh văn phòng được hủy số văn bản."


def test_a_record_opened_by_one_who_reads_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: QApplication
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    hooks = (sys.excepthook, threading.excepthook)
    open_sample(tmp_path).close()
    shown = Desk(app, tmp_path / "so.db")
    shown.start()
    qtbot.waitUntil(lambda: bool(shown.window.pages))
    shown.operations.office.roles = frozenset({Role.LEADER})
    shown.open_record(Kind.DIALOGUE, LIVE)
    assert (
        shown.window.notice.text() == "Chỉ người ghi chép hoặc chánh văn phòng được ghi biên bản đối thoại."
    )
    shown.window.close()
    shown.operations.close()
    sys.excepthook, threading.excepthook = hooks
    apply_theme(app)
