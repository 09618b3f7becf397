"""Biên bản hội nghị đối thoại, in the order of HD 16-HD/VPTW (Party) or NĐ 30/2020/NĐ-CP Mẫu 1.9 (State).

The order and the words are data (``minutes.order`` of the wording); here is how each part is made
from the rows. The five duties of the record are BR-41, BR-43, BR-44, BR-45 and BR-46.
"""

from collections.abc import Callable
from dataclasses import replace

from desktop.domain import writing
from desktop.domain.dialogue import Attendance, AttendanceKind, OpinionStatus
from desktop.domain.papers import CommitmentOnPaper, EarlierCommitments, MinutesPaper
from desktop.papers import composing
from desktop.papers.composing import body, counted, heading, paragraphs, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.letterhead import minutes_blocks
from desktop.papers.opinions import opinion_paragraphs
from desktop.papers.wording import Wording, one_line, without_stop, wording_of

Part = Callable[[MinutesPaper, Wording], list[Block]]


def compose(paper: MinutesPaper) -> OfficialDocument:
    day = paper.head.issued_on or paper.meeting.held_on
    wording = wording_of(paper.head, day).part("minutes")
    dated = bool(wording["dated"])
    chair = paper.meeting.chairs[0] if paper.meeting.chairs else None
    return composing.assemble(
        head=paper.head if paper.head.issued_on else replace(paper.head, issued_on=paper.meeting.held_on),
        day=day,
        wording=wording,
        subject=without_stop(paper.meeting.title),
        blocks=_blocks(paper, wording),
        signatures=minutes_blocks(wording, paper.meeting.note_taker, chair),
        given_recipients=paper.recipients,
        draft=paper.draft,
        dated=dated,
        log_code="" if paper.draft else paper.log_code,
    )


def _blocks(paper: MinutesPaper, wording: Wording) -> list[Block]:
    facts = _facts(paper, wording)
    blocks: list[Block] = []
    for entry in wording["order"]:
        if "fact" in entry:
            blocks += composing.fact(wording, entry, facts)
        for key, role in composing.ROLES.items():
            if key in entry:
                blocks.append(heading(role, entry[key]))
        if "part" in entry:
            blocks += PARTS[entry["part"]](paper, wording)
    return blocks


def _facts(paper: MinutesPaper, wording: Wording) -> dict[str, str]:
    """What fills the blanks of the fact lines."""
    meeting = paper.meeting
    note_taker = wording.person(meeting.note_taker)
    return {
        "start": wording.hour(meeting.start),
        "day": writing.paper_date(meeting.held_on),
        "long_day": writing.long_date(meeting.held_on),
        "place": wording.or_unknown(meeting.place),
        "form": wording.form(meeting),
        "content": wording.content(meeting),
        "chairs": wording.people(meeting.chairs),
        "note_taker": note_taker,
        "papers": "; ".join(without_stop(used) for used in paper.papers_used if without_stop(used)),
        "other": without_stop(paper.other_information),
        "correction": composing.correction(wording, paper.version, paper.correction_reason),
        "present_absent": wording.say("present_absent", **_count(paper.attendance)),
    }


def _count(groups: tuple[Attendance, ...]) -> dict[str, str]:
    return {
        "present": counted(sum(group.present for group in groups)),
        "absent": counted(sum(group.absent for group in groups)),
    }


def _attendance_total(paper: MinutesPaper, wording: Wording) -> list[Block]:
    return [body(wording.say("attendance_total", **_count(paper.attendance)), "thành phần")]


def _attendance(kind: AttendanceKind) -> Part:
    def part(paper: MinutesPaper, wording: Wording) -> list[Block]:
        groups = tuple(group for group in paper.attendance if group.kind is kind)
        if not groups:
            return [body(wording["none"], "thành phần")]
        if len(groups) == 1:
            return [*_groups(groups, wording)]
        total = body(wording.say("attendance_sum", **_count(groups)), "thành phần", keep_with_next=True)
        return [total, *_groups(groups, wording)]

    return part


def _attendance_all(paper: MinutesPaper, wording: Wording) -> list[Block]:
    return [*_groups(paper.attendance, wording)] or [body(wording["none"], "thành phần")]


def _groups(groups: tuple[Attendance, ...], wording: Wording) -> list[Paragraph]:
    lines = []
    for group in groups:
        reason = without_stop(group.absent_reason)
        lines.append(
            wording.say(
                "group_absent" if group.absent else "group_full",
                group=one_line(group.group),
                reason=wording.say("absent_reason", reason=reason) if reason else "",
                **_count((group,)),
            )
        )
    return [body(line, "thành phần") for line in lines]


def _opening(paper: MinutesPaper, wording: Wording) -> list[Block]:
    return [*paragraphs(paper.opening, "khai mạc")] or [body(wording["unknown"], "khai mạc")]


