"""The practice book: an invented commune, whole enough to learn every page on."""

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.domain.commitment import CommitmentState, state_on
from desktop.domain.dialogue import DialogueStatus, MinutesState
from desktop.domain.errors import BookUnusable
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionType
from desktop.domain.reception import CaseType, SessionStatus
from desktop.exchange import records as file_of_records
from desktop.office import Office, open_office
from desktop.registers.commitments import commitment_sheet
from desktop.registers.dialogues import dialogues_in, minutes_sheet
from desktop.registers.office import catalogues
from desktop.services.papers import issued_paper
from desktop.services.practice import do_main_job, is_practice_book, make_practice_book
from desktop.services.records import export_records
from tests.builders import new_office
from tests.kept_books import copy_of

DAY = datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 -- the office knows one zone


def _practice_book(folder: Path) -> Office:
    make_practice_book(folder / "tap.db", clock=lambda: DAY)
    return open_office(folder / "tap.db", clock=lambda: DAY)


@pytest.fixture
def practice(tmp_path: Path) -> Office:
    copy_of("practice", _practice_book, tmp_path / "tap.db")
    return open_office(tmp_path / "tap.db", user="Người tập", clock=lambda: DAY)


def test_the_invented_commune_shows_every_state(practice: Office) -> None:
    found = catalogues(practice)
    sizes = (len(found.officials), len(found.bodies), len(found.hamlets), len(found.subject_areas))
    meetings = {row.key: (row.status, row.minutes) for row in dialogues_in(practice)}
    promises = [commitment_sheet(practice, f"ck-2026-{number:02d}").commitment for number in range(1, 13)]
    practice.close()
    assert sizes == (8, 10, 6, 19)
    assert {status for status, _ in meetings.values()} == set(DialogueStatus) - {DialogueStatus.NOT_HELD}
    assert meetings["dt-2026-04-09"] == (DialogueStatus.HELD, MinutesState.COMPLETED)
    only_in_the_program = {CommitmentState.TRANSFERRED}
    states = {state_on(each, date(2026, 11, 21)) for each in promises}
    assert states == set(CommitmentState) - only_in_the_program


def test_the_invented_commune_receives_and_answers(practice: Office) -> None:
    """Every status of a session, every type of petition, and nobody's real number or telephone."""
    exported = file_of_records.read(export_records(practice, "kiểm tra"), "")
    practice.close()
    visits = [visit for session in exported.reception_sessions for visit in session.visits]
    people = [person for visit in visits for person in visit.people]
    people += [each.sender for each in exported.petitions if each.sender]
    assert {each.status for each in exported.reception_sessions} == set(SessionStatus)
    assert {each.type for each in exported.petitions} == set(PetitionType)
    assert {case.type for visit in visits for case in visit.cases} == set(CaseType)
    assert any(visit.refusal for visit in visits)
    assert sum(visit.is_secret for visit in visits) == 1
    assert all(person.id_number.startswith("099") for person in people)
    assert all(person.phone.startswith("0900000") for person in people)


def test_the_main_job_goes_through_the_acts_of_the_office(practice: Office) -> None:
    made = do_main_job(practice)
    sheet = minutes_sheet(practice, "dt-2026-11-18")
    minutes = issued_paper(practice, PaperKind.DIALOGUE_MINUTES, "dt-2026-11-18")
    notice = issued_paper(practice, PaperKind.CONCLUSION_NOTICE, "dt-2026-11-18")
    practice.close()
    assert (len(sheet.dialogue.opinions), len(sheet.commitments), sheet.state) == (
        5,
        2,
        MinutesState.COMPLETED,
    )
    assert (sheet.dialogue.minutes_number.number, sheet.dialogue.conclusion_notice.number) == (6, 7)
    assert minutes is not None
    assert notice is not None
    assert [content for name, content in made if name.endswith(".pdf")] == [minutes.content, notice.content]
    assert [name.partition(".")[2] for name, _ in made] == ["pdf", "docx", "pdf", "docx"]


def test_a_fresh_book_takes_the_place_of_the_old_one(practice: Office, tmp_path: Path) -> None:
    do_main_job(practice)
    practice.journal.write("dt-2026-11-18", "{}", DAY)
    practice.close()
    make_practice_book(tmp_path / "tap.db", clock=lambda: DAY)
    fresh = open_office(tmp_path / "tap.db")
    assert len(dialogues_in(fresh)) == 4
    assert fresh.journal.unsaved() == {}
    fresh.close()


def test_a_practice_book_that_is_open_stays(practice: Office, tmp_path: Path) -> None:
    practice.close()
    window = open_office(tmp_path / "tap.db", exclusive=True)
    with pytest.raises(BookUnusable, match="already-open"):
        make_practice_book(tmp_path / "tap.db")
    assert len(dialogues_in(window)) == 4
    window.close()


def test_an_office_of_its_own_is_never_written_over(tmp_path: Path) -> None:
    new_office(tmp_path).close()
    with pytest.raises(BookUnusable, match="not-practice-book"):
        make_practice_book(tmp_path / "so.db")
    office = open_office(tmp_path / "so.db")
    assert catalogues(office).sheet.name == "Bình Minh Hạ"
    office.close()
    assert not list(tmp_path.glob("*.tap*"))


def test_a_book_that_waits_for_its_wizard_is_left_alone(tmp_path: Path) -> None:
    open_office(tmp_path / "so.db").close()
    with pytest.raises(BookUnusable, match="not-practice-book"):
        make_practice_book(tmp_path / "so.db")


def test_the_practice_book_is_known_and_may_stay_unlocked(practice: Office, tmp_path: Path) -> None:
    assert is_practice_book(practice)
    assert practice.login == ""
    (tmp_path / "that").mkdir()
    office = new_office(tmp_path / "that")
    assert not is_practice_book(office)
    office.close()
