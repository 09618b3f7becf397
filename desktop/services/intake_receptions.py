"""Reception sessions from a records file; what only the book knows of them stays (BR-14, BR-24, BR-46)."""

import itertools
from collections.abc import Sequence
from dataclasses import fields, replace

from sqlalchemy import select

from desktop.domain import reception as rec
from desktop.domain.changes import Kind
from desktop.domain.dialogue import MinutesState
from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.domain.papers import PaperKind
from desktop.registers.letter_papers import DOC_TYPES as LETTER_TYPES
from desktop.services import reception_sessions, visits
from desktop.services.acts import differences
from desktop.services.intake import Intake
from desktop.services.papers import DOC_TYPES
from desktop.services.register_numbers import RunningNumbers
from desktop.store import reception_mapping as mapping
from desktop.store.reception_tables import SessionTable, VisitTable

MINUTES_TYPE, NOTICE_TYPE = DOC_TYPES[PaperKind.DIALOGUE_MINUTES], DOC_TYPES[PaperKind.CONCLUSION_NOTICE]
AT_ONCE = 500
FIELD_NAMES = {"held_on": "date", "minutes_number": "number"}
OPEN_AFTER_COMPLETION = ("handled_by", "document", "result", "note")
_TEXT_OF_SESSION = tuple(name for name in reception_sessions.FIELDS if name != "conclusion_notice")
_TEXT_OF_CASE = tuple(each.name for each in fields(rec.Case) if each.name not in OPEN_AFTER_COMPLETION)
_TEXT_OF_VISIT = tuple(name for name in visits.FIELDS if name not in ("cases", "refusal"))


class ReceptionIntake:
    """The sessions of one import, taken in the order they were held, so that visits are numbered so too."""

    def __init__(self, intake: Intake) -> None:
        self.intake, self.doing = intake, intake.doing
        self._numbers = RunningNumbers(intake.doing.book)
        self._rows: dict[str, SessionTable] = {}
        self._visits: dict[int, list[VisitTable]] = {}

    def take(self, sessions: Sequence[rec.ReceptionSession]) -> None:
        ordered = sorted(sessions, key=lambda each: each.held_on)
        for at in range(0, len(ordered), AT_ONCE):
            some = ordered[at : at + AT_ONCE]
            self._read([noun.key for noun in some])
            for noun in some:
                self._take(noun)
        self.doing.book.flush()

    def _read(self, keys: Sequence[str]) -> None:
        """What the book has of these sessions, all at once."""
        book = self.doing.book
        found = book.scalars(select(SessionTable).where(SessionTable.key.in_(keys))).all()
        self._rows = {row.key: row for row in found}
        self._visits = {row.id: [] for row in found}
        ordered = select(VisitTable).order_by(VisitTable.position, VisitTable.id)
        for visit in book.scalars(ordered.where(VisitTable.session_id.in_(self._visits))):
            self._visits[visit.session_id].append(visit)

    def _take(self, noun: rec.ReceptionSession) -> None:
        row = self._rows.get(noun.key)
        with self.intake.record(Kind.RECEPTION_SESSION, noun.key, there=row is not None):
            if row is None:
                row = reception_sessions.new_session(self.doing, noun)
                self._take_visits(row, noun, ())
                _number(self.intake, noun)
                return
            known = self._visits[row.id]
            if row.minutes_state != MinutesState.DRAFT:
                _follow_up(self.intake, row, noun, known)
                return
            reception_sessions.put_session(self.doing, row, replace(noun, posted_on=row.posted_on))
            self._take_visits(row, noun, known)
            _number(self.intake, noun)

    def _take_visits(
        self, row: SessionTable, noun: rec.ReceptionSession, known: Sequence[VisitTable]
    ) -> None:
        before = {each.key: mapping.visit(each) for each in known}
        places = _places([each.key for each in known], [each.key for each in noun.visits])
        following = itertools.count(len(known))
        for visit in noun.visits:
            with self.intake.part((Kind.RECEPTION_SESSION, noun.key), Kind.VISIT, visit.key):
                kept, place = before.get(visit.key), places.get(visit.key)
                whole = self._whole(visit, kept)
                if kept is None:
                    visits.add_visit(self.doing, row, whole, next(following), self._numbers)
                elif differences(kept, visits.checked(visits.clean(whole)), visits.FIELDS):
                    visits.put_visit(self.doing, row, whole)
                if place is not None:
                    self.doing.book.flush()
                    visits.put_visit(self.doing, row, whole, place)

    def _whole(self, visit: rec.Visit, before: rec.Visit | None) -> rec.Visit:
        """The visit with what the file cannot say, and with the cases it does not name, as in the book."""
        consent = before.consent if before else None
        if visit.disclosure_consent and consent is None:
            consent = rec.Consent(self.intake.office.user, self.intake.office.clock())
        if before is None:
            return replace(visit, consent=consent)
        named = {case.key for case in visit.cases}
        unnamed = tuple(case for case in before.cases if case.key not in named)
        return replace(
            visit, consent=consent, read_back=before.read_back, struck=before.struck,
            cases=(*visit.cases, *unnamed),
        )  # fmt: skip


