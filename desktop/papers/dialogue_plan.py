"""Kế hoạch tổ chức đối thoại: who, when, where, and the days the law gives to announce and to publish.

The floor is Luật Tổ chức chính quyền địa phương 72/2025/QH15 Điều 43; the day counts come with the rows.
"""

from dataclasses import replace

from desktop.domain import writing
from desktop.domain.papers import DialoguePlanPaper
from desktop.papers import composing
from desktop.papers.composing import ROLES, body, heading, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.wording import Wording, one_line


def compose(paper: DialoguePlanPaper) -> OfficialDocument:
    return composing.signed_once(paper, "plan", lambda wording: _blocks(paper, wording))


def _blocks(paper: DialoguePlanPaper, wording: Wording) -> list[Block]:
    titles = [heading(ROLES[wording["section_role"]], title) for title in wording["sections"]]
    return [
        body(wording.say("opening", title=wording.title(paper.meeting)), "mở đầu"),
        titles[0],
        *_said(wording, wording["purpose"], "mục đích, yêu cầu"),
        titles[1],
        *_contents(paper, wording),
        titles[2],
        _timetable(paper, wording),
        titles[3],
        *_steps(paper, wording),
        titles[4],
        *_said(wording, wording["organisation"], "tổ chức thực hiện"),
        body(_bodies(paper, wording), "tổ chức thực hiện"),
    ]


def _said(wording: Wording, lines: list[str], where: str, **values: object) -> list[Paragraph]:
    return [body(wording.fill(line, **values), where) for line in lines]


def _contents(paper: DialoguePlanPaper, wording: Wording) -> list[Paragraph]:
    meeting = paper.meeting
    return _said(
        wording,
        wording["contents"],
        "nội dung",
        content=wording.content(replace(meeting, plan="")),
        chairs=wording.people(meeting.chairs),
        counterparts=wording.counterparts(meeting),
        hamlets=wording.hamlets(meeting),
        form=wording.form(meeting) or wording["unknown"],
    )


def _timetable(paper: DialoguePlanPaper, wording: Wording) -> Block:
    meeting = paper.meeting
    when = wording.say(
        "column_time", start=wording.hour(meeting.start), day=writing.paper_date(meeting.held_on)
    )
    chairs = "; ".join(one_line(chair.name) for chair in meeting.chairs) or str(wording["unknown"])
    row = ("1", when, wording.or_unknown(meeting.place), wording.counterparts(meeting), chairs)
    shape = ((14, "centre"), (32, "left"), (42, "left"), (40, "left"), (37, "left"))
    return composing.table(wording["columns"], shape, [row], "thời gian, địa điểm")


def _steps(paper: DialoguePlanPaper, wording: Wording) -> list[Paragraph]:
    values = {
        "announce_by": writing.paper_date(paper.announce_by),
        "announce_days": writing.two_digits(paper.announce_days_before),
        "publish_by": writing.paper_date(paper.publish_by),
        "publish_days": writing.two_digits(paper.publish_days_after),
        "notice_by": wording.say("notice_by", day=writing.paper_date(paper.notice_by))
        if paper.notice_by
        else "",
    }
    lines = [*wording["steps"], wording["step_notice"], wording["step_follow"]]
    return _said(wording, lines, "quy trình", **values)


def _bodies(paper: DialoguePlanPaper, wording: Wording) -> str:
    number = len(wording["organisation"]) + 1
    bodies = ", ".join(one_line(name) for name in paper.bodies if one_line(name))
    return stopped(wording.say("bodies" if bodies else "no_bodies", number=number, bodies=bodies))
