"""Thông báo từ chối tiếp công dân, NĐ 154/2026/NĐ-CP Mẫu 01/TCD: the ground stands as written (BR-21)."""

from desktop.domain import writing
from desktop.domain.letter_papers import RefusalNoticePaper
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, labelled, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording


def compose(paper: RefusalNoticePaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "refusal")
    return phrases.letter(paper, wording, str(wording["subject"]), _blocks(paper, wording))


def _blocks(paper: RefusalNoticePaper, wording: Wording) -> list[Block]:
    whom = phrases.named(wording, paper.citizen, address=False)
    received = wording.say("received", day=writing.paper_date(paper.event_on), whom=whom)
    blocks: list[Block] = [
        phrases.addressee(wording, phrases.named(wording, paper.citizen, address=False)),
        body(received, "mở đầu"),
        *phrases.identity(wording, paper.citizen, whole=paper.whole_number),
    ]
    for matter in paper.matters:
        blocks += phrases.about(wording, matter, "việc bị từ chối", str(wording["matter_label"]))
    return [
        *blocks,
        *_written(wording, "ground_label", paper.ground, "căn cứ"),
        *_written(wording, "reason_label", paper.reason, "lý do"),
        body(stopped(wording.say("closing", you=phrases.you(wording, paper.citizen))), "kết thúc"),
    ]


def _written(wording: Wording, label: str, text: str, where: str) -> list[Paragraph]:
    return labelled(wording[label], f" {phrases.ended(text) or wording['unknown']}", where)
