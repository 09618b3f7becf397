"""Lịch tiếp công dân: the sessions of a month, a quarter or a year, and when the schedule was posted.

Luật Tiếp công dân 42/2013/QH13 Điều 24; a schedule posted late says its true day (BR-12).
"""

from calendar import monthrange
from datetime import time

from desktop.domain import writing
from desktop.domain.calendar import weekday_name
from desktop.domain.papers import PersonOnPaper
from desktop.domain.reception_papers import ScheduledSession, SchedulePaper
from desktop.papers import composing
from desktop.papers.composing import ROLES, body, heading, stopped
from desktop.papers.document import Block, OfficialDocument
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, capital, one_line, wording_of

NO_BREAK_SPACE = "\u00a0"


def compose(paper: SchedulePaper) -> OfficialDocument:
    wording = wording_of(paper.head, paper.written_on).part("reception").part("schedule")
    return composing.assemble(
        head=paper.head,
        day=paper.written_on,
        wording=wording,
        subject=wording.say("subject", hosts=_hosts(paper, wording), period=_period(paper, wording)),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _hosts(paper: SchedulePaper, wording: Wording) -> str:
    """``các đồng chí Bí thư Đảng ủy, Chủ tịch UBND``: each head once, the paper's own first."""
    hosts = [session.host for session in paper.sessions if session.host and session.host.title]
    own_first = sorted(hosts, key=lambda host: host.capacity != paper.head.side.value)
    titles = dict.fromkeys(one_line(host.title) for host in own_first)
    if not titles:
        return str(wording["hosts_none"])
    return wording.say("hosts" if len(titles) > 1 else "host", titles=", ".join(titles))


def _period(paper: SchedulePaper, wording: Wording) -> str:
    first, last = paper.first, paper.last
    words = wording["period"]
    spans = {1: "month", 3: "quarter", 12: "year"}
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    key = spans.get(months, "days") if whole and (first.month - 1) % months == 0 else "days"
    return str(words[key]).format(
        month=f"{first.month:02d}" if first.month < 3 else first.month,
        quarter=writing.roman((first.month + 2) // 3),
        year=first.year,
        first=writing.paper_date(first),
        last=writing.paper_date(last),
    )


def _blocks(paper: SchedulePaper, wording: Wording) -> list[Block]:
    opening = wording.say("opening", legal=wording["legal"], period=_period(paper, wording))
    return [
        body(opening, "mở đầu", keep_with_next=bool(paper.sessions)),
        _table(paper, wording),
        heading(ROLES[wording["general_role"]], wording["general_title"]),
        *(body(wording.fill(line), "quy định chung") for line in wording["general"]),
        body(wording["posting_place"], "niêm yết"),
        body(stopped(_posting(paper, wording)), "niêm yết"),
    ]


def _table(paper: SchedulePaper, wording: Wording) -> Block:
    if not paper.sessions:
        return body(wording["sessions_none"], "lịch tiếp")
    rows = [
        (
            str(number),
            wording.say(
                "day",
                weekday=capital(weekday_name(session.held_on)),
                day=writing.short_date(session.held_on),
            ),
            _hours(session, wording),
            _receiver(session, wording),
            wording.or_unknown(session.place),
            capital(_note(session, wording)),
        )
        for number, session in enumerate(paper.sessions, 1)
    ]
    shape = ((13, "centre"), (28, "left"), (25, "left"), (36, "left"), (33, "left"), (30, "left"))
    return composing.table(wording["columns"], shape, rows, "lịch tiếp")


def _hours(session: ScheduledSession, wording: Wording) -> str:
    if session.start is None:
        return str(wording["unknown"])
    if session.end is None:
        return wording.say("hour_from", start=_unbroken(session.start))
    return wording.say("hours", start=_unbroken(session.start), end=_unbroken(session.end))


def _unbroken(moment: time) -> str:
    """An hour that no line of a narrow column breaks in two."""
    return writing.hour(moment).replace(" ", NO_BREAK_SPACE)


def _receiver(session: ScheduledSession, wording: Wording) -> str:
    if session.delegate is not None:
        return wording.say("delegated_to", delegate=_named(session.delegate, wording))
    return _named(session.host, wording)


def _named(person: PersonOnPaper | None, wording: Wording) -> str:
    if person is None or not one_line(person.name):
        return str(wording["unknown"])
    title = one_line(person.title)
    return (
        wording.say("receiver", name=one_line(person.name), title=title) if title else one_line(person.name)
    )


def _note(session: ScheduledSession, wording: Wording) -> str:
    """The kind of session, and what became of it when it does not take place as planned."""
    moved = session.moved_to
    return str(wording["session_kind"][session.kind.value]) + wording.fill(
        wording["note"][session.status.value],
        moved=wording.say("moved_to", day=writing.short_date(moved)) if moved else "",
    )


def _posting(paper: SchedulePaper, wording: Wording) -> str:
    """When it was posted: in time, late with its true day, or by when it must be (BR-12)."""
    sentences = wording["posting"]
    if paper.post_by is None:
        return str(sentences["unknown"])
    key = "due" if paper.posted_on is None else "late" if paper.is_late else "on_time"
    return str(sentences[key]).format(
        posted=writing.paper_date(paper.posted_on) if paper.posted_on else "",
        due=writing.paper_date(paper.post_by),
        days=writing.two_digits(paper.post_days),
    )
