"""Vietnamese text as the whole program keeps and compares it."""

import unicodedata


def nfc(text: str) -> str:
    """Text in the one form kept in the book and printed: NFC, line ends ``\\n``, no NUL.

    Composed letters are what fonts draw and what people search (BR-49). Tone placement
    (hòa / hoà) is the writer's and is never altered.
    """
    flat = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", flat).replace("\0", "")


def fold(text: str) -> str:
    """Letters without marks or case, đ as d: what someone types who leaves the marks out."""
    bare = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return kept.replace("đ", "d")


def is_blank(text: str | None) -> bool:
    """Whether nothing readable was written."""
    return text is None or not text.strip()
