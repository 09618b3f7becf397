"""A list whose first page is shown before anyone has counted how long it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ui.tables.model import WINDOW, RowSource

Read = Callable[[int, int, int | None], Sequence[Any]]


class GrowingRows:
    """``read(offset, limit, total)`` gives a window; one row more than a page tells whether there is anything
    to count. :attr:`total` is None until then.
    """

    def __init__(self, read: Read, total: int | None = None) -> None:
        self._read = read
        self.begin = read(0, WINDOW + 1, total)
        self.total = len(self.begin) if len(self.begin) <= WINDOW else total

    def window(self, offset: int, limit: int) -> Sequence[Any]:
        """Rows of the list; the first page is not read twice."""
        if offset == 0 and limit <= WINDOW:
            return self.begin[:limit]
        return self._read(offset, limit, self.total)

    def source(
        self, key: Callable[[Any], str], place: Callable[[str], int | None] | None = None
    ) -> RowSource:
        """What a table shows now; it is extended when the total is known."""
        return RowSource(len(self.begin) if self.total is None else self.total, self.window, key, place=place)
