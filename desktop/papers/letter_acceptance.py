"""Thông báo tiếp nhận, xử lý phản ánh, kiến nghị: what became of each matter and by when (formats §4 (5))."""

from desktop.domain import writing
from desktop.domain.letter_papers import AcceptanceNoticePaper, MatterOnPaper, Outcome
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, labelled, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, one_line


def compose(paper: AcceptanceNoticePaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "acceptance")
    types = [matter.type for matter in paper.matters]
    subject = wording.say("subject", matters=phrases.matters_word(wording, types, "subject_matter"))
    return phrases.letter(paper, wording, subject, _blocks(paper, wording))


def _blocks(paper: AcceptanceNoticePaper, wording: Wording) -> list[Block]:
    you = phrases.you(wording, paper.citizen)
    matters = phrases.matters_word(wording, [matter.type for matter in paper.matters])
    several = len(paper.matters) > 1
    blocks: list[Block] = [
        phrases.addressee(wording, phrases.named(wording, paper.citizen)),
        phrases.came_in(wording, paper.arrival, matters, you, paper.event_on),
        body(wording.say("told", basis=wording["basis"]), "căn cứ", keep_with_next=True),
    ]
    for number, matter in enumerate(paper.matters, 1):
        where = f"việc thứ {number}" if several else "nội dung"
        label = wording.say("content_labels", number=number) if several else None
        blocks += phrases.about(wording, matter, where, label)
        blocks += _outcome(matter, wording, you, where)
    return [*blocks, *_contact(paper, wording), body(stopped(wording.say("closing", you=you)), "kết thúc")]


def _outcome(matter: MatterOnPaper, wording: Wording, you: str, where: str) -> list[Paragraph]:
    outcome = matter.outcome or Outcome.MORE_TIME
    body_name = one_line(matter.body)
    said = wording.fill(
        wording["outcome"][outcome.value],
        you=you,
        body=body_name or wording["no_body"],
        charged=wording.say("charged", body=body_name) if body_name else "",
        document=phrases.document_words(wording, matter),
        beyond=wording.say("beyond") if matter.in_competence is False else "",
    )
    return [
        *labelled(wording["outcome_label"], said, f"kết quả xử lý {where}"),
        *_explanation(matter, outcome, wording, where),
        *_due(matter, outcome, wording, you, where),
    ]


def _explanation(matter: MatterOnPaper, outcome: Outcome, wording: Wording, where: str) -> list[Paragraph]:
    text, label = phrases.ended(matter.explanation), wording["explanation_label"].get(outcome.value)
    return labelled(label, f" {text}", f"lý do, hướng dẫn {where}") if text and label else []


def _due(matter: MatterOnPaper, outcome: Outcome, wording: Wording, you: str, where: str) -> list[Paragraph]:
    """By when; where no day was promised the blank that the clerk fills by hand."""
    sentences = wording["due" if matter.due_on else "due_open"]
    if outcome.value not in sentences:
        return []
    day = writing.paper_date(matter.due_on) if matter.due_on else ""
    said = wording.fill(sentences[outcome.value], you=you, day=day)
    return labelled(wording["due_label"], said, f"thời hạn {where}")


def _contact(paper: AcceptanceNoticePaper, wording: Wording) -> list[Paragraph]:
    named = phrases.plainly(paper.contact)
    person = wording.say("contact_person", person=named) if named else ""
    return labelled(wording["contact_label"], wording.say("contact", person=person), "đầu mối liên hệ")
