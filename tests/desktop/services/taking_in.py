"""Taking records into a new book, as tests of intake do it."""

from desktop.exchange import records as file_of_records
from desktop.office import Office
from desktop.services.records import Taken, take_in_records
from tests.desktop.exchange.small import Json, encoded


def take(office: Office, content: Json) -> Taken:
    return take_in_records(office, file_of_records.read(encoded(content), "thu.json"))


def counts(taken: Taken) -> tuple[int, int, int]:
    """New, changed, unchanged."""
    return taken.new, taken.changed, taken.unchanged
