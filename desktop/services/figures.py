"""Figures that other offices send in, kept as they came."""

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.figures import ProcedureFigures, RecognisedModel, Survey
from desktop.services.acts import Act, differences
from desktop.store import petition_mapping as mapping
from desktop.store.petition_tables import ProcedureFiguresTable, RecognisedModelTable, SurveyTable

SURVEY_FIELDS = ("first", "last", "subject", "satisfied", "neutral", "dissatisfied")
PROCEDURE_FIELDS = ("first", "last", "unit", "received", "resolved", "on_time")
MODEL_FIELDS = (
    "registered_on", "name", "owner", "subject_area", "kind", "recognised_on", "recognised_by", "document",
)  # fmt: skip


def put_survey(doing: Act, noun: Survey) -> None:
    row = doing.book.scalars(select(SurveyTable).where(SurveyTable.key == noun.key)).first()
    before = mapping.survey(row) if row is not None else None
    if row is None:
        row = SurveyTable(key=noun.key)
        doing.book.add(row)
    changed = differences(before, noun, SURVEY_FIELDS)
    if changed or before is None:
        mapping.fill_survey(row, noun)
        _written(doing, Kind.SURVEY, noun.key, changed)


def put_procedure_figures(doing: Act, noun: ProcedureFigures) -> None:
    table = ProcedureFiguresTable
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = mapping.procedure_figures(row) if row is not None else None
    if row is None:
        row = table(key=noun.key)
        doing.book.add(row)
    changed = differences(before, noun, PROCEDURE_FIELDS)
    if changed or before is None:
        mapping.fill_procedure_figures(row, noun)
        _written(doing, Kind.PROCEDURE_FIGURES, noun.key, changed)


def put_recognised_model(doing: Act, noun: RecognisedModel) -> None:
    table = RecognisedModelTable
    row = doing.book.scalars(select(table).where(table.key == noun.key)).first()
    before = mapping.recognised_model(row) if row is not None else None
    if row is None:
        row = table(key=noun.key)
        doing.book.add(row)
    changed = differences(before, noun, MODEL_FIELDS)
    if changed or before is None:
        mapping.fill_recognised_model(row, noun, doing.references)
        _written(doing, Kind.RECOGNISED_MODEL, noun.key, changed)


def _written(doing: Act, kind: Kind, key: str, changed: dict[str, object]) -> None:
    doing.book.flush()
    doing.note(**changed)
    doing.touch(kind, key)
