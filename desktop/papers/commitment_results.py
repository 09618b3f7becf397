"""Báo cáo kết quả thực hiện kết luận kỳ trước: what became of each task of earlier dialogues (BR-43)."""

from desktop.domain import writing
from desktop.domain.commitment import CommitmentState
from desktop.domain.commitment_papers import DoneOnPaper, EarlierResultsPaper
from desktop.papers import composing
from desktop.papers.composing import body, counted, heading, stopped
from desktop.papers.document import Block, OfficialDocument, Role
from desktop.papers.letter_phrases import ended
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, capital, one_line, without_stop, wording_of

SHAPE = ((11.0, "centre"), (50.0, "left"), (29.0, "left"), (28.0, "centre"), (47.0, "left"))

OPEN: dict[CommitmentState | None, str] = {
    CommitmentState.OVERDUE: "open_late",
    CommitmentState.IN_PROGRESS: "open",
}


def compose(paper: EarlierResultsPaper) -> OfficialDocument:
    day = paper.head.issued_on or paper.made_on
    wording = wording_of(paper.head, day).part("follow").part("earlier_results")
    return composing.assemble(
        head=paper.head,
        day=day,
        wording=wording,
        subject=wording.say("subject"),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _blocks(paper: EarlierResultsPaper, wording: Wording) -> list[Block]:
    opening = wording.say(
        "opening",
        title=wording.title(paper.meeting),
        day=writing.paper_date(paper.meeting.held_on),
        made=writing.paper_date(paper.made_on),
    )
    blocks: list[Block] = [body(opening, "mở đầu"), body(_sums(paper, wording), "số liệu chung")]
    if not paper.items:
        blocks = [body(opening, "mở đầu"), body(wording.say("nothing"), "số liệu chung")]
    for number, each in enumerate(paper.earlier, 1):
        title = wording.say(
            "heading",
            number=number,
            title=capital(without_stop(each.title)),
            day=writing.paper_date(each.held_on),
            count=writing.two_digits(len(each.items)),
        )
        rows = [_row(at, item, wording) for at, item in enumerate(each.items, 1)]
        where = f"bảng kết quả {number}"
        blocks += [
            heading(Role.CLAUSE, title),
            composing.table(wording["columns"], SHAPE, rows, where),
        ]
    return [*blocks, body(stopped(wording.say("closing")), "kết thúc")]


def _sums(paper: EarlierResultsPaper, wording: Wording) -> str:
    states = [item.task.state for item in paper.items]
    on_time = states.count(CommitmentState.FULFILLED_ON_TIME)
    late_done, dropped = states.count(CommitmentState.FULFILLED_LATE), states.count(CommitmentState.DROPPED)
    return wording.say(
        "sum",
        all=counted(len(states)),
        done=counted(on_time + late_done),
        on_time=counted(on_time),
        late_done=counted(late_done),
        open=counted(len(states) - on_time - late_done - dropped),
        late=counted(states.count(CommitmentState.OVERDUE)),
        dropped=counted(dropped),
    )


def _row(number: int, item: DoneOnPaper, wording: Wording) -> tuple[str, ...]:
    task = item.task
    return (
        str(number),
        without_stop(task.content),
        one_line(task.lead),
        wording.due(task),
        _result(item, wording),
    )


def _result(item: DoneOnPaper, wording: Wording) -> str:
    state = item.task.state
    if item.done_on is not None:
        key = "done_late" if state is CommitmentState.FULFILLED_LATE else "done"
        said = wording.say(key, day=writing.paper_date(item.done_on), result=ended(item.task.result))
        document = without_stop(item.document)
        return f"{said} {wording.say('reply', document=document)}" if document else said
    if state is CommitmentState.DROPPED:
        return wording.say("dropped", reason=ended(item.dropped_reason))
    said = wording.say(OPEN.get(state, "not_started"))
    how_far = f", đạt {item.percent}%" if item.percent is not None else ""
    return f"{said}{how_far}{f'. {ended(item.progress)}' if item.progress.strip() else ''}"
