"""What a backup holds, what going back to it would lose, what a drill found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop.domain.changes import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One file inside a backup. ``of`` is the hash of the paper that a readable copy was made from."""

    name: str
    size: int
    sha256: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents of a backup; nothing in it says who came, spoke or wrote.

    ``book`` is the name of the book's file, ``office`` the office's key, ``key_id`` tells backups of one key
    from those of another, ``rows`` counts the rows of each table.
    """

    made_at: datetime
    program: str
    schema: str
    book: str
    office: str
    key_id: str
    rows: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def part(self, name: str) -> Part | None:
        return next((each for each in self.parts if each.name == name), None)

    def is_of(self, other: "Contents") -> bool:
        """Whether both are backups of one book."""
        return (self.book, self.office) == (other.book, other.office)


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in a folder. ``trouble`` is the code of what is wrong with one that cannot be read."""

    file: Path
    size: int
    contents: Contents | None
    trouble: str = ""

    @property
    def made_at(self) -> datetime | None:
        return self.contents.made_at if self.contents is not None else None


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The backup made last, as this machine remembers it; its disk need not be there now. ``mark`` tells
    whether the book has changed since."""

    at: datetime
    file: str
    same_disk: bool
    mark: str


class Fate(StrEnum):
    """What going back to a backup does to a record."""

    GONE = "gone"
    OLDER = "older"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class LostRecord:
    """A record that would be gone, stand as it stood, or be there again."""

    kind: Kind
    key: str
    title: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Loss:
    """What the book has and the backup has not. ``rows`` may be cut short, ``counts`` are whole."""

    made_at: datetime
    counts: Mapping[tuple[Kind, Fate], int]
    rows: tuple[LostRecord, ...]

    def count(self, fate: Fate) -> int:
        return sum(number for (_, each), number in self.counts.items() if each is fate)


@dataclass(frozen=True, slots=True)
class CountedKind:
    """How many of a kind the backup said, the restored book held and the book holds now."""

    kind: Kind
    said: int
    restored: int
    now: int


@dataclass(frozen=True, slots=True)
class Drill:
    """One trial of taking a book back from a backup."""

    held_at: datetime
    by: str
    file: str
    made_at: datetime
    size: int
    parts: int
    papers: int
    drafts: int
    seconds: float
    kinds: tuple[CountedKind, ...]

    @property
    def is_good(self) -> bool:
        return all(each.said == each.restored for each in self.kinds)
