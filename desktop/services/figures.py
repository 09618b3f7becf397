"""Figures that other offices send in, kept as they came."""

from dataclasses import fields
from typing import TypeVar

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.figures import ProcedureFigures, RecognisedModel, Survey
from desktop.services.acts import Act, differences, made
from desktop.store import petition_mapping as mapping
from desktop.store.petition_tables import ProcedureFiguresTable, RecognisedModelTable, SurveyTable

Figures = Survey | ProcedureFigures | RecognisedModel
Row = TypeVar("Row", SurveyTable, ProcedureFiguresTable, RecognisedModelTable)


def put_survey(doing: Act, noun: Survey) -> None:
    table = SurveyTable
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = mapping.survey(row) if row is not None else None
    if before != noun:
        mapping.fill_survey(row or _new(doing, table(key=noun.key)), noun)
        _written(doing, Kind.SURVEY, before, noun)


def put_procedure_figures(doing: Act, noun: ProcedureFigures) -> None:
    table = ProcedureFiguresTable
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = mapping.procedure_figures(row) if row is not None else None
    if before != noun:
        mapping.fill_procedure_figures(row or _new(doing, table(key=noun.key)), noun)
        _written(doing, Kind.PROCEDURE_FIGURES, before, noun)


def put_recognised_model(doing: Act, noun: RecognisedModel) -> None:
    table = RecognisedModelTable
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = mapping.recognised_model(row) if row is not None else None
    if before != noun:
        mapping.fill_recognised_model(row or _new(doing, table(key=noun.key)), noun, doing.references)
        _written(doing, Kind.RECOGNISED_MODEL, before, noun)


def _new(doing: Act, row: Row) -> Row:
    doing.book.add(row)
    return row


def _written(
    doing: Act,
    kind: Kind,
    before: Figures | None,
    noun: Figures,
) -> None:
    doing.book.flush()
    names = tuple(field.name for field in fields(noun) if field.name != "key")
    doing.note_change(kind, noun.key, differences(before, noun, names) if before else made(noun, names))
    doing.touch(kind, noun.key)
