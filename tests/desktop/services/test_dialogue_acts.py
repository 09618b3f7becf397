"""Planning, writing, completing and correcting a dialogue's minutes (BR-38…50)."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain import dialogue as dlg
from desktop.domain.changes import Change, Kind
from desktop.domain.checklist import Weight
from desktop.domain.commitment import CommitmentSource, Dropped, Due
from desktop.domain.errors import Refusal
from desktop.domain.office import Official, Post, Side
from desktop.domain.papers import ConclusionNoticePaper, MinutesPaper, PaperKind
from desktop.office import Office
from desktop.registers import commitments as commitment_register
from desktop.registers import dialogues as register
from desktop.registers.commitment_filters import Narrow, Show
from desktop.registers.papers import paper_rows
from desktop.services import catalogues, commitments, dialogues, minutes, office_sheet, opinions, papers
from desktop.services.completing import Completion, Numbering
from desktop.services.opinions import OpinionDraft
from desktop.store.keeping_tables import AuditTable
from tests import builders

KEY = "dt-2026-11-12"


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value


def audit(office: Office) -> list[tuple[str, list[str]]]:
    with office.store.reading() as book:
        return [(row.act, row.touched) for row in book.scalars(select(AuditTable).order_by(AuditTable.id))]


@pytest.fixture
def held(office: Office) -> Office:
    """A dialogue that was held, with one answered opinion, nothing missing."""
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    minutes.record_minutes(office, builders.held_dialogue())
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion()))
    return office


def complete(office: Office, **choices: object) -> Change:
    return minutes.complete_minutes(office, Completion(KEY, **choices))  # type: ignore[arg-type]


def dialogue(office: Office) -> dlg.Dialogue:
    return register.minutes_sheet(office, KEY).dialogue


class TestPlanning:
    def test_br_40_a_plan_keeps_all_it_was_given(self, office: Office) -> None:
        change = dialogues.plan_dialogue(office, builders.planned_dialogue(key=""))
        assert change.keys(Kind.DIALOGUE) == (KEY,)
        assert dialogue(office) == builders.planned_dialogue()

    def test_every_act_writes_one_audit_line(self, office: Office) -> None:
        before = len(audit(office))
        dialogues.plan_dialogue(office, builders.planned_dialogue())
        dialogues.record_announcement(office, KEY, date(2026, 11, 4))
        assert audit(office)[before:] == [
            ("plan_dialogue", [f"dialogue:{KEY}"]),
            ("record_announced_on", [f"dialogue:{KEY}"]),
        ]

    def test_two_dialogues_on_one_day_have_two_keys(self, office: Office) -> None:
        first = dialogues.plan_dialogue(office, builders.planned_dialogue(key=""))
        second = dialogues.plan_dialogue(office, builders.planned_dialogue(key=""))
        assert second.keys(Kind.DIALOGUE) == (f"{KEY}-2",) != first.keys(Kind.DIALOGUE)

    def test_a_postponed_dialogue_needs_a_reason_and_another_day(self, office: Office) -> None:
        dialogues.plan_dialogue(office, builders.planned_dialogue())
        later = date(2026, 11, 26)
        assert refused(lambda: dialogues.postpone_dialogue(office, KEY, later, " ")).field == "reason"
        same = refused(lambda: dialogues.postpone_dialogue(office, KEY, builders.MEETING_DAY, "mưa lũ"))
        assert same.code == "postponed-to-same-day"
        dialogues.postpone_dialogue(office, KEY, later, "mưa lũ")
        rows = register.dialogues_in(office, 2026)
        assert [(row.held_on, row.status) for row in rows] == [
            (later, dlg.DialogueStatus.PLANNED),
            (builders.MEETING_DAY, dlg.DialogueStatus.POSTPONED),
        ]
        assert rows[1].moved_to == later

    def test_a_dialogue_called_off_needs_a_reason(self, office: Office) -> None:
        dialogues.plan_dialogue(office, builders.planned_dialogue())
        assert refused(lambda: dialogues.call_off_dialogue(office, KEY, "")).field == "reason"
        dialogues.call_off_dialogue(office, KEY, "trùng bầu cử")
        assert dialogue(office).status is dlg.DialogueStatus.NOT_HELD

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"title": " "}, "required"),
            ({"start": time(10), "end": time(8)}, "end-before-start"),
            ({"attendance": (dlg.Attendance("Nhân dân", present=-1),)}, "negative-count"),
            ({"copies": -1}, "negative-count"),
            ({"chairs": (dlg.Chair("khong-co", builders.Capacity.PARTY),)}, "unknown-reference"),
        ],
    )
    def test_what_may_never_stand_is_refused_and_nothing_is_written(
        self, office: Office, changes: dict[str, object], code: str
    ) -> None:
        before = audit(office)
        assert (
            refused(lambda: dialogues.plan_dialogue(office, builders.planned_dialogue(**changes))).code
            == code
        )
        assert register.dialogues_in(office) == ()
        assert audit(office) == before

    def test_an_unknown_dialogue_is_named(self, office: Office) -> None:
        assert (
            refused(lambda: dialogues.record_publication(office, "dt-x", date(2026, 1, 1))).data["key"]
            == "dt-x"
        )
        assert refused(lambda: register.minutes_sheet(office, "dt-x")).code == "unknown-dialogue"

    def test_br_38_the_year_says_what_is_still_owed(self, held: Office) -> None:
        duty = register.duty_of(held, 2026)
        assert (duty.required, duty.held, duty.met) == (1, 1, True)
        assert not register.duty_of(held, 2027).met
        assert register.years(held) == (2026,)

    def test_br_39_announcement_and_results_have_their_last_day(self, held: Office) -> None:
        sheet = register.minutes_sheet(held, KEY)
        assert sheet.announce_by.due == date(2026, 11, 5)
        assert sheet.publish_by.due == date(2026, 11, 23)
        assert sheet.notice_by.due == date(2026, 11, 23)

    def test_a_plan_can_be_changed_and_the_same_plan_again_changes_nothing(self, office: Office) -> None:
        dialogues.plan_dialogue(office, builders.planned_dialogue())
        moved = builders.planned_dialogue(place="Hội trường trụ sở Đảng ủy")
        assert dialogues.change_plan(office, moved).keys(Kind.DIALOGUE) == (KEY,)
        assert dialogues.change_plan(office, moved).touched == ()
        assert dialogue(office).place == "Hội trường trụ sở Đảng ủy"


class TestOpinions:
    def test_an_opinion_of_no_dialogue_is_refused(self, office: Office) -> None:
        draft = OpinionDraft("dt-khong-co", builders.answered_opinion())
        assert refused(lambda: opinions.record_opinion(office, draft)).code == "unknown-dialogue"

    def test_the_same_opinion_again_changes_nothing(self, held: Office) -> None:
        again = opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion()))
        assert again.keys(Kind.OPINION) == ()

    def test_opinions_keep_their_order_when_moved(self, held: Office) -> None:
        for key in ("yk-2", "yk-3"):
            opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion(key)))
        opinions.move_opinion(held, "yk-3", 0)
        assert [each.key for each in dialogue(held).opinions] == ["yk-3", "yk-1", "yk-2"]
        opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion("yk-1"), position=2))
        assert [each.key for each in dialogue(held).opinions] == ["yk-3", "yk-2", "yk-1"]
        opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion("yk-0"), position=0))
        assert [each.key for each in dialogue(held).opinions] == ["yk-0", "yk-3", "yk-2", "yk-1"]

    def test_an_opinion_can_be_split_in_two(self, held: Office) -> None:
        change = opinions.split_opinion(held, "yk-1", "Đường ngập.", " Rác để lâu ngày. ")
        first, second = dialogue(held).opinions
        assert (first.content, second.content) == ("Đường ngập.", "Rác để lâu ngày.")
        assert (second.speaker, second.unit, second.answer) == (first.speaker, first.unit, "")
        assert second.key in change.keys(Kind.OPINION)
        assert refused(lambda: opinions.split_opinion(held, "yk-1", "hết", " ")).code == "split-needs-both"

    def test_a_removed_opinion_takes_its_commitments_and_can_come_back(self, held: Office) -> None:
        draft = OpinionDraft(KEY, builders.answered_opinion(), (builders.commitment(),))
        opinions.record_opinion(held, draft)
        change = opinions.remove_opinion(held, "yk-1")
        assert change.keys(Kind.COMMITMENT) == ("ck-1",)
        assert dialogue(held).opinions == ()
        assert commitment_register.commitments(held, Narrow(Show.ALL)) == ()
        opinions.record_opinion(held, replace(draft, position=0))
        assert [each.key for each in register.minutes_sheet(held, KEY).commitments] == ["ck-1"]
        assert refused(lambda: opinions.remove_opinion(held, "yk-9")).code == "unknown-opinion"

    def test_a_commitment_made_from_an_opinion_is_due_by_the_books_calendar(self, held: Office) -> None:
        opinions.record_opinion(
            held, OpinionDraft(KEY, builders.answered_opinion(), (builders.commitment(),))
        )
        made = register.minutes_sheet(held, KEY).commitments[0]
        assert made.source == CommitmentSource(KEY, "yk-1")
        assert made.due_on == date(2026, 12, 4)
        assert made.label == "CK 1/2026"

    def test_a_commitment_left_out_of_the_draft_is_gone(self, held: Office) -> None:
        opinions.record_opinion(
            held, OpinionDraft(KEY, builders.answered_opinion(), (builders.commitment(),))
        )
        opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion()))
        assert register.minutes_sheet(held, KEY).commitments == ()

    def test_a_wrong_commitment_stops_the_whole_act(self, held: Office) -> None:
        changed = builders.answered_opinion(content="Nội dung mới")
        bad = builders.commitment(lead="khong-co")
        assert (
            refused(lambda: opinions.record_opinion(held, OpinionDraft(KEY, changed, (bad,)))).field == "lead"
        )
        assert dialogue(held).opinions[0].content != "Nội dung mới"

    def test_one_key_belongs_to_one_dialogue(self, held: Office) -> None:
        dialogues.plan_dialogue(held, builders.planned_dialogue(key="dt-2"))
        assert (
            refused(
                lambda: opinions.record_opinion(held, OpinionDraft("dt-2", builders.answered_opinion()))
            ).code
            == "key-used"
        )

    def test_new_keys_differ(self) -> None:
        assert (
            len({opinions.new_key() for _ in range(50)} | {commitments.new_key() for _ in range(50)}) == 100
        )

    def test_those_who_spoke_are_remembered_with_their_unit(self, held: Office) -> None:
        assert register.known_speakers(held) == (("Ông Hoàng Văn Thuận", "thôn Đồng Mẫu"),)


class TestCompletion:
    def test_br_44_missing_facts_block_completion_but_not_the_draft(self, held: Office) -> None:
        minutes.record_minutes(held, builders.held_dialogue(end=None, conclusion=""))
        assert refused(lambda: complete(held)).data["missing"] == 2
        assert not dialogue(held).completed
        found = minutes.findings(held, KEY)
        assert [each.code for each in found if each.weight is Weight.MUST] == ["end", "conclusion"]

    def test_br_49_a_letter_that_cannot_be_printed_is_named_before_completion(self, held: Office) -> None:
        opinions.record_opinion(
            held, OpinionDraft(KEY, builders.answered_opinion(content="Đường \u0e01 ngập"))
        )
        (letters,) = (each for each in minutes.findings(held, KEY) if each.code == "letters")
        assert letters.weight is Weight.MUST
        assert letters.detail.startswith("\u0e01")
        assert refused(lambda: complete(held)).code == "unprintable"
        assert not dialogue(held).completed

    def test_br_46_completed_minutes_are_frozen(self, held: Office) -> None:
        complete(held)
        assert dialogue(held).completed
        frozen_acts: tuple[Callable[[], object], ...] = (
            lambda: minutes.record_minutes(held, builders.held_dialogue(conclusion="khác")),
            lambda: opinions.record_opinion(
                held, OpinionDraft(KEY, builders.answered_opinion(answer="khác"))
            ),
            lambda: opinions.remove_opinion(held, "yk-1"),
            lambda: opinions.move_opinion(held, "yk-1", 0),
            lambda: dialogues.change_plan(held, builders.planned_dialogue(title="khác")),
            lambda: complete(held),
        )
        assert {refused(each).code for each in frozen_acts} == {"minutes-frozen"}

    def test_br_46_the_issued_paper_never_changes(self, held: Office) -> None:
        complete(held, numbering=Numbering.TAKE_NEXT)
        kept = papers.issued_paper(held, PaperKind.DIALOGUE_MINUTES, KEY)
        assert kept is not None
        assert hashlib.sha256(kept.content).hexdigest() == kept.sha256
        office_sheet.record_official(
            held,
            Official("cb-thinh", "Tên Đã Đổi", (Post(builders.Capacity.PARTY, "Chức Đã Đổi", head=True),)),
        )
        sheet = builders.sheet()
        other = replace(
            sheet, name="Khác", place="Nơi khác", party=replace(sheet.party, issuer="ĐẢNG ỦY XÃ KHÁC")
        )
        catalogues.rename_hamlet(held, "Đồng Mẫu", "Đồng Mẫu Hạ", held.today)
        office_sheet.rename_office(held, other, held.today, "Nghị quyết 12")
        assert papers.paper_bytes(held, PaperKind.DIALOGUE_MINUTES, KEY) == kept.content
        rows = paper_rows(held, PaperKind.DIALOGUE_MINUTES, KEY)
        assert rows.meeting.chairs[0].name == "Phạm Đức Thịnh"
        assert rows.head.issuer == "ĐẢNG ỦY XÃ BÌNH MINH HẠ"

    def test_br_46_a_correction_is_a_new_version_with_reason_and_author(self, held: Office) -> None:
        complete(held)
        first = papers.paper_bytes(held, PaperKind.DIALOGUE_MINUTES, KEY)
        assert refused(lambda: minutes.correct_minutes(held, KEY, " ")).field == "reason"
        minutes.correct_minutes(held, KEY, "ghi nhầm tên thôn")
        assert refused(lambda: minutes.correct_minutes(held, KEY, "lần nữa")).code == "not-completed"
        opinions.record_opinion(held, OpinionDraft(KEY, builders.answered_opinion(unit="thôn Bến Gạo")))
        complete(held)
        versions = register.versions_of(held, KEY)
        assert [(each.version, each.reason, each.author) for each in versions] == [
            (2, "ghi nhầm tên thôn", "Đỗ Thị Thanh Mai"),
            (1, "", "Đỗ Thị Thanh Mai"),
        ]
        assert minutes.version_rows(held, KEY, 1).opinions[0].unit == "thôn Đồng Mẫu"
        assert minutes.version_rows(held, KEY, 2).opinions[0].unit == "thôn Bến Gạo"
        old = papers.issued_paper(held, PaperKind.DIALOGUE_MINUTES, KEY, 1)
        assert old is not None
        assert old.content == first != papers.paper_bytes(held, PaperKind.DIALOGUE_MINUTES, KEY)
        assert refused(lambda: minutes.version_rows(held, KEY, 3)).code == "unknown-version"

    def test_minutes_are_signed_only_when_completed(self, held: Office) -> None:
        assert refused(lambda: minutes.sign_minutes(held, KEY)).code == "not-completed"
        complete(held)
        minutes.sign_minutes(held, KEY)
        assert register.minutes_sheet(held, KEY).state is dlg.MinutesState.SIGNED

    def test_br_48_numbers_run_on_and_are_never_used_twice(self, held: Office) -> None:
        assert minutes.next_minutes_number(held, KEY) == 1
        complete(held, numbering=Numbering.AS_GIVEN, number=7)
        assert dialogue(held).minutes_number == dlg.DocumentNumber(7, builders.MEETING_DAY)
        other = builders.held_dialogue(key="dt-2")
        dialogues.plan_dialogue(held, other)
        again = Completion("dt-2", Numbering.AS_GIVEN, 7)
        taken = refused(lambda: minutes.complete_minutes(held, again))
        assert (taken.code, taken.data["next"]) == ("number-used", 8)
        assert (
            refused(lambda: minutes.complete_minutes(held, replace(again, number=0))).code
            == "number-too-small"
        )
        minutes.complete_minutes(held, Completion("dt-2", Numbering.TAKE_NEXT))
        assert register.minutes_sheet(held, "dt-2").dialogue.minutes_number.number == 8

    def test_a_corrected_version_keeps_its_number(self, held: Office) -> None:
        complete(held, numbering=Numbering.TAKE_NEXT)
        minutes.correct_minutes(held, KEY, "sửa")
        complete(held, numbering=Numbering.TAKE_NEXT)
        assert dialogue(held).minutes_number.number == 1

    def test_a_number_left_blank_stays_blank_for_the_clerk(self, held: Office) -> None:
        complete(held)
        assert dialogue(held).minutes_number.number is None

    def test_br_43_open_promises_of_the_last_dialogue_are_on_the_agenda(self, held: Office) -> None:
        for key, due in (("ck-1", Due.in_working_days(15)), ("ck-2", Due.by_date(date(2027, 3, 1)))):
            commitments.make_commitment(
                held, builders.commitment(key, due=due, source=CommitmentSource(KEY, "yk-1"))
            )
        commitments.drop_commitment(held, "ck-1", commitment_drop(date(2026, 11, 20)))
        following = builders.planned_dialogue(key="dt-2", held_on=date(2026, 12, 17))
        dialogues.plan_dialogue(held, following)
        (earlier,) = register.earlier_open(held, "dt-2")
        assert (earlier.key, [each.key for each in earlier.commitments]) == (KEY, ["ck-2"])
        rows = paper_rows(held, PaperKind.DIALOGUE_MINUTES, "dt-2")
        assert isinstance(rows, MinutesPaper)
        assert rows.earlier[0].items[0].content == builders.commitment().content
        assert register.earlier_open(held, KEY) == ()


def commitment_drop(day: date) -> Dropped:
    return Dropped(day, "đã làm ở việc khác")


class TestNotice:
    def test_br_50_the_notice_lists_every_task_with_lead_and_deadline(self, held: Office) -> None:
        commitments.make_commitment(held, builders.commitment(source=CommitmentSource(KEY, "yk-1")))
        rows = paper_rows(held, PaperKind.CONCLUSION_NOTICE, KEY)
        assert isinstance(rows, ConclusionNoticePaper)
        assert [(each.lead, each.due_on) for each in rows.commitments] == [
            ("Phòng Kinh tế", date(2026, 12, 4))
        ]
        assert sum(count for _, count in rows.by_status) == rows.opinions == 1

    def test_br_50_a_task_without_lead_is_refused(self, held: Office) -> None:
        commitments.make_commitment(held, builders.commitment(lead=None, source=CommitmentSource(KEY)))
        assert (
            refused(lambda: papers.issue_notice(held, KEY, None, date(2026, 11, 16))).code
            == "task-not-assigned"
        )
        assert papers.issued_paper(held, PaperKind.CONCLUSION_NOTICE, KEY) is None

    def test_an_issued_notice_keeps_its_number_and_bytes(self, held: Office) -> None:
        commitments.make_commitment(held, builders.commitment(source=CommitmentSource(KEY)))
        assert papers.next_notice_number(held, KEY) == 1
        papers.issue_notice(held, KEY, 21, date(2026, 11, 16))
        assert dialogue(held).conclusion_notice == dlg.DocumentNumber(21, date(2026, 11, 16))
        kept = papers.issued_paper(held, PaperKind.CONCLUSION_NOTICE, KEY)
        assert kept is not None
        assert papers.paper_bytes(held, PaperKind.CONCLUSION_NOTICE, KEY) == kept.content
        assert papers.next_notice_number(held, KEY) == 22
        papers.issue_notice(held, KEY, 21, date(2026, 11, 17))
        assert dialogue(held).conclusion_notice.issued_on == date(2026, 11, 17)

    def test_a_side_without_letterhead_is_refused(self, tmp_path: Path) -> None:
        from desktop.office import open_office

        office = open_office(tmp_path / "mot-phia.db", clock=lambda: builders.MOMENT)
        office_sheet.set_up_office(
            office, replace(builders.set_up(), sheet=replace(builders.sheet(), state=None))
        )
        dialogues.plan_dialogue(office, builders.held_dialogue(letterhead=Side.STATE))
        for act in (
            lambda: paper_rows(office, PaperKind.DIALOGUE_MINUTES, KEY),
            lambda: minutes.next_minutes_number(office, KEY),
            lambda: papers.next_notice_number(office, KEY),
            lambda: papers.issue_notice(office, KEY, 1, date(2026, 11, 16)),
            lambda: complete(office),
        ):
            assert refused(act).code == "no-letterhead"
        office.close()
