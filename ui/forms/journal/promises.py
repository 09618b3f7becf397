"""Commitments between the screen and the book: which can be stored, and what only the book knows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.commitment import Commitment, DueKind
from desktop.domain.deadlines import due_date
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import is_blank


def is_whole(commitment: Commitment, calendar: WorkingCalendar) -> bool:
    """Whether a commitment has a content and a due date that can be counted, or a reason for none."""
    due = commitment.due
    undated = due.kind is DueKind.NONE and is_blank(due.reason)
    if is_blank(commitment.content) or undated or (due.kind is DueKind.DATE and due.on is None):
        return False
    try:
        due_date(commitment.promised_on, due, calendar)
    except Refusal:
        return False
    return True


def with_numbers(typed: Iterable[Commitment], book: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """What was typed, with what only the book knows: numbers, and what became of the promises since."""
    known = {each.key: each for each in book}
    made = []
    for each in typed:
        kept = known.get(each.key)
        made.append(
            replace(
                each, number=kept.number, due_on=_counted(each, kept), extensions=kept.extensions,
                progress=kept.progress, reminders=kept.reminders, fulfilled=kept.fulfilled,
                dropped=kept.dropped,
            )
            if kept
            else each
        )  # fmt: skip
    return tuple(made)


def _counted(typed: Commitment, kept: Commitment) -> date | None:
    """The day the book counted, while what was promised is still what the book has."""
    same = (typed.due, typed.promised_on) == (kept.due, kept.promised_on)
    return kept.due_on if same else None
