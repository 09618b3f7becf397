"""Rows of the book to the nouns of the domain and back."""

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict

from sqlalchemy import RowMapping, bindparam, select
from sqlalchemy.orm import Session

from desktop.domain import commitment as com
from desktop.domain import dialogue as dlg
from desktop.domain import office as off
from desktop.store import tables as tab
from desktop.store.keeping_tables import OfficeNameTable
from desktop.store.references import References

_NO_SOURCE = com.CommitmentSource()


def letterhead(row: tab.LetterheadTable) -> off.Letterhead:
    return off.Letterhead(
        side=off.Side(row.side),
        issuer=row.issuer,
        symbol=row.symbol,
        superior=row.superior,
        term_start=row.term_start,
        effective_from=row.effective_from,
    )


def official(row: tab.OfficialTable) -> off.Official:
    posts = (
        off.Post(off.Capacity(post.capacity), post.title, post.head, post.since, post.until)
        for post in row.posts
    )
    return off.Official(row.key, row.name, tuple(posts))


def fill_official(row: tab.OfficialTable, noun: off.Official) -> None:
    row.name = noun.name
    row.posts = [
        tab.PostTable(
            position=at, capacity=post.capacity, title=post.title, head=post.head,
            since=post.since, until=post.until,
        )
        for at, post in enumerate(noun.posts)
    ]  # fmt: skip


def office_name(row: tab.OfficeTable | OfficeNameTable) -> off.OfficeName:
    return off.OfficeName(off.UnitKind(row.kind), row.name, row.province, row.place)


def body(row: tab.BodyTable) -> off.Body:
    return off.Body(row.key, row.name, row.abbreviation, since=row.since, until=row.until)


def hamlet(row: tab.HamletTable) -> off.Hamlet:
    return off.Hamlet(row.name, since=row.since, until=row.until)


def subject_area(row: tab.SubjectAreaTable) -> off.SubjectArea:
    group = off.StatisticalGroup(row.group)
    return off.SubjectArea(row.key, row.name, group, since=row.since, until=row.until)


_SAID = tab.OpinionTable.__table__.c
_OPINIONS = (
    select(
        *_SAID,
        tab.SubjectAreaTable.key.label("subject_area_key"),
        tab.OfficialTable.key.label("answered_by_key"),
    )
    .outerjoin(tab.SubjectAreaTable, tab.SubjectAreaTable.id == _SAID.subject_area_id)
    .outerjoin(tab.OfficialTable, tab.OfficialTable.id == _SAID.answered_by_id)
)
_ONE_OPINION = _OPINIONS.where(_SAID.key == bindparam("key"))


def opinions_of(book: Session, dialogue_id: int) -> tuple[dlg.Opinion, ...]:
    """A dialogue's opinions in their order."""
    statement = _OPINIONS.where(_SAID.dialogue_id == dialogue_id).order_by(_SAID.position)
    return tuple(opinion(row) for row in book.execute(statement).mappings())


def opinion_row(book: Session, key: str) -> RowMapping | None:
    """The row of one opinion, for ``opinion`` and its place."""
    return book.connection().execute(_ONE_OPINION, {"key": key}).mappings().first()


def opinion(row: RowMapping) -> dlg.Opinion:
    return dlg.Opinion(
        key=row["key"],
        content=row["content"],
        speaker=row["speaker"],
        unit=row["unit"],
        subject_area=row["subject_area_key"],
        source=dlg.OpinionSource(row["source"]) if row["source"] else None,
        raised_at=row["raised_at"],
        channel=dlg.OpinionChannel(row["channel"]) if row["channel"] else None,
        status=dlg.OpinionStatus(row["status"]) if row["status"] else None,
        answered_by=row["answered_by_key"],
        answer=row["answer"],
        no_commitment_reason=row["no_commitment_reason"],
    )


def opinion_values(noun: dlg.Opinion, references: References) -> dict[str, object]:
    """The columns of an opinion's own, without its dialogue and place."""
    return {
        "key": noun.key,
        "content": noun.content,
        "speaker": noun.speaker,
        "unit": noun.unit,
        "subject_area_id": references.subject_area(noun.subject_area, "subject_area"),
        "source": noun.source,
        "raised_at": noun.raised_at,
        "channel": noun.channel,
        "status": noun.status,
        "answered_by_id": references.official(noun.answered_by, "answered_by"),
        "answer": noun.answer,
        "no_commitment_reason": noun.no_commitment_reason,
    }


