"""Figures that other offices send in, kept as they came."""

from collections.abc import Callable
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
Noun = TypeVar("Noun", Survey, ProcedureFigures, RecognisedModel)


def put_survey(doing: Act, noun: Survey) -> None:
    _put(doing, Kind.SURVEY, SurveyTable, noun, mapping.survey, mapping.fill_survey)


def put_procedure_figures(doing: Act, noun: ProcedureFigures) -> None:
    to_noun, fill = mapping.procedure_figures, mapping.fill_procedure_figures
    _put(doing, Kind.PROCEDURE_FIGURES, ProcedureFiguresTable, noun, to_noun, fill)


def put_recognised_model(doing: Act, noun: RecognisedModel) -> None:
    def fill(row: RecognisedModelTable, model: RecognisedModel) -> None:
        mapping.fill_recognised_model(row, model, doing.references)

    _put(doing, Kind.RECOGNISED_MODEL, RecognisedModelTable, noun, mapping.recognised_model, fill)


def _put(
    doing: Act,
    kind: Kind,
    table: type[Row],
    noun: Noun,
    to_noun: Callable[[Row], Noun],
    fill: Callable[[Row, Noun], None],
) -> None:
    """A row by its key, new or changed; nothing is written when nothing changed."""
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = to_noun(row) if row is not None else None
    if before == noun:
        return
    if row is None:
        row = table(key=noun.key)
        doing.book.add(row)
    fill(row, noun)
    _written(doing, kind, before, noun)


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
