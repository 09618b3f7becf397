"""Biên bản tiếp dân: of a whole session, or of one visit with the citizen's own signature.

The Party form follows the parts of HD 16-HD/VPTW, the State form NĐ 30/2020/NĐ-CP Mẫu 1.9; titles and
sentences are data (``reception_minutes`` of the wording). A session with several visits numbers them
and ends with a table in which each citizen confirms what was read back (NĐ 154/2026/NĐ-CP Điều 14.1).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.domain import writing
from desktop.domain.reception import CaseType, Signed
from desktop.domain.reception_papers import ReceptionMinutesPaper, VisitOnPaper
from desktop.papers import composing
from desktop.papers import reception_phrases as phrases
from desktop.papers.composing import ROLES, body, heading, paragraphs, stopped
from desktop.papers.document import Block, Line, OfficialDocument, Paragraph, Role, SignatureBlock, Table
from desktop.papers.letterhead import minutes_blocks
from desktop.papers.reception_visits import confirmation, visit_parts
from desktop.papers.wording import Wording, capital, one_line, without_stop

CONFIRMATION_ROW_MM = 16.0
PETITIONS = frozenset({CaseType.PROPOSAL, CaseType.FEEDBACK})


def compose(paper: ReceptionMinutesPaper) -> OfficialDocument:
    wording = phrases.reception_wording(paper, "reception_minutes")
    session = paper.session
    signatures = minutes_blocks(wording, session.note_taker, session.receiver)
    return composing.assemble(
        head=paper.head if paper.head.issued_on else replace(paper.head, issued_on=session.held_on),
        day=paper.written_on,
        wording=wording,
        subject=_subject(paper, wording),
        blocks=_blocks(paper, wording),
        signatures=(*signatures, *_citizen(paper, wording)),
        given_recipients=paper.recipients,
        draft=paper.draft,
        dated=bool(wording["dated"]),
        log_code="" if paper.draft else paper.log_code,
    )


def _subject(paper: ReceptionMinutesPaper, wording: Wording) -> str:
    host = paper.session.host
    title = one_line(host.title) if host else ""
    return wording.say(
        "subject",
        session_kind=phrases.session_kind(paper.session, wording),
        long_day=phrases.long_day(paper.session),
        of_host=wording.say("of_host", title=title) if title else "",
    )


def _citizen(paper: ReceptionMinutesPaper, wording: Wording) -> tuple[SignatureBlock, ...]:
    """The citizen's place on a paper about one visit, unless they declined or may not be named."""
    if len(paper.visits) != 1:
        return ()
    (visit,) = paper.visits
    if visit.denouncer is not None or visit.signed is Signed.REFUSED:
        return ()
    petitions = {case.type for case in visit.cases} <= PETITIONS
    label = wording["citizen_labels"]["petitioner" if petitions else "other"]
    lines = (Line("minutes_label", label), Line("signature_note", wording["citizen_note"]))
    return (SignatureBlock(lines, Line("signatory", phrases.spokesman(visit))),)


def _blocks(paper: ReceptionMinutesPaper, wording: Wording) -> list[Block]:
    facts = _facts(paper, wording)
    blocks: list[Block] = []
    for entry in wording["facts"]:
        blocks += composing.fact(wording, entry, facts)
    if len(paper.visits) == 1:
        return blocks + _one(paper, wording)
    return blocks + _several(paper, wording)


def _facts(paper: ReceptionMinutesPaper, wording: Wording) -> dict[str, str]:
    session = paper.session
    return {
        "start": wording.hour(session.start),
        "day": writing.paper_date(session.held_on),
        "long_day": phrases.long_day(session),
        "place": wording.or_unknown(session.place),
        "ground": without_stop(session.ground),
        "receiver": phrases.receiver(session, wording),
        "attendees": phrases.attendees(session, wording),
        "note_taker": wording.person(session.note_taker),
        "counts": phrases.figures(paper.counters, wording),
        "correction": composing.correction(wording, paper.version, paper.correction_reason),
    }


