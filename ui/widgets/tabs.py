"""Tabs with counts over a list: one is chosen, ← and → go to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.style.painting import elided, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.row_button import RowButton

_HEIGHT, _BAR = 42, 3
_PAD, _LEAST_PAD, _GAP = 13, 5, 7


@dataclass(frozen=True)
class TabOption:
    """One tab; ``count`` None shows none."""

    value: str
    label: str
    count: int | None = None


class _TabButton(RowButton):
    def __init__(self, option: TabOption, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self.show_option(option)

    def show_option(self, option: TabOption) -> None:
        self.option = option
        self.setText(option.label)
        counted = "" if option.count is None else f": {option.count}"
        self.setAccessibleName(f"{option.label}{counted}")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def _count(self) -> str:
        if self.option.count is None:
            return ""
        return f"{self.option.count:,}".replace(",", ".")

    def _room(self, pad: int) -> int:
        label = QFontMetrics(text_font(14, 600)).horizontalAdvance(self.text())
        count = QFontMetrics(text_font(13)).horizontalAdvance(self._count())
        return label + (count + _GAP if count else 0) + 2 * pad

    def sizeHint(self) -> QSize:
        return QSize(self._room(_PAD), current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(44), current().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() and not self.isChecked():
            painter.fillRect(rect.adjusted(0, 1, 0, -1), QColor(tokens.hover))
        missing = max(0, self._room(_PAD) - self.width())
        pad = max(_LEAST_PAD, _PAD - missing / 2)
        count_font, count = text_font(13), self._count()
        count_room = QFontMetrics(count_font).horizontalAdvance(count) + _GAP if count else 0
        font = text_font(14, 600 if self.isChecked() else 500)
        metrics = QFontMetrics(font)
        words = elided(self.text(), metrics, rect.width() - 2 * pad - count_room + 2)
        left = rect.left() + pad
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent_text if self.isChecked() else tokens.text))
        painter.drawText(QRectF(left, rect.top(), rect.width(), rect.height()), upright, words)
        painter.setFont(count_font)
        painter.setPen(QColor(tokens.text2))
        after = left + metrics.horizontalAdvance(words) + _GAP
        painter.drawText(QRectF(after, rect.top(), rect.width(), rect.height()), upright, count)
        if self.isChecked():
            bar = QRectF(left, rect.bottom() - _BAR, rect.width() - 2 * pad, _BAR)
            painter.fillRect(bar, QColor(tokens.accent_text))
        if self.hasFocus():
            paint_focus_ring(painter, rect.adjusted(1, 2, -1, -2), tokens.radius_field)
        painter.end()


class Tabs(QWidget):
    """One stop for Tab; :attr:`chosen` carries the value a person chose."""

    chosen = Signal(str)

    def __init__(
        self, options: Iterable[TabOption], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        self._buttons = [_TabButton(option, self) for option in options]
        for button in self._buttons:
            button.clicked.connect(lambda _=False, b=button: self._choose(b))
            row.addWidget(button)
        row.addStretch(1)
        self.set_value(self._buttons[0].option.value)

    def set_options(self, options: Iterable[TabOption]) -> None:
        """Other words and counts for the same tabs."""
        for button, option in zip(self._buttons, options, strict=True):
            button.show_option(option)

    def options(self) -> tuple[TabOption, ...]:
        """The tabs as shown."""
        return tuple(button.option for button in self._buttons)

    def value(self) -> str:
        """The tab chosen."""
        return next(button.option.value for button in self._buttons if button.isChecked())

    def set_value(self, value: str) -> None:
        """Choose without a signal. Raises ValueError for an unknown tab."""
        if value not in {button.option.value for button in self._buttons}:
            raise ValueError(f"unknown tab {value!r}")
        for button in self._buttons:
            here = button.option.value == value
            button.setChecked(here)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                self.setFocusProxy(button)

    def step(self, by: int) -> None:
        """The tab so many places further, round and round."""
        at = next(n for n, button in enumerate(self._buttons) if button.isChecked())
        self._choose(self._buttons[(at + by) % len(self._buttons)])

    def _choose(self, button: _TabButton) -> None:
        before = self.value() if any(b.isChecked() and b is not button for b in self._buttons) else ""
        had_focus = any(b.hasFocus() for b in self._buttons)
        self.set_value(button.option.value)
        if had_focus:
            button.setFocus(Qt.FocusReason.TabFocusReason)
        if button.option.value != before:
            self.chosen.emit(button.option.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self.step(step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            for button in self._buttons:
                button.updateGeometry()
                button.update()
