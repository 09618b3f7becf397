"""The cells of the register of promises: what was promised, put off, done, answered (domain §3.5)."""

from typing import TYPE_CHECKING

from desktop.domain.commitment import Extension
from desktop.domain.register_rows import CommitmentEntry, RegisterEntry
from desktop.domain.writing import paper_date
from desktop.papers.wording import one_line, printed

if TYPE_CHECKING:
    from desktop.papers.register_cells import Cell, FormWords


def commitment_cells(words: "FormWords", entry: RegisterEntry) -> "dict[str, Cell]":
    if not isinstance(entry, CommitmentEntry):
        raise TypeError(entry)
    done = entry.fulfilled
    return {
        "number": entry.number,
        "promised_on": entry.entered_on,
        "source": one_line(entry.source),
        "content": printed(entry.content),
        "lead": one_line(entry.lead),
        "support": "\n".join(map(one_line, entry.support)),
        "due_on": entry.due_on,
        "extensions": "\n".join(
            _extension(words, number, each) for number, each in enumerate(entry.extensions, 1)
        ),
        "progress": _progress(words, entry),
        "result": _result(words, entry),
        "reply": _reply(words, entry),
        "told_on": done.notified_on if done else None,
        "told_how": one_line(done.notified_how) if done else "",
        "state": words.choice("state", entry.state),
    }


def _extension(words: "FormWords", number: int, given: Extension) -> str:
    said = words.say("extension", number=number, day=paper_date(given.to))
    reason = one_line(given.reason)
    return words.say("extension_why", extension=said, reason=reason) if reason else said


def _progress(words: "FormWords", entry: CommitmentEntry) -> str:
    last = entry.progress
    if last is None:
        return ""
    percent = words.say("percent", percent=last.percent) if last.percent is not None else ""
    return "\n".join(part for part in (percent, one_line(last.note)) if part)


def _result(words: "FormWords", entry: CommitmentEntry) -> str:
    if entry.dropped is not None:
        return words.say("dropped", day=paper_date(entry.dropped.on), reason=one_line(entry.dropped.reason))
    if entry.fulfilled is None:
        undated = entry.due is not None and entry.due_on is None and entry.due.reason
        return words.say("undated", reason=one_line(entry.due.reason)) if undated and entry.due else ""
    done = words.say("done", day=paper_date(entry.fulfilled.on))
    return "\n".join(part for part in (done, printed(entry.fulfilled.result)) if part)


def _reply(words: "FormWords", entry: CommitmentEntry) -> str:
    done = entry.fulfilled
    document = one_line(done.document) if done else ""
    if not done or not document or done.document_on is None:
        return document
    return words.say("document", document=document, day=paper_date(done.document_on))
