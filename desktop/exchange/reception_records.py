"""Reception sessions with their visits and cases in a records file."""

from desktop.domain import reception as rec
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.office import Capacity, Side
from desktop.exchange.fields import Fields
from desktop.exchange.person_records import read_person, refuse_identity, written_person
from desktop.exchange.values import Json, read_number, written_day, written_number, written_time

_IDENTITY = ("people", "representatives", "appointing_paper")


def read_session(fields: Fields) -> rec.ReceptionSession:
    """A session; only as Party or as State does a head receive citizens."""
    session = rec.ReceptionSession(
        key=fields.key(),
        held_on=fields.required_day("date"),
        capacity=Capacity(fields.required_choice("capacity", Side).value),
        host=fields.required("host"),
        kind=fields.required_choice("kind", rec.SessionKind),
        status=fields.required_choice("status", rec.SessionStatus),
        start=fields.moment("start"),
        end=fields.moment("end"),
        place=fields.text("place"),
        ground=fields.text("ground"),
        delegate=fields.reference("delegate"),
        reason=fields.text("reason"),
        moved_to=fields.day("moved_to"),
        note_taker=fields.text("note_taker"),
        attendees=_read_attendees(fields),
        minutes_number=DocumentNumber(fields.count("number"), fields.day("issued_on")),
        conclusion=fields.text("conclusion"),
        conclusion_notice=read_number(fields.child("conclusion_notice")),
        copies=fields.count("copies"),
        visits=tuple(map(_read_visit, fields.children("visits"))),
    )
    fields.end()
    if session.start and session.end and session.end < session.start:
        raise fields.refusal("records-end-before-start", "end", start=session.start)
    return session


def _read_attendees(fields: Fields) -> tuple[rec.Attendee, ...]:
    found = []
    for each in fields.children("attendees"):
        found.append(rec.Attendee(each.required("name"), each.text("title"), each.text("unit")))
        each.end()
    return tuple(found)


def _read_visit(fields: Fields) -> rec.Visit:
    """A visit; one with a denunciation among its cases carries no identity, unless with consent (BR-24)."""
    key = fields.key()
    cases = tuple(map(_read_case, fields.children("cases")))
    visit = rec.Visit(key, cases=cases, disclosure_consent=fields.flag("disclosure_consent"))
    if visit.is_secret:
        refuse_identity(fields, _IDENTITY)
    visit = rec.Visit(
        key=key,
        cases=cases,
        disclosure_consent=visit.disclosure_consent,
        arrived=fields.moment("arrived"),
        people=tuple(filter(None, map(read_person, fields.children("people")))),
        people_count=fields.count_or("people_count", 1),
        representatives=fields.texts("representatives"),
        appointing_paper=fields.text("appointing_paper"),
        signed=fields.choice("signed", rec.Signed),
        sign_refusal_reason=fields.text("sign_refusal_reason"),
        refusal=_read_refusal(fields.child("refusal")),
        papers_received=_read_papers(fields),
        secret_file=fields.text("secret_file"),
    )
    fields.end()
    return visit


def _read_refusal(fields: Fields | None) -> rec.ReceptionRefusal | None:
    """Nothing was refused when nothing is said of it; otherwise a ground is named (BR-21)."""
    if fields is None:
        return None
    said = [fields.has(name) for name in ("ground", "detail", "number", "issued_on")]
    if not any(said):
        fields.end()
        return None
    refusal = rec.ReceptionRefusal(
        fields.required("ground"), fields.text("detail"), fields.count("number"), fields.day("issued_on")
    )
    fields.end()
    return refusal


def _read_papers(fields: Fields) -> tuple[rec.ReceivedPaper, ...]:
    found = []
    for each in fields.children("papers_received"):
        found.append(rec.ReceivedPaper(each.required("title"), each.count("pages"), each.text("condition")))
        each.end()
    return tuple(found)


def _read_case(fields: Fields) -> rec.Case:
    case = rec.Case(
        key=fields.key(),
        type=fields.required_choice("type", rec.CaseType),
        content=fields.required("content"),
        subject_area=fields.reference("subject_area"),
        request=fields.text("request"),
        occurrence=fields.choice("occurrence", rec.Occurrence),
        same_content_people=fields.count_or("same_content_people", 0),
        settled_by=fields.text("settled_by"),
        in_competence=fields.yes_or_no("in_competence"),
        handling=fields.choice("handling", rec.CaseHandling),
        handled_by=fields.reference("handled_by"),
        document=fields.text("document"),
        answer=fields.text("answer"),
        result=fields.text("result"),
        note=fields.text("note"),
    )
    fields.end()
    return case


def write_session(session: rec.ReceptionSession) -> Json:
    """The session without what only the book keeps; entries struck through are left out."""
    return {
        "key": session.key,
        "date": written_day(session.held_on),
        "start": written_time(session.start),
        "end": written_time(session.end),
        "place": session.place or None,
        "capacity": session.capacity.value,
        "host": session.host,
        "kind": session.kind.value,
        "ground": session.ground or None,
        "status": session.status.value,
        "delegate": session.delegate,
        "reason": session.reason or None,
        "moved_to": written_day(session.moved_to),
        "note_taker": session.note_taker or None,
        "attendees": [
            {"name": each.name or None, "title": each.title or None, "unit": each.unit or None}
            for each in session.attendees
        ],
        "number": session.minutes_number.number,
        "issued_on": written_day(session.minutes_number.issued_on),
        "conclusion": session.conclusion or None,
        "conclusion_notice": written_number(session.conclusion_notice),
        "copies": session.copies,
        "visits": [_visit(each) for each in session.visits if each.struck is None],
    }


def _visit(visit: rec.Visit) -> Json:
    """A denunciation without consent leaves the book without a word that tells who came (BR-26)."""
    secret = visit.is_secret
    return {
        "key": visit.key,
        "arrived": written_time(visit.arrived),
        "people": [] if secret else [written_person(each) for each in visit.people],
        "people_count": visit.people_count,
        "representatives": [] if secret else list(visit.representatives),
        "appointing_paper": None if secret else visit.appointing_paper or None,
        "signed": visit.signed.value if visit.signed else None,
        "sign_refusal_reason": visit.sign_refusal_reason or None,
        "refusal": _refusal(visit.refusal),
        "papers_received": [
            {"title": each.title or None, "pages": each.pages, "condition": each.condition or None}
            for each in visit.papers_received
        ],
        "secret_file": visit.secret_file or None,
        "disclosure_consent": visit.disclosure_consent,
        "cases": [_case(each) for each in visit.cases],
    }


def _refusal(refusal: rec.ReceptionRefusal | None) -> Json | None:
    if refusal is None:
        return None
    return {
        "ground": refusal.ground or None,
        "detail": refusal.detail or None,
        "number": refusal.number,
        "issued_on": written_day(refusal.issued_on),
    }


def _case(case: rec.Case) -> Json:
    return {
        "key": case.key,
        "type": case.type.value if case.type else None,
        "subject_area": case.subject_area,
        "content": case.content or None,
        "request": case.request or None,
        "occurrence": case.occurrence.value if case.occurrence else None,
        "same_content_people": case.same_content_people,
        "settled_by": case.settled_by or None,
        "in_competence": case.in_competence,
        "handling": case.handling.value if case.handling else None,
        "handled_by": case.handled_by,
        "document": case.document or None,
        "answer": case.answer or None,
        "result": case.result or None,
        "note": case.note or None,
    }
