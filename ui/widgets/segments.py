"""A few exclusive answers side by side, each an icon and a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, paint_box, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font
from ui.widgets.row_button import RowButton

_ICON = 16
_PAD = 11
_GAP = 6


@dataclass(frozen=True)
class SegmentOption:
    """One answer."""

    value: object
    label: str
    icon: str | None = None


class _SegmentButton(RowButton):
    def __init__(self, option: SegmentOption, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self.setText(option.label)
        self.setAccessibleName(option.label)
        self.separator = True

    def sizeHint(self) -> QSize:
        tokens = current()
        words = QFontMetrics(text_font(14, 600)).horizontalAdvance(self.text())
        icon_room = tokens.px(_ICON) + _GAP if self.option.icon else 0
        return QSize(words + icon_room + 2 * _PAD, tokens.px(tokens.dense_field_height))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 44), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        words = tokens.text2
        if self.isChecked():
            paint_box(painter, rect, tokens.accent_soft, tokens.accent_text, tokens.radius_field, 1.5)
            words = tokens.accent_text
        else:
            if self.underMouse():
                paint_box(painter, rect.adjusted(2, 2, -2, -2), tokens.hover, None, tokens.radius_chip)
            if self.separator:
                painter.fillRect(QRectF(rect.right() - 1, 7, 1, rect.height() - 14), QColor(tokens.line2))
        self._paint_words(painter, rect.adjusted(_PAD, 0, -_PAD + 2, 0), words)
        if self.hasFocus():
            paint_focus_ring(painter, rect, tokens.radius_field)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        tokens = current()
        font = text_font(14, 600 if self.isChecked() else 500)
        metrics = QFontMetrics(font)
        side = tokens.px(_ICON)
        icon_room = side + _GAP if self.option.icon else 0
        text = elided(self.text(), metrics, rect.width() - icon_room)
        left = rect.left() + max(0.0, (rect.width() - icon_room - metrics.horizontalAdvance(text)) / 2)
        if self.option.icon:
            spot = QRectF(left, rect.center().y() - side / 2, side, side)
            paint_icon(painter, self.option.icon, colour, spot)
        painter.setFont(font)
        painter.setPen(QColor(colour if self.isEnabled() else tokens.text3))
        painter.drawText(QRectF(left + icon_room, rect.top(), rect.width(), rect.height()),
                         Qt.AlignmentFlag.AlignVCenter, text)  # fmt: skip


class Segments(QWidget):
    """Exclusive answers; one stop in Tab order, arrows change the answer.

    Emits :attr:`changed` with the value when a person changes it.
    """

    changed = Signal(object)

    def __init__(
        self,
        options: Iterable[SegmentOption | tuple[object, str] | tuple[object, str, str | None]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._buttons: list[_SegmentButton] = []
        self._value: object = None
        self.set_options(options)

    def set_options(
        self, options: Iterable[SegmentOption | tuple[object, str] | tuple[object, str, str | None]]
    ) -> None:
        """Other answers; the value chosen stays when it is still among them."""
        kept = self.value()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for given in options:
            option = given if isinstance(given, SegmentOption) else SegmentOption(*given)
            button = _SegmentButton(option, self)
            button.clicked.connect(lambda _=False, b=button: self._choose(b))
            self._buttons.append(button)
            self._row.addWidget(button)
        self.set_value(kept)

    def value(self) -> object:
        """The answer, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without a signal; None or an unknown value leaves the question open."""
        known = value is not None and any(b.option.value == value for b in self._buttons)
        self._value = value if known else None
        for button in self._buttons:
            button.setChecked(known and button.option.value == value)
        self._arrange()

    def _choose(self, button: _SegmentButton) -> None:
        before = self._value
        self.set_value(button.option.value)
        if self._value != before:
            self.changed.emit(self._value)

    def _arrange(self) -> None:
        """One stop for Tab: the answer, else the first; no line beside the answer."""
        checked = next((n for n, b in enumerate(self._buttons) if b.isChecked()), None)
        for n, button in enumerate(self._buttons):
            stop = n == (checked or 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            last = n == len(self._buttons) - 1
            button.separator = not last and checked not in {n, n + 1}
            button.update()
        if checked is not None and any(b.hasFocus() for b in self._buttons):
            self._buttons[checked].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._buttons:
            self.setFocusProxy(self._buttons[checked or 0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        at = next((n for n, b in enumerate(self._buttons) if b.hasFocus()), None)
        step = by.get(Qt.Key(event.key())) if not event.modifiers() else None
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        button = self._buttons[(at + step) % len(self._buttons)]
        self._choose(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        border = tokens.late.text if self.property("invalid") else tokens.ctl
        width = 2.0 if self.property("invalid") else 1.0
        paint_box(painter, QRectF(self.rect()), tokens.surface, border, tokens.radius_button, width)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()
            for button in self._buttons:
                button.updateGeometry()
