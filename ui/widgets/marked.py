"""Sentences in which a few words stand out: ``**4** buổi`` shows the 4 in bold. Everything else is plain."""

from __future__ import annotations

from html import escape

_MARK = "**"
_STRONG = '<span style="font-weight:600">{}</span>'


def runs(text: str) -> list[tuple[str, bool]]:
    """Pieces of ``text`` with whether each is bold."""
    return [(piece, bool(n % 2)) for n, piece in enumerate(text.split(_MARK)) if piece]


def plain(text: str) -> str:
    """``text`` without the marks, for accessible names and tooltips."""
    return text.replace(_MARK, "")


def to_html(text: str) -> str:
    """For a QLabel in rich text: letters of people are escaped, only our marks become bold."""
    pieces = (_STRONG.format(escape(piece)) if bold else escape(piece) for piece, bold in runs(text))
    return "".join(pieces).replace("\n", "<br>")
