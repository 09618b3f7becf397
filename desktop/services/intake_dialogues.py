"""Dialogues from a records file, their minutes completed last (BR-46)."""

import dataclasses
from dataclasses import replace

from sqlalchemy import select

from desktop.domain import dialogue as dlg
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.services import dialogues, opinions
from desktop.services.acts import differences
from desktop.services.intake import Intake
from desktop.services.minutes import freeze
from desktop.services.papers import DOC_TYPES
from desktop.store import mapping
from desktop.store import tables as tab

OPEN_AFTER_COMPLETION = ("announced_on", "results_published_on", "conclusion_notice")
FIELD_NAMES = {"held_on": "date", "minutes_number": "number"}


class DialogueIntake:
    """The dialogues of one import; ``complete_minutes`` is for the end, when all commitments are there."""

    def __init__(self, intake: Intake) -> None:
        self.intake, self.doing = intake, intake.doing
        self._rows = {row.key: row for row in intake.doing.book.scalars(select(tab.DialogueTable))}
        self._to_complete: list[tuple[tab.DialogueTable, bool]] = []

    def take(self, noun: dlg.Dialogue) -> None:
        """The dialogue with its opinions and numbers; completed minutes are only compared."""
        row = self._rows.get(noun.key)
        there = row is not None
        with self.intake.record(Kind.DIALOGUE, noun.key, there=there):
            if row is not None and row.minutes_state != dlg.MinutesState.DRAFT:
                self._follow_up(row, noun)
                return
            if row is None:
                row = self._rows[noun.key] = dialogues.new_dialogue(self.doing, noun)
            else:
                dialogues.put_dialogue(self.doing, row, noun)
            self._take_opinions(row, noun)
            self._number(row, noun)
            if noun.completed:
                self.doing.touch(Kind.DIALOGUE, noun.key)
                self._to_complete.append((row, there))

    def complete_minutes(self) -> None:
        """Freeze what the file says is completed, now that all its commitments stand in the book."""
        self.doing.book.expire_all()
        for row, there in self._to_complete:
            with self.intake.said_of(row.key):
                freeze(self.doing, self.intake.office, row)
            self.intake.keep_noted(Kind.DIALOGUE, row.key, there=there)

    def _take_opinions(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        for position, opinion in enumerate(noun.opinions):
            with self.intake.said_of(opinion.key):
                self.intake.refuse_trashed(Kind.OPINION, opinion.key)
                opinions.put_opinion(self.doing, row.id, opinion, position)
            if self.doing.touches(Kind.OPINION, opinion.key):
                self.doing.touch(Kind.DIALOGUE, noun.key)

    def _follow_up(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        """Completed minutes: the text must be the same; what happens afterwards may be added."""
        said = replace(noun, opinions=tuple(map(opinions.clean, noun.opinions)))
        before = mapping.dialogue(row, mapping.opinions_of(self.doing.book, row.id))
        after = dialogues.checked(dialogues.clean(said))
        names = tuple(field.name for field in dataclasses.fields(dlg.Dialogue))
        changed = differences(before, after, names)
        for name in changed:
            if name not in OPEN_AFTER_COMPLETION:
                raise Refusal("minutes-frozen", field=FIELD_NAMES.get(name, name))
        if changed:
            row.announced_on, row.results_published_on = after.announced_on, after.results_published_on
            notice = after.conclusion_notice
            row.notice_number, row.notice_issued_on = notice.number, notice.issued_on
            self._number_notice(noun)
            self.doing.book.flush()
            self.doing.note_change(Kind.DIALOGUE, row.key, changed)
            self.doing.touch(Kind.DIALOGUE, row.key)

    def _number(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        given = noun.minutes_number
        if given.number is not None:
            days = (noun.held_on, given.issued_on or noun.held_on)
            kind = DOC_TYPES[PaperKind.DIALOGUE_MINUTES]
            self.intake.give_out(noun.letterhead, kind, given.number, days, (Kind.DIALOGUE, row.key))
        self._number_notice(noun)

    def _number_notice(self, noun: dlg.Dialogue) -> None:
        given = noun.conclusion_notice
        if given.number is None:
            return
        day = given.issued_on or noun.held_on
        kind, owner = DOC_TYPES[PaperKind.CONCLUSION_NOTICE], (Kind.DIALOGUE, noun.key)
        with self.intake.said_of(noun.key, "conclusion_notice."):
            self.intake.give_out(noun.letterhead, kind, given.number, (day, day), owner)
