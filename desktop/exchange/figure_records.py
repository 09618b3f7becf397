"""Surveys, procedure figures and recognised models in a records file."""

from datetime import date

from desktop.domain.figures import ModelKind, ProcedureFigures, RecognisedModel, Survey
from desktop.exchange.fields import Fields
from desktop.exchange.values import Json, written_day


def _read_span(fields: Fields) -> tuple[date | None, date | None]:
    first, last = fields.day("from"), fields.day("to")
    if first and last and last < first:
        raise fields.refusal("records-span-ends-first", "to", first=first)
    return first, last


def read_survey(fields: Fields) -> Survey:
    key = fields.key()
    first, last = _read_span(fields)
    survey = Survey(
        key, first, last, fields.text("subject"),
        satisfied=fields.count_or("satisfied", 0),
        neutral=fields.count_or("neutral", 0),
        dissatisfied=fields.count_or("dissatisfied", 0),
    )  # fmt: skip
    fields.end()
    return survey


def write_survey(survey: Survey) -> Json:
    return {
        "key": survey.key,
        "from": written_day(survey.first),
        "to": written_day(survey.last),
        "subject": survey.subject or None,
        "satisfied": survey.satisfied,
        "neutral": survey.neutral,
        "dissatisfied": survey.dissatisfied,
    }


def read_procedure_figures(fields: Fields) -> ProcedureFigures:
    key = fields.key()
    first, last = _read_span(fields)
    found = ProcedureFigures(
        key, first, last, fields.text("unit"),
        received=fields.count_or("received", 0),
        resolved=fields.count_or("resolved", 0),
        on_time=fields.count_or("on_time", 0),
    )  # fmt: skip
    fields.end()
    return found


def write_procedure_figures(found: ProcedureFigures) -> Json:
    return {
        "key": found.key,
        "from": written_day(found.first),
        "to": written_day(found.last),
        "unit": found.unit or None,
        "received": found.received,
        "resolved": found.resolved,
        "on_time": found.on_time,
    }


def read_recognised_model(fields: Fields) -> RecognisedModel:
    model = RecognisedModel(
        key=fields.key(),
        registered_on=fields.day("registered_on"),
        name=fields.text("name"),
        owner=fields.text("owner"),
        subject_area=fields.reference("subject_area"),
        kind=fields.choice("kind", ModelKind),
        recognised_on=fields.day("recognised_on"),
        recognised_by=fields.text("recognised_by"),
        document=fields.text("document"),
    )
    fields.end()
    return model


def write_recognised_model(model: RecognisedModel) -> Json:
    return {
        "key": model.key,
        "registered_on": written_day(model.registered_on),
        "name": model.name or None,
        "owner": model.owner or None,
        "subject_area": model.subject_area,
        "kind": model.kind.value if model.kind else None,
        "recognised_on": written_day(model.recognised_on),
        "recognised_by": model.recognised_by or None,
        "document": model.document or None,
    }
