"""Hoàn tác, Làm lại: the last acts taken back and done again, each as an act of its own with its audit line.

Only rows are put back that still are as the act left them: whatever somebody changed since is never
overwritten.
"""

from collections.abc import Callable

from sqlalchemy.exc import IntegrityError

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.undo import REDO, UNDO, UNDOABLE
from desktop.office import Office
from desktop.services.acts import act, check_may
from desktop.store.row_images import RowImage, Step, put_back, stand_as


def undo_last(office: Office, number: int | None = None) -> Change:
    """Take back the last act; ``number`` is the ``Change.step`` that is meant, the last one if not given.

    Raises ``undo-nothing``, ``undo-not-last``, or ``undo-changed`` when a row is another now.
    """
    step = office.steps.last
    if step is None:
        raise Refusal("undo-nothing")
    if number is not None and number != step.number:
        raise Refusal("undo-not-last", act=UNDOABLE[step.act])
    change = _turn(office, UNDO, step, step.images)
    office.steps.take_back()
    return change


def redo_last(office: Office) -> Change:
    """Do again what was last taken back. Raises ``redo-nothing`` or ``undo-changed``."""
    step = office.steps.next
    if step is None:
        raise Refusal("redo-nothing")
    change = _turn(office, REDO, step, tuple(each.reversed for each in step.images))
    office.steps.do_again()
    return change


def _turn(office: Office, name: str, step: Step, images: tuple[RowImage, ...]) -> Change:
    """Nothing of the rows' values goes into the audit line: the act's own line has what may be told."""
    check_may(office, step.act)
    with act(office, name) as doing:
        connection = doing.book.connection()
        if not stand_as(connection, images):
            raise Refusal("undo-changed", act=UNDOABLE[step.act])
        _refuse_conflicts(lambda: put_back(connection, images), step)
        for kind, key in step.touched:
            doing.touch(Kind(kind), key)
        doing.note(of=step.act, rows=len(images))
    return doing.change


def _refuse_conflicts(write: Callable[[], None], step: Step) -> None:
    """Something new refers to a row that would go, or has its number."""
    try:
        write()
    except IntegrityError as error:
        raise Refusal("undo-changed", act=UNDOABLE[step.act]) from error
