"""A real book of every version kept: it opens in this program and holds what it held."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.papers import PaperKind
from desktop.office import open_office
from desktop.services.papers import paper_bytes
from desktop.services.records import export_records, import_file
from desktop.store import keys
from desktop.store.versions import HEAD, version_of

TESTS = Path(__file__).resolve().parent.parent.parent
SAMPLES = {"0001": "binh-minh-ha-dialogues.json"}
OLD_BOOKS = sorted((TESTS / "old_books").glob("*.db"))


def test_a_book_of_this_version_is_kept() -> None:
    assert f"{HEAD}.db" in {book.name for book in OLD_BOOKS}


@pytest.mark.parametrize("book", OLD_BOOKS, ids=lambda book: book.stem)
def test_an_old_book_opens_and_holds_what_it_held(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "so.db"
    shutil.copy(book, copy)
    if keys.path_of(book).exists():
        shutil.copy(keys.path_of(book), keys.path_of(copy))
    office = open_office(copy)
    assert version_of(copy, office.key) == HEAD
    sample = SAMPLES.get(book.stem, "binh-minh-ha.json")
    import_file(tmp_path / "moi.db", TESTS / "samples" / sample)
    fresh = open_office(tmp_path / "moi.db")
    assert export_records(office, "Kiểm tra") == export_records(fresh, "Kiểm tra")
    assert paper_bytes(office, PaperKind.DIALOGUE_MINUTES, "dt-2026-11-12")[:8] == b"%PDF-1.7"
    office.close()
    fresh.close()
