"""Vietnamese order as plain columns: a ă â b c d đ e ê … y, then ngang, huyền, hỏi, ngã, sắc, nặng.

Keys are ASCII, so that any database sorts them by their bytes, with an index.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LEVEL = "0"
_SPACE, _DIGITS = " ", "0123456789"


def text_key(text: str) -> str:
    """The key of a text, word by word: letters first, the tone of the word after them."""
    return _SPACE.join(_word_key(word) for word in _words(text))


def name_key(name: str) -> str:
    """The key of a person's name: by given name, then middle, then family name.

    ``Nguyễn Văn An`` comes before ``Trần Thị Ánh``, that before ``Lê Ân``.
    """
    words = [_word_key(word) for word in _words(name)]
    return _SPACE.join([*words[-1:], *words[1:-1], *words[: min(1, len(words) - 1)]])


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).casefold().split()


def _word_key(word: str) -> str:
    """``Ánh`` as its letters and, after a sign below every letter, its tones."""
    letters, tones = [], []
    for letter in word:
        base, tone = _parted(letter)
        if base in _RANK:
            letters.append(_RANK[base])
            tones.append(tone)
        elif base in _DIGITS:
            letters.append(base)
            tones.append(_LEVEL)
    return "".join(letters) + "!" + "".join(tones)


def _parted(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone's place in the order."""
    pieces = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in pieces if mark in _TONES), _LEVEL)
    bare = "".join(mark for mark in pieces if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), tone
