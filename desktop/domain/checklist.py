"""What minutes still lack before they can be completed (BR-41, BR-42, BR-44, BR-45)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.commitment import Commitment, DueKind
from desktop.domain.dialogue import Dialogue, Opinion, needs_follow_up
from desktop.domain.vietnamese import is_blank


class Weight(StrEnum):
    """``MUST`` blocks completion, ``SHOULD`` only asks for a second look, ``DONE`` is in order."""

    MUST = "must"
    SHOULD = "should"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Finding:
    """One point of a checklist. ``code`` picks the sentence; ``opinion``, ``visit`` and ``case`` are the keys
    to jump to, ``number`` is how people count them, ``detail`` fills the sentence's blank."""

    weight: Weight
    code: str
    field: str
    opinion: str | None = None
    number: int | None = None
    detail: str = ""
    visit: str | None = None
    case: str | None = None


def review(dialogue: Dialogue, commitments: Iterable[Commitment]) -> tuple[Finding, ...]:
    """Every point, what must be mended first. Sections follow HD 16-HD/VPTW and NĐ 30 Mẫu 1.9."""
    made = tuple(commitments)
    found = [*_facts(dialogue), *_opinions(dialogue, made), *promise_points(made), *_closing(dialogue)]
    return by_weight([*found, *_second_look(dialogue)])


def by_weight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What must be mended first, what is in order last."""
    order = list(Weight)
    return tuple(sorted(findings, key=lambda each: order.index(each.weight)))


def blocks(findings: Iterable[Finding]) -> bool:
    return any(finding.weight is Weight.MUST for finding in findings)


def point(code: str, field: str, *, there: bool) -> Finding:
    """A fact the minutes must hold: in order when it is there."""
    return Finding(Weight.DONE if there else Weight.MUST, code, field)


def _facts(dialogue: Dialogue) -> list[Finding]:
    return [
        point("start", "start", there=dialogue.start is not None),
        point("end", "end", there=dialogue.end is not None),
        point("place", "place", there=not is_blank(dialogue.place)),
        point("chairs", "chairs", there=bool(dialogue.chairs)),
        point("note-taker", "note_taker", there=dialogue.note_taker is not None),
        point("attendance", "attendance", there=dialogue.present > 0),
        point("conclusion", "conclusion", there=not is_blank(dialogue.conclusion)),
    ]


def _opinions(dialogue: Dialogue, commitments: tuple[Commitment, ...]) -> list[Finding]:
    promised = {each.source.opinion for each in commitments if each.source}
    found = []
    for number, opinion in enumerate(dialogue.opinions, 1):
        found += [
            Finding(Weight.MUST, code, field, opinion.key, number, opinion.speaker)
            for code, field in _gaps(opinion, promised=opinion.key in promised)
        ]
    if not found:
        found.append(Finding(Weight.DONE, "opinions", "opinions", detail=str(len(dialogue.opinions))))
    return found


def _gaps(opinion: Opinion, *, promised: bool) -> list[tuple[str, str]]:
    gaps = []
    if is_blank(opinion.content):
        gaps.append(("opinion-content", "content"))
    if is_blank(opinion.speaker):
        gaps.append(("opinion-speaker", "speaker"))
    if opinion.status is None:
        gaps.append(("opinion-status", "status"))
    elif not needs_follow_up(opinion):
        if is_blank(opinion.answer):
            gaps.append(("opinion-answer", "answer"))
    elif not promised and is_blank(opinion.no_commitment_reason):
        gaps.append(("opinion-follow-up", "no_commitment_reason"))
    return gaps


def promise_points(commitments: tuple[Commitment, ...]) -> list[Finding]:
    """Every promise has a lead body and a due date, or a reason why it has none (BR-50)."""
    found = []
    for each in commitments:
        opinion, case = (each.source.opinion, each.source.case) if each.source else (None, None)
        here = Finding(Weight.MUST, "commitment-lead", "lead", opinion, detail=each.content, case=case)
        if each.lead is None:
            found.append(here)
        if each.due.kind is DueKind.NONE and is_blank(each.due.reason):
            found.append(replace(here, code="commitment-due", field="due"))
    if not found and commitments:
        found.append(Finding(Weight.DONE, "commitments", "commitments", detail=str(len(commitments))))
    return found


def _closing(dialogue: Dialogue) -> list[Finding]:
    unexplained = any(is_blank(each.reason) for each in dialogue.non_signers)
    return [
        point("read-back", "read_back", there=dialogue.read_back),
        point("copies", "copies", there=bool(dialogue.copies)),
        *([Finding(Weight.MUST, "non-signer-reason", "non_signers")] if unexplained else []),
    ]


def _second_look(dialogue: Dialogue) -> list[Finding]:
    found = [
        Finding(Weight.SHOULD, "opinion-unit", "unit", opinion.key, number, opinion.speaker)
        for number, opinion in enumerate(dialogue.opinions, 1)
        if is_blank(opinion.unit)
    ]
    if dialogue.absent and any(
        group.absent and is_blank(group.absent_reason) for group in dialogue.attendance
    ):
        found.append(Finding(Weight.SHOULD, "absent-reason", "attendance"))
    if not dialogue.opinions:
        found.append(Finding(Weight.SHOULD, "no-opinions", "opinions"))
    if is_blank(dialogue.opening):
        found.append(Finding(Weight.SHOULD, "opening", "opening"))
    return found
