"""What is being written today: the session and the minutes that one key opens from anywhere."""

from desktop.domain.dialogue import DialogueStatus, MinutesState
from desktop.domain.reception import SessionStatus
from desktop.office import Office
from desktop.registers.dialogues import dialogues_in
from desktop.registers.receptions import sessions_between

_NO_SESSION = frozenset({SessionStatus.NOT_HELD, SessionStatus.POSTPONED})


def session_of_today(office: Office) -> str | None:
    """The session in which somebody who comes now is received: one still open, else one completed."""
    today = office.today
    held = [row for row in sessions_between(office, today, today) if row.status not in _NO_SESSION]
    still = [row for row in held if row.minutes is MinutesState.DRAFT]
    return next((row.key for row in still + held), None)


def minutes_being_written(office: Office) -> str | None:
    """The newest dialogue whose minutes are begun or due today and not completed."""
    return next(
        (
            row.key
            for row in dialogues_in(office)
            if row.minutes is MinutesState.DRAFT
            and row.held_on <= office.today
            and (row.status is DialogueStatus.HELD or row.held_on == office.today)
        ),
        None,
    )
