"""Tab goes where the eye goes, also through lines that were added after the page was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from PySide6.QtWidgets import QWidget


def put_before(button: QWidget, lines: Iterable[Sequence[QWidget]]) -> None:
    """Tab visits ``lines`` from top to bottom, then ``button``, at the place the button has now.

    Qt gives a widget made later the last place of the window; a line added by a person would be left by Tab
    for the other end of the window.
    """
    order = [*chain.from_iterable(lines)]
    if not order:
        return
    for one, other in pairwise([button, *order, button]):
        if one is not other:
            QWidget.setTabOrder(one, other)
