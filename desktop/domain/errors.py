"""What the office may not do, and why. ``texts.sentence`` turns each into one Vietnamese sentence."""

from collections.abc import Mapping


class Refusal(Exception):
    """An act was refused and nothing was written.

    ``code`` names the broken rule and picks the sentence; ``field`` is the field it concerns (its
    name in the records file) so that a form can show the sentence under it; ``data`` fills the
    sentence's blanks.
    """

    def __init__(self, code: str, /, *, field: str | None = None, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.data: Mapping[str, object] = data


class BadRecords(Refusal):
    """A records file cannot be taken in. ``place`` is the record's key, ``field`` the field at fault."""


class BookUnusable(Refusal):
    """The book cannot be opened or written: missing, newer, damaged, disk full."""


class UnprintableText(Refusal):
    """A character has no glyph in the paper's font (BR-49); data: ``word``, ``where``."""
