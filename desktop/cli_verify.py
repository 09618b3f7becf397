"""``verify``: whether the book, its papers, scans, log and backups are what was written (docs/records.md)."""

from collections.abc import Sequence
from pathlib import Path

from desktop import settings
from desktop.cli_keys import unlocked
from desktop.domain.errors import BookUnusable, Refusal
from desktop.office import BookKey, open_key
from desktop.services.verifying import verify


def verified(book: Path) -> tuple[Sequence[Refusal], str]:
    """What is damaged, and the sentence for a book in which nothing is."""
    if not book.exists():
        raise BookUnusable("no-book", file=str(book))
    found = verify(book, _key(book), backups=(settings.backup_folder(),))
    head = f"; mốc nhật ký {found.head}" if found.head else ""
    return found.damage, f"Sổ {book} nguyên vẹn{head}."


def _key(book: Path) -> BookKey:
    opened = unlocked(book)
    return opened.key if opened is not None else open_key(book)
