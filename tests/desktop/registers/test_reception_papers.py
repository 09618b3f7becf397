"""Rows of a session's papers carry the names and titles of its own day, and never a denouncer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import cli
from desktop.domain.changes import Kind, record_name
from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.errors import Refusal
from desktop.domain.letter_papers import Denouncer
from desktop.domain.office import Capacity, Official, Post, Side
from desktop.domain.papers import ConclusionNoticePaper, PaperKind
from desktop.domain.reception import (
    CaseHandling,
    CaseType,
    ReceivedPaper,
    ReceptionRefusal,
    ReceptionSession,
    SessionStatus,
    Signed,
    Visit,
)
from desktop.domain.reception_papers import ReceptionMinutesPaper, ReceptionNoticePaper
from desktop.office import Office
from desktop.registers.papers import paper_rows
from desktop.registers.reception_papers import reception_minutes_rows
from desktop.services import commitments, dialogues, office_sheet, papers, reception_sessions, visits
from desktop.services.completing import Completion
from desktop.services.reception_minutes import complete_reception, correct_reception, issue_reception_notice
from desktop.services.visits import VisitDraft
from desktop.store import frozen
from desktop.store.tables import MinutesVersionTable
from tests import builders, visit_builders

KEY = "tcd-2026-11-05"
DAY = visit_builders.SESSION_DAY
NAME = "Bà Nguyễn Thị Quỳnh"


def planned(key: str = KEY, day: date = DAY, **changes: object) -> ReceptionSession:
    noun = visit_builders.session(key=key, held_on=day, status=SessionStatus.PLANNED, visits=())
    return replace(noun, **changes)  # type: ignore[arg-type]


def add(office: Office, visit: Visit, *made: Commitment) -> None:
    visits.record_visit(office, VisitDraft(KEY, visit, made))


def promise(key: str, case: str | None, **changes: object) -> Commitment:
    source = CommitmentSource(session=KEY, case=case)
    return builders.commitment(key, promised_on=DAY, source=source, **changes)


@pytest.fixture
def held(office: Office) -> Office:
    """A session with a visitor who was promised something, a denouncer, one refused and one struck out."""
    reception_sessions.plan_session(office, planned())
    accepted = visit_builders.case(handling=CaseHandling.ACCEPTED, handled_by="pkt")
    group = visit_builders.visit(people_count=14, representatives=(NAME,), cases=(accepted,))
    add(office, group, promise("ck-1", "vv-1", support=("pvhxh",)))
    secret = visit_builders.denunciation_visit(
        signed=Signed.REFUSED,
        sign_refusal_reason="sợ lộ tên",
        papers_received=(ReceivedPaper("Đơn tố cáo, hai trang", 2, "viết tay"),),
        secret_file="Hồ sơ mật số 14/2026-HSM, tủ số 2 Văn phòng",
    )
    add(office, secret)
    refused = visit_builders.visit(
        "lt-3",
        refusal=ReceptionRefusal(
            "Khoản 3 Điều 9 Luật Tiếp công dân", "đã giải quyết xong", 1, date(2026, 11, 9)
        ),
        cases=(visit_builders.case("vv-3", type=CaseType.COMPLAINT),),
    )
    add(office, refused)
    add(office, visit_builders.visit("lt-4", cases=(visit_builders.case("vv-4"),)))
    visits.strike_visit(office, "lt-4", "ghi nhầm")
    return office


def minutes(office: Office, key: str = KEY) -> ReceptionMinutesPaper:
    rows = paper_rows(office, PaperKind.RECEPTION_MINUTES, key)
    assert isinstance(rows, ReceptionMinutesPaper)
    return rows


def notice(office: Office, key: str = KEY) -> ReceptionNoticePaper:
    rows = paper_rows(office, PaperKind.CONCLUSION_NOTICE, key)
    assert isinstance(rows, ReceptionNoticePaper)
    return rows


def test_minutes_resolve_names_titles_bodies_and_figures(held: Office) -> None:
    rows = minutes(held)
    host = rows.session.host
    assert host is not None
    assert (host.name, host.title, host.other_titles) == (
        "Phạm Đức Thịnh",
        "Bí thư Đảng ủy",
        ("Chủ tịch HĐND",),
    )
    group, secret, refused = rows.visits
    assert group.cases[0].subject_area == "Đất đai"
    assert group.cases[0].handled_by == "Phòng Kinh tế"
    (made,) = group.cases[0].commitments
    assert (made.lead, made.support) == ("Phòng Kinh tế", ("Phòng Văn hóa - Xã hội",))
    assert made.promised_by is not None
    assert made.promised_by.title == "Chủ tịch UBND"
    assert (rows.counters.visits, rows.counters.people, rows.counters.group_visits) == (2, 15, 1)
    assert (rows.counters.cases, rows.counters.refused) == (2, 1)
    assert [group.number, secret.number, refused.number] == [1, 2, 3]
    assert refused.refusal is not None
    assert rows.draft
    assert rows.recipients[-1] == "Lưu Văn phòng Đảng ủy"


def test_the_receiver_is_not_named_again_with_each_promise(held: Office) -> None:
    commitments.make_commitment(held, promise("ck-2", None, promised_by="cb-thinh"))
    (general,) = minutes(held).commitments
    assert general.promised_by is None


def test_br_28_identity_numbers_leave_the_book_masked(held: Office) -> None:
    text = frozen.dump(minutes(held))
    assert "•••••••••417" in text
    assert "099179000417" not in text
    assert "0900000417" not in text


def test_br_26_a_denouncer_leaves_the_book_as_a_code(held: Office) -> None:
    secret = minutes(held).visits[1]
    assert isinstance(secret.denouncer, Denouncer)
    assert secret.denouncer.code.startswith("TC-2026-")
    assert secret.denouncer.secret_file == "14/2026-HSM"
    assert (secret.people, secret.representatives, secret.sign_refusal_reason) == ((), (), "")
    assert secret.papers_received == (ReceivedPaper(""),)
    assert secret.notice_by is None
    said = frozen.dump(minutes(held)) + frozen.dump(notice(held))
    for typed in ("sợ lộ tên", "viết tay", "tủ số 2"):
        assert typed not in said


def test_br_24_one_who_agreed_to_be_named_is_named(held: Office) -> None:
    willing = visit_builders.denunciation_visit(people=(visit_builders.person(),), disclosure_consent=True)
    add(held, willing)
    shown = next(visit for visit in minutes(held).visits if visit.number == 2)
    assert shown.denouncer is None
    assert shown.people[0].name == NAME


def test_br_30_the_notice_to_the_citizen_is_due_by_the_limit_of_its_side(held: Office) -> None:
    group, _, refused = minutes(held).visits
    assert group.notice_by == date(2026, 11, 19)
    assert refused.notice_by is None
    answered = visit_builders.visit(cases=(visit_builders.case(),))
    add(held, answered)
    assert minutes(held).visits[0].notice_by is None


def test_the_minutes_of_one_visit_leave_the_others_out(held: Office) -> None:
    rows = minutes(held, "lt-1")
    assert [visit.number for visit in rows.visits] == [1]
    assert (rows.conclusion, rows.commitments, rows.head.number) == ("", (), None)
    assert (rows.counters.visits, rows.counters.people) == (1, 14)
    for key in ("lt-4", "lt-khong-co"):
        with pytest.raises(Refusal, match=r"unknown-(visit|session)"):
            minutes(held, key)


def test_the_only_visit_has_the_session_s_own_paper(office: Office) -> None:
    reception_sessions.plan_session(office, planned())
    add(office, visit_builders.visit())
    assert minutes(office, "lt-1") == minutes(office)


def test_br_09_a_delegated_session_names_both(office: Office) -> None:
    reception_sessions.plan_session(office, planned())
    reception_sessions.delegate_session(office, KEY, "cb-lam", "họp tỉnh")
    session = minutes(office).session
    assert session.receiver is not None
    assert session.host is not None
    assert (session.receiver.title, session.host.title) == ("Phó Bí thư Đảng ủy", "Bí thư Đảng ủy")
    assert session.delegation_reason == "họp tỉnh"


def test_br_10_a_session_that_did_not_take_place_has_no_minutes(office: Office) -> None:
    reception_sessions.plan_session(office, planned())
    reception_sessions.call_off_session(office, KEY, "bão")
    with pytest.raises(Refusal) as refused:
        minutes(office)
    assert refused.value.code == "session-not-held"


def test_each_side_has_its_own_letterhead(office: Office) -> None:
    state = planned(capacity=Capacity.STATE, host="cb-lam")
    reception_sessions.plan_session(office, state)
    assert minutes(office).head.side is Side.STATE
    signer = notice(office).signer
    assert signer is not None
    assert signer.title == "Chủ tịch UBND"


def test_a_title_is_the_one_held_on_the_day(held: Office) -> None:
    since, until = date(2025, 7, 1), date(2026, 11, 30)
    posts = (
        Post(Capacity.PARTY, "Bí thư Đảng ủy", head=True, since=since, until=until),
        Post(Capacity.OFFICE, "Chuyên viên", since=date(2026, 12, 1)),
    )
    office_sheet.record_official(held, Official("cb-thinh", "Phạm Đức Thịnh", posts))
    host = minutes(held).session.host
    assert host is not None
    assert host.title == "Bí thư Đảng ủy"


def test_br_46_completed_minutes_are_printed_as_they_were(held: Office) -> None:
    complete_reception(held, Completion(KEY))
    frozen_rows = minutes(held)
    assert not frozen_rows.draft
    bytes_then = papers.paper_bytes(held, PaperKind.RECEPTION_MINUTES, KEY)
    office_sheet.record_official(held, Official("cb-thinh", "Tên Đã Đổi", ()))
    assert minutes(held) == frozen_rows
    assert minutes(held, "lt-1").session == frozen_rows.session
    assert papers.paper_bytes(held, PaperKind.RECEPTION_MINUTES, KEY) == bytes_then
    correct_reception(held, KEY, "ghi nhầm số hộ")
    again = minutes(held)
    assert (again.version, again.correction_reason, again.draft) == (2, "ghi nhầm số hộ", True)
    first = papers.issued_paper(held, PaperKind.RECEPTION_MINUTES, KEY, 1)
    assert first is not None
    assert first.content == bytes_then
    assert papers.issued_paper(held, PaperKind.RECEPTION_MINUTES, KEY) is None


def test_br_26_frozen_minutes_hold_no_identity_number(held: Office) -> None:
    complete_reception(held, Completion(KEY))
    with held.store.reading() as book:
        owner = record_name(Kind.RECEPTION_SESSION, KEY)
        kept = book.scalars(
            select(MinutesVersionTable.content).where(MinutesVersionTable.owner == owner)
        ).one()
        assert reception_minutes_rows(book, KEY).visits == minutes(held).visits
    assert "099179000417" not in kept


def test_the_notice_leaves_out_who_was_refused_and_counts_them(held: Office) -> None:
    rows = notice(held)
    assert [visit.number for visit in rows.visits] == [1, 2]
    assert rows.counters.refused == 1
    assert rows.signer is not None
    assert rows.signer.title == "Chánh Văn phòng Đảng ủy"
    assert "Ban Nội chính" in rows.recipients[0]
    assert rows.draft


def test_br_50_a_notice_with_an_unassigned_task_is_refused(held: Office) -> None:
    open_one = promise("ck-5", None, lead=None, due=Due.open_ended("chờ tỉnh"))
    commitments.make_commitment(held, open_one)
    with pytest.raises(Refusal) as refused:
        papers.paper_bytes(held, PaperKind.CONCLUSION_NOTICE, KEY)
    assert refused.value.code == "task-not-assigned"


def test_an_issued_notice_keeps_its_bytes(held: Office) -> None:
    issue_reception_notice(held, KEY, 21, date(2026, 11, 9))
    content = papers.paper_bytes(held, PaperKind.CONCLUSION_NOTICE, KEY)
    office_sheet.record_official(held, Official("cb-thinh", "Tên Đã Đổi", ()))
    assert papers.paper_bytes(held, PaperKind.CONCLUSION_NOTICE, KEY) == content
    assert (notice(held).head.number, notice(held).draft) == (21, False)


def test_a_notice_takes_the_key_of_a_dialogue_or_of_a_session(held: Office) -> None:
    dialogues.plan_dialogue(held, builders.planned_dialogue())
    of_dialogue = paper_rows(held, PaperKind.CONCLUSION_NOTICE, "dt-2026-11-12")
    assert isinstance(of_dialogue, ConclusionNoticePaper)
    with pytest.raises(Refusal) as refused:
        papers.paper_bytes(held, PaperKind.CONCLUSION_NOTICE, "khong-co")
    assert refused.value.code == "unknown-dialogue"


# -- on the command line


def test_papers_of_receptions_on_the_command_line(
    held: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("desktop.settings.data_folder", lambda: tmp_path / "may")

    def run(kind: str, key: str, name: str) -> tuple[int, str]:
        code = cli.main(["--book", str(held.file), "paper", kind, key, "-o", str(tmp_path / name)])
        return code, capsys.readouterr().err

    for kind, key in (
        ("reception-minutes", KEY),
        ("reception-minutes", "lt-1"),
        ("conclusion-notice", KEY),
        ("schedule", "2026-11"),
    ):
        assert run(kind, key, "giay.pdf") == (cli.DONE, "")
        assert (tmp_path / "giay.pdf").read_bytes().startswith(b"%PDF")
        assert run(kind, key, "giay.docx") == (cli.DONE, "")
    code, said = run("schedule", "2026-13", "giay.pdf")
    assert code == cli.WRONG
    assert "2026-Q4" in said
    assert run("reception-minutes", "khong-co", "giay.pdf")[0] == cli.WRONG
