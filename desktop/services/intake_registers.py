"""Petitions, commitments and other offices' figures from a records file."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.commitment import Commitment
from desktop.domain.petition import Petition
from desktop.domain.reception import Consent
from desktop.exchange.collected import Records
from desktop.services import commitments, figures, petitions
from desktop.services.acts import differences
from desktop.services.intake import Intake
from desktop.services.register_numbers import next_petition_number
from desktop.store import mapping, petition_mapping
from desktop.store import petition_tables as pet
from desktop.store import tables as tab


def take_petitions(intake: Intake) -> None:
    """Each after the one it repeats; those the file gives no number come after the file's numbers."""
    nouns = intake.records.petitions
    known = {row.key: row for row in intake.doing.book.scalars(select(pet.PetitionTable))} if nouns else {}
    for noun in _after_the_repeated(_numbered(intake, nouns, known)):
        row = known.get(noun.key)
        with intake.record(Kind.PETITION, noun.key, there=row is not None):
            _take_petition(intake, noun, petition_mapping.petition(row) if row is not None else None)


def _take_petition(intake: Intake, noun: Petition, before: Petition | None) -> None:
    """The petition with what the file cannot say as it is in the book."""
    consent = before.consent if before else None
    if noun.disclosure_consent and consent is None:
        consent = Consent(intake.office.user, intake.office.clock())
    whole = replace(noun, consent=consent)
    if before is not None:
        number = noun.number or before.number
        whole = replace(whole, number=number, checks=before.checks, struck=before.struck)
        after = petitions.checked(petitions.clean(whole))
        if not differences(before, after, petitions.FIELDS):
            return
    petitions.put_petition(intake.doing, whole)


def _numbered(intake: Intake, nouns: tuple[Petition, ...], known: Container[str]) -> Iterator[Petition]:
    """New petitions without a number get those after all the file has, whatever their order."""
    following: dict[int, int] = {}
    for noun in nouns:
        if noun.number is not None or noun.key in known:
            yield noun
            continue
        year = noun.received.year
        if year not in following:
            given = (each.number or 0 for each in nouns if each.received.year == year)
            following[year] = max(next_petition_number(intake.doing.book, year), max(given) + 1)
        yield replace(noun, number=following[year])
        following[year] += 1


def _after_the_repeated(nouns: Iterable[Petition]) -> Iterator[Petition]:
    waiting = {noun.key: noun for noun in nouns}
    while waiting:
        chain = [next(iter(waiting.values()))]
        while (before := waiting.get(chain[-1].repeat_of or "")) is not None:
            chain.append(before)
        for noun in reversed(chain):
            yield waiting.pop(noun.key)


def take_commitment(intake: Intake, noun: Commitment) -> None:
    """The commitment; the day of an answer's document, which no file carries, stays."""
    table = tab.CommitmentTable
    row = intake.doing.book.scalars(select(table).where(table.key == noun.key)).first()
    with intake.record(Kind.COMMITMENT, noun.key, there=row is not None):
        before = mapping.commitment(row).fulfilled if row is not None else None
        done = noun.fulfilled
        if done is not None and before is not None and before.document == done.document:
            noun = replace(noun, fulfilled=replace(done, document_on=before.document_on))
        commitments.put_commitment(intake.doing, noun)


def take_figures(intake: Intake, records: Records) -> None:
    book = intake.doing.book
    surveys = set(book.scalars(select(pet.SurveyTable.key)))
    for survey in records.surveys:
        with intake.record(Kind.SURVEY, survey.key, there=survey.key in surveys):
            figures.put_survey(intake.doing, survey)
    procedures = set(book.scalars(select(pet.ProcedureFiguresTable.key)))
    for found in records.procedure_figures:
        with intake.record(Kind.PROCEDURE_FIGURES, found.key, there=found.key in procedures):
            figures.put_procedure_figures(intake.doing, found)
    models = set(book.scalars(select(pet.RecognisedModelTable.key)))
    for model in records.recognised_models:
        with intake.record(Kind.RECOGNISED_MODEL, model.key, there=model.key in models):
            figures.put_recognised_model(intake.doing, model)
