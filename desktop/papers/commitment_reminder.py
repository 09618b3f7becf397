"""Công văn đôn đốc: to one body, every open task it leads, by when to report (BR-51)."""

from desktop.domain import writing
from desktop.domain.commitment_papers import ReminderPaper, TaskOnPaper
from desktop.papers import composing
from desktop.papers import letter_phrases as phrases
from desktop.papers.composing import body, stopped
from desktop.papers.document import Block, OfficialDocument
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, one_line, without_stop, wording_of

SHAPE = ((11.0, "centre"), (63.0, "left"), (34.0, "left"), (28.0, "centre"), (29.0, "left"))


def compose(paper: ReminderPaper) -> OfficialDocument:
    base = wording_of(paper.head, paper.written_on)
    wording = base.part("letters").part("follow").part("reminder")
    return composing.assemble(
        head=paper.head,
        day=paper.written_on,
        wording=wording,
        subject=wording.say("subject"),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _blocks(paper: ReminderPaper, wording: Wording) -> list[Block]:
    to = one_line(paper.body)
    one = "_one" if len(paper.tasks) == 1 else ""
    late = ""
    if paper.late:
        late = wording.say("late_one" if one else "late_some", late=writing.two_digits(paper.late))
    opening = wording.say(
        f"opening{one}",
        day=writing.paper_date(paper.made_on),
        body=to,
        count=writing.two_digits(len(paper.tasks)),
        late=late,
    )
    explain = wording.say("explain") if paper.late else ""
    by = writing.paper_date(paper.report_by) if paper.report_by else str(wording["blank_day"])
    rows = [_row(number, task, wording) for number, task in enumerate(paper.tasks, 1)]
    return [
        phrases.addressee(wording, to),
        body(opening, "mở đầu", keep_with_next=True),
        composing.table(wording["task_columns"], SHAPE, rows, "bảng việc đôn đốc"),
        body(wording.say(f"ask{one}", body=to, explain=explain), "yêu cầu"),
        body(stopped(wording.say("report", day=by)), "hạn báo cáo"),
    ]


def _row(number: int, task: TaskOnPaper, wording: Wording) -> tuple[str, ...]:
    due = writing.paper_date(task.due_on) if task.due_on else wording.say("no_date")
    return (str(number), without_stop(task.content), one_line(task.source), due, _state(task, wording))


def _state(task: TaskOnPaper, wording: Wording) -> str:
    """``Quá hạn 3 ngày làm việc; đạt 65%; đã gia hạn 02 lần``."""
    said = wording.say("not_due")
    if task.is_late:
        days = {"days": writing.two_digits(task.days_late)}
        said = wording.say("late", **days) if task.days_late else wording.say("late_plain")
    how_far = wording.say("percent", percent=task.percent) if task.percent is not None else ""
    times = writing.two_digits(task.extensions)
    put_off = wording.say("extended", times=times) if task.extensions else ""
    return "; ".join(part for part in (said, how_far, put_off) if part)
