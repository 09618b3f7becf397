"""One visit in the minutes: who came, what for, which papers, what was said and promised, how it ended."""

from desktop.domain import writing
from desktop.domain.letter_papers import Citizen
from desktop.domain.people import masked_number
from desktop.domain.reception import ReceivedPaper
from desktop.domain.reception_papers import CaseOnPaper, VisitOnPaper
from desktop.papers import reception_phrases as phrases
from desktop.papers.composing import body, counted, labelled, stopped
from desktop.papers.document import Paragraph
from desktop.papers.opinions import promise_text
from desktop.papers.wording import Wording, one_line, printed, without_stop


def visit_parts(visit: VisitOnPaper, where: str, wording: Wording) -> list[list[Paragraph]]:
    """The five parts under their headings: người đến, nội dung, giấy tờ, ý kiến cơ quan, kết luận."""
    return [
        _people(visit, where, wording),
        _contents(visit, where, wording),
        _papers(visit, where, wording),
        _settled(visit, where, wording),
        _conclusions(visit, where, wording),
    ]


def confirmation(visit: VisitOnPaper, wording: Wording) -> str:
    """That it was read back, and how it was confirmed (BR-23); of a denouncer never the typed reason.

    Who signed has read it: of them it is not said that nothing was read back.
    """
    way = visit.signed.value if visit.signed else "none"
    read = wording["read_back_visit"] if visit.read_back else "" if visit.signed else wording["not_read_back"]
    if visit.denouncer is not None:
        return f"{read}{wording['confirmed_secret'][way]}"
    reason = without_stop(visit.sign_refusal_reason)
    said = wording.say("refused_reason", reason=reason) if reason else ""
    return f"{read}{wording.fill(wording['confirmed'][way], reason=said)}"


def _people(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    arrived = wording.say("arrived_at", hour=writing.hour(visit.arrived)) if visit.arrived else ""
    known = wording.say(
        "arrived",
        arrived=arrived,
        count=counted(visit.people_count),
        representatives=_speakers(visit, wording),
    )
    return [body(line, f"người đến, {where}") for line in (*_names(visit, wording), known)]


def _names(visit: VisitOnPaper, wording: Wording) -> list[str]:
    if visit.denouncer is not None:
        code = wording.or_unknown(visit.denouncer.code)
        return [wording.say("denouncer_line", code=code, file=phrases.secret_file(visit, wording))]
    return [_citizen(person, wording) for person in visit.people or (Citizen(""),)]


def _citizen(person: Citizen, wording: Wording) -> str:
    """A person with the identity number masked but for its last signs (BR-28)."""
    old, number = without_stop(person.old_address), masked_number(one_line(person.id_number))
    return wording.say(
        "citizen",
        name=wording.or_unknown(person.name),
        address=wording.or_unknown(person.address),
        old=wording.say("citizen_old", address=old) if old else "",
        identity=wording.say("citizen_identity", number=number) if number else "",
    )


def _speakers(visit: VisitOnPaper, wording: Wording) -> str:
    names = [one_line(name) for name in visit.representatives if one_line(name)]
    if visit.denouncer is not None or not names:
        return ""
    paper = without_stop(visit.appointing_paper)
    appointed = wording.say("appointed_by", paper=paper) if paper else ""
    return wording.say("representatives", names=", ".join(names), paper=appointed)


def _contents(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for place, case in enumerate(visit.cases, 1):
        at = f"vụ việc {writing.letter(place)}, {where}"
        lines += labelled(
            wording.say("case_label", letter=writing.letter(place), type=phrases.case_type(case, wording)),
            wording.say(
                "content",
                about=phrases.about_case(case, wording),
                content=printed(case.content) or wording["unknown"],
            ),
            at,
        )
        if printed(case.request):
            lines += labelled(wording["request_label"], f" {printed(case.request)}", f"yêu cầu, {at}")
    return lines or [body(wording["unknown"], f"nội dung, {where}")]


def _papers(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    at, received = f"giấy tờ nhận, {where}", visit.papers_received
    if not received:
        return [body(wording["papers_none"], at)]
    if visit.denouncer is not None:
        return [body(wording.say("papers_secret", count=counted(len(received))), at)]
    *lines, last = (_paper(each, wording) for each in received)
    return [body(line, at) for line in (*lines, stopped(last))]


def _paper(paper: ReceivedPaper, wording: Wording) -> str:
    pages = wording.say("paper_pages", count=counted(paper.pages)) if paper.pages else ""
    about = "; ".join(each for each in (pages, without_stop(paper.condition)) if each)
    return wording.say(
        "paper",
        title=wording.or_unknown(paper.title),
        about=wording.say("about", about=about) if about else "",
    )


def _settled(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    """Which body already settled a matter to the end of its competence."""
    lines = [
        wording.say("settled", letter=writing.letter(place), body=without_stop(case.settled_by))
        for place, case in enumerate(visit.cases, 1)
        if without_stop(case.settled_by)
    ]
    return [body(line, f"ý kiến cơ quan, {where}") for line in lines or [str(wording["settled_none"])]]


def _conclusions(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    lines = _refusal(visit, where, wording)
    for place, case in enumerate(visit.cases, 1):
        lines += _conclusion(case, writing.letter(place), where, wording)
    if visit.notice_by is not None:
        told = wording.say("notice_by", day=writing.paper_date(visit.notice_by))
        lines.append(body(told, f"hạn thông báo, {where}"))
    return lines or [body(wording["unknown"], f"kết luận, {where}")]


def _conclusion(case: CaseOnPaper, letter: str, where: str, wording: Wording) -> list[Paragraph]:
    at = f"vụ việc {letter}, {where}"
    answer = printed(case.answer) or str(wording["answer_none"])
    lines = labelled(wording.say("answer_label", letter=letter), f" {answer}", f"ý kiến, {at}")
    lines += phrases.handling(case, wording, at)
    for made in case.commitments:
        lines += labelled(wording["promise_label"], promise_text(made, None, wording), f"cam kết, {at}")
    return lines


def _refusal(visit: VisitOnPaper, where: str, wording: Wording) -> list[Paragraph]:
    """Từ chối tiếp: the ground, why, and the notice that was given (BR-21)."""
    refusal = visit.refusal
    if refusal is None:
        return []
    detail = without_stop(refusal.detail) if visit.denouncer is None else ""
    said = wording.say(
        "refusal",
        ground=wording.or_unknown(refusal.ground),
        detail=wording.say("refusal_detail", detail=detail) if detail else "",
        notice=_refusal_notice(visit, wording),
    )
    return labelled(wording["refusal_label"], said, f"từ chối tiếp, {where}")


def _refusal_notice(visit: VisitOnPaper, wording: Wording) -> str:
    refusal = visit.refusal
    if refusal is None or refusal.issued_on is None:
        return ""
    number = wording["refusal_unnumbered"]
    if refusal.number is not None:
        number = wording.say("refusal_number", number=writing.two_digits(refusal.number))
    return wording.say("refusal_notice", number=number, day=writing.paper_date(refusal.issued_on))
