"""Phiếu theo dõi công việc: one table of duties for each group, with room for the leader's word."""

from desktop.domain import writing
from desktop.domain.commitment_papers import FollowUpPaper
from desktop.domain.due import DueGroup, DueRow
from desktop.papers import composing
from desktop.papers.composing import body, heading, stopped
from desktop.papers.document import Block, OfficialDocument, Role
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, one_line, without_stop, wording_of

SHAPE = ((11.0, "centre"), (62.0, "left"), (36.0, "left"), (27.0, "centre"), (29.0, "left"))


def compose(paper: FollowUpPaper) -> OfficialDocument:
    wording = wording_of(paper.head, paper.made_on).part("follow").part("follow_up")
    return composing.assemble(
        head=paper.head,
        day=paper.made_on,
        wording=wording,
        subject=wording.say("subject", month=f"{paper.last.month:02d}/{paper.last.year}"),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=(),
        draft=False,
    )


def _blocks(paper: FollowUpPaper, wording: Wording) -> list[Block]:
    work, day = paper.work, writing.paper_date(paper.made_on)
    if not work.count:
        return [body(stopped(wording.say("nothing", day=day)), "mở đầu")]
    opening = wording.say(
        "opening", day=day, count=writing.two_digits(work.count), late=composing.counted(len(work.overdue))
    )
    blocks: list[Block] = [body(opening, "mở đầu")]
    number = 0
    for group in DueGroup:
        rows = work.of(group)
        if rows:
            number += 1
            title = wording["groups"][group.value].format(number=number, last=writing.paper_date(paper.last))
            table = [_row(at, row, paper, wording) for at, row in enumerate(rows, 1)]
            blocks += [
                heading(Role.CLAUSE, f"{title}: {writing.two_digits(len(rows))} việc"),
                composing.table(wording["columns"], SHAPE, table, f"bảng {number}"),
            ]
    return [*blocks, body(stopped(wording.say("opinion")), "ý kiến chỉ đạo")]


def _row(number: int, row: DueRow, paper: FollowUpPaper, wording: Wording) -> tuple[str, ...]:
    title = without_stop(row.title)
    said = f"{title} ({one_line(row.detail)})" if row.detail else title
    return (str(number), said, one_line(row.lead), writing.paper_date(row.due), _state(row, paper, wording))


def _state(row: DueRow, paper: FollowUpPaper, wording: Wording) -> str:
    if row.due == paper.made_on:
        return wording.say("today")
    days = abs(row.days_left)
    if row.due < paper.made_on:
        return wording.say("late", days=writing.two_digits(days)) if days else wording.say("late_plain")
    return wording.say("left", days=writing.two_digits(days)) if days else wording.say("not_due")
