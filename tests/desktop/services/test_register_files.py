"""Registers written out of a real book: order, forms by date, secrecy, the audit line, files left alone."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Side
from desktop.domain.people import Person
from desktop.domain.petition import Channel, Petition, PetitionHandling, PetitionType
from desktop.domain.reception import (
    Case,
    CaseHandling,
    CaseType,
    ReceptionRefusal,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Visit,
)
from desktop.domain.register_rows import RegisterKind
from desktop.office import Office
from desktop.registers import petition_register, reception_register
from desktop.services.output import replacing
from desktop.services.petitions import record_petition, strike_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.register_files import register_file
from desktop.services.visits import VisitDraft, record_visit, strike_visit
from desktop.store.keeping_tables import AuditTable
from tests import builders
from tests.desktop.papers.test_approved import text_of

JUNE, JULY = date(2026, 6, 22), date(2026, 7, 6)
FIRST, LAST = date(2026, 6, 1), date(2026, 7, 31)
VISITOR = Person("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim, xã Bình Minh Hạ", id_number="099179000417")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = builders.new_office(tmp_path)
    yield made
    made.close()


def receive(office: Office, day: date, count: int = 1, **changes: object) -> None:
    """A held session of that day with visits ``<day>-1``, ``<day>-2`` …"""
    key = f"tcd-{day}"
    planned = ReceptionSession(
        key, day, Capacity.PARTY, "cb-thinh", SessionKind.REGULAR, SessionStatus.PLANNED
    )
    plan_session(office, planned)
    for at in range(1, count + 1):
        case = Case(f"vv-{day}-{at}", CaseType.PROPOSAL, "Đề nghị sửa đường", handled_by="pkt")
        visit = Visit(f"{day}-{at}", people=(VISITOR,), cases=(case,))
        record_visit(office, VisitDraft(key, replace(visit, **changes)))  # type: ignore[arg-type]


def petition(key: str, received: date, **changes: object) -> Petition:
    noun = Petition(key, received, Channel.POST, PetitionType.PROPOSAL, "Đề nghị sửa đường", sender=VISITOR)
    return replace(noun, capacity=Side.PARTY, **changes)  # type: ignore[arg-type]


def rows(office: Office, kind: RegisterKind = RegisterKind.RECEPTION) -> list[list[str]]:
    content = register_file(office, kind, FIRST, LAST, ".csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def audit(office: Office) -> list[dict[str, object]]:
    with office.store.reading() as book:
        return list(book.scalars(select(AuditTable.detail).where(AuditTable.act == "export_register")))


def test_br_15_visits_stand_by_session_date_each_in_the_form_of_its_day(office: Office) -> None:
    receive(office, JULY, 2)
    receive(office, JUNE, 2)
    receive(office, date(2026, 8, 5))
    found = rows(office)
    blank = found.index([])
    assert [row[:2] for row in found[1:blank]] == [["3", "2026-06-22"], ["4", "2026-06-22"]]
    assert [row[:2] for row in found[blank + 2 :]] == [["1", "2026-07-06"], ["2", "2026-07-06"]]
    assert (len(found[0]), len(found[blank + 1])) == (12, 13)


def test_br_14_a_struck_visit_keeps_its_line_and_its_number(office: Office) -> None:
    receive(office, JULY, 3)
    strike_visit(office, f"{JULY}-2", "ghi trùng")
    found = rows(office)[-3:]
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[1][12] == "Đã bỏ ngày 12/11/2026: ghi trùng"
    receive(office, date(2026, 7, 20))
    assert rows(office)[-1][0] == "4"


def test_br_16_a_line_says_who_what_of_which_kind_and_how_it_was_handled(office: Office) -> None:
    cases = (
        Case("a", CaseType.COMPLAINT, "Khiếu nại đo đạc", request="Đo lại", in_competence=True,
             handling=CaseHandling.ACCEPTED, handled_by="pkt", document="Số 02/TB-UBND"),
        Case("b", CaseType.FEEDBACK, "Đường điện sập", handling=CaseHandling.GUIDED, handled_by="tthcc"),
    )  # fmt: skip
    receive(office, JULY, people_count=14, cases=cases, representatives=("Bà Nguyễn Thị Quỳnh",))
    first, second = rows(office)[-2:]
    assert first[0] == second[0] == "1"
    assert first[2].startswith("Bà Nguyễn Thị Quỳnh – thôn Cầu Lim")
    assert first[2].endswith("Đoàn 14 người\nNgười đại diện: Bà Nguyễn Thị Quỳnh")
    assert first[3:6] == ["'099179000417", "Khiếu nại đo đạc\nYêu cầu: Đo lại", "Khiếu nại"]
    assert first[8:11] == ["x", "", "Phòng Kinh tế\nSố 02/TB-UBND"]
    assert second[9] == "Trung tâm Phục vụ hành chính công"


def test_a_refused_visit_says_why_and_names_its_notice(office: Office) -> None:
    refusal = ReceptionRefusal("Khoản 3 Điều 9 Luật Tiếp công dân", "Đã rà soát", 1, date(2026, 7, 22))
    receive(office, JULY, cases=(), refusal=refusal)
    (line,) = rows(office)[-1:]
    assert line[11] == "Từ chối tiếp: Khoản 3 Điều 9 Luật Tiếp công dân\nĐã rà soát"
    assert line[12] == "Thông báo số 01 ngày 22/7/2026"


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv"])
def test_br_26_a_denunciation_leaves_with_its_code_only(office: Office, suffix: str) -> None:
    told = Case("tc", CaseType.DENUNCIATION, "Tố cáo việc thu, chi quỹ thôn.")
    receive(office, JULY, people=(), secret_file="Hồ sơ mật số 14/2026", cases=(told,))
    content = register_file(office, RegisterKind.RECEPTION, FIRST, LAST, suffix)
    assert content
    said = rows(office)[-1]
    assert said[2] == "TC-2026-001\n(theo hồ sơ mật số 14/2026)"
    assert said[3] == ""


def test_br_28_the_log_keeps_the_purpose_of_every_register_made(office: Office) -> None:
    receive(office, JULY)
    content = register_file(
        office, RegisterKind.RECEPTION, FIRST, LAST, ".pdf", purpose="Gửi Ban Tiếp công dân tỉnh"
    )
    register_file(office, RegisterKind.PETITIONS, FIRST, LAST, ".csv")
    first, second = audit(office)
    assert first["purpose"] == "Gửi Ban Tiếp công dân tỉnh"
    assert (first["register"], first["lines"], first["identity_numbers"]) == ("reception", 1, "masked")
    assert second["purpose"] == "Lập Sổ theo dõi đơn thư"
    assert "099179000417" not in text_of(content)
    whole = register_file(office, RegisterKind.RECEPTION, FIRST, LAST, ".pdf", masked=False)
    assert "099179000417" in text_of(whole)


def test_br_61_petitions_of_the_period_with_their_names_resolved(office: Office) -> None:
    first = petition(
        "don-1", date(2026, 7, 3), handling=PetitionHandling.TRANSFERRED, handled_by="pkt",
        handled_on=date(2026, 7, 8), document="Số 04-PC/ĐU",
    )  # fmt: skip
    record_petition(office, first)
    again = replace(first, key="don-2", received=date(2026, 7, 9), repeat_of="don-1", handling=None,
                    handled_by=None, handled_on=None, document="")  # fmt: skip
    record_petition(office, again)
    strike_petition(office, "don-2", "ghi nhầm sổ")
    secret = replace(
        again, key="don-3", type=PetitionType.DENUNCIATION, sender=None, repeat_of=None, secret_file="15/HSM"
    )
    record_petition(office, secret)
    found = rows(office, RegisterKind.PETITIONS)[1:]
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[0][11:13] == ["Số 04-PC/ĐU, ngày 08/7/2026", "Phòng Kinh tế"]
    assert found[0][13] == "2026-07-17"
    assert found[1][7] == "1/2026"
    assert found[1][16].startswith("Đã bỏ ngày 12/11/2026: ghi nhầm sổ")
    assert found[2][3] == "TC-2026-001\n(theo hồ sơ mật số 15/HSM)"


def test_a_long_register_is_read_in_windows_without_a_gap(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (reception_register, petition_register):
        monkeypatch.setattr(module, "WINDOW", 3)
    receive(office, JUNE, 5)
    receive(office, JULY, 6)
    for at in range(7):
        record_petition(office, petition(f"don-{at}", JULY))
    found = [row[0] for row in rows(office) if row and row[0].isdigit()]
    assert found == [str(number) for number in range(1, 12)]
    assert [row[0] for row in rows(office, RegisterKind.PETITIONS)[1:]] == [str(n) for n in range(1, 8)]


def test_a_register_that_was_stopped_leaves_file_and_log_alone(office: Office, tmp_path: Path) -> None:
    receive(office, JULY, 3)
    old = tmp_path / "so.pdf"
    old.write_bytes(b"old")
    with pytest.raises(Refusal, match="stopped"), replacing(old) as out:
        out.write(
            register_file(office, RegisterKind.RECEPTION, FIRST, LAST, ".pdf", lambda *_: None, lambda: True)
        )
    assert old.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".moi")] == []
    assert audit(office) == []


def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="period-reversed"):
        register_file(office, RegisterKind.RECEPTION, LAST, FIRST, ".pdf")


def test_a_nameless_letter_cannot_break_the_register(office: Office) -> None:
    receive(office, JULY, people=(Person(name="Ông Tâm"),))
    assert rows(office)[-1][2] == "Ông Tâm"