def dialogue(row: tab.DialogueTable, opinions: tuple[dlg.Opinion, ...] = ()) -> dlg.Dialogue:
    """The whole dialogue; its opinions are read by ``opinions_of`` where they are wanted."""
    note_taker = dlg.NoteTaker(row.note_taker_name, row.note_taker_title) if row.note_taker_name else None
    return dlg.Dialogue(
        key=row.key,
        title=row.title,
        held_on=row.held_on,
        letterhead=off.Side(row.letterhead),
        status=dlg.DialogueStatus(row.status),
        start=row.start,
        end=row.end,
        place=row.place,
        form=dlg.DialogueForm(row.form) if row.form else None,
        reason=row.reason,
        moved_to=row.moved_to,
        chairs=tuple(dlg.Chair(chair.official.key, off.Capacity(chair.capacity)) for chair in row.chairs),
        note_taker=note_taker,
        counterparts=tuple(dlg.Counterpart(value) for value in row.counterparts),
        hamlets=tuple(row.hamlets),
        plan=row.plan,
        announced_on=row.announced_on,
        results_published_on=row.results_published_on,
        attendance=tuple(_attendance(group) for group in row.attendance),
        papers_used=tuple(row.papers_used),
        opening=row.opening,
        other_information=row.other_information,
        opinions=opinions,
        disagreement=row.disagreement,
        conclusion=row.conclusion,
        read_back=row.read_back,
        non_signers=tuple(dlg.NonSigner(each["name"], each["reason"]) for each in row.non_signers),
        copies=row.copies,
        minutes_number=dlg.DocumentNumber(row.number, row.issued_on),
        conclusion_notice=dlg.DocumentNumber(row.notice_number, row.notice_issued_on),
        completed=row.minutes_state != dlg.MinutesState.DRAFT,
    )


def _attendance(row: tab.AttendanceTable) -> dlg.Attendance:
    kind = dlg.AttendanceKind(row.kind)
    return dlg.Attendance(row.group, kind, row.present, row.absent, row.absent_reason)


def fill_dialogue(row: tab.DialogueTable, noun: dlg.Dialogue, references: References) -> None:
    """Everything but the opinions and the state of the minutes, which have acts of their own."""
    _fill_plan(row, noun, references)
    row.attendance = [
        tab.AttendanceTable(
            position=at, group=group.group, kind=group.kind, present=group.present,
            absent=group.absent, absent_reason=group.absent_reason,
        )
        for at, group in enumerate(noun.attendance)
    ]  # fmt: skip
    row.papers_used = list(noun.papers_used)
    row.opening = noun.opening
    row.other_information = noun.other_information
    row.disagreement = noun.disagreement
    row.conclusion = noun.conclusion
    row.read_back = noun.read_back
    row.non_signers = [{"name": each.name, "reason": each.reason} for each in noun.non_signers]
    row.copies = noun.copies
    row.number = noun.minutes_number.number
    row.issued_on = noun.minutes_number.issued_on
    row.notice_number = noun.conclusion_notice.number
    row.notice_issued_on = noun.conclusion_notice.issued_on


def _fill_plan(row: tab.DialogueTable, noun: dlg.Dialogue, references: References) -> None:
    row.title = noun.title
    row.held_on = noun.held_on
    row.letterhead = noun.letterhead
    row.status = noun.status
    row.start = noun.start
    row.end = noun.end
    row.place = noun.place
    row.form = noun.form
    row.reason = noun.reason
    row.moved_to = noun.moved_to
    row.chairs = [
        tab.ChairTable(
            position=at,
            official_id=references.official(chair.official, "chairs"),
            capacity=chair.capacity,
        )
        for at, chair in enumerate(noun.chairs)
    ]
    row.note_taker_name = noun.note_taker.name if noun.note_taker else ""
    row.note_taker_title = noun.note_taker.title if noun.note_taker else ""
    row.counterparts = [value.value for value in noun.counterparts]
    row.hamlets = list(noun.hamlets)
    row.plan = noun.plan
    row.announced_on = noun.announced_on
    row.results_published_on = noun.results_published_on


