"""A book to practise on: an invented commune, and the main job done on it without a screen."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import resources
from desktop import papers
from desktop.domain.dialogue import Dialogue, DialogueStatus
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.papers import PaperKind
from desktop.exchange import records as file_of_records
from desktop.office import Clock, Office, now, open_key, open_office
from desktop.registers.office import catalogues, head_of
from desktop.registers.papers import paper_rows
from desktop.services.completing import Completion, Numbering
from desktop.services.dialogues import plan_dialogue
from desktop.services.minutes import complete_minutes, record_minutes
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.papers import issue_notice, next_notice_number, paper_bytes
from desktop.services.records import import_file
from desktop.store.versions import discard

BOOK_NAME = "so-lang-nghe.db"
_OFFICE_FILE = "practice-office.json"
_DIALOGUE_FILE = "practice-dialogue.json"


def make_practice_book(book: Path, *, clock: Clock = now) -> None:
    """A fresh book of the invented commune, in place of an older practice book.

    Raises ``BookUnusable``: ``not-practice-book`` when another office's book stands there,
    ``already-open`` when a window has it open. What stood there is replaced only by a book that is whole.
    """
    aside = book.with_name(f"{book.name}.tap")
    discard(aside)
    source = resources.path("samples", _OFFICE_FILE)
    drafts = _drafts_of_old(book, source) if book.exists() else None
    key = open_key(book)
    try:
        import_file(aside, source, clock=clock, new_key=lambda _: key)
        discard(book)
        aside.replace(book)
        if drafts is not None and drafts.exists():
            shutil.rmtree(drafts)
    except OSError as error:
        raise BookUnusable("book-unreachable", file=str(book)) from error
    finally:
        discard(aside)


def is_practice_book(office: Office) -> bool:
    """Whether this is the invented commune's book: it may stay unlocked."""
    practice = file_of_records.read_file(resources.path("samples", _OFFICE_FILE)).office
    return practice is not None and head_of(office)[0].key == practice.key


def do_main_job(office: Office) -> tuple[tuple[str, bytes], ...]:
    """Plan a dialogue, write its minutes with opinions and commitments, complete them, issue the notice.

    Gives the minutes and the notice, each as PDF and DOCX, with names for their files.
    """
    records = file_of_records.read_file(resources.path("samples", _DIALOGUE_FILE))
    (meeting,) = records.dialogues
    plan_dialogue(office, _plan_of(meeting))
    record_minutes(office, meeting)
    for opinion in meeting.opinions:
        made = (each for each in records.commitments if each.source and each.source.opinion == opinion.key)
        record_opinion(office, OpinionDraft(meeting.key, opinion, tuple(made)))
    complete_minutes(office, Completion(meeting.key, Numbering.TAKE_NEXT))
    issued_on = meeting.held_on + timedelta(days=2)
    issue_notice(office, meeting.key, next_notice_number(office, meeting.key), issued_on)
    return tuple(
        (
            papers.file_name(paper_rows(office, kind, meeting.key), suffix),
            paper_bytes(office, kind, meeting.key, suffix),
        )
        for kind in (PaperKind.DIALOGUE_MINUTES, PaperKind.CONCLUSION_NOTICE)
        for suffix in papers.SUFFIXES
    )


def _plan_of(meeting: Dialogue) -> Dialogue:
    """What is known of a dialogue before it is held."""
    return replace(
        meeting, status=DialogueStatus.PLANNED, end=None, attendance=(), papers_used=(), opening="",
        other_information="", opinions=(), disagreement="", conclusion="", read_back=False,
    )  # fmt: skip


def _drafts_of_old(book: Path, source: Path) -> Path:
    """The drafts of the practice book that is given up; any other book, and one that is open, stays."""
    fresh = file_of_records.read_file(source)
    try:
        old = open_office(book, create=False, exclusive=True)
    except BookUnusable as error:
        if error.code == "book-locked":
            raise BookUnusable("not-practice-book", file=str(book)) from error
        raise
    try:
        key = catalogues(old).sheet.key
    except Refusal as error:
        raise BookUnusable("not-practice-book", file=str(book)) from error
    finally:
        old.close()
    if fresh.office is None or key != fresh.office.key:
        raise BookUnusable("not-practice-book", file=str(book))
    return old.journal.folder
