"""Thông báo kết luận việc tiếp công dân: for each matter the opinion, who does what, by when, how it is told.

NĐ 154/2026/NĐ-CP Điều 25.2 and 25.3; a denunciation stands in it by its code only (BR-26).
"""

from dataclasses import dataclass

from desktop.domain import writing
from desktop.domain.papers import CommitmentOnPaper, PersonOnPaper
from desktop.domain.reception import CaseHandling
from desktop.domain.reception_papers import CaseOnPaper, ReceptionNoticePaper, VisitOnPaper
from desktop.papers import composing
from desktop.papers import reception_phrases as phrases
from desktop.papers.composing import ROLES, body, heading, labelled, paragraphs, stopped
from desktop.papers.document import Block, OfficialDocument, Paragraph
from desktop.papers.letterhead import minutes_number_text, signer_block
from desktop.papers.wording import Wording, capital, one_line, printed, without_stop


@dataclass(frozen=True, slots=True)
class _Matter:
    """One case with its number over the whole session and the visit that brought it."""

    number: int
    case: CaseOnPaper
    visit: VisitOnPaper
    name: str

    @property
    def where(self) -> str:
        return f"việc số {self.number}, {self.name}"


def compose(paper: ReceptionNoticePaper) -> OfficialDocument:
    wording = phrases.reception_wording(paper, "reception_notice")
    host = paper.session.host
    return composing.assemble(
        head=paper.head,
        day=paper.written_on,
        wording=wording,
        subject=wording.say(
            "subject",
            title=wording.or_unknown(host.title if host else ""),
            session_kind=phrases.session_kind(paper.session, wording),
            day=writing.paper_date(paper.session.held_on),
        ),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _blocks(paper: ReceptionNoticePaper, wording: Wording) -> list[Block]:
    role = ROLES[wording["section_role"]]
    titles = [heading(role, title) for title in wording["sections"]]
    matters = _matters(paper, wording)
    return [
        body(_opening(paper, wording), "mở đầu"),
        titles[0],
        *(paragraphs(paper.conclusion, "kết luận") or [body(wording["conclusion_none"], "kết luận")]),
        titles[1],
        *(_matter_lines(matters, wording) or [body(wording["matters_none"], "kết luận từng việc")]),
        titles[2],
        _tasks(paper, matters, wording),
        titles[3],
        *(body(wording.fill(line), "tổ chức thực hiện") for line in wording["follow"]),
        body(_contact(paper, wording), "đầu mối"),
    ]


def _matters(paper: ReceptionNoticePaper, wording: Wording) -> list[_Matter]:
    named = [(visit, phrases.visit_name(visit, at, wording)) for at, visit in enumerate(paper.visits, 1)]
    cases = [(case, visit, name) for visit, name in named for case in visit.cases]
    return [_Matter(number, *each) for number, each in enumerate(cases, 1)]


def _opening(paper: ReceptionNoticePaper, wording: Wording) -> str:
    session = paper.session
    number = minutes_number_text(paper.head, paper.minutes_number, session.held_on)
    chair = _chair(session.receiver, wording)
    return wording.say(
        "opening" if paper.visits else "opening_nobody",
        day=writing.paper_date(session.held_on),
        place=wording.or_unknown(session.place),
        receiver=phrases.receiver(session, wording),
        chair=chair,
        chair_capital=capital(chair),
        session_kind=phrases.session_kind(session, wording),
        counts=phrases.figures(paper.counters, wording),
        minutes=wording.say("minutes", number=number) if number else "",
    )


def _chair(person: PersonOnPaper | None, wording: Wording) -> str:
    """Who concludes, named before already: by name on Party papers, by post on State ones."""
    if person is None:
        return str(wording["unknown"])
    name = one_line(person.name)
    return wording.say("chair", name=name, title=one_line(person.title) or name)


def _matter_lines(matters: list[_Matter], wording: Wording) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for matter in matters:
        answer = printed(matter.case.answer) or str(wording["answer_none"])
        label = wording.say("matter_label", number=matter.number)
        lines += labelled(label, _summary(matter, wording), matter.where)
        lines += labelled(wording["answer_label"], f" {answer}", f"ý kiến kết luận, {matter.where}")
        lines += phrases.handling(matter.case, wording, matter.where)
        lines += _told(matter, wording)
    return lines


def _summary(matter: _Matter, wording: Wording) -> str:
    """What the matter is about and whose it is; of a denunciation the code alone."""
    visit, case = matter.visit, matter.case
    if visit.denouncer is not None:
        code, file = wording.or_unknown(visit.denouncer.code), phrases.secret_file(visit, wording)
        return wording.say("matter_secret", code=code, file=file)
    address = next((without_stop(person.address) for person in visit.people if person.address), "")
    return wording.say(
        "matter",
        type=phrases.case_type(case, wording),
        who=phrases.who_came(visit, wording),
        address=wording.say("matter_address", address=address) if address else "",
        about=phrases.about_case(case, wording),
        content=printed(case.content) or wording["unknown"],
    )


def _told(matter: _Matter, wording: Wording) -> list[Paragraph]:
    """How and by when the citizen learns what becomes of it."""
    if matter.case.handling is CaseHandling.ANSWERED:
        said = str(wording["told_now"])
    elif matter.visit.notice_by is not None:
        said = wording.say("notice_by", day=writing.paper_date(matter.visit.notice_by))
    else:
        return []
    return labelled(wording["notice_by_label"], said, f"thông báo cho công dân, {matter.where}")


def _tasks(paper: ReceptionNoticePaper, matters: list[_Matter], wording: Wording) -> Block:
    rows = [
        _task(str(matter.number), _content(matter, made, wording), made, wording)
        for matter in matters
        for made in matter.case.commitments
    ]
    rows += [
        _task(str(wording["task_of_session"]), without_stop(made.content), made, wording)
        for made in paper.commitments
    ]
    if not rows:
        return body(wording["tasks_none"], "việc được giao")
    shape = ((13, "centre"), (46, "left"), (28, "left"), (28, "left"), (28, "centre"), (22, "left"))
    return composing.table(wording["columns"], shape, rows, "việc được giao")


def _content(matter: _Matter, made: CommitmentOnPaper, wording: Wording) -> str:
    if matter.visit.denouncer is None:
        return without_stop(made.content)
    return wording.say("task_secret", code=wording.or_unknown(matter.visit.denouncer.code))


def _task(number: str, content: str, made: CommitmentOnPaper, wording: Wording) -> tuple[str, ...]:
    support = "; ".join(one_line(name) for name in made.support)
    told = wording["told"]["writing" if made.reply_in_writing else "either"]
    return (number, content, one_line(made.lead), support, wording.due(made), str(told))


def _contact(paper: ReceptionNoticePaper, wording: Wording) -> str:
    default = wording.fill(wording["contact_default"])
    contact = wording.person(paper.contact) if paper.contact else default
    return stopped(wording.say("contact", contact=contact))
