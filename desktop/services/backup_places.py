"""Where a book and its backups lie, and what is to be said of it."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.backups import BackupRow
from desktop.services.backups import backups_in
from desktop.store.places import place_of, same_disk


@dataclass(frozen=True, slots=True)
class BackupsShown:
    """What stands on the page: backups of the folders, newest first, and whether all go with the book's
    disk."""

    rows: tuple[BackupRow, ...]
    folder_is_there: bool
    all_on_one_disk: bool


def shown(book: Path, folders: tuple[Path, ...]) -> BackupsShown:
    """Backups of every folder that is there now."""
    there = [folder for folder in dict.fromkeys(folders) if folder.is_dir()]
    rows = [row for folder in there for row in backups_in(folder)]
    rows.sort(key=lambda row: (row.made_at is not None, row.made_at, row.file.name), reverse=True)
    good = [row for row in rows if row.contents is not None]
    together = all(same_disk(row.file, book) for row in good)
    return BackupsShown(tuple(rows), bool(folders) and folders[0] in there, together)


def goes_with(book: Path, folder: Path) -> bool:
    """Whether a folder lies on the disk of the book."""
    return same_disk(book, folder)


def shared_place(path: Path) -> str:
    """The code of the sentence for a book where other machines may write into it; empty elsewhere."""
    place = place_of(path)
    if not place.is_shared:
        return ""
    return "book-in-sync-folder" if place.service else "book-on-network"


def service_of(path: Path) -> str:
    """The program that copies the folder elsewhere, where one does."""
    return place_of(path).service
