"""BR-11, BR-21: the grounds of the law, named by their words or their article."""

from dataclasses import replace
from datetime import date

from desktop.domain.grounds import (
    extraordinary_grounds,
    named_ground,
    refusal_due,
    refusal_grounds,
)
from desktop.domain.office import Side
from tests import builders
from tests.desktop.domain.law import limits, shipped

SOURCE = shipped("grounds")


def test_br_11_each_side_has_two_grounds_named_by_article_or_by_words() -> None:
    party, state = (extraordinary_grounds(SOURCE, side) for side in Side)
    assert (len(party), len(state)) == (2, 2)
    for ground in party:
        assert named_ground(ground.text, party) is ground
        assert named_ground(ground.words, party) is ground
    written = "Khoản 2 Điều 4 Quy định 11-QĐi/TW: vụ việc phức tạp, nhiều người tham gia"
    assert named_ground(written, party) in party
    assert named_ground("Theo yêu cầu của người dân", party) is None
    assert named_ground(state[0].text, party) is None
    assert named_ground("", party) is None


def test_br_21_two_grounds_ask_for_a_written_notice_within_three_working_days() -> None:
    grounds = refusal_grounds(SOURCE)
    assert len(grounds) == 13
    assert [each.key for each in grounds if each.written_notice] == ["settled", "answered-before"]
    settled = named_ground("Khoản 3 Điều 9 Luật Tiếp công dân", grounds)
    assert settled is not None
    due = refusal_due(date(2026, 11, 20), settled, limits(), builders.calendar())
    assert due is not None
    assert due.due == date(2026, 11, 26)
    drunk = named_ground("KHOẢN 1 ĐIỀU 9 LUẬT TIẾP CÔNG DÂN", grounds)
    assert drunk is not None
    assert refusal_due(date(2026, 11, 20), drunk, limits(), builders.calendar()) is None
    assert refusal_due(date(2026, 11, 20), None, limits(), builders.calendar()) is None


def test_br_21_before_1_july_2026_only_the_law_names_grounds_and_no_limit_is_known() -> None:
    before = refusal_grounds(SOURCE, date(2026, 6, 30))
    assert [each.key for each in before] == ["incapable", "offending", "settled"]
    assert refusal_due(date(2026, 6, 30), before[2], limits(), builders.calendar()) is None
    assert len(refusal_grounds(SOURCE, date(2026, 7, 1))) == 13
    assert all(replace(each, effective_from=None).governs(date(2000, 1, 1)) for each in before)


def test_every_point_of_the_decree_is_found_by_its_article_and_by_its_words() -> None:
    grounds = refusal_grounds(SOURCE)
    for ground in grounds:
        assert named_ground(f"{ground.source} (đã giải thích)", grounds) is ground
        assert named_ground(ground.words.upper(), grounds) is ground
