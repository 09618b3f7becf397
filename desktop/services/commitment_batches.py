"""Several commitments in one act: one transaction, one audit line, one ``Change``; one refusal undoes all."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain import commitment as com
from desktop.domain.changes import Change
from desktop.domain.errors import Refusal
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.services.acts import act, required
from desktop.services.commitments import extend_in, open_commitment, put_changed


def remind_commitments(office: Office, keys: Sequence[str], reminder: com.Reminder, note: str = "") -> Change:
    """Đôn đốc: that, when and by which document or in which other way the body in charge was reminded."""
    with act(office, "remind_commitments") as doing:
        said = nfc(required(reminder.document, "document"))
        for key in keys:
            row, noun = open_commitment(doing.book, key)
            if reminder.on < noun.promised_on:
                raise Refusal("reminded-before-promise", field="on", promised_on=noun.promised_on)
            noted = replace(reminder, document=f"{said}; {nfc(note).strip()}" if note.strip() else said)
            put_changed(doing, row, replace(noun, reminders=(*noun.reminders, noted)))
    return doing.change


def extend_commitments(office: Office, keys: Sequence[str], extension: com.Extension) -> Change:
    """Gia hạn: one later date and one reason for all; the first dates stay (BR-53)."""
    with act(office, "extend_commitments") as doing:
        for key in keys:
            try:
                extend_in(doing, key, extension)
            except Refusal as refusal:
                raise _named(refusal, len(keys)) from refusal
    return doing.change


def _named(refusal: Refusal, many: int) -> Refusal:
    """Among several it is said which one cannot have that date."""
    if many == 1 or refusal.code != "extension-not-later":
        return refusal
    return Refusal("extension-not-later-of", field=refusal.field, **refusal.data)
