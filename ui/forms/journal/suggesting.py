"""What a commitment can be read off the answer: who leads, by when, what, in writing or not.

Only suggestions: everything found stands in the band at once and can be changed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from desktop.domain.commitment import Due
from desktop.domain.deadlines import MAX_DAYS
from desktop.domain.office import Body, Official
from desktop.domain.vietnamese import fold, is_blank, nfc

_WORKING_DAYS = re.compile(r"(\d{1,4})\s*(?:\([^)]*\)\s*)?ngày\s+làm\s+việc", re.IGNORECASE)
_DAYS = re.compile(
    r"(?:trong|sau|thời hạn|không quá|chậm nhất)\s+(?:vòng\s+|thời hạn\s+)?(\d{1,4})\s*ngày(?!\s*làm)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:trước|chậm nhất|đến hết|xong|muộn nhất|hết)(?:\s+(?:là|vào|đến))?(?:\s+ngày)?\s+"
    r"(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})(?:\s*(?:[/.-]|,?\s*năm)\s*(\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n")
_PROMISE = re.compile(r"\b(giao|sẽ|hoàn thành|trước ngày|chậm nhất|trả lời bằng văn bản)\b", re.IGNORECASE)


def suggested_due(text: str, promised_on: date) -> Due | None:
    """How long the text gives: working days, days, or a date not before the promise; None when silent.

    The last limit named counts, for people say what is done first and what is promised last.
    """
    text = nfc(text)
    found: list[tuple[int, Due]] = []
    for match in _WORKING_DAYS.finditer(text):
        found += _counted(match, Due.in_working_days)
    for match in _DAYS.finditer(text):
        found += _counted(match, Due.in_days)
    for match in _DATE.finditer(text):
        day = _day(match, promised_on)
        if day is not None and day > promised_on:
            found.append((match.start(), Due.by_date(day)))
    return max(found, key=lambda each: each[0])[1] if found else None


def suggested_lead(
    answer: str, answered_by: Official | None, day: date, bodies: Iterable[Body]
) -> str | None:
    """Key of the body the answer names: after the last *giao*, else the first; else the answerer's own."""
    known = sorted(bodies, key=lambda body: -len(body.name))
    text = nfc(answer)
    assigned = list(re.finditer(r"\bgiao\b(?:\s+cho)?\s+", text, re.IGNORECASE))
    for match in reversed(assigned):
        named = _first_named(text[match.end() : match.end() + 90], known)
        if named:
            return named
    return _first_named(text, known) or _own_body(answered_by, day, known)


def suggested_content(answer: str, opinion: str) -> str:
    """The sentences of the answer that promise something, else the whole answer, else what was asked."""
    if is_blank(answer):
        return " ".join(nfc(opinion).split())
    sentences = [each.strip() for each in _SENTENCE_END.split(nfc(answer)) if each.strip()]
    promising = [each for each in sentences if _PROMISE.search(each)]
    return " ".join(" ".join(promising or sentences).split())


def in_writing(answer: str) -> bool:
    """Whether an answer on paper was promised."""
    return "bang van ban" in fold(answer)


def _counted(match: re.Match[str], make: object) -> list[tuple[int, Due]]:
    count = int(match[1])
    return [(match.start(), make(count))] if callable(make) and 1 <= count <= MAX_DAYS else []


def _day(match: re.Match[str], promised_on: date) -> date | None:
    """The date named; without a year the next such day after the promise."""
    try:
        day = date(int(match[3] or promised_on.year), int(match[2]), int(match[1]))
        return day.replace(year=day.year + 1) if match[3] is None and day <= promised_on else day
    except ValueError:
        return None


def _first_named(text: str, bodies: list[Body]) -> str | None:
    """The body whose name stands first; of two at one place the longer name."""
    folded = fold(text)
    found = [(at, -len(body.name), body.key) for body in bodies
             if (at := _place(folded, fold(body.name))) >= 0]  # fmt: skip
    return min(found)[2] if found else None


def _place(text: str, name: str) -> int:
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return match.start() if match else -1


def _own_body(person: Official | None, day: date, bodies: list[Body]) -> str | None:
    """The body the answering person heads, by the title: Trưởng phòng Kinh tế → Phòng Kinh tế."""
    if person is None:
        return None
    titles = [fold(post.title) for post in person.posts if post.held_on(day)]
    for body in bodies:
        name = fold(body.name).removesuffix(" xa")
        if any(name in title for title in titles):
            return body.key
    return None
