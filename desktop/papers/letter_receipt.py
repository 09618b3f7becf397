"""Giấy biên nhận, NĐ 154/2026/NĐ-CP Mẫu 02/TCD: what was handed in, in two copies (BR-22)."""

from desktop.domain import writing
from desktop.domain.letter_papers import COPIES_OF_RECEIPT, Citizen, Denouncer, ReceiptPaper
from desktop.papers import composing
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, labelled
from desktop.papers.document import Block, Line, OfficialDocument, SignatureBlock
from desktop.papers.wording import Wording, one_line

SHAPE = ((13, "centre"), (78, "left"), (28, "centre"), (46, "left"))
"""Widths of the four columns in millimetres, together the width of the text."""


def compose(paper: ReceiptPaper) -> OfficialDocument:
    wording = phrases.wording_for(paper, "receipt")
    return composing.assemble(
        head=paper.head,
        day=paper.written_on,
        wording=wording,
        subject=str(wording["subject"]),
        blocks=_blocks(paper, wording),
        signatures=_signatures(paper, wording),
        given_recipients=None,
        draft=paper.draft,
        dated=False,
        copies=wording["copy_notes"][:COPIES_OF_RECEIPT],
    )


def _blocks(paper: ReceiptPaper, wording: Wording) -> list[Block]:
    receiver = paper.receiver
    opening = wording.say(
        "opening",
        hour=wording.hour(paper.at),
        long_day=writing.long_date(paper.event_on),
        place=wording.or_unknown(paper.place),
    )
    taken_by = wording.say(
        "receiver",
        name=wording.or_unknown(receiver.name if receiver else ""),
        title=one_line(receiver.title if receiver else "") or wording["unknown_title"],
    )
    whom = phrases.named(wording, paper.citizen, address=False)
    return [
        body(opening, "thời gian, địa điểm"),
        *labelled(wording["receiver_label"], taken_by, "người nhận"),
        *labelled(wording["given_label"], wording.say("given", whom=whom), "người cung cấp"),
        *phrases.identity(wording, paper.citizen, whole=paper.whole_number),
        *_items(paper, wording),
        body(wording.say("copies", copies=writing.two_digits(COPIES_OF_RECEIPT)), "số bản"),
    ]


def _items(paper: ReceiptPaper, wording: Wording) -> list[Block]:
    where = "tài liệu nhận"
    if not paper.lines:
        return [body(wording["none"], where)]
    rows = [
        (
            str(number),
            one_line(line.title),
            writing.two_digits(line.amount) if line.amount is not None else "",
            one_line(line.condition),
        )
        for number, line in enumerate(paper.lines, 1)
    ]
    lead = body(wording["items"], where, keep_with_next=True)
    return [lead, composing.table(wording["columns"], SHAPE, rows, where)]


def _signatures(paper: ReceiptPaper, wording: Wording) -> tuple[SignatureBlock, SignatureBlock]:
    """The one who hands over left, the one who takes right; of a denouncer the code alone."""
    provider = ""
    if isinstance(paper.citizen, Citizen):
        provider = one_line(paper.citizen.name)
    elif isinstance(paper.citizen, Denouncer):
        provider = one_line(paper.citizen.code)
    receiver = one_line(paper.receiver.name) if paper.receiver else ""
    return (
        SignatureBlock((Line("minutes_label", wording["provider_sign"]),), Line("signatory", provider)),
        SignatureBlock((Line("minutes_label", wording["receiver_sign"]),), Line("signatory", receiver)),
    )
