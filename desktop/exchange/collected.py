"""The records of one file, as the nouns the office speaks of."""

from dataclasses import dataclass, field

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue
from desktop.domain.figures import ProcedureFigures, RecognisedModel, Survey
from desktop.domain.office import Body, OfficeSheet, Official, SubjectArea
from desktop.domain.petition import Petition
from desktop.domain.reception import ReceptionSession


@dataclass(frozen=True, slots=True)
class Records:
    """What a records file holds. ``source`` is the file's name, for sentences about it."""

    office: OfficeSheet | None = None
    officials: tuple[Official, ...] = ()
    bodies: tuple[Body, ...] = ()
    hamlets: tuple[str, ...] = ()
    subject_areas: tuple[SubjectArea, ...] = ()
    reception_sessions: tuple[ReceptionSession, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    petitions: tuple[Petition, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    surveys: tuple[Survey, ...] = ()
    procedure_figures: tuple[ProcedureFigures, ...] = ()
    recognised_models: tuple[RecognisedModel, ...] = ()
    source: str = field(default="", compare=False)
