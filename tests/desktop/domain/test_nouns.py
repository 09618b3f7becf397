"""The nouns' own rules: posts by date, states of a commitment, sums, writing dates."""

import unicodedata
from dataclasses import replace
from datetime import date, time

import pytest

from desktop.domain.changes import Change, Kind
from desktop.domain.commitment import (
    CommitmentState,
    Dropped,
    Due,
    Extension,
    Fulfilment,
    Progress,
    state_on,
)
from desktop.domain.dialogue import OpinionStatus, needs_follow_up, status_sums
from desktop.domain.office import Capacity, Official, Post, Side
from desktop.domain.vietnamese import fold, is_blank, nfc
from desktop.domain.writing import (
    hour,
    long_date,
    paper_date,
    place_and_date,
    short_date,
    short_time,
    two_digits,
)
from tests import builders


def test_a_person_in_two_capacities_has_the_title_of_each() -> None:
    chair = builders.officials()[1]
    day = builders.MEETING_DAY
    assert chair.title_on(day, Capacity.STATE) == "Chủ tịch UBND"
    assert chair.title_on(day, Capacity.PARTY) == "Phó Bí thư Đảng ủy"
    assert chair.title_on(day) == "Chủ tịch UBND"
    assert chair.title_on(day, Capacity.FRONT) == "Chủ tịch UBND"


def test_a_post_counts_only_while_it_is_held() -> None:
    official = Official(
        "cb",
        "Phùng Văn Chuyên",
        (
            Post(Capacity.OFFICE, "Phó Chánh Văn phòng", since=date(2025, 7, 1), until=date(2026, 1, 31)),
            Post(Capacity.OFFICE, "Chánh Văn phòng", head=True, since=date(2026, 2, 1)),
        ),
    )
    assert official.title_on(date(2026, 1, 31)) == "Phó Chánh Văn phòng"
    assert official.title_on(date(2026, 2, 1)) == "Chánh Văn phòng"
    assert official.title_on(date(2025, 6, 30)) == ""
    assert official.post_on(date(2025, 6, 30)) is None


def test_an_office_has_a_letterhead_for_each_side() -> None:
    sheet = builders.sheet()
    assert sheet.letterhead(Side.PARTY) is sheet.party
    assert sheet.letterhead(Side.STATE) is sheet.state


def test_br_41_the_sums_of_the_statuses_equal_the_opinions() -> None:
    statuses = [*OpinionStatus, OpinionStatus.ANSWERED, None]
    opinions = [
        builders.answered_opinion(f"yk-{place}", status=status) for place, status in enumerate(statuses)
    ]
    sums = status_sums(opinions)
    assert sum(sums.values()) == len(opinions)
    assert sums[OpinionStatus.ANSWERED] == 2
    assert sums[None] == 1
    assert [needs_follow_up(each) for each in opinions] == [False, True, True, True, False, True]


def test_br_51_states_of_a_commitment_by_its_dates() -> None:
    made = builders.commitment(due_on=date(2026, 12, 4))
    done = Fulfilment(date(2026, 12, 4), "Xong")
    assert state_on(made, date(2026, 12, 4)) is CommitmentState.NOT_STARTED
    assert state_on(made, date(2026, 12, 5)) is CommitmentState.OVERDUE
    started = replace(made, progress=(Progress(date(2026, 11, 20), 30),))
    assert state_on(started, date(2026, 11, 30)) is CommitmentState.IN_PROGRESS
    assert state_on(replace(made, fulfilled=done), date(2027, 1, 1)) is CommitmentState.FULFILLED_ON_TIME
    late = replace(made, fulfilled=replace(done, on=date(2026, 12, 5)))
    assert state_on(late, date(2027, 1, 1)) is CommitmentState.FULFILLED_LATE
    dropped = replace(made, dropped=Dropped(date(2026, 12, 1), "trùng việc"))
    assert state_on(dropped, date(2027, 1, 1)) is CommitmentState.DROPPED
    assert [each.is_open for each in (made, late, dropped)] == [True, False, False]
    undated = replace(made, due=Due.open_ended("chờ tỉnh"), due_on=None)
    assert state_on(undated, date(2030, 1, 1)) is CommitmentState.NOT_STARTED


def test_br_53_an_extension_moves_the_date_in_force_and_keeps_the_first() -> None:
    made = builders.commitment(due_on=date(2026, 12, 4), number=57)
    longer = replace(made, extensions=(Extension(date(2026, 12, 1), date(2026, 12, 31), "mưa lũ"),))
    assert longer.due_on == date(2026, 12, 4)
    assert longer.due_now == date(2026, 12, 31)
    assert longer.label == "CK 57/2026"
    assert builders.commitment().label == ""


def test_a_change_says_what_it_touched() -> None:
    change = Change("record_opinion", ((Kind.OPINION, "yk-1"), (Kind.DIALOGUE, "dt-1")))
    assert change.concerns(Kind.DIALOGUE, Kind.PAPER)
    assert not change.concerns(Kind.COMMITMENT)
    assert change.keys(Kind.OPINION) == ("yk-1",)


@pytest.mark.parametrize(
    ("day", "long", "running"),
    [
        (date(2027, 1, 5), "ngày 05 tháng 01 năm 2027", "05/01/2027"),
        (date(2027, 2, 28), "ngày 28 tháng 02 năm 2027", "28/02/2027"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026", "09/3/2026"),
        (date(2026, 11, 12), "ngày 12 tháng 11 năm 2026", "12/11/2026"),
    ],
)
def test_dates_on_paper(day: date, long: str, running: str) -> None:
    assert long_date(day) == long
    assert paper_date(day) == running
    assert place_and_date("Bình Minh Hạ", day) == f"Bình Minh Hạ, {long}"


def test_dates_and_times_on_screen() -> None:
    assert short_date(date(2026, 3, 9)) == "09/03/2026"
    assert (hour(time(7, 30)), hour(time(14)), hour(time(9, 5))) == ("7 giờ 30", "14 giờ", "9 giờ 05")
    assert short_time(time(7, 5)) == "7:05"
    assert two_digits(3) == "03"


def test_text_is_kept_composed_and_tone_places_are_left_alone() -> None:
    decomposed = unicodedata.normalize("NFD", "Hòa hoà Đường ỳ\r\nỵ\u2028ỷ\0")
    assert nfc(decomposed) == "Hòa hoà Đường ỳ\nỵ\nỷ"
    assert fold("ĐƯỜNG Hoà ỳ") == "duong hoa y"
    assert is_blank(None)
    assert is_blank(" \n")
    assert not is_blank("a")
