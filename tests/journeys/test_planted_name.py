"""A denouncer's name that was once typed: after the erasure no output of the program tells it (BR-26)."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from desktop import cli, papers, settings
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.papers import PaperKind
from desktop.domain.petition import PetitionHandling, PetitionType
from desktop.domain.reception import CaseHandling, CaseType, ReceivedPaper, ReceptionRefusal
from desktop.domain.register_rows import RegisterKind
from desktop.domain.vietnamese import fold
from desktop.log import record_fault, start_log
from desktop.office import Office
from desktop.registers.papers import paper_rows
from desktop.services.attachments import NewFile, attach_file, save_attachment
from desktop.services.completing import Completion
from desktop.services.letters import issue_letter
from desktop.services.papers import paper_bytes
from desktop.services.petitions import record_petition
from desktop.services.reception_minutes import complete_reception
from desktop.services.reception_sessions import plan_session
from desktop.services.records import export_records
from desktop.services.register_files import register_file
from desktop.services.secrecy import erase_petition_identity, erase_visit_identity
from desktop.services.visits import VisitDraft, record_visit
from tests import builders
from tests import reception_builders as made
from tests.seen_through import clear_bytes

PLANTED = "Thân Thị Kín Đáo"
WHO = made.person(
    f"Bà {PLANTED}", address="xóm Kín, thôn Cầu Lim", id_number="099199009990", phone="0900009990"
)
TOLD = (fold(PLANTED), "xom kin", WHO.id_number, WHO.phone)
STANDS_FOR_IT = {
    RegisterKind.RECEPTION: "TC-2026-001",
    RegisterKind.PETITIONS: "TC-2026-002",
    RegisterKind.COMMITMENTS: "Lắpđènchiếusáng",
}
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A session and a petition whose person was named everywhere, then turned into denunciations."""
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "du-lieu")
    opened = builders.new_office(tmp_path)
    plan_session(opened, made.session(conclusion=f"Giao Phòng Kinh tế trả lời bà {PLANTED}."))
    scan = NewFile(f"don {PLANTED}.txt", f"Nét chữ bà {PLANTED}".encode(), f"Đơn bà {PLANTED}", declared=True)
    case = made.case(
        "vv-lt-1", content=f"Bà {PLANTED} nêu việc thu quỹ thôn.", handling=CaseHandling.TRANSFERRED,
        document="Số 12/PC-UBND", handled_by="pkt",
    )  # fmt: skip
    visit = made.visit(
        people=(WHO,), cases=(case,), papers_received=(ReceivedPaper(f"Đơn của {PLANTED}", 2),)
    )
    promise = replace(made.promise(), promised_to=f"bà {PLANTED}")
    record_visit(opened, VisitDraft(made.SESSION, visit, (promise,)))
    complete_reception(opened, Completion(made.SESSION))
    for kind, key in (
        (Kind.VISIT, "lt-1"),
        (Kind.RECEPTION_SESSION, made.SESSION),
        (Kind.COMMITMENT, "ck-1"),
    ):
        attach_file(opened, kind, key, scan)
    issue_letter(opened, PaperKind.ACCEPTANCE_NOTICE, "lt-1", None, made.SESSION_DAY)
    petition = made.petition(
        sender=WHO, content=f"Đơn của bà {PLANTED} về quỹ thôn.", handling=PetitionHandling.TRANSFERRED,
        handled_on=date(2026, 11, 3), document="Số 13/PC-ĐU", handled_by="pkt",
    )  # fmt: skip
    record_petition(opened, petition)
    saved = attach_file(opened, Kind.PETITION, "don-1", scan).keys(Kind.ATTACHMENT)[0]
    save_attachment(opened, saved, f"Theo đề nghị của bà {PLANTED}")
    issue_letter(opened, PaperKind.TRANSFER_SLIP, "don-1", None, date(2026, 11, 3))
    told = replace(case, type=CaseType.DENUNCIATION)
    erase_visit_identity(
        opened, VisitDraft(made.SESSION, replace(visit, cases=(told,), secret_file="Hồ sơ mật số 4"))
    )
    erase_petition_identity(
        opened, replace(petition, type=PetitionType.DENUNCIATION, secret_file="Hồ sơ mật số 5")
    )
    yield opened
    opened.close()


def assert_untold(text: str, where: str) -> None:
    plain = fold(text)
    assert not [word for word in TOLD if word in plain], where


