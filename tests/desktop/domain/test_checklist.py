"""BR-42, BR-44, BR-45: what blocks completion, and what only asks for a second look."""

from dataclasses import replace

import pytest

from desktop.domain.checklist import Weight, blocks, review
from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.dialogue import Attendance, Dialogue, NonSigner, Opinion, OpinionStatus
from tests import builders


def _must(dialogue: Dialogue, *commitments: Commitment) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in review(dialogue, commitments) if each.weight is Weight.MUST]


def _with(*opinions: Opinion) -> Dialogue:
    return builders.held_dialogue(opinions=opinions)


def test_br_44_complete_minutes_have_nothing_to_mend() -> None:
    found = review(_with(builders.answered_opinion()), ())
    assert not blocks(found)
    assert {each.weight for each in found} == {Weight.DONE}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": None}, "start"),
        ({"end": None}, "end"),
        ({"place": " "}, "place"),
        ({"chairs": ()}, "chairs"),
        ({"note_taker": None}, "note-taker"),
        ({"attendance": ()}, "attendance"),
        ({"conclusion": "\n"}, "conclusion"),
        ({"read_back": False}, "read-back"),
        ({"copies": None}, "copies"),
        ({"non_signers": (NonSigner("Ông Trương Công Hoạch"),)}, "non-signer-reason"),
    ],
)
def test_br_44_br_45_each_missing_fact_blocks(changes: dict[str, object], code: str) -> None:
    dialogue = replace(_with(builders.answered_opinion()), **changes)  # type: ignore[arg-type]
    assert [found for found, _ in _must(dialogue)] == [code]


@pytest.mark.parametrize("status", [OpinionStatus.NOTED, OpinionStatus.TRANSFERRED, OpinionStatus.BEYOND])
def test_br_42_what_was_not_answered_needs_a_commitment_or_a_reason(status: OpinionStatus) -> None:
    opinion = builders.answered_opinion(status=status, answer="")
    assert _must(_with(opinion)) == [("opinion-follow-up", "no_commitment_reason")]
    promised = builders.commitment(source=CommitmentSource("dt-2026-11-12", "yk-1"))
    assert _must(_with(opinion), promised) == []
    assert _must(_with(replace(opinion, no_commitment_reason="Việc của ngành điện"))) == []
    of_the_meeting = builders.commitment(source=CommitmentSource("dt-2026-11-12"))
    assert _must(_with(opinion), of_the_meeting) == [("opinion-follow-up", "no_commitment_reason")]


def test_br_41_every_opinion_needs_content_speaker_status_and_answer() -> None:
    bare = Opinion("yk-1")
    assert _must(_with(bare)) == [
        ("opinion-content", "content"),
        ("opinion-speaker", "speaker"),
        ("opinion-status", "status"),
    ]
    unanswered = builders.answered_opinion(answer=" ")
    assert _must(_with(unanswered)) == [("opinion-answer", "answer")]
    point = next(each for each in review(_with(unanswered), ()) if each.weight is Weight.MUST)
    assert (point.opinion, point.number, point.detail) == ("yk-1", 1, "Ông Hoàng Văn Thuận")


def test_each_commitment_needs_a_lead_body_and_a_due_date_or_a_reason() -> None:
    dialogue = _with(builders.answered_opinion())
    headless = builders.commitment(lead=None, due=Due.open_ended(" "))
    loose = replace(headless, source=CommitmentSource("dt-2026-11-12", "yk-1"))
    assert _must(dialogue, headless) == [("commitment-lead", "lead"), ("commitment-due", "due")]
    assert (
        next(each for each in review(dialogue, (loose,)) if each.code == "commitment-lead").opinion == "yk-1"
    )
    done = [each.code for each in review(dialogue, (builders.commitment(),)) if each.weight is Weight.DONE]
    assert "commitments" in done


def test_what_only_asks_for_a_second_look_does_not_block() -> None:
    dialogue = replace(
        _with(builders.answered_opinion(unit="")),
        opening="",
        attendance=(Attendance("Nhân dân thôn Bến Gạo", present=20, absent=2),),
    )
    found = review(dialogue, ())
    assert not blocks(found)
    assert [each.code for each in found if each.weight is Weight.SHOULD] == [
        "opinion-unit",
        "absent-reason",
        "opening",
    ]
    assert "no-opinions" in [each.code for each in review(_with(), ())]
