"""Thông báo kết luận hội nghị đối thoại: every task with its lead body and date (BR-50)."""

from desktop.domain import writing
from desktop.domain.dialogue import OpinionStatus
from desktop.domain.papers import ConclusionNoticePaper, OpinionOnPaper
from desktop.papers import composing
from desktop.papers.composing import ROLES, body, heading, paragraphs, stopped
from desktop.papers.document import Block, OfficialDocument
from desktop.papers.letterhead import minutes_number_text, signer_block
from desktop.papers.wording import Wording, one_line, printed, without_stop, wording_of


def compose(paper: ConclusionNoticePaper) -> OfficialDocument:
    day = paper.head.issued_on or paper.meeting.held_on
    wording = _wording(paper)
    chair = paper.meeting.chairs[0] if paper.meeting.chairs else None
    chair_title = one_line(chair.title) if chair and chair.title else str(wording["unknown"])
    return composing.assemble(
        head=paper.head,
        day=day,
        wording=wording,
        subject=wording.say("subject", chair_title=chair_title, title=wording.title(paper.meeting)),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _wording(paper: ConclusionNoticePaper) -> Wording:
    """The notice's own sentences over those of the minutes, whose tables and sums it repeats."""
    everything = wording_of(paper.head, paper.head.issued_on or paper.meeting.held_on)
    return everything.part("minutes").part("notice")


def _blocks(paper: ConclusionNoticePaper, wording: Wording) -> list[Block]:
    role = ROLES[wording["section_role"]]
    titles = [heading(role, title) for title in wording["sections"]]
    return [
        body(_opening(paper, wording), "mở đầu"),
        titles[0],
        *(paragraphs(paper.conclusion, "kết luận") or [body(wording["unknown"], "kết luận")]),
        titles[1],
        *_tasks(paper, wording),
        titles[2],
        *_beyond(paper, wording),
        titles[3],
        *(body(wording.fill(line), "theo dõi, công khai") for line in wording["follow"]),
        body(_publish(paper, wording), "theo dõi, công khai"),
    ]


def _opening(paper: ConclusionNoticePaper, wording: Wording) -> str:
    meeting = paper.meeting
    number = minutes_number_text(paper.head, paper.minutes_number, meeting.held_on)
    counts: list[tuple[OpinionStatus | None, int]] = [*paper.by_status]
    return wording.say(
        "opening",
        day=wording.say("opening_day", day=writing.paper_date(meeting.held_on)),
        place=wording.or_unknown(meeting.place),
        chairs=wording.people(meeting.chairs),
        chair=wording.person(meeting.chairs[0] if meeting.chairs else None),
        title=wording.title(meeting),
        present=writing.two_digits(paper.present),
        opinions=writing.two_digits(paper.opinions),
        sums=composing.status_sums(wording, counts),
        minutes=wording.say("minutes", number=number) if number else "",
    )


def _tasks(paper: ConclusionNoticePaper, wording: Wording) -> list[Block]:
    if not paper.commitments:
        return [body(wording["tasks_none"], "việc được giao")]
    return [composing.task_table(wording, paper.commitments, "việc được giao")]


def _beyond(paper: ConclusionNoticePaper, wording: Wording) -> list[Block]:
    blocks: list[Block] = []
    for opinion in paper.beyond:
        blocks += _beyond_one(opinion, wording)
    return blocks or [body(wording["beyond_none"], "việc vượt thẩm quyền")]


def _beyond_one(opinion: OpinionOnPaper, wording: Wording) -> list[Block]:
    where = f"ý kiến số {opinion.number}"
    unit = one_line(opinion.unit)
    raised = wording.say(
        "beyond",
        number=opinion.number,
        speaker=wording.or_unknown(opinion.speaker),
        unit=wording.say("beyond_unit", unit=unit) if unit else "",
        content=printed(opinion.content) or str(wording["unknown"]),
    )
    answer = printed(opinion.answer)
    return [
        *paragraphs(raised, where),
        *(paragraphs(wording.say("beyond_answer", answer=answer), f"trả lời {where}") if answer else ()),
    ]


def _publish(paper: ConclusionNoticePaper, wording: Wording) -> str:
    by = wording.say("publish_by", day=writing.paper_date(paper.publish_by)) if paper.publish_by else ""
    return stopped(without_stop(wording.say("publish", by=by)))
