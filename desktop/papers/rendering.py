"""From a paper's rows to its bytes: compose, check every letter, draw."""

from collections.abc import Iterator

from desktop.domain.errors import Refusal, UnprintableText
from desktop.domain.papers import ConclusionNoticePaper, DialoguePlanPaper, MinutesPaper, Paper
from desktop.papers import SUFFIXES, Unprintable, conclusion_notice, dialogue_plan, invitation, minutes
from desktop.papers.document import OfficialDocument, stretches
from desktop.papers.faces import faces
from desktop.papers.wording import wording_of


def compose(paper: Paper) -> OfficialDocument:
    if isinstance(paper, MinutesPaper):
        return minutes.compose(paper)
    if isinstance(paper, ConclusionNoticePaper):
        return conclusion_notice.compose(paper)
    if isinstance(paper, DialoguePlanPaper):
        return dialogue_plan.compose(paper)
    return invitation.compose(paper)


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
    part = {MinutesPaper: "minutes", ConclusionNoticePaper: "notice", DialoguePlanPaper: "plan"}.get(
        type(paper), "invitation"
    )
    name = wording_of(paper.head, paper.meeting.held_on)[part]["file"]
    return f"{name} {paper.meeting.held_on.isoformat()}{suffix}"