def _one(paper: ReceptionMinutesPaper, wording: Wording) -> list[Block]:
    (visit,) = paper.visits
    titles, role = wording["one"]["titles"], ROLES[wording["one"]["role"]]
    parts = visit_parts(visit, phrases.visit_name(visit, 1, wording), wording)
    blocks: list[Block] = []
    for title, part in zip(titles, parts, strict=False):
        blocks += [heading(role, title), *part]
    conclusion = paper.conclusion
    if conclusion.strip():
        blocks += composing.labelled(wording["session_conclusion"], f" {conclusion}", "kết luận chung")
    blocks += _tasks(paper, wording)
    confirmed = body(capital(confirmation(visit, wording)), "đọc lại, ký xác nhận")
    return [*blocks, heading(role, titles[-1]), *_ending(paper, wording, [confirmed])]


def _several(paper: ReceptionMinutesPaper, wording: Wording) -> list[Block]:
    """Every visit a numbered block, then what concludes the session; of no visit only the latter."""
    shape: Mapping[str, Any] = wording["several"]
    blocks: list[Block] = []
    for place, visit in enumerate(paper.visits, 1):
        blocks += _numbered(place, visit, shape, wording)
    role = ROLES[shape["after_role"]]
    after = [_placed(title, len(paper.visits) + at) for at, title in enumerate(shape["after"], 1)]
    concluded = paragraphs(paper.conclusion, "kết luận") or [body(wording["conclusion_none"], "kết luận")]
    blocks += [heading(role, after[0]), *concluded, *_tasks(paper, wording), heading(role, after[1])]
    jointly = [body(wording["jointly"], "kết thúc")]
    if paper.visits:
        lead = body(wording["confirmation_lead"], "xác nhận", keep_with_next=True)
        blocks += [lead, _confirmations(paper, wording)]
    return [*blocks, *_ending(paper, wording, jointly)]


def _numbered(place: int, visit: VisitOnPaper, shape: Mapping[str, Any], wording: Wording) -> list[Block]:
    name = phrases.visit_name(visit, place, wording)
    role = ROLES[shape["visit_role"]]
    title = _placed(shape["visit"], place, visit=capital(name), who=phrases.who_came(visit, wording))
    blocks: list[Block] = [heading(role, title.upper() if role is Role.SECTION else title)]
    parts = [*visit_parts(visit, name, wording), [body(capital(confirmation(visit, wording)), name)]]
    for each, part in zip(shape["titles"], parts, strict=True):
        blocks += [heading(ROLES[shape["role"]], _placed(each, place)), *part]
    return blocks


def _placed(title: str, place: int, **values: str) -> str:
    return title.format(place=place, roman=writing.roman(place), **values)


def _tasks(paper: ReceptionMinutesPaper, wording: Wording) -> list[Block]:
    if not paper.commitments:
        return []
    where = "việc được giao chung"
    lead = body(wording["tasks"], where, keep_with_next=True)
    return [lead, composing.task_table(wording, paper.commitments, where)]


def _confirmations(paper: ReceptionMinutesPaper, wording: Wording) -> Table:
    rows = [
        (
            str(visit.number if visit.number is not None else order),
            capital(phrases.who_came(visit, wording)),
            str(wording["signed"][visit.signed.value if visit.signed else "none"]),
            _left_blank(visit, wording),
        )
        for order, visit in enumerate(paper.visits, 1)
    ]
    shape = ((15, "centre"), (65, "left"), (40, "left"), (45, "left"))
    made = composing.table(wording["confirmation_columns"], shape, rows, "xác nhận")
    return replace(made, least_row_mm=CONFIRMATION_ROW_MM)


def _left_blank(visit: VisitOnPaper, wording: Wording) -> str:
    """Room for the hand of whoever signs here; a word where nobody will."""
    if visit.denouncer is not None:
        return str(wording["confirmation_secret"])
    return str(wording["confirmation_refused"]) if visit.signed is Signed.REFUSED else ""


def _ending(paper: ReceptionMinutesPaper, wording: Wording, middle: list[Paragraph]) -> list[Paragraph]:
    end = wording.hour(paper.session.end)
    before, after = [], []
    if "ended_same_day" in wording.data:
        before.append(wording.say("ended_same_day", end=end))
    if paper.copies:
        after.append(wording.say("copies", copies=writing.two_digits(paper.copies)))
    if "ended" in wording.data:
        after.append(wording.say("ended", end=end, long_day=phrases.long_day(paper.session)))
    return [
        *(body(stopped(sentence), "kết thúc") for sentence in before),
        *middle,
        *(body(stopped(sentence), "kết thúc") for sentence in after),
    ]
