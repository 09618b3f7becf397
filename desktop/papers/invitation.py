"""Giấy mời dự hội nghị đối thoại: the five lines of NĐ 30/2020/NĐ-CP Mẫu 1.7, for the Party alike."""

from desktop.domain import writing
from desktop.domain.papers import InvitationPaper
from desktop.papers import composing
from desktop.papers.composing import body, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, without_stop


def compose(paper: InvitationPaper) -> OfficialDocument:
    return composing.signed_once(paper, "invitation", lambda wording: _blocks(paper, wording))


def _blocks(paper: InvitationPaper, wording: Wording) -> list[Block]:
    meeting = paper.meeting
    lines = [
        wording.fill(
            line,
            title=wording.title(meeting),
            chairs=wording.people(meeting.chairs),
            start=wording.hour(meeting.start),
            day=writing.paper_date(meeting.held_on),
            place=wording.or_unknown(meeting.place),
        )
        for line in wording["lines"]
    ]
    if wording.form(meeting):
        lines.append(wording.say("form_line", form=wording.form(meeting)))
    lines.append(stopped(wording.say("notes")))
    return [*_invited(paper, wording), *(body(line, "nội dung mời") for line in lines)]


def _invited(paper: InvitationPaper, wording: Wording) -> list[Paragraph]:
    where = "người được mời"
    names = [name for name in map(without_stop, paper.invited) if name]
    if len(names) < 2:
        return [body(wording.say("invite_one", invited=names[0] if names else wording["nobody"]), where)]
    last = len(names) - 1
    listed = (
        wording.say("invited", name=name, end="." if at == last else ";") for at, name in enumerate(names)
    )
    return [body(wording.say("invite"), where, keep_with_next=True), *(body(line, where) for line in listed)]
