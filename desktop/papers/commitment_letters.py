"""Letters about a promise to whoever was promised: the answer, and the apology for a late one."""

from desktop.domain import writing
from desktop.domain.commitment_papers import AnswerNoticePaper, ApologyPaper
from desktop.domain.letter_papers import MatterOnPaper
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, labelled, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, capital, one_line

NO_MATTER = MatterOnPaper(None, "")


def compose_answer(paper: AnswerNoticePaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "follow").part("answer")
    subject = wording.say("subject" if paper.citizen else "subject_people")
    return phrases.letter(paper, wording, subject, _answer(paper, wording))


def _answer(paper: AnswerNoticePaper, wording: Wording) -> list[Block]:
    whom, you = _whom(wording, paper), _you(wording, paper)
    name = one_line(paper.lead)
    lead = (
        labelled(wording["lead_label"], wording.say("lead", body=name), "cơ quan thực hiện") if name else []
    )
    result = f" {phrases.ended(paper.result)}" if paper.result.strip() else str(wording["result_open"])
    done = writing.paper_date(paper.done_on) if paper.done_on else str(wording["blank_day"])
    return [
        phrases.addressee(wording, whom),
        body(
            wording.say("opening", brought=_occasion(paper, wording), whom=you), "mở đầu", keep_with_next=True
        ),
        *labelled(wording["content_label"], f" {phrases.ended(paper.content)}", "nội dung cam kết"),
        *lead,
        *labelled(wording["result_label"], result, "kết quả"),
        *labelled(wording["done_label"], wording.say("done", day=done), "ngày hoàn thành"),
        *_contact(paper, wording),
        body(stopped(wording.say("closing", you=you)), "kết thúc"),
    ]  # fmt: skip


def compose_apology(paper: ApologyPaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "follow").part("apology")
    matter = paper.matter or NO_MATTER
    subject = wording.say("subject", matters=phrases.matters_word(wording, [matter.type], "subject_matter"))
    return phrases.letter(paper, wording, subject, _apology(paper, matter, wording))


def _apology(paper: ApologyPaper, matter: MatterOnPaper, wording: Wording) -> list[Block]:
    you = _you(wording, paper)
    due = wording.say("due_none")
    if paper.due_on is not None:
        due = wording.say("due", day=writing.paper_date(paper.due_on))
    again = writing.paper_date(paper.again_on) if paper.again_on else str(wording["blank_day"])
    reason = f" {phrases.ended(paper.reason)}" if paper.reason.strip() else str(wording["reason_open"])
    return [
        phrases.addressee(wording, _whom(wording, paper)),
        _came(paper, matter, wording, you),
        *phrases.about(wording, matter, "nội dung"),
        *labelled(wording["due_label"], due, "ngày hẹn"),
        *labelled(wording["reason_label"], reason, "lý do"),
        body(wording.say("sorry", you=you), "lời xin lỗi"),
        *labelled(wording["again_label"], wording.say("again", you=you, day=again), "thời gian hẹn lại"),
        *_contact(paper, wording),
        body(stopped(wording.say("closing")), "kết thúc"),
    ]


def _came(paper: ApologyPaper, matter: MatterOnPaper, wording: Wording, you: str) -> Paragraph:
    if paper.arrival is None:
        said = wording.say("brought", brought=_occasion(paper, wording), you=you)
        return body(said, "mở đầu", keep_with_next=True)
    noun = phrases.matters_word(wording, [matter.type], "matter")
    return phrases.came_in(wording, paper.arrival, noun, you, paper.event_on)


def _occasion(paper: AnswerNoticePaper | ApologyPaper, wording: Wording) -> str:
    made = paper.occasion
    if made is None:
        return capital(wording["occasion"]["own"].format(day=writing.paper_date(paper.event_on)))
    said = wording["occasion"][made.kind].format(
        day=writing.paper_date(made.on), number=made.number or "", code=made.code
    )
    return capital(said)


def _whom(wording: Wording, paper: AnswerNoticePaper | ApologyPaper) -> str:
    """The person, the code of a denouncer, those named together, or the people of the commune."""
    if paper.citizen is not None:
        return phrases.named(wording, paper.citizen)
    people = wording.part("answer")
    return one_line(paper.addressed) or people.say("people", where=people.say("people_where"))


def _you(wording: Wording, paper: AnswerNoticePaper | ApologyPaper) -> str:
    if paper.citizen is not None:
        return phrases.you(wording, paper.citizen)
    return one_line(paper.addressed) or str(wording.part("answer")["you_people"])


def _contact(paper: AnswerNoticePaper | ApologyPaper, wording: Wording) -> list[Paragraph]:
    named = phrases.plainly(paper.contact)
    person = wording.say("contact_person", person=named) if named else ""
    return labelled(wording["contact_label"], wording.say("contact", person=person), "đầu mối liên hệ")
