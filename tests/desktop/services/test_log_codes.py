"""The log's head on what leaves the program: as it stood when the paper was made, for good (BR-63)."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from desktop.domain.papers import PaperKind
from desktop.domain.register_rows import RegisterKind
from desktop.office import Office, open_office
from desktop.registers.log_check import CodeFinding, check_code, head_code
from desktop.services import dialogues, minutes, opinions
from desktop.services.completing import Completion
from desktop.services.opinions import OpinionDraft
from desktop.services.papers import paper_bytes
from desktop.services.reception_minutes import complete_reception
from desktop.services.reception_sessions import plan_session, record_session
from desktop.services.records import export_records, import_file
from desktop.services.register_files import register_file
from desktop.services.visits import VisitDraft, record_visit
from tests import builders
from tests import reception_builders as made

KEY = "dt-2026-11-12"
MARK = "Mốc nhật ký: "


def code_now(office: Office) -> str:
    with office.store.reading() as book:
        return head_code(book)


def printed(pdf: bytes) -> str:
    """The code in the foot of the first page; empty when there is none."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        text = opened.pages[0].extract_text()
    return str(text).partition(MARK)[2].partition("\n")[0]


@pytest.fixture
def completed(office: Office) -> str:
    """Minutes completed, and the log's head of the moment before."""
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    minutes.record_minutes(office, builders.held_dialogue())
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion()))
    assert printed(paper_bytes(office, PaperKind.DIALOGUE_MINUTES, KEY)) == ""
    before = code_now(office)
    minutes.complete_minutes(office, Completion(KEY))
    return before


def test_br_63_completed_minutes_keep_the_code_of_their_day(office: Office, completed: str) -> None:
    dialogues.record_publication(office, KEY, date(2026, 11, 20))
    assert code_now(office) != completed
    assert printed(paper_bytes(office, PaperKind.DIALOGUE_MINUTES, KEY)) == completed
    word = Document(BytesIO(paper_bytes(office, PaperKind.DIALOGUE_MINUTES, KEY, ".docx")))
    assert word.sections[0].footer.paragraphs[0].text == f"{MARK}{completed}"
    assert check_code(office, completed).finding is CodeFinding.AGREES


def test_br_63_minutes_of_a_reception_carry_it_too(office: Office) -> None:
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit()))
    session = made.session(conclusion="Giao Phòng Kinh tế trả lời bằng văn bản.")
    record_session(office, session)
    before = code_now(office)
    complete_reception(office, Completion(made.SESSION))
    assert printed(paper_bytes(office, PaperKind.RECEPTION_MINUTES, made.SESSION)) == before
    assert printed(paper_bytes(office, PaperKind.RECEPTION_MINUTES, "lt-1")) == before


@pytest.mark.usefixtures("completed")
def test_minutes_that_came_with_a_file_have_no_code(office: Office, tmp_path: Path) -> None:
    file, other = tmp_path / "so.json", tmp_path / "khac" / "so.db"
    file.write_bytes(export_records(office, "chuyển máy"))
    import_file(other, file)
    taken = open_office(other)
    try:
        assert printed(paper_bytes(taken, PaperKind.DIALOGUE_MINUTES, KEY)) == ""
    finally:
        taken.close()


def test_br_63_a_register_carries_the_head_of_the_moment_it_was_made(office: Office) -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    for kind in RegisterKind:
        before = code_now(office)
        assert printed(register_file(office, kind, first, last, ".pdf")) == before
