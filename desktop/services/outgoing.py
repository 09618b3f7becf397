"""The whole book as records, in an order that is always the same, and the keys it has."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.reception import CaseType, ReceptionSession, Visit
from desktop.exchange.collected import Records
from desktop.exchange.references import Known
from desktop.registers.office import catalogues_in
from desktop.store import mapping, petition_mapping, reception_mapping
from desktop.store import petition_tables as pet
from desktop.store import reception_tables as rec
from desktop.store import tables as tab


def records_in(book: Session) -> Records:
    """Catalogues in the office's order, meetings by day, petitions and promises by number.

    Lines of a register that were struck through are the book's own and stay in it (BR-14).
    """
    found = catalogues_in(book)
    meetings = book.scalars(
        select(tab.DialogueTable).order_by(tab.DialogueTable.held_on, tab.DialogueTable.key)
    )
    written = book.scalars(
        select(pet.PetitionTable)
        .where(pet.PetitionTable.struck_on.is_(None))
        .order_by(pet.PetitionTable.year, pet.PetitionTable.number)
    )
    made = book.scalars(
        select(tab.CommitmentTable).order_by(tab.CommitmentTable.year, tab.CommitmentTable.number)
    )
    surveys = book.scalars(select(pet.SurveyTable).order_by(pet.SurveyTable.first, pet.SurveyTable.key))
    figures = book.scalars(
        select(pet.ProcedureFiguresTable).order_by(
            pet.ProcedureFiguresTable.first, pet.ProcedureFiguresTable.key
        )
    )
    models = book.scalars(
        select(pet.RecognisedModelTable).order_by(
            pet.RecognisedModelTable.registered_on, pet.RecognisedModelTable.key
        )
    )
    return Records(
        office=found.sheet,
        officials=found.officials,
        bodies=found.bodies,
        hamlets=tuple(each.name for each in found.hamlets),
        subject_areas=found.subject_areas,
        reception_sessions=_sessions_in(book),
        dialogues=tuple(mapping.dialogue(row, mapping.opinions_of(book, row.id)) for row in meetings),
        petitions=tuple(map(petition_mapping.petition, written)),
        commitments=tuple(sorted(map(mapping.commitment, made), key=lambda each: each.promised_on.year)),
        surveys=tuple(map(petition_mapping.survey, surveys)),
        procedure_figures=tuple(map(petition_mapping.procedure_figures, figures)),
        recognised_models=tuple(map(petition_mapping.recognised_model, models)),
    )


def _sessions_in(book: Session) -> tuple[ReceptionSession, ...]:
    """Sessions by day, their visits in the order they came, all read at once."""
    visits: dict[int, list[Visit]] = {}
    ordered = select(rec.VisitTable).order_by(rec.VisitTable.position, rec.VisitTable.id)
    for row in book.scalars(ordered.where(rec.VisitTable.struck_on.is_(None))):
        visits.setdefault(row.session_id, []).append(reception_mapping.visit(row))
    sessions = book.scalars(select(rec.SessionTable).order_by(rec.SessionTable.held_on, rec.SessionTable.key))
    return tuple(reception_mapping.session(row, tuple(visits.get(row.id, ()))) for row in sessions)


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