def _places(mine: list[str], given: list[str]) -> dict[str, int]:
    """Where the file's visits must be put so that they stand in its order; nowhere when they do already.

    Visits the file does not name keep their place among the others.
    """
    there, named = set(mine), set(given)
    order = [*mine, *(key for key in given if key not in there)]
    if [key for key in order if key in named] == given:
        return {}
    places: dict[str, int] = {}
    for at, key in enumerate(given):
        order.remove(key)
        places[key] = order.index(given[at - 1]) + 1 if at else 0
        order.insert(places[key], key)
    return places


def _follow_up(
    intake: Intake, row: SessionTable, noun: rec.ReceptionSession, known: Sequence[VisitTable]
) -> None:
    """Completed minutes: the text must be the same; what happens afterwards may be added (BR-46)."""
    doing = intake.doing
    before = mapping.session(row)
    after = replace(reception_sessions.clean(noun), posted_on=before.posted_on)
    for name in differences(before, after, _TEXT_OF_SESSION):
        raise Refusal("minutes-frozen", field=FIELD_NAMES.get(name, name))
    reception_sessions.put_session(doing, row, after)
    rows = {each.key: mapping.visit(each) for each in known}
    for visit in noun.visits:
        kept = rows.get(visit.key)
        with intake.part((Kind.RECEPTION_SESSION, noun.key), Kind.VISIT, visit.key):
            if kept is None:
                raise Refusal("minutes-frozen", field="visits")
            visits.put_visit(doing, row, _followed_up(intake, kept, visits.clean(visit)))
    _number(intake, noun)


def _followed_up(intake: Intake, before: rec.Visit, visit: rec.Visit) -> rec.Visit:
    """The visit as completed, with what became of its cases and the refusal's number as the file says."""
    after = replace(visit, read_back=before.read_back, struck=before.struck)
    refusal = after.refusal
    if refusal and before.refusal:
        refusal = replace(refusal, number=before.refusal.number, issued_on=before.refusal.issued_on)
    for name in differences(before, after, _TEXT_OF_VISIT):
        raise Refusal("minutes-frozen", field=name)
    if refusal != before.refusal:
        raise Refusal("minutes-frozen", field="refusal")
    known = {case.key: case for case in before.cases}
    for case in after.cases:
        with intake.said_of(case.key):
            if case.key not in known:
                raise Refusal("minutes-frozen", field="cases")
            for name in differences(known[case.key], case, _TEXT_OF_CASE):
                raise Refusal("minutes-frozen", field=name)
    said = {case.key: case for case in after.cases}
    return replace(after, cases=tuple(said.get(case.key, case) for case in before.cases))


def _number(intake: Intake, noun: rec.ReceptionSession) -> None:
    """The numbers of the minutes, of the conclusion notice and of refusals, in their series (BR-48)."""
    side, owner = Side(noun.capacity.value), (Kind.RECEPTION_SESSION, noun.key)
    minutes, notice = noun.minutes_number, noun.conclusion_notice
    if minutes.number is not None:
        days = (noun.held_on, minutes.issued_on or noun.held_on)
        intake.give_out(side, MINUTES_TYPE, minutes.number, days, owner)
    if notice.number is not None:
        day = notice.issued_on or noun.held_on
        with intake.said_of(noun.key, "conclusion_notice."):
            intake.give_out(side, NOTICE_TYPE, notice.number, (day, day), owner)
    for visit in noun.visits:
        refusal = visit.refusal
        if refusal and refusal.number is not None:
            day = refusal.issued_on or noun.held_on
            with intake.said_of(visit.key, "refusal."):
                kind, owner = LETTER_TYPES[PaperKind.REFUSAL_NOTICE][side], (Kind.VISIT, visit.key)
                intake.give_out(side, kind, refusal.number, (day, day), owner)
