"""Recognising a person again, and taking a person out of a text (BR-20, BR-25)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.identity import ERASED, blotted, hamlet_of, plain_name, same_person, told_by
from desktop.domain.people import Person
from desktop.domain.vietnamese import fold


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Bà Nguyễn Thị Quỳnh", "Nguyễn Thị Quỳnh"),
        ("đ/c  Lê Ân", "Lê Ân"),
        ("Đồng chí Phạm Đức Thịnh", "Phạm Đức Thịnh"),
        ("Ông Khiêm", "Ông Khiêm"),
        ("Anh Đào", "Anh Đào"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("", ""),
    ],
)
def test_a_name_without_its_form_of_address(typed: str, plain: str) -> None:
    assert plain_name(typed) == plain


@pytest.mark.parametrize(
    ("address", "hamlet"),
    [
        ("Thôn Cầu Lim, xã Bình Minh Hạ", "cau lim"),
        ("cầu  lim", "cau lim"),
        ("Tổ dân phố 5, phường Minh Tân", "5"),
        ("Bản Khe Nước", "khe nuoc"),
        ("", ""),
    ],
)
def test_the_hamlet_an_address_begins_with(address: str, hamlet: str) -> None:
    assert hamlet_of(address) == hamlet


def test_br_20_a_person_is_the_same_by_number_or_by_name_and_hamlet() -> None:
    quynh = Person("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim, xã Bình Minh Hạ", id_number="099 179 000 417")
    assert same_person(quynh, Person("Nguyễn T. Quỳnh", "thôn khác", id_number="099179000417"))
    assert same_person(quynh, Person("nguyen thi quynh", "Cầu Lim"))
    assert not same_person(quynh, Person("Nguyễn Thị Quỳnh", "thôn Cầu Lim", id_number="099179000418"))
    assert not same_person(quynh, Person("Nguyễn Thị Quỳnh", "thôn Bến Gạo"))
    assert not same_person(quynh, Person("Nguyễn Thị Quyên", "thôn Cầu Lim"))
    assert not same_person(Person("An"), Person("An"))
    assert not same_person(Person(address="thôn Cầu Lim"), Person(address="thôn Cầu Lim"))


WORDS = ("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim, xã Bình Minh Hạ", "099179000417", "An")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bà Nguyễn Thị Quỳnh hỏi.", f"{ERASED} hỏi."),
        ("nguyen  thi quynh và bà Quỳnh hỏi.", f"{ERASED} và {ERASED} hỏi."),
        ("Số 099 179 000 417.", f"Số {ERASED}."),
        ("Ở Thôn Cầu Lim, xã Bình Minh Hạ.", f"Ở {ERASED}."),
        ("An ninh thôn Cầu Lim; ông An hỏi.", f"An ninh thôn Cầu Lim; {ERASED} hỏi."),
        ("Đường Quỳnh Mai, bà Quỳnhh.", "Đường Quỳnh Mai, bà Quỳnhh."),
        ("Số 1099179000417.", "Số 1099179000417."),
        ("", ""),
    ],
)
def test_br_25_whoever_is_named_is_taken_out_of_the_text(text: str, left: str) -> None:
    assert blotted(text, WORDS) == left
    assert blotted(unicodedata.normalize("NFD", text), WORDS) == left
    assert blotted(left, WORDS) == left


def test_nothing_to_take_out_leaves_the_text() -> None:
    assert blotted("Bà Quỳnh hỏi.", ()) == "Bà Quỳnh hỏi."
    assert blotted("Bà Quỳnh hỏi.", (" ", "-")) == "Bà Quỳnh hỏi."


def test_everything_told_about_people_each_once() -> None:
    people = (Person("Lê Ân", "thôn Bến Gạo"), Person("Lê Ân", " ", phone="0900000417 "))
    assert told_by(people, ("Lê Ân", "")) == ("Lê Ân", "thôn Bến Gạo", "0900000417")
    assert people[0].is_blank is False
    assert Person(name=" ").is_blank


SYLLABLES = st.text(alphabet="aáăâđeêộơưybchknt", min_size=2, max_size=5)
NAMES = st.lists(SYLLABLES, min_size=2, max_size=4).map(" ".join)


@given(NAMES, st.sampled_from(("", "ông ", "Bà ", "đ/c ")), st.lists(SYLLABLES, max_size=6))
def test_br_25_a_planted_name_is_never_left(name: str, title: str, around: list[str]) -> None:
    given_name = name.rsplit(maxsplit=1)[-1]
    whole = [title + name, title + name.upper(), "Cụ " + given_name]
    text = " ".join([*around, *(f"{each}," for each in whole), *around])
    left = f" {fold(blotted(text, (name,)))} "
    assert f" {fold(name)}," not in left
    assert f" cu {fold(given_name)}," not in left
    assert text.count(",") == left.count(",")
