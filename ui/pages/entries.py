"""Places in the rail, known before their pages are loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.pages.page import Page


@dataclass(frozen=True)
class PageEntry:
    """A place whose page is made the first time it is shown; ``number`` 0 takes its place in the rail."""

    key: str
    title: str
    icon: str
    make: Callable[[], Page]
    number: int = 0


def entry_of(shown: Page | PageEntry) -> PageEntry:
    """The entry of a page that is made already, or the entry itself."""
    if isinstance(shown, PageEntry):
        return shown
    return PageEntry(shown.key, shown.title, shown.icon, lambda: shown)
