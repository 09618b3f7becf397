"""Steps from top to bottom: a road with states, a numbered road, or an agenda to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, paint_bar, paint_box, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font

VARIANTS = ("road", "numbers", "agenda")
_STATES = {
    "done": ("check-circle", "ok", "xong"),
    "doing": ("half-circle", "accent_text", "đang làm"),
    "writing": ("pencil", "accent_text", "đang ghi"),
    "todo": ("dashed-circle", "text3", "chưa làm"),
    "late": ("triangle", "late", "quá hạn"),
    "skipped": ("barred-circle", "text3", "bỏ qua"),
}
_HEIGHTS = {"road": 44, "numbers": 52, "agenda": 51}


@dataclass(frozen=True)
class Step:
    """``state`` is ``done | doing | writing | todo | late | skipped``."""

    key: str
    title: str
    sub: str = ""
    state: str = "todo"


class _StepRow(QAbstractButton):
    def __init__(self, step: Step, number: int, variant: str, *, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.step, self._number, self._variant, self._last = step, number, variant, last
        self.current = False
        words = _STATES[step.state][2]
        self.setText(step.title)
        self.setAccessibleName(f"{step.title}: {words}")
        self.setAccessibleDescription(step.sub)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(180, current().px(_HEIGHTS[self._variant]))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._variant == "numbers":
            self._paint_number(painter)
        else:
            self._paint_state(painter)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), current().radius_button)
        painter.end()

    def _paint_state(self, painter: QPainter) -> None:
        tokens = current()
        rect = QRectF(self.rect())
        agenda = self._variant == "agenda"
        inset = 10 if agenda else 0
        here = self.current or self.step.state in {"doing", "writing"}
        if agenda and self.current:
            paint_box(painter, rect, tokens.accent_soft, tokens.accent_border, tokens.radius_button)
            bar = QRectF(rect.left(), rect.top() + 10, 3, rect.height() - 20)
            paint_bar(painter, bar, tokens.accent_text)
        elif agenda and self.underMouse():
            paint_box(painter, rect, tokens.hover, None, tokens.radius_button)
        icon_name, colour_name, _ = _STATES[self.step.state]
        colour = tokens.colour(colour_name)
        side = tokens.px(17 if agenda else 19)
        top = rect.top() + (8 if agenda else 2)
        paint_icon(painter, icon_name, colour, QRectF(inset, top + 1, side, side))
        if not agenda and not self._last:
            line = tokens.ok.text if self.step.state == "done" else tokens.line2
            x = inset + side / 2 - 1
            painter.fillRect(QRectF(x, top + side + 4, 2, rect.bottom() - top - side - 4), QColor(line))
        left = inset + side + (7 if agenda else 11)
        words = QRectF(left, top - 1, rect.width() - left - 6, tokens.px(20))
        title = tokens.accent_text if here else tokens.text
        self._paint_words(painter, words, self.step.title, title, 600 if here else 500, 14)
        words.translate(0, tokens.px(19))
        self._paint_words(painter, words, self.step.sub, tokens.text2, 400, 13)

    def _paint_number(self, painter: QPainter) -> None:
        tokens = current()
        rect = QRectF(self.rect())
        side = tokens.px(24)
        spot = QRectF(2, (rect.height() - side) / 2, side, side)
        here = self.current or self.step.state == "doing"
        if self.step.state == "done":
            paint_icon(painter, "check-circle", tokens.ok.text, spot.adjusted(-2, -2, 2, 2))
        else:
            ground, border = (tokens.accent, tokens.accent) if here else (tokens.surface, tokens.ctl)
            paint_box(painter, spot, ground, border, side / 2, 1.5)
            painter.setFont(text_font(13, 600))
            painter.setPen(QColor(tokens.on_accent if here else tokens.text2))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if not self._last:
            line = tokens.ok.text if self.step.state == "done" else tokens.line2
            painter.fillRect(QRectF(spot.center().x() - 1, spot.bottom() + 2, 2, 20), QColor(line))
        if self._number > 1:
            painter.fillRect(QRectF(spot.center().x() - 1, 0, 2, spot.top() - 2), QColor(tokens.line2))
        words = QRectF(side + 12, 0, rect.width() - side - 16, rect.height())
        colour = tokens.accent_text if here else tokens.text
        self._paint_words(painter, words, self.step.title, colour, 600 if here else 400, 14)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, text: str, colour: str, weight: int, size: int
    ) -> None:
        font = text_font(size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = elided(text, QFontMetrics(font), rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


class StepList(QWidget):
    """``variant`` is ``road`` (states and a line), ``numbers`` (a wizard), ``agenda`` (rows to choose from).

    With ``choosable`` the rows take focus, ↑↓ move and Enter or a click emits :attr:`activated` with the key.
    """

    activated = Signal(str)

    def __init__(
        self,
        steps: Iterable[Step] = (),
        variant: str = "road",
        *,
        choosable: bool | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if variant not in VARIANTS:
            raise ValueError(f"unknown step list variant {variant!r}")
        self._variant = variant
        self._choosable = variant == "agenda" if choosable is None else choosable
        self._current = ""
        self._rows: list[_StepRow] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.set_steps(steps)

    def set_steps(self, steps: Iterable[Step]) -> None:
        """Show other steps; the current one and the focus stay where they are by key."""
        focused = next((row.step.key for row in self._rows if row.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        given = list(steps)
        self._rows = []
        for n, step in enumerate(given):
            row = _StepRow(step, n + 1, self._variant, last=n == len(given) - 1, parent=self)
            policy = Qt.FocusPolicy.StrongFocus if self._choosable else Qt.FocusPolicy.NoFocus
            row.setFocusPolicy(policy)
            if self._choosable:
                row.clicked.connect(lambda _=False, key=step.key: self.activated.emit(key))
            row.current = step.key == self._current
            self._rows.append(row)
            self._column.addWidget(row)
            if step.key == focused:
                row.setFocus()

    def steps(self) -> tuple[Step, ...]:
        """The steps shown."""
        return tuple(row.step for row in self._rows)

    def set_current(self, key: str) -> None:
        """Mark the step one stands at."""
        self._current = key
        for row in self._rows:
            row.current = row.step.key == key
            row.update()

    def current_key(self) -> str:
        """Key of the step one stands at."""
        return self._current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        if at is not None and step is not None:
            to = min(max(at + step, 0), len(self._rows) - 1)
            self._rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif at is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._rows[at].click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            for row in getattr(self, "_rows", []):
                row.updateGeometry()
