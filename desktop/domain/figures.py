"""Figures that other offices send in: surveys, procedure results, recognised models."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Survey:
    """A count of ratings over a span."""

    key: str
    first: date | None = None
    last: date | None = None
    subject: str = ""
    satisfied: int = 0
    neutral: int = 0
    dissatisfied: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureFigures:
    """Administrative procedures of one unit over a span; ``on_time`` of ``resolved``."""

    key: str
    first: date | None = None
    last: date | None = None
    unit: str = ""
    received: int = 0
    resolved: int = 0
    on_time: int = 0


class ModelKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True)
class RecognisedModel:
    """Mô hình dân vận khéo that was registered, and perhaps recognised."""

    key: str
    registered_on: date | None = None
    name: str = ""
    owner: str = ""
    subject_area: str | None = None
    kind: ModelKind | None = None
    recognised_on: date | None = None
    recognised_by: str = ""
    document: str = ""
