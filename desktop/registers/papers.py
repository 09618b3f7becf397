"""What a dialogue's papers say: rows resolved from the book to the wording of the paper's own day."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from desktop.domain import papers as pap
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue, MinutesState, Opinion, OpinionStatus, status_sums
from desktop.domain.office import Side
from desktop.office import Office
from desktop.registers.commitment_papers import ON_A_DAY
from desktop.registers.dialogues import MinutesSheet, earlier_open_in, find_in, minutes_sheet_in
from desktop.registers.letter_papers import letter_rows
from desktop.registers.minutes_versions import frozen_version
from desktop.registers.office import Catalogues
from desktop.registers.paper_words import PaperWords
from desktop.registers.reception_papers import reception_minutes_in, reception_notice_rows
from desktop.registers.reception_schedule import schedule_rows
from desktop.registers.reception_sheets import knows_session


def paper_rows(office: Office, kind: pap.PaperKind, key: str) -> pap.Paper:
    """The rows of one paper as printed today. Completed minutes come as they were frozen."""
    with office.store.reading() as book:
        return paper_rows_in(book, kind, key, office.today).printed_on(office.today)


def paper_rows_in(book: Session, kind: pap.PaperKind, key: str, day: date | None = None) -> pap.Paper:
    """``day`` is the day it is made on, which papers about promises speak of; unsaid, today."""
    if kind in ON_A_DAY:
        return ON_A_DAY[kind](book, key, day or date.today())  # noqa: DTZ011 -- the office knows one zone
    return RESOLVERS[kind](book, key)


def _dialogue_minutes(book: Session, key: str) -> pap.Paper:
    row = find_in(book, key)
    kept = frozen_minutes(book, record_name(Kind.DIALOGUE, key), row.version)
    if kept is not None and row.minutes_state != MinutesState.DRAFT:
        return kept
    return minutes_rows(book, key)


def frozen_minutes(book: Session, owner: str, version: int) -> pap.MinutesPaper | None:
    """The rows of a completed version, word for word as completed (BR-46)."""
    return frozen_version(book, pap.MinutesPaper, owner, version)


def minutes_rows(book: Session, key: str) -> pap.MinutesPaper:
    """The minutes as the book has them now, a draft until completed."""
    row = find_in(book, key)
    resolve = _Wording(book, minutes_sheet_in(book, key))
    dialogue = resolve.dialogue
    return pap.MinutesPaper(
        head=resolve.head(
            dialogue.minutes_number.number, dialogue.minutes_number.issued_on or dialogue.held_on
        ),
        meeting=resolve.meeting(),
        attendance=dialogue.attendance,
        papers_used=dialogue.papers_used,
        other_information=dialogue.other_information,
        opening=dialogue.opening,
        earlier=tuple(
            pap.EarlierCommitments(
                each.title, each.held_on, tuple(resolve.commitment(made) for made in each.commitments)
            )
            for each in earlier_open_in(book, row)
        ),
        opinions=resolve.opinions(),
        disagreement=dialogue.disagreement,
        conclusion=dialogue.conclusion,
        commitments=tuple(map(resolve.commitment, resolve.sheet.commitments)),
        read_back=dialogue.read_back,
        non_signers=dialogue.non_signers,
        copies=dialogue.copies,
        recipients=resolve.recipients(pap.PaperKind.DIALOGUE_MINUTES),
        draft=row.minutes_state == MinutesState.DRAFT,
        version=row.version,
        correction_reason=row.correction_reason,
    )


class _Wording:
    """Names, titles and letterheads as they stood on the dialogue's day."""

    def __init__(self, book: Session, sheet: MinutesSheet) -> None:
        self.sheet = sheet
        self.dialogue: Dialogue = sheet.dialogue
        self.words = PaperWords(book, Side(sheet.dialogue.letterhead), sheet.dialogue.held_on)
        self.catalogues: Catalogues = self.words.catalogues
        self.head = self.words.head
        self.person = self.words.person
        self.recipients = self.words.recipients

    def meeting(self) -> pap.MeetingOnPaper:
        dialogue, taker = self.dialogue, self.dialogue.note_taker
        return pap.MeetingOnPaper(
            title=dialogue.title,
            held_on=dialogue.held_on,
            start=dialogue.start,
            end=dialogue.end,
            place=dialogue.place,
            form=dialogue.form,
            chairs=tuple(
                person
                for chair in dialogue.chairs
                if (person := self.person(chair.official, chair.capacity)) is not None
            ),
            note_taker=pap.PersonOnPaper(taker.name, taker.title) if taker else None,
            counterparts=dialogue.counterparts,
            hamlets=dialogue.hamlets,
            plan=dialogue.plan,
            announced_on=dialogue.announced_on,
        )

    def opinions(self) -> tuple[pap.OpinionOnPaper, ...]:
        return tuple(
            self.opinion(number, opinion) for number, opinion in enumerate(self.dialogue.opinions, 1)
        )

    def opinion(self, number: int, opinion: Opinion) -> pap.OpinionOnPaper:
        area = self.catalogues.subject_area(opinion.subject_area)
        return pap.OpinionOnPaper(
            number=number,
            speaker=opinion.speaker,
            content=opinion.content,
            unit=opinion.unit,
            subject_area=area.name if area else "",
            source=opinion.source,
            channel=opinion.channel,
            raised_at=opinion.raised_at,
            status=opinion.status,
            answered_by=self.person(opinion.answered_by),
            answer=opinion.answer,
            no_commitment_reason=opinion.no_commitment_reason,
            commitments=tuple(
                self.commitment(each)
                for each in self.sheet.commitments
                if each.source and each.source.opinion == opinion.key
            ),
        )

    def commitment(self, made: Commitment) -> pap.CommitmentOnPaper:
        numbers = {opinion.key: number for number, opinion in enumerate(self.dialogue.opinions, 1)}
        opinion = numbers.get(made.source.opinion or "") if made.source else None
        return replace(self.words.commitment(made), opinion=opinion)

    def signer(self, kind: pap.PaperKind, day: date) -> pap.PersonOnPaper | None:
        """Who signs: the office's chief by order for notices and invitations, the head for a plan."""
        head = self.words.head_of_side(day)
        if kind is pap.PaperKind.DIALOGUE_PLAN:
            return head
        return self.words.chief_of_office(day) or head


