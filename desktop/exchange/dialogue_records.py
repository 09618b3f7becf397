"""Dialogues with their opinions in a records file."""

from desktop.domain.dialogue import (
    Attendance,
    AttendanceKind,
    Chair,
    Counterpart,
    Dialogue,
    DialogueForm,
    DialogueStatus,
    DocumentNumber,
    NonSigner,
    NoteTaker,
    Opinion,
    OpinionChannel,
    OpinionSource,
    OpinionStatus,
)
from desktop.domain.office import Capacity, Side
from desktop.exchange.fields import Fields
from desktop.exchange.values import Json, read_number, written_day, written_number, written_time


def read_dialogue(fields: Fields) -> Dialogue:
    key = fields.key()
    letterhead = fields.required_choice("letterhead", Side)
    completed = fields.flag("completed")
    dialogue = Dialogue(
        key=key,
        title=fields.required("title"),
        held_on=fields.required_day("date"),
        letterhead=letterhead,
        status=fields.required_choice("status", DialogueStatus),
        start=fields.moment("start"),
        end=fields.moment("end"),
        place=fields.text("place"),
        form=fields.choice("form", DialogueForm),
        reason=fields.text("reason"),
        moved_to=fields.day("moved_to"),
        chairs=tuple(_read_chair(each, letterhead) for each in fields.children("chairs")),
        note_taker=_read_note_taker(fields.child("note_taker")),
        counterparts=fields.choices("counterparts", Counterpart),
        hamlets=fields.texts("hamlets"),
        plan=fields.text("plan"),
        announced_on=fields.day("announced_on"),
        results_published_on=fields.day("results_published_on"),
        attendance=tuple(map(_read_attendance, fields.children("attendance"))),
        papers_used=fields.texts("papers_used"),
        opening=fields.text("opening"),
        other_information=fields.text("other_information"),
        opinions=tuple(_read_opinion(each, completed=completed) for each in fields.children("opinions")),
        disagreement=fields.text("disagreement"),
        conclusion=fields.text("conclusion"),
        read_back=fields.flag("read_back"),
        non_signers=tuple(map(_read_non_signer, fields.children("non_signers"))),
        copies=fields.count("copies"),
        minutes_number=DocumentNumber(fields.count("number"), fields.day("issued_on")),
        conclusion_notice=read_number(fields.child("conclusion_notice")),
        completed=completed,
    )
    fields.end()
    _check(fields, dialogue)
    return dialogue


def _check(fields: Fields, dialogue: Dialogue) -> None:
    if dialogue.start and dialogue.end and dialogue.end < dialogue.start:
        raise fields.refusal("records-end-before-start", "end", start=dialogue.start)
    if dialogue.completed and dialogue.status is not DialogueStatus.HELD:
        raise fields.refusal("records-completed-not-held", "completed")


def _read_chair(fields: Fields, letterhead: Side) -> Chair:
    """A chair without a capacity presides in that of the dialogue's letterhead."""
    chair = Chair(
        fields.required("official"), fields.choice("capacity", Capacity) or Capacity(letterhead.value)
    )
    fields.end()
    return chair


def _read_note_taker(fields: Fields | None) -> NoteTaker | None:
    if fields is None:
        return None
    empty = not fields.has("name") and not fields.has("title")
    taker = None if empty else NoteTaker(fields.required("name"), fields.text("title"))
    fields.end()
    return taker


def _read_attendance(fields: Fields) -> Attendance:
    group = Attendance(
        group=fields.required("group"),
        kind=fields.choice("kind", AttendanceKind) or AttendanceKind.OFFICIAL,
        present=fields.count("present") or 0,
        absent=fields.count("absent") or 0,
        absent_reason=fields.text("absent_reason"),
    )
    fields.end()
    return group


def _read_non_signer(fields: Fields) -> NonSigner:
    found = NonSigner(fields.required("name"), fields.text("reason"))
    fields.end()
    return found


def _read_opinion(fields: Fields, *, completed: bool) -> Opinion:
    """An opinion; once the minutes are completed it must say what became of it (BR-41)."""
    opinion = Opinion(
        key=fields.key(),
        content=fields.required("content"),
        speaker=fields.text("speaker"),
        unit=fields.text("unit"),
        subject_area=fields.reference("subject_area"),
        source=fields.choice("source", OpinionSource),
        raised_at=fields.moment("raised_at"),
        channel=fields.choice("channel", OpinionChannel),
        status=fields.choice("status", OpinionStatus),
        answered_by=fields.reference("answered_by"),
        answer=fields.text("answer"),
        no_commitment_reason=fields.text("no_commitment_reason"),
    )
    if completed and opinion.status is None:
        raise fields.refusal("records-status-missing", "status")
    fields.end()
    return opinion


def write_dialogue(dialogue: Dialogue) -> Json:
    return {
        **_plan(dialogue),
        "attendance": [
            {
                "group": each.group,
                "kind": each.kind.value,
                "present": each.present,
                "absent": each.absent,
                "absent_reason": each.absent_reason or None,
            }
            for each in dialogue.attendance
        ],
        "papers_used": list(dialogue.papers_used),
        "opening": dialogue.opening or None,
        "other_information": dialogue.other_information or None,
        "opinions": [_opinion(each) for each in dialogue.opinions],
        "disagreement": dialogue.disagreement or None,
        "conclusion": dialogue.conclusion or None,
        "read_back": dialogue.read_back,
        "non_signers": [{"name": each.name, "reason": each.reason or None} for each in dialogue.non_signers],
        "copies": dialogue.copies,
        "number": dialogue.minutes_number.number,
        "issued_on": written_day(dialogue.minutes_number.issued_on),
        "conclusion_notice": written_number(dialogue.conclusion_notice),
        "completed": dialogue.completed,
    }


def _plan(dialogue: Dialogue) -> Json:
    taker = dialogue.note_taker
    return {
        "key": dialogue.key,
        "title": dialogue.title,
        "date": written_day(dialogue.held_on),
        "start": written_time(dialogue.start),
        "end": written_time(dialogue.end),
        "place": dialogue.place or None,
        "letterhead": dialogue.letterhead.value,
        "form": dialogue.form.value if dialogue.form else None,
        "status": dialogue.status.value,
        "reason": dialogue.reason or None,
        "moved_to": written_day(dialogue.moved_to),
        "chairs": [{"official": each.official, "capacity": each.capacity.value} for each in dialogue.chairs],
        "note_taker": {"name": taker.name, "title": taker.title or None} if taker else None,
        "counterparts": [each.value for each in dialogue.counterparts],
        "hamlets": list(dialogue.hamlets),
        "plan": dialogue.plan or None,
        "announced_on": written_day(dialogue.announced_on),
        "results_published_on": written_day(dialogue.results_published_on),
    }


def _opinion(opinion: Opinion) -> Json:
    return {
        "key": opinion.key,
        "speaker": opinion.speaker or None,
        "unit": opinion.unit or None,
        "subject_area": opinion.subject_area,
        "source": opinion.source.value if opinion.source else None,
        "raised_at": written_time(opinion.raised_at),
        "channel": opinion.channel.value if opinion.channel else None,
        "content": opinion.content,
        "status": opinion.status.value if opinion.status else None,
        "answered_by": opinion.answered_by,
        "answer": opinion.answer or None,
        "no_commitment_reason": opinion.no_commitment_reason or None,
    }
