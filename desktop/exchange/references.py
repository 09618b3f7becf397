"""That every key is one record's own and every reference has its record, in the file or in the book."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.dialogue import Dialogue
from desktop.domain.errors import BadRecords
from desktop.domain.petition import Petition
from desktop.domain.reception import ReceptionSession
from desktop.exchange.collected import Records


@dataclass(frozen=True, slots=True)
class Known:
    """Keys the book has already.

    ``petitions`` gives the petition each one repeats, ``opinions`` each opinion's dialogue, ``visits`` each
    visit's session, ``cases`` each case's visit; the ``secret`` ones must not say who came or wrote (BR-24).
    """

    officials: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    hamlets: frozenset[str] = frozenset()
    subject_areas: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    dialogues: frozenset[str] = frozenset()
    petitions: Mapping[str, str | None] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)
    visits: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    secret_visits: frozenset[str] = frozenset()
    secret_petitions: frozenset[str] = frozenset()


def check_keys(records: Records) -> None:
    """Refuse two records of one list with one key; opinions, visits, cases are unique in the whole file."""
    visits = [visit for session in records.reception_sessions for visit in session.visits]
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("officials", (each.key for each in records.officials)),
        ("bodies", (each.key for each in records.bodies)),
        ("hamlets", records.hamlets),
        ("subject_areas", (each.key for each in records.subject_areas)),
        ("reception_sessions", (each.key for each in records.reception_sessions)),
        ("visits", (each.key for each in visits)),
        ("cases", (each.key for visit in visits for each in visit.cases)),
        ("dialogues", (each.key for each in records.dialogues)),
        ("opinions", (each.key for dialogue in records.dialogues for each in dialogue.opinions)),
        ("petitions", (each.key for each in records.petitions)),
        ("commitments", (each.key for each in records.commitments)),
        ("surveys", (each.key for each in records.surveys)),
        ("procedure_figures", (each.key for each in records.procedure_figures)),
        ("recognised_models", (each.key for each in records.recognised_models)),
    )
    for name, keys in lists:
        seen = set()
        for key in keys:
            if key in seen:
                raise _twice(key, name, records.source)
            seen.add(key)


def check_references(records: Records, known: Known) -> None:
    """Refuse the first reference without a record."""
    every = _merged(records, known)
    for session in records.reception_sessions:
        _check_session(session, every, records.source)
    for dialogue in records.dialogues:
        _check_dialogue(dialogue, every, records.source)
    for petition in records.petitions:
        _check_petition(petition, every, records.source)
    for commitment in records.commitments:
        _check_commitment(commitment, every, records.source)
    for model in records.recognised_models:
        _has(every.subject_areas, model.subject_area, "subject_area", model.key, records.source)


def _merged(records: Records, known: Known) -> Known:
    """What stands in the file and in the book together."""
    visits = {each.key: each for session in records.reception_sessions for each in session.visits}
    petitions = {each.key: each for each in records.petitions}
    parts = _merged_parts(records, known)
    return Known(
        officials=known.officials.union(each.key for each in records.officials),
        bodies=known.bodies.union(each.key for each in records.bodies),
        hamlets=known.hamlets.union(records.hamlets),
        subject_areas=known.subject_areas.union(each.key for each in records.subject_areas),
        sessions=known.sessions.union(each.key for each in records.reception_sessions),
        dialogues=known.dialogues.union(each.key for each in records.dialogues),
        petitions={**known.petitions, **{key: each.repeat_of for key, each in petitions.items()}},
        opinions=parts["opinions"],
        visits=parts["visits"],
        cases=parts["cases"],
        secret_visits=known.secret_visits.difference(visits).union(
            key for key, visit in visits.items() if visit.is_secret
        ),
        secret_petitions=known.secret_petitions.difference(petitions).union(
            key for key, petition in petitions.items() if petition.is_secret
        ),
    )


def _merged_parts(records: Records, known: Known) -> dict[str, Mapping[str, str]]:
    """Opinions, visits and cases with what they are part of; none may move to another."""
    parts: tuple[tuple[str, Mapping[str, str], Mapping[str, str]], ...] = (
        ("opinions", known.opinions, {
            each.key: dialogue.key for dialogue in records.dialogues for each in dialogue.opinions
        }),
        ("visits", known.visits, {
            each.key: session.key for session in records.reception_sessions for each in session.visits
        }),
        ("cases", known.cases, {
            each.key: visit.key
            for session in records.reception_sessions for visit in session.visits for each in visit.cases
        }),
    )  # fmt: skip
    joined: dict[str, Mapping[str, str]] = {}
    for name, mine, given in parts:
        for key, whole in given.items():
            if mine.get(key, whole) != whole:
                raise _twice(key, name, records.source)
        joined[name] = {**mine, **given}
    return joined


def _check_session(session: ReceptionSession, every: Known, source: str) -> None:
    _has(every.officials, session.host, "host", session.key, source)
    _has(every.officials, session.delegate, "delegate", session.key, source)
    for visit in session.visits:
        for case in visit.cases:
            _has(every.subject_areas, case.subject_area, "subject_area", case.key, source)
            _has(every.bodies, case.handled_by, "handled_by", case.key, source)


def _check_petition(petition: Petition, every: Known, source: str) -> None:
    _has(every.subject_areas, petition.subject_area, "subject_area", petition.key, source)
    _has(every.bodies, petition.handled_by, "handled_by", petition.key, source)
    _has(every.petitions, petition.repeat_of, "repeat_of", petition.key, source)
    before, seen = petition.repeat_of, {petition.key}
    while before is not None:
        if before in seen:
            raise BadRecords("records-repeats-itself", field="repeat_of", source=source, place=petition.key)
        seen.add(before)
        before = every.petitions.get(before)


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
    if commitment.source is None:
        return
    _check_made(commitment.source, every, commitment.key, source)
    if commitment.promised_to and _is_secret(commitment.source, every):
        raise BadRecords("records-denouncer", field="promised_to", source=source, place=commitment.key)


def _check_made(made: CommitmentSource, every: Known, place: str, source: str) -> None:
    """An opinion must be of the dialogue named beside it, a case of the session."""
    _has(every.dialogues, made.dialogue, "source.dialogue", place, source)
    _has(every.sessions, made.session, "source.session", place, source)
    _has(every.petitions, made.petition, "source.petition", place, source)
    if made.opinion is not None and every.opinions.get(made.opinion) != made.dialogue:
        _has((), made.opinion, "source.opinion", place, source)
    if made.case is not None and every.visits.get(every.cases.get(made.case, "")) != made.session:
        _has((), made.case, "source.case", place, source)


def _is_secret(made: CommitmentSource, every: Known) -> bool:
    """Whether the one who was promised something is a denouncer."""
    return made.petition in every.secret_petitions or every.cases.get(made.case or "") in every.secret_visits


def _has(keys: Container[str], key: str | None, field: str, place: str, source: str) -> None:
    if key is not None and key not in keys:
        raise BadRecords("records-dangling", field=field, source=source, place=place, key=key)


def _twice(key: str, name: str, source: str) -> BadRecords:
    return BadRecords("records-duplicate-key", field="key", source=source, place=key, list=name)