def text_of(content: bytes, suffix: str) -> str:
    """Everything a reader could find in a file, its properties too."""
    if suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if suffix == ".pdf":
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return "\n".join([str(pdf.metadata), *(page.extract_text() or "" for page in pdf.pages)])
    return content.decode("utf-8-sig")


def papers_of(office: Office) -> Iterator[tuple[PaperKind, str]]:
    keys = ("lt-1", "vv-lt-1", made.SESSION, "don-1", "2026-11")
    for kind in PaperKind:
        for key in keys:
            try:
                paper_rows(office, kind, key)
            except Refusal:
                continue
            yield kind, key


def test_br_26_no_paper_tells_who_denounced(office: Office) -> None:
    found = list(papers_of(office))
    assert {kind for kind, _ in found} >= {
        PaperKind.RECEPTION_MINUTES, PaperKind.CONCLUSION_NOTICE, PaperKind.RECEIPT,
        PaperKind.TRANSFER_SLIP, PaperKind.ACCEPTANCE_NOTICE, PaperKind.SCHEDULE,
    }  # fmt: skip
    for kind, key in found:
        assert_untold(papers.file_name(paper_rows(office, kind, key), ".pdf"), f"file name of {kind}")
        for suffix in (".pdf", ".docx"):
            assert_untold(text_of(paper_bytes(office, kind, key, suffix), suffix), f"{kind} {key} {suffix}")


def test_br_26_a_refusal_in_writing_names_nobody(office: Office) -> None:
    refused = replace(
        made.denunciation("lt-5"),
        refusal=ReceptionRefusal("Khoản 3 Điều 9 Luật Tiếp công dân", "Đã giải quyết"),
    )
    plan_session(office, made.session("tcd-bt-2026-11-11", held_on=date(2026, 11, 11)))
    record_visit(office, VisitDraft("tcd-bt-2026-11-11", refused))
    said = text_of(paper_bytes(office, PaperKind.REFUSAL_NOTICE, "lt-5"), ".pdf")
    assert "TC-2026-003" in said


@pytest.mark.parametrize("kind", list(RegisterKind))
@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv"])
def test_br_26_no_register_tells_who_denounced(office: Office, kind: RegisterKind, suffix: str) -> None:
    content = register_file(
        office, kind, FIRST, LAST, suffix, lambda _done, _all: None, lambda: False, masked=False
    )
    said = text_of(content, suffix)
    assert STANDS_FOR_IT[kind] in "".join(said.split()), "the line is there"
    assert_untold(said, f"{kind} {suffix}")


def test_br_26_neither_export_nor_log_nor_any_byte_tells_who_denounced(office: Office) -> None:
    assert_untold(export_records(office, "Kiểm tra").decode(), "export")
    log = start_log(office.file.parent)
    try:
        record_visit(office, VisitDraft(made.SESSION, made.visit("lt-8", people=(WHO,), cases=())))
    except Refusal as error:
        record_fault(error)
    assert_untold(log.read_text("utf-8"), "log")
    raw = clear_bytes(office.file.parent, office.key)
    for word in (PLANTED, PLANTED.upper(), fold(PLANTED), WHO.id_number, WHO.phone):
        assert word.encode() not in raw, word


def test_br_26_the_command_line_prints_no_denouncer(
    office: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    book = ["--book", str(office.file)]
    out = str(tmp_path / "ra.pdf")
    year = ("--from", "2026-01-01", "--to", "2026-12-31")
    assert cli.main([*book, "paper", "refusal-notice", "lt-1", "-o", out]) == cli.WRONG
    assert cli.main([*book, "paper", "reception-minutes", "lt-1", "-o", out]) == cli.DONE
    assert cli.main([*book, "register", "reception", *year, "-o", out]) == cli.DONE
    assert cli.main([*book, "due", "--on", "2026-12-31"]) == cli.DONE
    printed = capsys.readouterr()
    assert "lt-1" in printed.err, "the refusal was said"
    assert_untold(printed.out + printed.err, "command line")


def test_br_26_the_record_is_still_of_use(office: Office) -> None:
    said = text_of(paper_bytes(office, PaperKind.RECEPTION_MINUTES, made.SESSION), ".pdf")
    assert "TC-2026-001" in said
    assert "quỹ thôn" in said
