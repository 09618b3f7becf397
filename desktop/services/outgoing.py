"""The whole book as records, in an order that is always the same, and the keys it has."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.commitment import Commitment
from desktop.domain.petition import Petition
from desktop.domain.reception import CaseType, ReceptionSession, Visit
from desktop.exchange.collected import Records
from desktop.exchange.references import Known
from desktop.registers.office import catalogues_in
from desktop.store import mapping, petition_mapping, reception_mapping
from desktop.store import petition_tables as pet
from desktop.store import reception_tables as rec
from desktop.store import tables as tab

Figures = TypeVar("Figures", pet.SurveyTable, pet.ProcedureFiguresTable, pet.RecognisedModelTable)


def records_in(book: Session) -> Records:
    """Catalogues in the office's order, meetings by day, petitions and promises by number.

    Lines of a register that were struck through are the book's own and stay in it (BR-14), and so does
    whatever pointed to them.
    """
    found = catalogues_in(book)
    meetings = book.scalars(
        select(tab.DialogueTable).order_by(tab.DialogueTable.held_on, tab.DialogueTable.key)
    )
    sessions, petitions = _sessions_in(book), _petitions_in(book)
    return Records(
        office=found.sheet,
        officials=found.officials,
        bodies=found.bodies,
        hamlets=tuple(each.name for each in found.hamlets),
        subject_areas=found.subject_areas,
        reception_sessions=sessions,
        dialogues=tuple(mapping.dialogue(row, mapping.opinions_of(book, row.id)) for row in meetings),
        petitions=petitions,
        commitments=_commitments_in(book, sessions, petitions),
        surveys=tuple(map(petition_mapping.survey, _by_day(book, pet.SurveyTable, pet.SurveyTable.first))),
        procedure_figures=tuple(
            map(
                petition_mapping.procedure_figures,
                _by_day(book, pet.ProcedureFiguresTable, pet.ProcedureFiguresTable.first),
            )
        ),
        recognised_models=tuple(
            map(
                petition_mapping.recognised_model,
                _by_day(book, pet.RecognisedModelTable, pet.RecognisedModelTable.registered_on),
            )
        ),
    )


def _by_day(
    book: Session, table: type[Figures], day: InstrumentedAttribute[date | None]
) -> Iterable[Figures]:
    return book.scalars(select(table).order_by(day, table.key))


def _sessions_in(book: Session) -> tuple[ReceptionSession, ...]:
    """Sessions by day, their visits in the order they came, all read at once."""
    visits: dict[int, list[Visit]] = {}
    ordered = select(rec.VisitTable).order_by(rec.VisitTable.position, rec.VisitTable.id)
    for row in book.scalars(ordered.where(rec.VisitTable.struck_on.is_(None))):
        visits.setdefault(row.session_id, []).append(reception_mapping.visit(row))
    sessions = book.scalars(select(rec.SessionTable).order_by(rec.SessionTable.held_on, rec.SessionTable.key))
    return tuple(reception_mapping.session(row, tuple(visits.get(row.id, ()))) for row in sessions)


def _petitions_in(book: Session) -> tuple[Petition, ...]:
    rows = book.scalars(
        select(pet.PetitionTable)
        .where(pet.PetitionTable.struck_on.is_(None))
        .order_by(pet.PetitionTable.year, pet.PetitionTable.number)
    ).all()
    kept = {row.key for row in rows}
    found = map(petition_mapping.petition, rows)
    return tuple(each if each.repeat_of in kept else replace(each, repeat_of=None) for each in found)


def _commitments_in(
    book: Session, sessions: tuple[ReceptionSession, ...], petitions: tuple[Petition, ...]
) -> tuple[Commitment, ...]:
    """By number; one made for a denouncer does not say to whom (BR-26)."""
    rows = book.scalars(
        select(tab.CommitmentTable).order_by(tab.CommitmentTable.year, tab.CommitmentTable.number)
    )
    visits = {case.key: visit for session in sessions for visit in session.visits for case in visit.cases}
    written = {each.key: each for each in petitions}
    made = []
    for noun in map(mapping.commitment, rows):
        source = noun.source
        if source is None:
            made.append(noun)
            continue
        origin = visits.get(source.case or "") or written.get(source.petition or "")
        if origin is None:
            source = None if source.petition else replace(source, case=None)
        secret = origin is not None and origin.is_secret
        made.append(replace(noun, source=source, promised_to="" if secret else noun.promised_to))
    return tuple(sorted(made, key=lambda each: each.promised_on.year))


def known_in(book: Session) -> Known:
    """The keys that references of a file may point to."""
    opinions_of = (
        select(tab.OpinionTable.key, tab.DialogueTable.key)
        .join(tab.DialogueTable, tab.OpinionTable.dialogue_id == tab.DialogueTable.id)
    )  # fmt: skip
    visits_of = select(rec.VisitTable.key, rec.SessionTable.key).join(
        rec.SessionTable, rec.VisitTable.session_id == rec.SessionTable.id
    )
    cases_of = select(rec.CaseTable.key, rec.VisitTable.key).join(
        rec.VisitTable, rec.CaseTable.visit_id == rec.VisitTable.id
    )
    secret_visits = cases_of.with_only_columns(rec.VisitTable.key).where(
        rec.CaseTable.type == CaseType.DENUNCIATION, ~rec.VisitTable.disclosure_consent
    )
    secret_petitions = select(pet.PetitionTable.key).where(
        pet.PetitionTable.type == CaseType.DENUNCIATION, ~pet.PetitionTable.disclosure_consent
    )
    repeated = {row.id: row.key for row in book.execute(select(pet.PetitionTable.id, pet.PetitionTable.key))}
    repeats = book.execute(select(pet.PetitionTable.key, pet.PetitionTable.repeat_of_id))
    return Known(
        officials=frozenset(book.scalars(select(tab.OfficialTable.key))),
        bodies=frozenset(book.scalars(select(tab.BodyTable.key))),
        hamlets=frozenset(book.scalars(select(tab.HamletTable.name))),
        subject_areas=frozenset(book.scalars(select(tab.SubjectAreaTable.key))),
        sessions=frozenset(book.scalars(select(rec.SessionTable.key))),
        dialogues=frozenset(book.scalars(select(tab.DialogueTable.key))),
        petitions={row[0]: repeated.get(row[1]) for row in repeats},
        opinions={row[0]: row[1] for row in book.execute(opinions_of)},
        visits={row[0]: row[1] for row in book.execute(visits_of)},
        cases={row[0]: row[1] for row in book.execute(cases_of)},
        secret_visits=frozenset(book.scalars(secret_visits)),
        secret_petitions=frozenset(book.scalars(secret_petitions)),
    )
