"""What tells who someone is, how it is recognised again, and how it is taken out of a text.

A denouncer's identity is a state secret (Quyết định 774/QĐ-TTg; Luật Tố cáo Điều 8.3): a denunciation
carries a code and the number of the paper file only (BR-24, BR-25).
"""

import re
from collections.abc import Iterable

from desktop.domain.people import Person
from desktop.domain.vietnamese import fold, is_blank, nfc

ERASED = "(đã xóa danh tính)"
_TITLES = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em", "đồng chí", "đ/c")
_TITLE = "|".join(sorted((re.escape(fold(word)) for word in _TITLES), key=len, reverse=True))
_TITLED = rf"(?:\b(?:{_TITLE})\.?\s+)"
_LEADING_TITLE = re.compile(rf"(?:{_TITLE})\.?\s+(?=\S+\s+\S)")
_PLACE = re.compile(r"(?:thon|to dan pho|to|ap|ban|buon|khu pho|khu|xom)\s+")


def plain_name(name: str) -> str:
    """The name without a form of address: “Bà Nguyễn Thị Quỳnh” is “Nguyễn Thị Quỳnh”.

    At least two words stay, so that Ông Ích Khiêm keeps his family name when written in full.
    """
    kept = " ".join(nfc(name).split())
    found = _LEADING_TITLE.match(_folded(kept)[0])
    return kept[found.end() :] if found else kept


def hamlet_of(address: str) -> str:
    """The folded name of the hamlet an address begins with: “thôn Cầu Lim, xã …” gives “cau lim”."""
    first = " ".join(fold(nfc(address)).split(",")[0].split())
    return _PLACE.sub("", first, count=1) if _PLACE.match(first) else first


def same_person(one: Person, other: Person) -> bool:
    """Whether two entries are likely one citizen: the same identity number, or the same name and hamlet
    written with or without marks. Two different identity numbers are two people (BR-20)."""
    numbers = [re.sub(r"\W", "", person.id_number) for person in (one, other)]
    if all(numbers):
        return numbers[0] == numbers[1]
    names = [fold(plain_name(person.name)) for person in (one, other)]
    hamlets = [hamlet_of(person.address) for person in (one, other)]
    return bool(names[0] and hamlets[0]) and names[0] == names[1] and hamlets[0] == hamlets[1]


def told_by(people: Iterable[Person], names: Iterable[str] = ()) -> tuple[str, ...]:
    """Every word about those people that tells who they are, each once, as it was typed."""
    words = [word for person in people for word in person.words] + list(names)
    return tuple(dict.fromkeys(word.strip() for word in words if not is_blank(word)))


def blotted(text: str, words: Iterable[str]) -> str:
    """The text with every such word taken out, with or without marks, title or capitals.

    Of a name the given name alone goes too where a title stands before it (“ông Kiệm”); a number goes
    however its digits are spaced.
    Whoever erases still has to read the text: a nickname or a story can tell who it is (BR-25).
    """
    kept = nfc(text)
    folded, places = _folded(kept)
    spans = [
        (places[found.start()], places[found.end() - 1] + 1)
        for pattern in _patterns(words)
        for found in pattern.finditer(folded)
    ]
    for start, end in _apart(spans):
        kept = kept[:start] + ERASED + kept[end:]
    return kept


def _patterns(words: Iterable[str]) -> list[re.Pattern[str]]:
    found = []
    for word in words:
        plain = fold(plain_name(word))
        digits = re.sub(r"\D", "", plain)
        if len(digits) >= 6 and not re.search(r"[a-z]", plain):
            found.append(re.compile(r"(?<!\d)" + r"[\s.\-]*".join(digits) + r"(?!\d)"))
            continue
        syllables = [re.escape(each) for each in plain.split()]
        if len(syllables) > 1:
            whole = r"\s+".join(syllables)
            found.append(re.compile(rf"{_TITLED}?(?<!\w){whole}(?!\w)"))
        if syllables and "," not in plain:
            found.append(re.compile(rf"{_TITLED}{syllables[-1]}(?!\w)"))
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one, last first, so that cutting one leaves the others in place."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[::-1]


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters where it stands in the text."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for plain in fold(letter):
            letters.append(plain)
            places.append(place)
    return "".join(letters), places
