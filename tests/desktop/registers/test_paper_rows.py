"""Rows of papers carry the wording of the dialogue's own day."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.commitment import CommitmentSource
from desktop.domain.dialogue import Attendance, OpinionStatus
from desktop.domain.office import Capacity, Official, Post, Side
from desktop.domain.papers import (
    ConclusionNoticePaper,
    DialoguePlanPaper,
    InvitationPaper,
    MinutesPaper,
    PaperKind,
)
from desktop.office import Office
from desktop.registers.papers import paper_rows
from desktop.services import commitments, dialogues, minutes, office_sheet, opinions, papers
from desktop.services.opinions import OpinionDraft
from tests import builders

KEY = "dt-2026-11-12"
OF_DIALOGUES = (
    PaperKind.DIALOGUE_MINUTES,
    PaperKind.CONCLUSION_NOTICE,
    PaperKind.DIALOGUE_PLAN,
    PaperKind.INVITATION,
)


@pytest.fixture
def held(office: Office) -> Office:
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    minutes.record_minutes(office, builders.held_dialogue())
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion(), (builders.commitment(),)))
    beyond = builders.answered_opinion(
        "yk-2",
        status=OpinionStatus.BEYOND,
        no_commitment_reason="Việc của tỉnh",
        subject_area=None,
        answered_by=None,
    )
    opinions.record_opinion(office, OpinionDraft(KEY, beyond))
    return office


def test_minutes_resolve_names_titles_and_numbers(held: Office) -> None:
    commitments.make_commitment(held, builders.commitment("ck-2", source=CommitmentSource(KEY)))
    rows = paper_rows(held, PaperKind.DIALOGUE_MINUTES, KEY)
    assert isinstance(rows, MinutesPaper)
    first, second = rows.opinions
    assert (first.subject_area, second.subject_area) == ("Giao thông, hạ tầng, điện, nước", "")
    assert first.answered_by is not None
    assert (first.answered_by.name, first.answered_by.title) == ("Trịnh Xuân Lâm", "Chủ tịch UBND")
    assert first.answered_by.other_titles == ("Phó Bí thư Đảng ủy",)
    assert second.answered_by is None
    assert [(made.opinion, made.lead) for made in rows.commitments] == [
        (1, "Phòng Kinh tế"),
        (None, "Phòng Kinh tế"),
    ]
    assert [(chair.title, chair.capacity) for chair in rows.meeting.chairs] == [
        ("Bí thư Đảng ủy", Capacity.PARTY),
        ("Chủ tịch UBND", Capacity.STATE),
    ]
    assert rows.draft
    assert rows.recipients[-1] == "Lưu Văn phòng Đảng ủy"


def test_a_title_is_the_one_held_on_the_day(held: Office) -> None:
    since, until = date(2025, 7, 1), date(2026, 11, 30)
    promoted = Official(
        "cb-lam",
        "Trịnh Xuân Lâm",
        (
            Post(Capacity.STATE, "Chủ tịch UBND", head=True, since=since, until=until),
            Post(Capacity.PARTY, "Bí thư Đảng ủy", head=True, since=date(2026, 12, 1)),
        ),
    )
    office_sheet.record_official(held, promoted)
    rows = paper_rows(held, PaperKind.DIALOGUE_MINUTES, KEY)
    assert rows.meeting.chairs[1].title == "Chủ tịch UBND"


def test_the_notice_counts_and_names_what_is_beyond(held: Office) -> None:
    rows = paper_rows(held, PaperKind.CONCLUSION_NOTICE, KEY)
    assert isinstance(rows, ConclusionNoticePaper)
    assert dict(rows.by_status)[OpinionStatus.BEYOND] == 1
    assert [each.number for each in rows.beyond] == [2]
    assert rows.publish_by == date(2026, 11, 23)
    assert rows.signer is not None
    assert rows.signer.title == "Chánh Văn phòng Đảng ủy"
    assert rows.draft


def test_the_plan_takes_its_number_from_its_reference_and_its_days_from_the_law(held: Office) -> None:
    rows = paper_rows(held, PaperKind.DIALOGUE_PLAN, KEY)
    assert isinstance(rows, DialoguePlanPaper)
    assert (rows.head.number, rows.announce_days_before, rows.announce_by) == (14, 7, date(2026, 11, 5))
    assert rows.signer is not None
    assert rows.signer.name == "Phạm Đức Thịnh"
    dialogues.plan_dialogue(held, builders.planned_dialogue(key="dt-2", plan="", letterhead=Side.STATE))
    assert paper_rows(held, PaperKind.DIALOGUE_PLAN, "dt-2").head.number is None


def test_the_invitation_names_the_groups_else_the_hamlets(held: Office) -> None:
    rows = paper_rows(held, PaperKind.INVITATION, KEY)
    assert isinstance(rows, InvitationPaper)
    assert rows.invited == ("Nhân dân thôn Đồng Mẫu",)
    minutes.record_minutes(held, builders.held_dialogue(attendance=()))
    without = paper_rows(held, PaperKind.INVITATION, KEY)
    assert isinstance(without, InvitationPaper)
    assert without.invited[0] == "Đại diện Nhân dân thôn Đồng Mẫu"


def test_without_a_chief_of_office_the_head_signs(held: Office) -> None:
    office_sheet.record_official(held, Official("cb-chanh", "Bế Thị Ngọc Ánh", ()))
    rows = paper_rows(held, PaperKind.CONCLUSION_NOTICE, KEY)
    assert isinstance(rows, ConclusionNoticePaper)
    assert rows.signer is not None
    assert rows.signer.title == "Bí thư Đảng ủy"


def test_nobody_signs_for_an_office_without_officials(held: Office) -> None:
    for official in builders.officials():
        office_sheet.record_official(held, replace(official, posts=()))
    rows = paper_rows(held, PaperKind.DIALOGUE_PLAN, KEY)
    assert isinstance(rows, DialoguePlanPaper)
    assert rows.signer is None


@pytest.mark.parametrize("kind", OF_DIALOGUES)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_every_paper_comes_in_both_kinds_of_file(held: Office, kind: PaperKind, suffix: str) -> None:
    content = papers.paper_bytes(held, kind, KEY, suffix)
    assert content[:4] == (b"%PDF" if suffix == ".pdf" else b"PK\x03\x04")
    assert content == papers.paper_bytes(held, kind, KEY, suffix)


def test_replies_to_a_question_about_a_chair_no_longer_known(held: Office) -> None:
    attendance = (Attendance("Nhân dân thôn Bến Gạo", present=20, absent=2, absent_reason="bận mùa"),)
    minutes.record_minutes(held, builders.held_dialogue(attendance=attendance, chairs=()))
    rows = paper_rows(held, PaperKind.DIALOGUE_MINUTES, KEY)
    assert rows.meeting.chairs == ()
