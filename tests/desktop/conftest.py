"""A real book in a temporary folder for every test of the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import cli
from desktop.office import Office
from tests import builders
from tests.desktop.one_command import Run


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that has been through the wizard."""
    opened = builders.new_office(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process, on a machine of its own."""
    monkeypatch.setattr("desktop.settings.data_folder", lambda: tmp_path / "may")
    monkeypatch.delenv("LANGNGHE_BOOK", raising=False)

    def run_command(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_command
