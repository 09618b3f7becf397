"""The head of a paper painted as it will be printed, in the paper's own letters, while names are typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

import resources
from desktop.domain.office import Side
from desktop.domain.writing import place_and_date
from ui.forms.office_questions import HeadShown
from ui.style.theme import current

FAMILY = "Liberation Serif"
_MM = 25.4 / 72
_LEFT_MM, _WIDE_MM, _HIGH_MM, _TOP_MM = 24.0, 177.0, 128.0, 14.0
_LINE_EM = 1.25
_APART_MM = 3.0
_INK, _GREY = "#000000", "#E2DDD6"
_TITLES = {
    Side.PARTY: ("BIÊN BẢN", "hội nghị đối thoại với Nhân dân năm {year}"),
    Side.STATE: ("THÔNG BÁO", "Kết luận hội nghị đối thoại với Nhân dân năm {year}"),
}
DOC_TYPES = {Side.PARTY: "BB", Side.STATE: "TB"}


@lru_cache(maxsize=2)
def _format(side: Side) -> dict[str, Any]:
    found = json.loads(resources.path("formats", f"{side}.json").read_text(encoding="utf-8"))
    return dict(found)


def load_paper_font() -> None:
    """Make the paper's letters known to Qt; a second call does nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"LiberationSerif-{style}.ttf")))


def broken(
    text: str, width: float, measure: Callable[[str], float], before: Sequence[str], *, always: bool
) -> list[str]:
    """A body's name in lines: before the unit's kind where it is too long, then word by word."""
    if measure(text) <= width and not always:
        return [text]
    cut = next((at for word in before if (at := text.find(f" {word} ")) > 0), -1)
    parts = [text[:cut], text[cut + 1 :]] if cut > 0 else [text]
    return [line for part in parts for line in _filled(part, width, measure)]


def _filled(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class PaperHead(QWidget):
    """White paper in any theme. :meth:`show_head` draws it again."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_paper_font()
        self._today = today
        self._head = HeadShown(Side.PARTY, "", "", "", "")
        self._number = 1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Xem trước đầu trang")

    def show_head(self, head: HeadShown, number: int) -> None:
        """Another head, or another number."""
        self._head, self._number = head, number
        self.setAccessibleDescription(" · ".join(self.lines()))
        self.update()

    def head(self) -> HeadShown:
        """What is drawn."""
        return self._head

    def lines(self) -> list[str]:
        """The words drawn, from top to bottom."""
        head = self._head
        shown = [head.superior.upper(), head.issuer.upper(), self._number_text(), self._date_text()]
        return [line for line in shown if line]

    def _number_text(self) -> str:
        pattern = str(_format(self._head.side)["number"]["pattern"])
        symbol = self._head.symbol or "…"
        return pattern.format(number=self._number, type=DOC_TYPES[self._head.side], symbol=symbol)

    def _date_text(self) -> str:
        return place_and_date(self._head.place or "…", self._today)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * _HIGH_MM / _WIDE_MM)

    def sizeHint(self) -> QSize:
        width = current().px(460)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(current().paper))
        painter.setPen(QPen(QColor(current().line2), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        scale = self.width() / _WIDE_MM
        _Sheet(painter, scale, _format(self._head.side)).paint(
            self._head, self._number_text(), self._date_text(), self._today.year
        )
        painter.end()


class _Sheet:
    """One painting of a head; positions in millimetres of the page."""

    def __init__(self, painter: QPainter, scale: float, rules: dict[str, Any]) -> None:
        self._painter, self._scale, self._rules = painter, scale, rules

    def paint(self, head: HeadShown, number: str, day: str, year: int) -> None:
        left, right = (tuple(self._rules["columns_mm"][side]) for side in ("left", "right"))
        at = _TOP_MM
        for key, text in (("superior", head.superior), ("issuer", head.issuer or "…")):
            at = self._name(key, text.upper(), left, at)
        for key in self._rules["letterhead_under_issuer"]:
            at = self._line(key, self._rules["components"][key]["text"], left, at)
        other = _TOP_MM
        for key in self._rules["letterhead_right"]:
            other = self._line(key, self._rules["components"][key]["text"], right, other, ruled=True)
        at = max(at, other)
        end = self._line("number", number, left, at)
        if self._span("place_date", day, right)[0] < self._span("number", number, left)[1] + _APART_MM:
            end = self._line("place_date", day, right, end)
        else:
            self._line("place_date", day, right, at)
        self._title(head.side, year, end + 12)

    def _title(self, side: Side, year: int, at: float) -> None:
        name, subject = _TITLES[side]
        whole = (30.0, 195.0)
        at = self._line("document_type", name, whole, at)
        at = self._line("subject", subject.format(year=year), whole, at, ruled=side is Side.STATE)
        if side is Side.PARTY:
            at = self._line("body", "-----", whole, at)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(_GREY))
        for n, share in enumerate((0.92, 1, 1, 0.92, 1, 0.5)):
            top = (at + 6 + n * 7.4) * self._scale
            bar = QRectF((30 - _LEFT_MM + 3) * self._scale, top, 152 * share * self._scale, 2.4 * self._scale)
            self._painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    def _font(self, key: str) -> QFont:
        look = self._rules["components"][key]
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(look["size_pt"] * _MM * self._scale)))
        font.setBold(bool(look["bold"]))
        font.setItalic(bool(look["italic"]))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _name(self, key: str, text: str, column: tuple[float, ...], at: float) -> float:
        if not text.strip():
            return at
        metrics = QFontMetricsF(self._font(key))
        rules = self._rules["issuer_lines"]
        room = (column[1] - column[0]) * self._scale
        lines = broken(
            text, room, metrics.horizontalAdvance, rules["break_before"], always=rules["always_break"]
        )
        ruled = self._rules["components"][key].get("rule") is not None
        for line in lines:
            at = self._line(key, line, column, at, ruled=ruled and line is lines[-1])
        return at

    def _span(self, key: str, text: str, column: tuple[float, ...]) -> tuple[float, float]:
        """Where one line begins and ends, millimetres of the page."""
        wide = QFontMetricsF(self._font(key)).horizontalAdvance(text) / self._scale
        middle = min((column[0] + column[1]) / 2, column[1] - wide / 2)
        return middle - wide / 2, middle + wide / 2

    def _line(
        self, key: str, text: str, column: tuple[float, ...], at: float, *, ruled: bool = False
    ) -> float:
        """One centred line, with its rule where it has one; the millimetre where the next one begins."""
        font = self._font(key)
        metrics = QFontMetricsF(font)
        size_mm = float(self._rules["components"][key]["size_pt"]) * _MM
        wide = metrics.horizontalAdvance(text)
        middle = (self._span(key, text, column)[0] - _LEFT_MM) * self._scale + wide / 2
        base = (at + size_mm) * self._scale
        self._painter.setFont(font)
        self._painter.setPen(QColor(_INK))
        self._painter.drawText(QPointF(middle - wide / 2, base), text)
        rule = self._rules["components"][key].get("rule")
        if not (ruled and rule):
            return at + size_mm * _LINE_EM
        length = wide * rule["length_fraction"] / 2
        under = base + rule["gap_em"] * size_mm * self._scale
        self._painter.setPen(QPen(QColor(_INK), max(1.0, rule["width_pt"] * _MM * self._scale)))
        self._painter.drawLine(QPointF(middle - length, under), QPointF(middle + length, under))
        return at + size_mm * (_LINE_EM + float(rule["gap_em"]))
