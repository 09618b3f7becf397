"""Phiếu hướng dẫn: why the matter is not decided here and where to take it (Thông tư 05/2021/TT-TTCP)."""

from desktop.domain.letter_papers import Arrival, GuidanceSlipPaper, MatterOnPaper
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, labelled, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, one_line

UNKNOWN = MatterOnPaper(None, "")


def compose(paper: GuidanceSlipPaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "guidance")
    matter = paper.matter or UNKNOWN
    key = "subject" if _written(paper.arrival) else "subject_heard"
    subject = wording.say("subject_own" if matter.in_competence else key, **_nouns(matter, wording))
    return phrases.letter(paper, wording, subject, _blocks(paper, matter, wording))


def _written(arrival: Arrival | None) -> bool:
    """Whether the matter came on paper rather than by word at a reception."""
    return arrival is not None and arrival.channel is not None


def _nouns(matter: MatterOnPaper, wording: Wording) -> dict[str, str]:
    return {
        "matter": phrases.matters_word(wording, [matter.type]),
        "petition": phrases.matters_word(wording, [matter.type], "petition"),
    }


def _blocks(paper: GuidanceSlipPaper, matter: MatterOnPaper, wording: Wording) -> list[Block]:
    you, nouns = phrases.you(wording, paper.citizen), _nouns(matter, wording)
    noun = nouns["petition" if _written(paper.arrival) else "matter"]
    return [
        phrases.addressee(wording, phrases.named(wording, paper.citizen)),
        phrases.came_in(wording, paper.arrival, noun, you, paper.event_on),
        *phrases.about(wording, matter, "nội dung"),
        *_guided(paper, matter, wording, you),
        *phrases.listed(wording, "returned", "returned_one", paper.returned, "tài liệu trả lại"),
        body(stopped(wording.say("closing", you=you)), "kết thúc"),
    ]


def _guided(paper: GuidanceSlipPaper, matter: MatterOnPaper, wording: Wording, you: str) -> list[Paragraph]:
    where = "nội dung hướng dẫn"
    said: list[Paragraph] = []
    if not matter.in_competence:
        said.append(body(wording.say("beyond", basis=wording["basis"]), where))
    typed, to = phrases.ended(matter.explanation), one_line(matter.body)
    if typed:
        said += labelled(wording["explanation_label"], f" {typed}", where)
    if to or not typed:
        go = "go" if _written(paper.arrival) else "go_heard"
        petition = phrases.matters_word(wording, [matter.type], "petition")
        said.append(body(wording.say(go, you=you, petition=petition, body=to or wording["unknown"]), where))
    return said