def _conclusion_notice(book: Session, key: str) -> pap.Paper:
    """Of a dialogue or of a reception session, whichever has the key."""
    if knows_session(book, key):
        return reception_notice_rows(book, key)
    return _notice(book, key)


def _notice(book: Session, key: str) -> pap.ConclusionNoticePaper:
    resolve = _Wording(book, minutes_sheet_in(book, key))
    dialogue, given = resolve.dialogue, resolve.dialogue.conclusion_notice
    sums = status_sums(dialogue.opinions)
    return pap.ConclusionNoticePaper(
        head=resolve.head(given.number, given.issued_on),
        meeting=resolve.meeting(),
        present=dialogue.present,
        opinions=len(dialogue.opinions),
        by_status=tuple((status, sums[status]) for status in OpinionStatus),
        conclusion=dialogue.conclusion,
        commitments=tuple(map(resolve.commitment, resolve.sheet.commitments)),
        beyond=tuple(
            each
            for each in resolve.opinions()
            if each.status in (OpinionStatus.TRANSFERRED, OpinionStatus.BEYOND)
        ),
        minutes_number=str(dialogue.minutes_number.number or ""),
        publish_by=resolve.sheet.publish_by.due,
        signer=resolve.signer(pap.PaperKind.CONCLUSION_NOTICE, given.issued_on or dialogue.held_on),
        recipients=resolve.recipients(pap.PaperKind.CONCLUSION_NOTICE),
        draft=given.number is None and given.issued_on is None,
    )


def _plan(book: Session, key: str) -> pap.DialoguePlanPaper:
    resolve = _Wording(book, minutes_sheet_in(book, key))
    sheet, dialogue = resolve.sheet, resolve.dialogue
    return pap.DialoguePlanPaper(
        head=resolve.head(_leading_number(dialogue.plan), None),
        meeting=resolve.meeting(),
        announce_days_before=sheet.announce_by.count,
        announce_by=sheet.announce_by.due,
        publish_days_after=sheet.publish_by.count,
        publish_by=sheet.publish_by.due,
        notice_by=sheet.notice_by.due,
        bodies=tuple(body.name for body in resolve.catalogues.bodies_on(dialogue.held_on)),
        signer=resolve.signer(pap.PaperKind.DIALOGUE_PLAN, dialogue.held_on),
        recipients=resolve.recipients(pap.PaperKind.DIALOGUE_PLAN),
        draft=False,
    )


def _invitation(book: Session, key: str) -> pap.InvitationPaper:
    resolve = _Wording(book, minutes_sheet_in(book, key))
    dialogue = resolve.dialogue
    invited = tuple(each.group for each in dialogue.attendance)
    hamlets = tuple(f"Đại diện Nhân dân thôn {name}" for name in dialogue.hamlets)
    return pap.InvitationPaper(
        head=resolve.head(None, None),
        meeting=resolve.meeting(),
        invited=invited or hamlets,
        signer=resolve.signer(pap.PaperKind.INVITATION, dialogue.held_on),
        recipients=resolve.recipients(pap.PaperKind.INVITATION),
        draft=False,
    )


def _leading_number(plan: str) -> int | None:
    """The number in a plan's reference such as ``14-KH/ĐU``."""
    found = re.match(r"\s*(\d+)", plan)
    return int(found[1]) if found else None


def _letter(kind: pap.PaperKind, book: Session, key: str) -> pap.Paper:
    return letter_rows(book, kind, key)


RESOLVERS: dict[pap.PaperKind, Callable[[Session, str], pap.Paper]] = {
    pap.PaperKind.DIALOGUE_MINUTES: _dialogue_minutes,
    pap.PaperKind.CONCLUSION_NOTICE: _conclusion_notice,
    pap.PaperKind.DIALOGUE_PLAN: _plan,
    pap.PaperKind.INVITATION: _invitation,
    pap.PaperKind.RECEPTION_MINUTES: reception_minutes_in,
    pap.PaperKind.SCHEDULE: schedule_rows,
    pap.PaperKind.ACCEPTANCE_NOTICE: partial(_letter, pap.PaperKind.ACCEPTANCE_NOTICE),
    pap.PaperKind.RECEIPT: partial(_letter, pap.PaperKind.RECEIPT),
    pap.PaperKind.REFUSAL_NOTICE: partial(_letter, pap.PaperKind.REFUSAL_NOTICE),
    pap.PaperKind.GUIDANCE_SLIP: partial(_letter, pap.PaperKind.GUIDANCE_SLIP),
    pap.PaperKind.TRANSFER_SLIP: partial(_letter, pap.PaperKind.TRANSFER_SLIP),
}
"""How the rows of each kind of paper are found by the key of its record."""
