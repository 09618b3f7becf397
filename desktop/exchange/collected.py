"""The records of one file, as the nouns the office speaks of."""

from dataclasses import dataclass, field

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue
from desktop.domain.office import Body, OfficeSheet, Official, SubjectArea


@dataclass(frozen=True, slots=True)
class Records:
    """What a records file holds. ``source`` is the file's name, for sentences about it."""

    office: OfficeSheet | None = None
    officials: tuple[Official, ...] = ()
    bodies: tuple[Body, ...] = ()
    hamlets: tuple[str, ...] = ()
    subject_areas: tuple[SubjectArea, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    source: str = field(default="", compare=False)
