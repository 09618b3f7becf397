"""One import under way: record after record put in the book, counted, and refused by its own name."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop.domain import dialogue as dlg
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment
from desktop.domain.errors import BadRecords, Refusal
from desktop.domain.office import OfficeSheet
from desktop.domain.papers import PaperKind
from desktop.exchange.collected import Records
from desktop.office import Office
from desktop.registers.office import letterhead_on, sheet_in
from desktop.services import commitments, dialogues, office_sheet, opinions
from desktop.services.acts import Act, differences
from desktop.services.minutes import freeze
from desktop.services.numbers import give_out
from desktop.services.papers import DOC_TYPES
from desktop.store import mapping
from desktop.store import tables as tab

OPEN_AFTER_COMPLETION = ("announced_on", "results_published_on", "conclusion_notice")
FIELD_NAMES = {"held_on": "date", "minutes_number": "number"}


def office_missing(records: Records) -> BadRecords:
    """A book cannot begin without knowing whose it is."""
    return BadRecords("records-office-missing", field="office", source=records.source)


class Intake:
    """``counts`` says how many records were new, changed and unchanged."""

    def __init__(self, office: Office, doing: Act, records: Records) -> None:
        self.office, self.doing, self.records = office, doing, records
        self.counts: Counter[str] = Counter()
        self._before: dict[str, dict[str, Any]] = {}
        self._rows = {row.key: row for row in doing.book.scalars(select(tab.DialogueTable))}
        self._to_complete: list[tab.DialogueTable] = []

    def take_catalogues(self) -> None:
        """The office's sheet, then everything that dialogues and commitments refer to."""
        self._take_office()
        book, records = self.doing.book, self.records
        areas = set(book.scalars(select(tab.SubjectAreaTable.key)))
        for area in records.subject_areas:
            with self._record(Kind.SUBJECT_AREA, area.key, there=area.key in areas):
                office_sheet.put_subject_area(self.doing, area)
        bodies = set(book.scalars(select(tab.BodyTable.key)))
        for body in records.bodies:
            with self._record(Kind.BODY, body.key, there=body.key in bodies):
                office_sheet.put_body(self.doing, body)
        officials = set(book.scalars(select(tab.OfficialTable.key)))
        for official in records.officials:
            with self._record(Kind.OFFICIAL, official.key, there=official.key in officials):
                office_sheet.put_official(self.doing, official)
        hamlets = set(book.scalars(select(tab.HamletTable.name)))
        for name in records.hamlets:
            with self._record(Kind.HAMLET, name, there=name in hamlets):
                office_sheet.put_hamlets(self.doing, (name,))

    def take_dialogue(self, noun: dlg.Dialogue) -> None:
        """The dialogue with its opinions and numbers; completed minutes are only compared (BR-46)."""
        row = self._rows.get(noun.key)
        with self._record(Kind.DIALOGUE, noun.key, there=row is not None):
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
                self._to_complete.append(row)

    def take_commitment(self, noun: Commitment) -> None:
        table = tab.CommitmentTable
        row = self.doing.book.scalars(select(table).where(table.key == noun.key)).first()
        with self._record(Kind.COMMITMENT, noun.key, there=row is not None):
            before = mapping.commitment(row).fulfilled if row is not None else None
            done = noun.fulfilled
            if done is not None and before is not None and before.document == done.document:
                noun = replace(noun, fulfilled=replace(done, document_on=before.document_on))
            commitments.put_commitment(self.doing, noun)

    def complete_minutes(self) -> None:
        """Freeze what the file says is completed, now that all its commitments stand in the book."""
        self.doing.book.expire_all()
        for row in self._to_complete:
            with self._said_of(row.key):
                freeze(self.doing, self.office, row)

    def write_audit(self) -> None:
        """The act's line: which file, how many records, and what stood before those that changed."""
        counts = {name: self.counts[name] for name in ("new", "changed", "unchanged")}
        self.doing.note(file=self.records.source, **counts, before=self._before)

    def _take_office(self) -> None:
        sheet, book = self.records.office, self.doing.book
        there = book.scalar(select(tab.OfficeTable.id)) is not None
        if sheet is None:
            if not there:
                raise office_missing(self.records)
            return
        with self._record(Kind.OFFICE, sheet.key, there=there):
            if not there:
                office_sheet.found_office(self.doing, sheet)
                return
            self._check_same_office(sheet_in(book), sheet)
            office_sheet.put_sheet(self.doing, sheet, self.office.today)

    def _check_same_office(self, mine: OfficeSheet, other: OfficeSheet) -> None:
        """One book is one office's: another office's file would rewrite whose papers these are."""
        same = (mine.kind, mine.name, mine.province) == (other.kind, other.name, other.province)
        if mine.key != other.key and not same:
            raise Refusal("records-other-office", field="key", mine=f"{mine.kind} {mine.name}")

    def _take_opinions(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        for position, opinion in enumerate(noun.opinions):
            with self._said_of(opinion.key):
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
            self._number_notice(row, noun)
            self.doing.book.flush()
            self.doing.note(**changed)
            self.doing.touch(Kind.DIALOGUE, row.key)

    def _number(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        given = noun.minutes_number
        if given.number is not None:
            day = given.issued_on or noun.held_on
            self._give_out(row, noun, PaperKind.DIALOGUE_MINUTES, given.number, noun.held_on, day)
        self._number_notice(row, noun)

    def _number_notice(self, row: tab.DialogueTable, noun: dlg.Dialogue) -> None:
        given = noun.conclusion_notice
        if given.number is not None:
            day = given.issued_on or noun.held_on
            with self._said_of(row.key, "conclusion_notice."):
                self._give_out(row, noun, PaperKind.CONCLUSION_NOTICE, given.number, day, day)

    def _give_out(
        self,
        row: tab.DialogueTable,
        noun: dlg.Dialogue,
        kind: PaperKind,
        number: int,
        head_on: date,
        day: date,
    ) -> None:
        head = letterhead_on(self.doing.book, noun.letterhead, head_on)
        if head is None:
            raise Refusal("no-letterhead", field="number", side=noun.letterhead)
        give_out(self.doing.book, head, DOC_TYPES[kind], number, day, record_name(Kind.DIALOGUE, row.key))

    @contextmanager
    def _record(self, kind: Kind, key: str, *, there: bool) -> Iterator[None]:
        """Count one record of the file, and keep what stood before when it changed."""
        with self._said_of(key):
            yield
        changed = self.doing.touches(kind, key)
        self.counts["unchanged" if not changed else "changed" if there else "new"] += 1
        if changed and there and self.doing.detail:
            self._before[f"{kind}:{key}"] = dict(self.doing.detail)
        self.doing.detail.clear()

    @contextmanager
    def _said_of(self, place: str, path: str = "") -> Iterator[None]:
        """What an act of the office refuses is said of this record of the file."""
        try:
            yield
        except BadRecords:
            raise
        except Refusal as error:
            told = {**error.data, "source": self.records.source, "place": place}
            field = f"{path}{error.field}" if error.field else None
            raise BadRecords(error.code, field=field, **told) from error
