"""Figures about commitments, counted by the book itself; each opens the promises it counts (BR-53).

The definitions stand with the pure rule in ``desktop.domain.commitment_figures``.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from desktop.domain.commitment_figures import ByDate, CommitmentFigures, Kept, Outcome
from desktop.office import Office
from desktop.registers.commitment_filters import TAB, Behind, Narrow, Show, conditions, outcome

EVERYTHING = Narrow(show=Show.ALL)


def state_day(narrow: Narrow, today: date) -> date:
    """The day whose state counts: the period's last, or today while the period is not over."""
    return today if narrow.last is None else min(narrow.last, today)


def commitment_figures(office: Office, narrow: Narrow = EVERYTHING) -> CommitmentFigures:
    """Over the promises of the period and filters of a list, those it shows and those it does not."""
    where = conditions(replace(narrow, show=Show.ALL, behind=None))
    day = state_day(narrow, office.today)
    columns = [outcome(day, measure) for measure in ByDate]
    kept: dict[ByDate, dict[str, int]] = {measure: {} for measure in ByDate}
    with office.store.reading() as book:
        rows = book.connection().execute(
            select(*columns, func.count(TAB.id)).where(*where).group_by(*columns)
        )
        for *found, count in rows:
            for measure, name in zip(ByDate, found, strict=True):
                kept[measure][name] = kept[measure].get(name, 0) + count
    return CommitmentFigures(*(Kept(**kept[measure]) for measure in ByDate))


def list_behind(narrow: Narrow, wanted: Outcome, today: date, by: ByDate = ByDate.IN_FORCE) -> Narrow:
    """The list of exactly the promises that a figure counts."""
    return replace(narrow, behind=Behind(wanted, state_day(narrow, today), by))
