"""Phiếu chuyển đơn to the body that is competent; a denunciation goes without any identity (domain §2.8).

Symbol PC on both sides: phiếu chuyển is an administrative paper of the Party as well (QĐ 399-QĐ/TW).
"""

from desktop.domain.letter_papers import Denouncer, MatterOnPaper, TransferSlipPaper
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, one_line

UNKNOWN = MatterOnPaper(None, "")


def compose(paper: TransferSlipPaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "transfer")
    matter = paper.matter or UNKNOWN
    subject = wording.say("subject", petition=_noun(paper, matter, wording))
    return phrases.letter(paper, wording, subject, _blocks(paper, matter, wording))


def _is_heard(paper: TransferSlipPaper) -> bool:
    return paper.arrival is None or paper.arrival.channel is None


def _noun(paper: TransferSlipPaper, matter: MatterOnPaper, wording: Wording) -> str:
    """The paper that goes on, or the matter itself when it was told at a reception without one."""
    on_paper = not _is_heard(paper) or bool(paper.enclosed)
    return phrases.matters_word(wording, [matter.type], "petition" if on_paper else "matter")


def _blocks(paper: TransferSlipPaper, matter: MatterOnPaper, wording: Wording) -> list[Block]:
    to = one_line(matter.body) or str(wording["unknown"])
    noun = _noun(paper, matter, wording)
    whom = phrases.named(wording, paper.citizen)
    kind = matter.type.value if matter.type else "default"
    basis = wording["basis"].get(kind, wording["basis"]["default"])
    reply = wording.say("reply", body=to, sender=wording[_sender(paper)])
    return [
        phrases.addressee(wording, to),
        phrases.came_in(wording, paper.arrival, noun, whom, paper.event_on),
        *phrases.about(wording, matter, "nội dung"),
        body(wording.say("ground", basis=basis, body=to, petition=noun), "căn cứ chuyển đơn"),
        body(reply, "đề nghị trả lời"),
        *_enclosed(paper, wording),
        body(stopped(wording.say("closing", body=to)), "kết thúc"),
    ]


def _sender(paper: TransferSlipPaper) -> str:
    if isinstance(paper.citizen, Denouncer):
        return "sender_denouncer"
    return "sender_heard" if _is_heard(paper) else "sender"


def _enclosed(paper: TransferSlipPaper, wording: Wording) -> list[Paragraph]:
    where = "tài liệu gửi kèm"
    if isinstance(paper.citizen, Denouncer):
        return [body(wording["enclosed_secret"], where)]
    if paper.enclosed:
        return phrases.listed(wording, "enclosed", "enclosed_one", paper.enclosed, where)
    return [] if _is_heard(paper) else [body(wording["enclosed_default"], where)]
