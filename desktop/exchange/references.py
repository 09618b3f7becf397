"""That every key is one record's own and every reference has its record, in the file or in the book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue
from desktop.domain.errors import BadRecords
from desktop.exchange.collected import Records


@dataclass(frozen=True, slots=True)
class Known:
    """Keys the book has already; ``opinions`` gives each opinion's dialogue."""

    officials: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    hamlets: frozenset[str] = frozenset()
    subject_areas: frozenset[str] = frozenset()
    dialogues: frozenset[str] = frozenset()
    opinions: Mapping[str, str] = field(default_factory=dict)


def check_keys(records: Records) -> None:
    """Refuse two records of one list with one key; opinions are unique in the whole file."""
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("officials", (each.key for each in records.officials)),
        ("bodies", (each.key for each in records.bodies)),
        ("hamlets", records.hamlets),
        ("subject_areas", (each.key for each in records.subject_areas)),
        ("dialogues", (each.key for each in records.dialogues)),
        ("opinions", (each.key for dialogue in records.dialogues for each in dialogue.opinions)),
        ("commitments", (each.key for each in records.commitments)),
    )
    for name, keys in lists:
        seen = set()
        for key in keys:
            if key in seen:
                raise BadRecords(
                    "records-duplicate-key", field="key", source=records.source, place=key, list=name
                )
            seen.add(key)


def check_references(records: Records, known: Known) -> None:
    """Refuse the first reference without a record."""
    every = _merged(records, known)
    for dialogue in records.dialogues:
        _check_dialogue(dialogue, every, records.source)
    for commitment in records.commitments:
        _check_commitment(commitment, every, records.source)


def _merged(records: Records, known: Known) -> Known:
    opinions = {each.key: dialogue.key for dialogue in records.dialogues for each in dialogue.opinions}
    for key, dialogue in opinions.items():
        if known.opinions.get(key, dialogue) != dialogue:
            raise BadRecords(
                "records-duplicate-key", field="key", source=records.source, place=key, list="opinions"
            )
    return Known(
        known.officials.union(each.key for each in records.officials),
        known.bodies.union(each.key for each in records.bodies),
        known.hamlets.union(records.hamlets),
        known.subject_areas.union(each.key for each in records.subject_areas),
        known.dialogues.union(each.key for each in records.dialogues),
        {**known.opinions, **opinions},
    )


def _check_dialogue(dialogue: Dialogue, every: Known, source: str) -> None:
    for at, chair in enumerate(dialogue.chairs, 1):
        _has(every.officials, chair.official, f"chairs[{at}].official", dialogue.key, source)
    for at, hamlet in enumerate(dialogue.hamlets, 1):
        _has(every.hamlets, hamlet, f"hamlets[{at}]", dialogue.key, source)
    for opinion in dialogue.opinions:
        _has(every.subject_areas, opinion.subject_area, "subject_area", opinion.key, source)
        _has(every.officials, opinion.answered_by, "answered_by", opinion.key, source)


def _check_commitment(commitment: Commitment, every: Known, source: str) -> None:
    _has(every.officials, commitment.promised_by, "promised_by", commitment.key, source)
    _has(every.bodies, commitment.lead, "lead", commitment.key, source)
    for at, key in enumerate(commitment.support, 1):
        _has(every.bodies, key, f"support[{at}]", commitment.key, source)
    made = commitment.source
    if made is None:
        return
    _has(every.dialogues, made.dialogue, "source.dialogue", commitment.key, source)
    if made.opinion is not None and every.opinions.get(made.opinion) != made.dialogue:
        _has((), made.opinion, "source.opinion", commitment.key, source)


def _has(keys: Iterable[str], key: str | None, field: str, place: str, source: str) -> None:
    if key is not None and key not in keys:
        raise BadRecords("records-dangling", field=field, source=source, place=place, key=key)
