"""Text without marks, so that ``quynh my`` finds ``Quỳnh Mỹ`` and ``dong`` finds ``Đồng``."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower-case letters without marks; ``đ`` becomes ``d``; runs of white space become one blank."""
    apart = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(ch for ch in apart if not unicodedata.combining(ch))
    return " ".join(bare.replace("đ", "d").split())


def matches(typed: str, label: str) -> bool:
    """Whether every typed word begins a word of ``label``, in any order, marks ignored."""
    words = fold(label).split()
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())
