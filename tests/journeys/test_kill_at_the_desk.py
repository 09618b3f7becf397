"""The same power cut while a visit is being typed; a file of its own, so that both run side by side."""

from pathlib import Path

import pytest

from tests.journeys.test_kill import lost_keys

KILLS = 25


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_every_key_typed_into_a_visit_survives_too(tmp_path: Path) -> None:
    assert lost_keys(tmp_path, "session", KILLS) == []
