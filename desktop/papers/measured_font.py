"""A font that remembers how wide its words are: Vietnamese minutes say the same syllables over and over."""

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

KNOWN_WORDS = 20_000


class MeasuredFont(TTFont):  # type: ignore[misc]
    """Widths are kept per em and forgotten together once there are too many of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._known: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        width = self._known.get(text)
        if width is None:
            if len(self._known) > KNOWN_WORDS:
                self._known.clear()
            width = self._known[text] = float(super().stringWidth(text, 1, encoding))
        return width * size
