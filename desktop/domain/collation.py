"""Vietnamese order as an ASCII key, so that a database can keep it in a column and sort by an index.

Letters go a ă â b c d đ e ê … y, then within one syllable ngang, huyền, hỏi, ngã, sắc, nặng; letters of
other languages stand where they do in the Latin alphabet. People are ordered by given name, then middle,
then family name. Capitals do not matter, numbers go by their value (thôn 2 before thôn 10).
"""

import re
import unicodedata

from desktop.domain.identity import plain_name

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SHAPES = {"\u0306": "ă", "\u0302": "â", "\u031b": "ơ"}
_SHAPED = {
    ("a", "ă"): "ă",
    ("a", "â"): "â",
    ("e", "â"): "ê",
    ("o", "â"): "ô",
    ("o", "ơ"): "ơ",
    ("u", "ơ"): "ư",
}
# Ascending in ASCII: the gap between parts of a name, tones, digits, letters, anything else.
_GAP = " "
_DIGITS = "ABCDEFGHIJ"
_LETTERS = dict(zip(ALPHABET, "KLMNOPQRSTUVWXYZabcdefghijklmnopq", strict=True))
_FOREIGN = "z"
_HEX = dict(zip("0123456789abcdef", "ABCDEFGHIJKLMNOP", strict=True))
_WORD = re.compile(r"\d+|[^\W\d_][^\W_]*|[^\W_]+")


def text_key(text: str) -> str:
    """The key of places, titles and other words, syllable by syllable from the left."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(_number(word) if word.isdecimal() else _syllable(word) for word in _WORD.findall(plain))


def name_key(name: str) -> str:
    """The key of a person's name: given, middle, family. A form of address before it does not count.

    “Nguyễn Văn An” < “Trần Thị Ánh” < “Lê Ân”.
    """
    syllables = plain_name(name).split()
    if not syllables:
        return ""
    family, given = (syllables[0] if len(syllables) > 1 else ""), syllables[-1]
    return _GAP.join(text_key(part) for part in (given, " ".join(syllables[1:-1]), family))


def _number(digits: str) -> str:
    """How long the number is, then its digits: 2 before 10."""
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0") or "0"
    return _DIGITS[min(len(plain), 9)] + "".join(_DIGITS[int(digit)] for digit in plain) + "0"


def _syllable(word: str) -> str:
    """The letters of a syllable and then its tone, which sorts lower than any letter that could follow."""
    letters, tone = [], 0
    for letter in word:
        base, own = _taken_apart(letter)
        letters.append(base)
        tone = tone or own
    return "".join(map(_sign, letters)) + str(tone)


def _taken_apart(letter: str) -> tuple[str, int]:
    """A letter of the alphabet and the tone it bears."""
    apart = unicodedata.normalize("NFD", letter)
    base, tone = apart[0], 0
    for mark in apart[1:]:
        if mark in TONES:
            tone = TONES.index(mark)
        base = _SHAPED.get((base, _SHAPES.get(mark, "")), base)
    return base, tone


def _sign(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isdecimal():
        return _DIGITS[unicodedata.decimal(letter)]
    return _FOREIGN + "".join(_HEX[digit] for digit in f"{ord(letter):06x}")