def commitment(row: tab.CommitmentTable) -> com.Commitment:
    return com.Commitment(
        key=row.key,
        content=row.content,
        promised_on=row.promised_on,
        due=com.Due(
            com.DueKind(row.due_kind),
            on=row.due_on if row.due_kind == com.DueKind.DATE else None,
            count=row.due_count,
            reason=row.due_reason,
        ),
        due_on=row.due_on,
        source=_source(row),
        promised_to=row.promised_to,
        promised_by=row.promised_by.key if row.promised_by else None,
        lead=row.lead.key if row.lead else None,
        support=tuple(each.body.key for each in row.support),
        reply_in_writing=row.reply_in_writing,
        fulfilled=_fulfilment(row),
        dropped=com.Dropped(row.dropped_on, row.dropped_reason) if row.dropped_on else None,
        number=row.number,
        **_events(row.events),
    )


def _source(row: tab.CommitmentTable) -> com.CommitmentSource | None:
    if row.dialogue is not None:
        return com.CommitmentSource(row.dialogue.key, row.opinion.key if row.opinion else None)
    if row.session is not None:
        return com.CommitmentSource(session=row.session.key, case=row.case.key if row.case else None)
    return com.CommitmentSource(petition=row.petition.key) if row.petition is not None else None


def _fulfilment(row: tab.CommitmentTable) -> com.Fulfilment | None:
    if row.fulfilled_on is None:
        return None
    return com.Fulfilment(
        row.fulfilled_on, row.result, row.reply_document, row.reply_document_on,
        row.notified_on, row.notified_how,
    )  # fmt: skip


class _Events(TypedDict):
    extensions: tuple[com.Extension, ...]
    progress: tuple[com.Progress, ...]
    reminders: tuple[com.Reminder, ...]


def _events(rows: Iterable[tab.CommitmentEventTable]) -> _Events:
    extensions, progress, reminders = [], [], []
    for row in rows:
        if row.kind == "extension" and row.extended_to is not None:
            extensions.append(com.Extension(row.happened_on, row.extended_to, row.note))
        elif row.kind == "progress":
            progress.append(com.Progress(row.happened_on, row.percent, row.note))
        else:
            reminders.append(com.Reminder(row.happened_on, row.note))
    return {"extensions": tuple(extensions), "progress": tuple(progress), "reminders": tuple(reminders)}


def fill_commitment(row: tab.CommitmentTable, noun: com.Commitment, references: References) -> None:
    """The whole commitment; ``number`` and ``year`` are given by the service that makes it."""
    row.content = noun.content
    source = noun.source or _NO_SOURCE
    row.dialogue_id = references.dialogue(source.dialogue, "source")
    row.opinion_id = references.opinion(source.opinion, "source")
    row.session_id = references.session(source.session, "source")
    row.case_id = references.case(source.case, "source")
    row.petition_id = references.petition(source.petition, "source")
    row.promised_to = noun.promised_to
    row.promised_by_id = references.official(noun.promised_by, "promised_by")
    row.promised_on = noun.promised_on
    row.lead_id = references.body(noun.lead, "lead")
    row.due_kind = noun.due.kind
    row.due_count = noun.due.count
    row.due_reason = noun.due.reason
    row.due_on = noun.due_on
    row.due_now = noun.due_now
    row.reply_in_writing = noun.reply_in_writing
    row.is_open = noun.is_open
    row.waits = noun.waits
    row.support = [
        tab.SupportTable(position=at, body_id=references.body(key, "support"))
        for at, key in enumerate(noun.support)
    ]
    row.events = _event_rows(noun)
    done, dropped = noun.fulfilled, noun.dropped
    row.fulfilled_on = done.on if done else None
    row.result = done.result if done else ""
    row.reply_document = done.document if done else ""
    row.reply_document_on = done.document_on if done else None
    row.notified_on = done.notified_on if done else None
    row.notified_how = done.notified_how if done else ""
    row.dropped_on = dropped.on if dropped else None
    row.dropped_reason = dropped.reason if dropped else ""


def _event_rows(noun: com.Commitment) -> list[tab.CommitmentEventTable]:
    def row(
        kind: str, on: dt.date, note: str, to: dt.date | None = None, percent: int | None = None
    ) -> tab.CommitmentEventTable:
        return tab.CommitmentEventTable(kind=kind, happened_on=on, note=note, extended_to=to, percent=percent)

    return [
        *(row("extension", each.on, each.reason, to=each.to) for each in noun.extensions),
        *(row("progress", each.on, each.note, percent=each.percent) for each in noun.progress),
        *(row("reminder", each.on, each.document) for each in noun.reminders),
    ]
