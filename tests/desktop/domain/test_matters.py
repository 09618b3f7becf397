"""BR-20, BR-34: how alike two matters are, and which earlier one is suggested."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.matters import EarlierMatter, is_similar, likeness, same_matters
from desktop.domain.people import Person

STORY = (
    "Ông Kiệm khiếu nại Quyết định số 31/QĐ-XPHC ngày 11/12/2025 của Chủ tịch UBND xã xử phạt 7,5 triệu đồng "
    "và buộc tháo dỡ 42 m² nhà xưởng mái tôn dựng trên thửa đất số 88, tờ bản đồ số 9."
)
SUMMARY = (
    "Đơn khiếu nại Quyết định số 31/QĐ-XPHC về xử phạt và buộc tháo dỡ 42 m² nhà xưởng trên thửa số 88, "
    "tờ bản đồ số 9."
)
OTHER = "Khiếu nại kiểm đếm thiếu 46 cây bưởi và 01 giếng khoan trong phương án bồi thường."
KIEM = Person("Tô Văn Kiệm", "thôn Phú Cường, xã Bình Minh Hạ")
DAY = date(2026, 1, 5)


def test_a_summary_is_like_its_story_and_unlike_another_matter() -> None:
    assert likeness(STORY, SUMMARY) > 0.7
    assert likeness(STORY, OTHER) < 0.1
    assert is_similar(SUMMARY, STORY)
    assert not is_similar(SUMMARY, OTHER)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Đường hỏng", "duong hong", 1.0),
        ("Đề nghị xem xét đường hỏng", "Phản ánh đường hỏng", 1.0),
        ("Đường hỏng", "Đường hỏng nặng ở thôn Bến Gạo", 0.0),
        ("", "", 0.0),
        ("Đề nghị", "Đề nghị", 0.0),
    ],
)
def test_short_texts_are_alike_only_when_all_is_the_same(one: str, other: str, alike: float) -> None:
    assert likeness(one, other) == alike


@given(st.text(alphabet="aăâbcđeêô ", max_size=60), st.text(alphabet="aăâbcđeêô ", max_size=60))
def test_likeness_is_the_same_both_ways_and_between_none_and_all(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0


def test_br_20_same_area_or_like_content_of_the_same_person_best_first() -> None:
    road = EarlierMatter("a", DAY, KIEM, "Đường liên thôn hỏng nặng.", subject_area="giao-thong")
    story = EarlierMatter("b", DAY, KIEM, STORY, subject_area="dat-dai")
    land = EarlierMatter("c", date(2026, 3, 5), KIEM, OTHER, subject_area="dat-dai")
    older = replace(land, key="d", on=DAY)
    stranger = replace(story, key="e", person=Person("Lê Ân", "thôn Phú Cường"))
    matches = same_matters((KIEM,), SUMMARY, (road, older, land, story, stranger), subject_area="dat-dai")
    assert [each.matter.key for each in matches] == ["b", "c", "d"]
    assert [each.same_area for each in matches] == [True, True, True]
    assert matches[0].likeness > 0.7
    by_content = same_matters((KIEM,), SUMMARY, (road, land, story))
    assert [(each.matter.key, each.same_area) for each in by_content] == [("b", False)]


def test_br_20_nobody_named_is_nobody_recognised() -> None:
    assert same_matters((Person(),), STORY, (EarlierMatter("a", DAY, Person(), STORY),)) == ()
