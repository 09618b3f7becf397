"""Vietnamese order: every letter, every tone, people by given name, against a slow comparison."""

import unicodedata
from functools import cmp_to_key
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.collation import name_key, text_key

# Each base letter with ngang, huyền, hỏi, ngã, sắc, nặng, in the order of the dictionary.
VOWELS = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
]
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
LETTERS = [letter for base in ALPHABET for letter in next((row for row in VOWELS if row[0] == base), base)]


def _mixed(words: list[str]) -> list[str]:
    return Random(7).sample(words, len(words))


def _compare_syllables(one: str, other: str) -> int:
    """Letters first, the tone only between equal letters; written with tables, not with keys."""

    def apart(syllable: str) -> tuple[list[int], int]:
        bases, tone = [], 0
        for letter in syllable:
            row = next((row for row in VOWELS if letter in row), letter)
            bases.append(ALPHABET.index(row[0]))
            tone = tone or row.index(letter)
        return bases, tone

    (letters, tone), (others, other_tone) = apart(one), apart(other)
    for mine, theirs in zip(letters, others, strict=False):
        if mine != theirs:
            return mine - theirs
    return (len(letters) - len(others)) or (tone - other_tone)


def _compare_words(one: list[str], other: list[str]) -> int:
    for mine, theirs in zip(one, other, strict=False):
        found = _compare_syllables(mine, theirs)
        if found:
            return found
    return len(one) - len(other)


def _compare_names(one: str, other: str) -> int:
    mine, theirs = one.split(), other.split()
    for part in (lambda words: words[-1:], lambda words: words[1:-1], lambda words: words[:-1][:1]):
        found = _compare_words(part(mine), part(theirs))
        if found:
            return found
    return 0


def test_all_134_letters_keep_their_order() -> None:
    assert len({*LETTERS, *(letter.upper() for letter in LETTERS)}) == 178
    marked = [letter for letter in LETTERS if letter not in "abcdefghijklmnopqrstuvwxyz"]
    assert len(marked) * 2 == 134
    assert sorted(_mixed(LETTERS), key=text_key) == LETTERS
    assert len({text_key(letter) for letter in LETTERS}) == 89
    assert [text_key(letter.upper()) for letter in LETTERS] == [text_key(letter) for letter in LETTERS]


def test_people_go_by_given_name_then_middle_then_family() -> None:
    names = [
        "Nguyễn Văn An",
        "Trần Văn An",
        "Lê Xuân An",
        "Trần Thị Ánh",
        "Lê Ân",
        "Hoàng Đình Đạt",
        "Hoàng Đình Êm",
        "Bế Thị Ngọc Ngà",
        "Bế Thị Ngọc Ngạn",
        "Sùng A Y",
    ]
    assert sorted(_mixed(names), key=name_key) == names
    assert sorted(["Lê Thị Thơm An", "Lê Thị An", "Lê An"], key=name_key) == [
        "Lê An",
        "Lê Thị An",
        "Lê Thị Thơm An",
    ]


def test_tones_go_ngang_huyen_hoi_nga_sac_nang_per_syllable() -> None:
    tones = ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"]
    assert sorted(_mixed(tones), key=name_key) == tones
    assert sorted(["má an", "ma yên", "mạ ân", "man a"], key=text_key) == [
        "ma yên",
        "má an",
        "mạ ân",
        "man a",
    ]


def test_a_form_of_address_and_decomposed_letters_change_nothing() -> None:
    assert name_key("Bà Nguyễn Thị Quỳnh") == name_key("  nguyễn  thị quỳnh ")
    for word in ("Nguyễn Thị Quỳnh", "Ưu tiên Đường Ổ gà ợ"):
        assert text_key(unicodedata.normalize("NFD", word)) == text_key(word)
    assert name_key("hoà") == name_key("hòa")


def test_one_name_and_no_name() -> None:
    assert name_key("") == name_key(" ") == ""
    assert name_key("") < name_key("An") < name_key("Lê An")


def test_numbers_go_by_value_and_signs_do_not_count() -> None:
    places = ["Thôn 2", "Thôn 10", "Thôn A4", "Thôn Bến Gạo", "Thôn Đồng Mẫu"]
    assert sorted(_mixed(places), key=text_key) == places
    assert text_key("Bến-Gạo, xã_1") == text_key("bến gạo xã 1")
    assert text_key("1" * 5000).isascii()
    assert text_key("số 007") == text_key("số 7")
    assert text_key("1234567890123") > text_key("123456789")


def test_letters_of_other_tongues_are_kept_apart() -> None:
    assert text_key("façade") == text_key("facade")
    assert text_key("zebra") < text_key("я")
    assert text_key("я") != text_key("ю")
    assert text_key("f") > text_key("e")
    assert text_key("²x")


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Я Ω 汉字", "TC-2026-014", "H'Hen Niê", "²"])
def test_a_key_is_plain_ascii(name: str) -> None:
    assert name_key(name).isascii()
    assert name_key(name).isprintable()


SYLLABLES = st.text(alphabet=LETTERS, min_size=1, max_size=4)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)


@given(st.lists(NAMES, max_size=8))
def test_people_are_in_the_order_of_the_slow_comparison(names: list[str]) -> None:
    with_title = [name for name in names if name.split()[0] in {"ông", "bà", "anh", "chị", "cô", "bác", "em"}]
    plain = [name for name in names if name not in with_title]
    assert sorted(plain, key=name_key) == sorted(plain, key=cmp_to_key(_compare_names))


@given(st.lists(NAMES, max_size=8))
def test_words_are_in_the_order_of_the_slow_comparison(texts: list[str]) -> None:
    slow = cmp_to_key(lambda one, other: _compare_words(one.split(), other.split()))
    assert sorted(texts, key=text_key) == sorted(texts, key=slow)


@given(st.text(max_size=30))
def test_any_text_has_an_ascii_key(text: str) -> None:
    assert text_key(text).isascii()
    assert name_key(text).isascii()
