"""What forms offer from the catalogues by the day of the record: what there was that day.

What the record holds already is shown whatever its days are, so that nothing it says is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from desktop.domain.office import Body, SubjectArea
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField

Items = Callable[[date], Iterable[ChoiceItem]]


def body_items(bodies: Iterable[Body], day: date) -> tuple[ChoiceItem, ...]:
    """Bodies by their keys."""
    return tuple(
        ChoiceItem(each.key, each.name, each.abbreviation or "", offered=each.valid_on(day))
        for each in bodies
    )


def body_names(bodies: Iterable[Body], day: date) -> tuple[ChoiceItem, ...]:
    """Bodies by their names, where the record keeps the name."""
    return tuple(
        ChoiceItem(each.name, each.name, each.abbreviation or "", offered=each.valid_on(day))
        for each in bodies
    )


def area_items(areas: Iterable[SubjectArea], day: date) -> tuple[ChoiceItem, ...]:
    """Subject areas by their keys."""
    return tuple(ChoiceItem(each.key, each.name, offered=each.valid_on(day)) for each in areas)


def offer_by_day(choices: Iterable[Choice], day: DateField, items: Items, usual: Callable[[], date]) -> None:
    """Those lists follow the day typed; while there is none, ``usual``."""
    lists = tuple(choices)

    def offer(_day: object = None) -> None:
        found = tuple(items(day.date() or usual()))
        for choice in lists:
            choice.set_items(found)

    day.date_changed.connect(offer)
    offer()
