"""From a paper's rows to its bytes: compose, check every letter, draw."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.domain.backup_papers import DrillPaper
from desktop.domain.commitment_papers import (
    AnswerNoticePaper,
    ApologyPaper,
    EarlierResultsPaper,
    FollowUpPaper,
    ReminderPaper,
)
from desktop.domain.errors import Refusal, UnprintableText
from desktop.domain.letter_papers import (
    AcceptanceNoticePaper,
    GuidanceSlipPaper,
    ReceiptPaper,
    RefusalNoticePaper,
    TransferSlipPaper,
)
from desktop.domain.papers import (
    ConclusionNoticePaper,
    DialoguePlanPaper,
    InvitationPaper,
    MinutesPaper,
    Paper,
)
from desktop.domain.reception_papers import ReceptionMinutesPaper, ReceptionNoticePaper, SchedulePaper
from desktop.domain.retention import DisposalPaper
from desktop.papers import (
    SUFFIXES,
    Unprintable,
    commitment_letters,
    commitment_reminder,
    commitment_results,
    conclusion_notice,
    dialogue_plan,
    disposal,
    drill_record,
    follow_up,
    invitation,
    letter_acceptance,
    letter_guidance,
    letter_receipt,
    letter_refusal,
    letter_transfer,
    minutes,
    reception_minutes,
    reception_notice,
    reception_schedule,
)
from desktop.papers.document import OfficialDocument, stretches
from desktop.papers.faces import faces
from desktop.papers.wording import wording_of


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of rows is composed, and the part of the wording that names its file."""

    compose: Callable[[Any], OfficialDocument]
    part: str


KINDS: dict[type[Paper], _Kind] = {
    MinutesPaper: _Kind(minutes.compose, "minutes"),
    ConclusionNoticePaper: _Kind(conclusion_notice.compose, "notice"),
    DialoguePlanPaper: _Kind(dialogue_plan.compose, "plan"),
    InvitationPaper: _Kind(invitation.compose, "invitation"),
    AcceptanceNoticePaper: _Kind(letter_acceptance.compose, "acceptance"),
    ReceiptPaper: _Kind(letter_receipt.compose, "receipt"),
    RefusalNoticePaper: _Kind(letter_refusal.compose, "refusal"),
    GuidanceSlipPaper: _Kind(letter_guidance.compose, "guidance"),
    TransferSlipPaper: _Kind(letter_transfer.compose, "transfer"),
    ReceptionMinutesPaper: _Kind(reception_minutes.compose, "reception_minutes"),
    ReceptionNoticePaper: _Kind(reception_notice.compose, "reception_notice"),
    SchedulePaper: _Kind(reception_schedule.compose, "schedule"),
    ReminderPaper: _Kind(commitment_reminder.compose, "reminder"),
    AnswerNoticePaper: _Kind(commitment_letters.compose_answer, "answer"),
    ApologyPaper: _Kind(commitment_letters.compose_apology, "apology"),
    EarlierResultsPaper: _Kind(commitment_results.compose, "earlier_results"),
    FollowUpPaper: _Kind(follow_up.compose, "follow_up"),
    DisposalPaper: _Kind(disposal.compose, "disposal"),
    DrillPaper: _Kind(drill_record.compose, "drill"),
}


def compose(paper: Paper) -> OfficialDocument:
    return KINDS[type(paper)].compose(paper)


def render_paper(paper: Paper, suffix: str) -> bytes:
    if suffix not in SUFFIXES:
        raise Refusal("paper-suffix", suffix=suffix)
    document = compose(paper)
    for found in _unprintable(document):
        raise UnprintableText("unprintable", word=found.word, where=found.where)
    if suffix == ".pdf":
        from desktop.papers.pdf import draw

        return draw(document)
    from desktop.papers.docx import write

    return write(document)


def unprintable_words(paper: Paper) -> tuple[Unprintable, ...]:
    return tuple(dict.fromkeys(_unprintable(compose(paper))))


def _unprintable(document: OfficialDocument) -> Iterator[Unprintable]:
    letters = faces()
    for stretch in stretches(document):
        missing = letters.missing(stretch.text, bold=stretch.bold, italic=stretch.italic)
        if not missing:
            continue
        for word in stretch.text.split():
            lacking = "".join(letter for letter in word if letter in missing)
            if lacking:
                yield Unprintable(word.strip("“”‘’\"'(),.;:") or word, lacking, stretch.where)


def name_of(paper: Paper, suffix: str) -> str:
    name = wording_of(paper.head, paper.about_on)[KINDS[type(paper)].part]["file"]
    return f"{name} {paper.about_on.isoformat()}{suffix}"
