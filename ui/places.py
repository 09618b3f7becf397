"""Where everything stands: the pages of the rail in their order, and the records that open over them.

Pages and records are named, not imported: each is loaded when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from desktop.domain.changes import Kind
from ui.pages.entries import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.operations import Operations
    from ui.pages.page import Page


@dataclass(frozen=True)
class PagePlace:
    """``number`` is the page's own in the whole order: its key is Alt and that number, whatever stands
    before it."""

    number: int
    key: str
    title: str
    icon: str
    source: str


@dataclass(frozen=True)
class RecordPlace:
    """What opens over the pages for one kind of record; ``help_key`` names its help text, ``written_by`` the
    act of whoever writes in it."""

    title: str
    help_key: str
    source: str
    written_by: str


UPPER = (
    PagePlace(1, "today", "Hôm nay", "home", "ui.pages.today:TodayPage"),
    PagePlace(2, "receptions", "Tiếp dân", "people", "ui.pages.receptions:ReceptionsPage"),
    PagePlace(3, "dialogues", "Đối thoại", "dialogue", "ui.pages.dialogues:DialoguesPage"),
    PagePlace(4, "petitions", "Đơn thư", "mail", "ui.pages.petitions:PetitionsPage"),
    PagePlace(5, "commitments", "Cam kết", "flag", "ui.pages.commitments:CommitmentsPage"),
)
LOWER = (PagePlace(8, "administration", "Quản trị", "sliders", "ui.pages.administration:AdministrationPage"),)
OPENING = "today"
RECORDS = {
    Kind.DIALOGUE: RecordPlace(
        "Biên bản đối thoại", "minutes", "ui.forms.minutes.editor:MinutesEditor", "record_minutes"
    ),
    Kind.RECEPTION_SESSION: RecordPlace(
        "Buổi tiếp công dân", "session", "ui.forms.reception.session_desk:SessionDesk", "record_visit"
    ),
}


def entries(
    places: tuple[PagePlace, ...], operations: Operations, dressed: Callable[[Page], object]
) -> tuple[PageEntry, ...]:
    """The places as the window takes them; ``dressed`` is told of each page once it is made."""

    def make(source: str) -> Page:
        page = cast("Page", _named(source)(operations))
        dressed(page)
        return page

    return tuple(
        PageEntry(each.key, each.title, each.icon, partial(make, each.source), each.number) for each in places
    )


def record_of(kind: Kind, operations: Operations, key: str) -> QWidget:
    """What shows one record."""
    return cast("QWidget", _named(RECORDS[kind].source)(operations, key))


def _named(source: str) -> Callable[..., object]:
    module, _, name = source.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), name))
