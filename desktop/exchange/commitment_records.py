"""Commitments in a records file."""

from desktop.domain.commitment import (
    Commitment,
    CommitmentSource,
    Dropped,
    Due,
    DueKind,
    Extension,
    Fulfilment,
    Progress,
    Reminder,
)
from desktop.exchange.fields import Fields
from desktop.exchange.values import Json, written_day


def read_commitment(fields: Fields) -> Commitment:
    commitment = Commitment(
        key=fields.key(),
        content=fields.required("content"),
        promised_on=fields.required_day("promised_on"),
        due=_read_due(fields),
        source=_read_source(fields.child("source")),
        promised_to=fields.text("promised_to"),
        promised_by=fields.reference("promised_by"),
        lead=fields.reference("lead"),
        support=fields.texts("support"),
        reply_in_writing=fields.flag("reply_in_writing"),
        extensions=tuple(map(_read_extension, fields.children("extensions"))),
        progress=tuple(map(_read_progress, fields.children("progress"))),
        reminders=tuple(map(_read_reminder, fields.children("reminders"))),
        fulfilled=_read_fulfilment(fields.child("fulfilled")),
        dropped=_read_dropped(fields.child("dropped")),
    )
    fields.end()
    return commitment


def _read_due(fields: Fields) -> Due:
    """One of a date, a count of working days or days, or none with its reason."""
    due = fields.child("due")
    if due is None:
        raise fields.refusal("records-required", "due")
    on, working_days, days = due.day("date"), due.count("working_days"), due.count("days")
    reason = due.text("none")
    due.end()
    ways = [
        *([Due.by_date(on)] if on else []),
        *([Due.in_working_days(working_days)] if working_days is not None else []),
        *([Due.in_days(days)] if days is not None else []),
        *([Due.open_ended(reason)] if reason.strip() else []),
    ]
    if len(ways) != 1:
        raise fields.refusal("records-due-ways", "due")
    return ways[0]


def _read_source(fields: Fields | None) -> CommitmentSource | None:
    """One dialogue, session or petition; an opinion or a case only with the meeting it belongs to."""
    if fields is None:
        return None
    source = CommitmentSource(
        dialogue=fields.reference("dialogue"),
        opinion=fields.reference("opinion"),
        session=fields.reference("session"),
        case=fields.reference("case"),
        petition=fields.reference("petition"),
    )
    fields.end()
    if source.opinion and not source.dialogue:
        raise fields.refusal("records-required", "dialogue")
    if source.case and not source.session:
        raise fields.refusal("records-required", "session")
    named = [each for each in (source.dialogue, source.session, source.petition) if each]
    if len(named) > 1:
        raise fields.refusal("records-source-ways", "")
    return source if named else None


def _read_extension(fields: Fields) -> Extension:
    extension = Extension(fields.required_day("on"), fields.required_day("to"), fields.text("reason"))
    fields.end()
    return extension


def _read_progress(fields: Fields) -> Progress:
    progress = Progress(fields.required_day("on"), fields.percent("percent"), fields.text("note"))
    fields.end()
    return progress


def _read_reminder(fields: Fields) -> Reminder:
    reminder = Reminder(fields.required_day("on"), fields.text("document"))
    fields.end()
    return reminder


def _read_fulfilment(fields: Fields | None) -> Fulfilment | None:
    if fields is None:
        return None
    fulfilment = Fulfilment(
        on=fields.required_day("on"),
        result=fields.text("result"),
        document=fields.text("document"),
        notified_on=fields.day("notified_on"),
        notified_how=fields.text("notified_how"),
    )
    fields.end()
    return fulfilment


def _read_dropped(fields: Fields | None) -> Dropped | None:
    if fields is None:
        return None
    dropped = Dropped(fields.required_day("on"), fields.text("reason"))
    fields.end()
    return dropped


def write_commitment(commitment: Commitment) -> Json:
    source = commitment.source
    return {
        "key": commitment.key,
        "source": _source(source) if source else None,
        "content": commitment.content,
        "promised_to": commitment.promised_to or None,
        "promised_by": commitment.promised_by,
        "promised_on": commitment.promised_on.isoformat(),
        "lead": commitment.lead,
        "support": list(commitment.support),
        "due": _due(commitment.due),
        "reply_in_writing": commitment.reply_in_writing,
        "extensions": [
            {"on": each.on.isoformat(), "to": each.to.isoformat(), "reason": each.reason or None}
            for each in commitment.extensions
        ],
        "progress": [
            {"on": each.on.isoformat(), "percent": each.percent, "note": each.note or None}
            for each in commitment.progress
        ],
        "reminders": [
            {"on": each.on.isoformat(), "document": each.document or None} for each in commitment.reminders
        ],
        "fulfilled": _fulfilment(commitment.fulfilled),
        "dropped": {"on": commitment.dropped.on.isoformat(), "reason": commitment.dropped.reason or None}
        if commitment.dropped
        else None,
    }


def _source(source: CommitmentSource) -> Json:
    if source.dialogue:
        return {"dialogue": source.dialogue, "opinion": source.opinion}
    if source.session:
        return {"session": source.session, "case": source.case}
    return {"petition": source.petition}


def _due(due: Due) -> Json:
    if due.kind is DueKind.DATE:
        return {"date": written_day(due.on)}
    if due.kind is DueKind.NONE:
        return {"none": due.reason}
    return {due.kind.value: due.count}


def _fulfilment(done: Fulfilment | None) -> Json | None:
    if done is None:
        return None
    return {
        "on": done.on.isoformat(),
        "result": done.result or None,
        "document": done.document or None,
        "notified_on": written_day(done.notified_on),
        "notified_how": done.notified_how or None,
    }
