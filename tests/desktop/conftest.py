"""A real book in a temporary folder for every test of the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.office import Office
from tests import builders


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that has been through the wizard."""
    opened = builders.new_office(tmp_path)
    yield opened
    opened.close()