def _earlier(paper: MinutesPaper, wording: Wording) -> list[Block]:
    blocks: list[Block] = []
    for meeting in paper.earlier:
        if meeting.items:
            blocks += _earlier_meeting(meeting, wording)
    return blocks or [body(wording["earlier_none"], "kết luận kỳ trước")]


def _earlier_meeting(earlier: EarlierCommitments, wording: Wording) -> list[Block]:
    where = f"kết luận kỳ trước, ngày {writing.paper_date(earlier.held_on)}"
    lead = wording.say(
        "earlier",
        title=without_stop(earlier.title),
        day=writing.paper_date(earlier.held_on),
        count=writing.two_digits(len(earlier.items)),
    )
    rows = [
        (
            str(number),
            without_stop(item.content),
            one_line(item.lead),
            wording.due(item),
            _progress(item, wording),
        )
        for number, item in enumerate(earlier.items, 1)
    ]
    shape = ((13, "centre"), (60, "left"), (32, "left"), (28, "centre"), (32, "left"))
    table = composing.table(wording["earlier_columns"], shape, rows, where)
    return [body(lead, where, keep_with_next=True), table]


def _progress(item: CommitmentOnPaper, wording: Wording) -> str:
    state = str(wording["state"][item.state.value]) if item.state else ""
    return "; ".join(part for part in (state, without_stop(item.result)) if part)


def _opinions(paper: MinutesPaper, wording: Wording) -> list[Block]:
    count = writing.two_digits(len(paper.opinions))
    blocks: list[Block] = [body(wording.say("opinions_count", count=count), "ý kiến", keep_with_next=True)]
    for opinion in paper.opinions:
        blocks += opinion_paragraphs(opinion, wording)
    statuses: list[tuple[OpinionStatus | None, int]] = [(opinion.status, 1) for opinion in paper.opinions]
    sums = composing.status_sums(wording, statuses)
    return [*blocks, body(wording.say("sums", count=count, sums=sums), "tổng hợp ý kiến")]


def _disagreement(paper: MinutesPaper, wording: Wording) -> list[Block]:
    where = "ý kiến còn khác nhau"
    return [*paragraphs(paper.disagreement, where)] or [body(wording["disagreement_none"], where)]


def _conclusion(paper: MinutesPaper, wording: Wording) -> list[Block]:
    blocks: list[Block] = [*paragraphs(paper.conclusion, "kết luận")] or [
        body(wording["unknown"], "kết luận")
    ]
    tasks = all_tasks(paper)
    if tasks:
        blocks.append(body(wording["tasks"], "việc được giao", keep_with_next=True))
        blocks.append(composing.task_table(wording, tasks, "việc được giao"))
    return blocks


def all_tasks(paper: MinutesPaper) -> tuple[CommitmentOnPaper, ...]:
    """Every promise of the meeting once: those answering an opinion by its number, then the others."""
    answering = [
        replace(task, opinion=opinion.number) for opinion in paper.opinions for task in opinion.commitments
    ]
    known = {_same(task) for task in answering}
    return (*answering, *(task for task in paper.commitments if _same(task) not in known))


def _same(task: CommitmentOnPaper) -> tuple[object, ...]:
    return (task.content, task.lead, task.support, task.due, task.due_on)


def _ending(paper: MinutesPaper, wording: Wording) -> list[Block]:
    end, day = wording.hour(paper.meeting.end), writing.long_date(paper.meeting.held_on)
    sentences = []
    if "ended_same_day" in wording.data:
        sentences.append(wording.say("ended_same_day", end=end))
    if paper.read_back:
        sentences.append(wording["read_back"])
    if paper.non_signers:
        sentences.append(_non_signers(paper, wording))
    if paper.copies:
        sentences.append(wording.say("copies", copies=writing.two_digits(paper.copies)))
    if "ended" in wording.data:
        sentences.append(wording.say("ended", end=end, long_day=day))
    return [body(stopped(sentence), "kết thúc") for sentence in sentences]


def _non_signers(paper: MinutesPaper, wording: Wording) -> str:
    people = []
    for person in paper.non_signers:
        reason = without_stop(person.reason)
        shown = wording.say("non_signer_reason", reason=reason) if reason else ""
        people.append(wording.say("non_signer", name=one_line(person.name), reason=shown))
    return wording.say("non_signers", people="; ".join(people))


PARTS: dict[str, Part] = {
    "attendance_total": _attendance_total,
    "attendance_official": _attendance(AttendanceKind.OFFICIAL),
    "attendance_invited": _attendance(AttendanceKind.INVITED),
    "attendance_press": _attendance(AttendanceKind.PRESS),
    "attendance_all": _attendance_all,
    "opening": _opening,
    "earlier": _earlier,
    "opinions": _opinions,
    "disagreement": _disagreement,
    "conclusion": _conclusion,
    "ending": _ending,
}
