"""Two states of the same text side by side: where they differ."""

from __future__ import annotations

import difflib
import re
from html import escape

from ui.style.tokens import Tokens

_WORD = re.compile(r"\s+|[^\s]+")


def marked(left: str, right: str, tokens: Tokens) -> tuple[str, str]:
    """Both texts in HTML; words only one of them has stand on a ground and are underlined."""
    sides: tuple[list[str], list[str]] = ([], [])
    for same, one, two in _parts(left, right):
        sides[0].append(_html(one, None if same else tokens.warn.ground, tokens.text))
        sides[1].append(_html(two, None if same else tokens.ok.ground, tokens.text))
    return "".join(sides[0]), "".join(sides[1])


def differences(left: str, right: str) -> int:
    """How many places differ."""
    return sum(not same for same, *_ in _parts(left, right))


def _parts(left: str, right: str) -> list[tuple[bool, str, str]]:
    """Pieces that are the same or not: by lines first, then by words within the lines that differ."""
    one, two = left.splitlines(keepends=True), right.splitlines(keepends=True)
    found: list[tuple[bool, str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "replace":
            found += _words("".join(one[a:b]), "".join(two[c:d]))
        else:
            found.append((kind == "equal", "".join(one[a:b]), "".join(two[c:d])))
    return found


def _words(left: str, right: str) -> list[tuple[bool, str, str]]:
    one, two = _WORD.findall(left), _WORD.findall(right)
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return [
        (kind == "equal", "".join(one[a:b]), "".join(two[c:d])) for kind, a, b, c, d in matcher.get_opcodes()
    ]


def _html(text: str, ground: str | None, words: str) -> str:
    if not text:
        return ""
    body = escape(text).replace("\n", "<br>")
    if ground is None:
        return body
    return f'<span style="background-color:{ground}; color:{words}; text-decoration:underline">{body}</span>'
