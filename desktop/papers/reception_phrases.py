"""How the papers of a session name its people, its figures and what became of a matter.

A denouncer is named by the code wherever a name would stand (BR-24, BR-26).
"""

from desktop.domain import writing
from desktop.domain.papers import PersonOnPaper
from desktop.domain.reception import Attendee, Counters
from desktop.domain.reception_papers import CaseOnPaper, ReceptionOnPaper, ReceptionPaper, VisitOnPaper
from desktop.papers.composing import counted, labelled
from desktop.papers.document import Paragraph
from desktop.papers.wording import Wording, one_line, without_stop, wording_of


def reception_wording(paper: ReceptionPaper, part: str) -> Wording:
    """The sentences of one paper over those all papers of a session share, over those of minutes."""
    everything = wording_of(paper.head, paper.written_on)
    return everything.part("minutes").part("reception").part(part)


def receiver(session: ReceptionOnPaper, wording: Wording) -> str:
    """Who received; of a delegated session also by whose delegation and why."""
    if session.delegate is None:
        return wording.person(session.host)
    reason = without_stop(session.delegation_reason)
    return wording.say(
        "delegated",
        delegate=wording.person(session.delegate),
        host=wording.person(session.host),
        reason=wording.say("delegation_reason", reason=reason) if reason else "",
    )


def attendees(session: ReceptionOnPaper, wording: Wording) -> str:
    return "; ".join(_attendee(each, wording) for each in session.attendees if one_line(each.name))


def _attendee(attendee: Attendee, wording: Wording) -> str:
    title, unit = one_line(attendee.title), one_line(attendee.unit)
    told_by_title = unit.casefold() in title.casefold()
    return wording.person(PersonOnPaper(attendee.name, title, other_titles=() if told_by_title else (unit,)))


def figures(counters: Counters, wording: Wording) -> str:
    """``04 lượt, 18 người, 05 vụ việc, …; từ chối tiếp 01 lượt``, or that nobody came."""
    if not counters.visits and not counters.refused:
        return str(wording["counts_nobody"])
    said = wording.say(
        "counts",
        visits=counted(counters.visits),
        people=counted(counters.people),
        cases=counted(counters.cases),
    )
    for key, count in (
        ("counts_petitions", counters.petitions),
        ("counts_groups", counters.group_visits),
        ("counts_refused", counters.refused),
    ):
        said += wording.say(key, count=counted(count)) if count else ""
    return said


def who_came(visit: VisitOnPaper, wording: Wording) -> str:
    """``Nguyễn Thị Quỳnh và 11 người``; of a denouncer ``mã TC-2026-014``."""
    if visit.denouncer is not None:
        return wording.say("denouncer", code=wording.or_unknown(visit.denouncer.code))
    name = spokesman(visit) or str(wording["nobody_named"])
    others = visit.people_count - 1
    return wording.say("group", name=name, others=counted(others)) if others > 0 else name


def spokesman(visit: VisitOnPaper) -> str:
    """The first who speaks for a visit; nobody where a denouncer came."""
    if visit.denouncer is not None:
        return ""
    names = (*visit.representatives, *(person.name for person in visit.people))
    return next((one_line(name) for name in names if one_line(name)), "")


def secret_file(visit: VisitOnPaper, wording: Wording) -> str:
    """``; hồ sơ giấy: …``: where the identity is kept, on paper only."""
    file = one_line(visit.denouncer.secret_file) if visit.denouncer else ""
    return wording.say("secret_file", file=file.rstrip(" .;")) if file else ""


def visit_name(visit: VisitOnPaper, order: int, wording: Wording) -> str:
    """``lượt tiếp số 75``, or by its place in the session before the register has numbered it."""
    if visit.number is None:
        return wording.say("visit_order", order=order)
    return wording.say("visit_number", number=visit.number)


def case_type(case: CaseOnPaper, wording: Wording) -> str:
    return str(wording["case_type"][case.type.value if case.type else "none"])


def about_case(case: CaseOnPaper, wording: Wording) -> str:
    """`` (lĩnh vực: Đất đai; lần đầu; 59 công dân có đơn cùng nội dung)``, or nothing."""
    area = one_line(case.subject_area)
    parts = [wording.say("about_area", area=area)] if area else []
    if case.occurrence:
        parts.append(str(wording["occurrence"][case.occurrence.value]))
    if case.same_content_people:
        parts.append(wording.say("about_same", count=counted(case.same_content_people)))
    return wording.say("about", about="; ".join(parts)) if parts else ""


def handling(case: CaseOnPaper, wording: Wording, where: str) -> list[Paragraph]:
    """Hướng xử lý: what was decided, whose matter it is, who got it, by which document."""
    competence = ""
    if case.in_competence is not None:
        competence = wording.say(
            "handling_competence", competence=wording["competence"]["own" if case.in_competence else "other"]
        )
    body, document = without_stop(case.handled_by), without_stop(case.document)
    said = wording.say(
        "handling",
        handling=wording["case_handling"][case.handling.value if case.handling else "none"],
        competence=competence,
        body=wording.say("handling_body", body=body) if body else "",
        document=wording.say("handling_document", document=document) if document else "",
    )
    return labelled(wording["handling_label"], said, f"hướng xử lý, {where}")


def session_kind(session: ReceptionOnPaper, wording: Wording) -> str:
    return str(wording["session_kind"][session.kind.value])


def long_day(session: ReceptionOnPaper) -> str:
    return writing.long_date(session.held_on)
