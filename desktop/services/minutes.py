"""The minutes of a dialogue: written live, completed, signed, corrected (BR-41…49)."""

from dataclasses import replace

from desktop import papers
from desktop.domain import dialogue as dlg
from desktop.domain.changes import Change, Kind, record_name
from desktop.domain.checklist import Finding, review
from desktop.domain.errors import Refusal
from desktop.domain.papers import MinutesPaper, PaperKind
from desktop.office import Office
from desktop.registers.dialogues import minutes_sheet_in
from desktop.registers.log_check import head_code
from desktop.registers.papers import frozen_minutes, minutes_rows
from desktop.services import completing
from desktop.services.acts import Act, act
from desktop.services.completing import Completion, owner_of, refuse_gaps, with_letters
from desktop.services.dialogues import find, open_minutes, put_dialogue
from desktop.services.issuing import keep_issued, keep_version
from desktop.store import tables as tab


def record_minutes(office: Office, draft: dlg.Dialogue) -> Change:
    """Everything of the minutes but the opinions, as typed. A dialogue that began is held."""
    with act(office, "record_minutes") as doing:
        row = open_minutes(doing.book, draft.key)
        put_dialogue(doing, row, draft)
    return doing.change


def findings(office: Office, key: str) -> tuple[Finding, ...]:
    """The checklist of what is missing, the paper's letters included (BR-44, BR-49)."""
    with office.store.reading() as book:
        sheet = minutes_sheet_in(book, key)
        rows = minutes_rows(book, key)
    return with_letters(review(sheet.dialogue, sheet.commitments), papers.unprintable(rows))


def next_minutes_number(office: Office, key: str) -> int:
    """The number that *lấy số kế tiếp* would take."""
    with office.store.reading() as book:
        return completing.next_minutes_number(book, find(book, key))


def complete_minutes(office: Office, completion: Completion) -> Change:
    """Freeze text and paper: the rows, the PDF and its hash are kept for good in one transaction."""
    with act(office, "complete_minutes") as doing:
        row = open_minutes(doing.book, completion.record)
        sheet = minutes_sheet_in(doing.book, row.key)
        refuse_gaps(review(sheet.dialogue, sheet.commitments))
        completing.number(doing, row, completion)
        row.status = dlg.DialogueStatus.HELD
        rows = freeze(doing, office, row, head_code(doing.book))
        keep_issued(doing, office, owner_of(row), PaperKind.DIALOGUE_MINUTES, rows)
    return doing.change


def sign_minutes(office: Office, key: str) -> Change:
    """The paper was signed; nothing of it can change any more."""
    with act(office, "sign_minutes") as doing:
        completing.sign(doing, find(doing.book, key))
    return doing.change


def correct_minutes(office: Office, key: str, reason: str) -> Change:
    """Open a new version of completed minutes, with its reason; the old one stays readable (BR-46)."""
    with act(office, "correct_minutes") as doing:
        completing.correct(doing, find(doing.book, key), reason)
    return doing.change


def freeze(doing: Act, office: Office, row: tab.DialogueTable, log_code: str = "") -> MinutesPaper:
    """Keep this version's rows with their wording and close the text. ``log_code`` is printed in the foot;
    minutes completed in another book have none."""
    completing.close(doing, row)
    rows = replace(minutes_rows(doing.book, row.key), log_code=log_code)
    keep_version(doing, office, owner_of(row), rows, row.correction_reason)
    return rows


def version_rows(office: Office, key: str, version: int) -> MinutesPaper:
    """One completed version's rows, for reading an old one again."""
    with office.store.reading() as book:
        kept = frozen_minutes(book, record_name(Kind.DIALOGUE, key), version)
    if kept is None:
        raise Refusal("unknown-version", key=key, version=version)
    return kept
