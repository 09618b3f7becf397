"""Hoàn tác, Làm lại: the last acts taken back and done again, each as an act of its own with its audit line.

Only rows are put back that still are as the act left them: whatever somebody changed since is never
overwritten.
"""

from dataclasses import replace

from sqlalchemy.exc import IntegrityError

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.office import Office
from desktop.services.acts import Act, act
from desktop.store.row_images import RowImage, Step, put_back, stand_as


def undo_last(office: Office, number: int | None = None) -> Change:
    """Take back the last act; ``number`` is the ``Change.step`` that is meant, the last one if not given.

    Raises ``undo-nothing``, ``undo-not-last``, or ``undo-changed`` when a row is another now.
    """
    with act(office, "undo") as doing:
        step = office.steps.last
        if step is None:
            raise Refusal("undo-nothing")
        if number is not None and number != step.number:
            raise Refusal("undo-not-last", act=step.act)
        _turn(doing, step, step.images)
    office.steps.take_back()
    return replace(doing.change, of=step.act)


def redo_last(office: Office) -> Change:
    """Do again what was last taken back. Raises ``redo-nothing`` or ``undo-changed``."""
    with act(office, "redo") as doing:
        step = office.steps.next
        if step is None:
            raise Refusal("redo-nothing")
        _turn(doing, step, tuple(each.reversed for each in step.images))
    office.steps.do_again()
    return replace(doing.change, of=step.act)


def _turn(doing: Act, step: Step, images: tuple[RowImage, ...]) -> None:
    """Nothing of the rows' values goes into the audit line: the act's own line has what may be told."""
    doing.needs(step.act)
    connection = doing.book.connection()
    if not stand_as(connection, images):
        raise Refusal("undo-changed", act=step.act)
    try:
        put_back(connection, images)
    except IntegrityError as error:  # something new refers to a row that would go, or has its number
        raise Refusal("undo-changed", act=step.act) from error
    for kind, key in step.touched:
        doing.touch(Kind(kind), key)
    doing.note(of=step.act, rows=len(images))
