"""BR-48: numbers run by body, type and term or year; gaps are reported, spoiled numbers voided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.office import Side
from desktop.office import Office, open_office
from desktop.registers.dialogues import minutes_sheet
from desktop.registers.numbers import series
from desktop.services import dialogues, minutes, office_sheet, opinions, papers
from desktop.services.completing import Completion, Numbering
from desktop.services.opinions import OpinionDraft
from desktop.services.voiding import void_number
from tests import builders


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def _complete(office: Office, key: str, number: int, **changes: object) -> None:
    dialogues.plan_dialogue(office, builders.held_dialogue(key=key, **changes))
    opinions.record_opinion(office, OpinionDraft(key, builders.answered_opinion(f"yk-{key}")))
    minutes.complete_minutes(office, Completion(key, Numbering.AS_GIVEN, number))


def test_br_48_gaps_are_reported_as_spans(office: Office) -> None:
    assert series(office) == ()
    for key, number in (("dt-1", 3), ("dt-2", 4), ("dt-3", 7)):
        _complete(office, key, number)
    (found,) = series(office)
    assert (found.symbol, found.doc_type, found.period, found.last) == ("ĐU", "BB", "2025-07-30", 7)
    assert found.gaps == ((1, 2), (5, 6))


def test_br_48_numbers_before_the_start_are_no_gap(office: Office) -> None:
    office_sheet.change_number_starts(office, (office_sheet.NumberStart(builders.PARTY_HEAD, "BB", 3),))
    _complete(office, "dt-1", 4)
    assert series(office)[0].gaps == ((3, 3),)


def test_br_48_party_numbers_run_through_the_term_and_state_numbers_through_the_year(tmp_path: Path) -> None:
    office = open_office(tmp_path / "so.db", clock=lambda: builders.MOMENT)
    office_sheet.set_up_office(office, builders.set_up())
    for side in Side:
        _complete(office, f"{side}-1", 5, letterhead=side, held_on=date(2026, 12, 30))
        dialogues.plan_dialogue(office, builders.held_dialogue(key=f"{side}-2", letterhead=side,
                                                               held_on=date(2027, 1, 5)))  # fmt: skip
    assert minutes.next_minutes_number(office, "party-2") == 6
    assert minutes.next_minutes_number(office, "state-2") == 1
    office.close()


def test_br_48_a_voided_number_is_never_given_out_again(office: Office) -> None:
    void_number(office, Side.PARTY, "BB", 1, "in hỏng")
    (found,) = series(office)
    assert (found.voided, found.gaps) == ((1,), ())
    assert code_of(lambda: _complete(office, "dt-1", 1)) == "number-used"
    assert minutes.next_minutes_number(office, "dt-1") == 2
    assert code_of(lambda: void_number(office, Side.PARTY, "BB", 1, "lần nữa")) == "number-voided"


def test_br_48_the_number_of_frozen_minutes_is_voided_only_after_a_correction_began(office: Office) -> None:
    _complete(office, "dt-1", 1)
    assert code_of(lambda: void_number(office, Side.PARTY, "BB", 1, "in hỏng")) == "number-on-frozen-paper"
    minutes.correct_minutes(office, "dt-1", "in hỏng, cấp số mới")
    void_number(office, Side.PARTY, "BB", 1, "in hỏng")
    assert minutes_sheet(office, "dt-1").dialogue.minutes_number.number is None
    minutes.complete_minutes(office, Completion("dt-1", Numbering.TAKE_NEXT))
    assert minutes_sheet(office, "dt-1").dialogue.minutes_number.number == 2


def test_br_48_a_notice_number_can_be_voided_and_the_notice_issued_anew(office: Office) -> None:
    _complete(office, "dt-1", 1)
    papers.issue_notice(office, "dt-1", 21, date(2026, 11, 12))
    void_number(office, Side.PARTY, "TB", 21, "ghi nhầm")
    assert minutes_sheet(office, "dt-1").dialogue.conclusion_notice.number is None
    assert papers.next_notice_number(office, "dt-1") == 22


def test_what_cannot_be_voided_is_refused(office: Office, tmp_path: Path) -> None:
    assert code_of(lambda: void_number(office, Side.PARTY, "BB", 0, "sai")) == "number-too-small"
    assert code_of(lambda: void_number(office, Side.PARTY, "BB", 1, " ")) == "required"
    other = open_office(tmp_path / "mot-phia.db", clock=lambda: datetime(2026, 11, 12))  # noqa: DTZ001
    office_sheet.set_up_office(other, replace(builders.set_up(), sheet=replace(builders.sheet(), state=None)))
    assert code_of(lambda: void_number(other, Side.STATE, "BB", 1, "sai")) == "no-letterhead"
    other.close()


def test_br_47_symbols_and_letterheads_follow_the_issuing_side(office: Office) -> None:
    import pypdfium2

    from desktop.domain.papers import PaperKind

    expected = {
        Side.PARTY: ("Số 05-BB/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        Side.STATE: ("Số: 05/BB-UBND", "CỘNG HÒA"),
    }
    for side, words in expected.items():
        _complete(office, f"dt-{side}", 5, letterhead=side)
        document = pypdfium2.PdfDocument(papers.paper_bytes(office, PaperKind.DIALOGUE_MINUTES, f"dt-{side}"))
        text = document[0].get_textpage().get_text_range()
        document.close()
        assert all(word in text for word in words)
