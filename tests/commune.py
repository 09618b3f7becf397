"""The sample commune with everything in it, taken in once and then copied."""

from datetime import datetime
from pathlib import Path

from desktop.office import Office, open_office
from desktop.services.records import import_file
from tests.kept_books import copy_of

FILE = Path(__file__).parent / "samples" / "binh-minh-ha.json"
STANDS_ON = datetime(2026, 11, 21, 9, 42, 18)  # noqa: DTZ001 -- the office knows one zone


def open_commune(folder: Path, *, user: str = "mai") -> Office:
    """A copy of its own; the clock stands at the day the sample was written for."""
    copy_of("commune", _taken_in, folder / "so.db")
    return open_office(folder / "so.db", user=user, clock=lambda: STANDS_ON)


def _taken_in(folder: Path) -> Office:
    import_file(folder / "so.db", FILE, user="mai")
    return open_office(folder / "so.db", clock=lambda: STANDS_ON)
