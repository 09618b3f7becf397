"""The left rail: where one is, and where one can go. Narrow while a record is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided, paint_bar, paint_box, paint_focus_ring
from ui.style.theme import current, is_restyle, text_font

WIDE, COMPACT = 188, 72
_EMBLEM = 34
_WIDE_ICON, _COMPACT_ICON = 18, 22
_COMPACT_ITEM = 58


@dataclass(frozen=True)
class RailItem:
    """One page: its key, its name, the short name under the icon when the rail is narrow."""

    key: str
    label: str
    icon: str
    short: str = ""


class RailButton(QAbstractButton):
    """One entry of the rail."""

    def __init__(self, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.compact = False
        self._badge = 0
        self.setText(item.label)
        self.setAccessibleName(item.label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, count: int, words: str = "") -> None:
        """A number beside the name; ``words`` say what it counts. 0 takes it away."""
        self._badge = count
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def badge(self) -> int:
        """The number shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        tokens = current()
        if self.compact:
            return QSize(tokens.px(COMPACT), tokens.px(_COMPACT_ITEM))
        return QSize(tokens.px(WIDE), tokens.px(tokens.rail_item_height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        body = rect.adjusted(6, 2, -6, -2)
        here = self.isChecked()
        if here or self.underMouse():
            ground = tokens.surface if here and not tokens.dark else tokens.sel if here else tokens.hover
            paint_box(painter, body, ground, None, tokens.radius_button)
        if here:
            bar = QRectF(body.left(), body.top() + 8, 3, body.height() - 16)
            paint_bar(painter, bar, tokens.accent_text)
        colour = tokens.accent_text if here else tokens.text
        if self.compact:
            self._paint_compact(painter, rect, colour)
        else:
            self._paint_wide(painter, rect, colour)
        if self.hasFocus():
            paint_focus_ring(painter, body, tokens.radius_button)
        painter.end()

    def _paint_wide(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        tokens = current()
        side = tokens.px(_WIDE_ICON)
        paint_icon(painter, self.item.icon, colour, QRectF(21, rect.center().y() - side / 2, side, side))
        left = 21 + side + 11
        right = rect.right() - 12
        if self._badge:
            room = tokens.px(20)
            badge = QRectF(right - room, rect.center().y() - room / 2, room, room)
            self._paint_badge(painter, badge, filled=False)
            right -= room + 6
        _paint_words(painter, QRectF(left, rect.top(), right - left, rect.height()),
                     self.text(), text_font(14, 500), colour)  # fmt: skip

    def _paint_compact(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        tokens = current()
        side = tokens.px(_COMPACT_ICON)
        top = rect.top() + 8
        paint_icon(painter, self.item.icon, colour, QRectF(rect.center().x() - side / 2, top, side, side))
        words = QRectF(rect.left() + 8, top + side + 2, rect.width() - 16, tokens.px(20))
        font = text_font(tokens.font_key_cap, 500)
        _paint_words(painter, words, self.item.short or self.text(), font, colour, middle=True)
        if self._badge:
            room = tokens.px(17)
            self._paint_badge(painter, QRectF(rect.center().x() + 4, top - 5, room, room), filled=True)

    def _paint_badge(self, painter: QPainter, rect: QRectF, *, filled: bool) -> None:
        late = current().late
        number = str(self._badge) if self._badge < 100 else "99+"
        font = text_font(current().font_key_cap, 600)
        extra = max(0, QFontMetrics(font).horizontalAdvance(number) - rect.width() + 8)
        rect = rect.adjusted(-extra, 0, 0, 0)
        ground, border = (late.text, None) if filled else (late.ground, late.border)
        paint_box(painter, rect, ground, border, rect.height() / 2)
        painter.setFont(font)
        painter.setPen(QColor(late.ground if filled else late.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


def _paint_words(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str, *, middle: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        rect, Qt.AlignmentFlag.AlignVCenter | across, elided(text, QFontMetrics(font), rect.width())
    )


class _Head(QWidget):
    """Emblem, product and office."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.compact = False
        self.title = "Lắng Nghe"
        self.office = ""

    def sizeHint(self) -> QSize:
        return QSize(0, current().px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        side = tokens.px(_EMBLEM)
        left = (self.width() - side) / 2 if self.compact else 14
        top = 14.0
        paint_icon(painter, "emblem", tokens.accent, QRectF(left, top, side, side))
        if not self.compact:
            words = QRectF(left + side + 10, top - 3, self.width() - side - 30, tokens.px(22))
            _paint_words(painter, words, self.title, text_font(tokens.font_section, 600), tokens.text)
            words.translate(0, tokens.px(20))
            _paint_words(painter, words, self.office, text_font(tokens.font_small), tokens.text3)
        painter.end()


class _LockButton(QAbstractButton):
    """Who is at work, and the lock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.compact = False
        self.user = ""
        self.lockable = True
        self.setAccessibleName("Khóa")
        self.setAccessibleDescription("Phím Ctrl+L")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(0, current().px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        side = tokens.px(18)
        if not self.lockable:
            words = rect.adjusted(6 if self.compact else 18, 0, -6, 0)
            size = tokens.font_key_cap if self.compact else tokens.font_small
            shown = self.user.split()[-1] if self.compact and self.user else self.user
            _paint_words(painter, words, shown, text_font(size, 600), tokens.text, middle=self.compact)
            painter.end()
            return
        if self.underMouse():
            paint_box(painter, rect.adjusted(6, 2, -6, -2), tokens.hover, None, tokens.radius_button)
        if self.compact:
            spot = QRectF((rect.width() - side) / 2, 8, side, side)
            paint_icon(painter, "lock", tokens.text2, spot)
            words = QRectF(0, 8 + side, rect.width(), tokens.px(22))
            font = text_font(tokens.font_key_cap, 500)
            _paint_words(painter, words, "Khóa", font, tokens.text2, middle=True)
        else:
            spot = QRectF(rect.right() - side - 16, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "lock", tokens.text2, spot)
            top = rect.center().y() - tokens.px(18)
            words = QRectF(18, top, rect.width() - side - 44, tokens.px(18))
            _paint_words(painter, words, self.user, text_font(tokens.font_small, 600), tokens.text)
            words.translate(0, tokens.px(18))
            _paint_words(painter, words, "Khóa: Ctrl+L", text_font(tokens.font_small), tokens.text3)
        if self.hasFocus():
            paint_focus_ring(painter, rect.adjusted(6, 2, -6, -2), tokens.radius_button)
        painter.end()


class Rail(QFrame):
    """Pages from top to bottom, then ``bottom`` pages, the user and the lock.

    :attr:`selected` carries the key of the page asked for; :attr:`lock_requested` asks to lock. ↑ and ↓ move
    among the entries, Enter and Space go there.
    """

    selected = Signal(str)
    lock_requested = Signal()

    def __init__(
        self,
        items: Iterable[RailItem],
        bottom: Iterable[RailItem] = (),
        *,
        office: str = "",
        user: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Các trang")
        self._head = _Head(self)
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self._add(items)
        self._column.addStretch(1)
        self._add(bottom)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        self._column.addWidget(ruler)
        self._lock = _LockButton(self)
        self._column.addWidget(self._lock)
        self._lock.clicked.connect(self.lock_requested)
        self._compact = False
        self.set_office(office)
        self.set_user(user)
        self.set_compact(False)

    def _add(self, items: Iterable[RailItem]) -> None:
        for item in items:
            button = RailButton(item, self)
            button.clicked.connect(lambda _=False, key=item.key: self._ask(key))
            self._buttons[item.key] = button
            self._column.addWidget(button)

    def _ask(self, key: str) -> None:
        """The page is marked when it is shown, not when it is asked for."""
        for other, button in self._buttons.items():
            button.setChecked(other == self._current)
        self.selected.emit(key)

    _current = ""

    def current(self) -> str:
        """Key of the page marked."""
        return self._current

    def set_current(self, key: str) -> None:
        """Mark the page shown; an unknown key marks none."""
        self._current = key
        for other, button in self._buttons.items():
            button.setChecked(other == key)

    def set_badge(self, key: str, count: int, words: str = "") -> None:
        """A number beside page ``key``; ``words`` say what it counts."""
        self._buttons[key].set_badge(count, words)

    def set_office(self, name: str) -> None:
        """The office under the product's name."""
        self._head.office = name
        self._head.setToolTip(name)
        self._head.update()

    def set_user(self, name: str) -> None:
        """Who is at work."""
        self._lock.user = name
        self._lock.setToolTip(f"{name}. Khóa: Ctrl+L" if name else "Khóa: Ctrl+L")
        self._lock.update()

    def set_lockable(self, lockable: bool) -> None:
        """Without a password there is nothing to lock: then only the name stands there."""
        self._lock.lockable = lockable
        self._lock.setEnabled(lockable)
        self._lock.setAccessibleName("Khóa" if lockable else "Người đang làm việc")
        self._lock.setAccessibleDescription("Phím Ctrl+L" if lockable else self._lock.user)
        self._lock.setToolTip(self._lock.user)
        self._lock.update()

    def is_compact(self) -> bool:
        """Whether only icons and short names are shown."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """188 px with names beside the icons, or 72 px with short names under them."""
        self._compact = compact
        self.setFixedWidth(current().px(COMPACT if compact else WIDE))
        parts: list[_Head | _LockButton | RailButton] = [self._head, self._lock, *self._buttons.values()]
        for part in parts:
            part.compact = compact
            part.updateGeometry()
            part.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = [button for button in (*self._buttons.values(), self._lock) if button.isEnabled()]
        at = next((n for n, b in enumerate(buttons) if b.hasFocus()), None)
        if step is not None and at is not None:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and at is not None:
            buttons[at].click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_compact"):
            self.set_compact(self._compact)
