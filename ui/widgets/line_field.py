"""One line of typing: no completion, no mask, nothing rewritten while a word is being composed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from ui.style.icons import paint_icon
from ui.style.painting import elided
from ui.style.theme import current, is_restyle
from ui.widgets.preedit import PreeditKeeper, is_act_key

_ICON = 16
_EDGE = 10
_TEXT_INDENT = 2


class LineField(QLineEdit):
    """A line edit that never loses the last composed word.

    ``text()`` is what is committed; :meth:`committed_text` commits the composed word first.
    An icon may stand at the left (decoration) or the right (a target for the mouse).
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        leading_icon: str | None = None,
        trailing_icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.preedit = PreeditKeeper(self)
        self._leading_icon = leading_icon
        self._trailing_icon = trailing_icon
        self._trailing_act: Callable[[], None] | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._make_room()

    def committed_text(self) -> str:
        """The text with the word still being composed; call on save, journal and filtering by act."""
        self.commit_preedit()
        return self.text()

    def commit_preedit(self) -> bool:
        """Put the composed word into the text; True when there was one."""
        return self.preedit.commit()

    def shown_text(self) -> str:
        """Text with the composed word at its place, without committing it; for filters and searches."""
        at = self.cursorPosition()
        text = self.text()
        return text[:at] + self.preedit.text + text[at:]

    def set_trailing(self, icon_name: str | None, act: Callable[[], None] | None = None) -> None:
        """The icon at the right end and what a click on it does."""
        self._trailing_icon = icon_name
        self._trailing_act = act
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        side = current().px(_ICON) + 6
        self.setTextMargins(
            side if self._leading_icon else 0, 0, side if self._trailing_icon else 0, 0
        )  # fmt: skip

    def _icon_rect(self, *, leading: bool) -> QRectF:
        side = current().px(_ICON)
        left = _EDGE if leading else self.width() - side - _EDGE
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _on_trailing(self, at: QPointF) -> bool:
        return bool(self._trailing_icon) and at.x() >= self._icon_rect(leading=False).left() - 6

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_preedit()
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit.note(event)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_act_key(event):
            self.commit_preedit()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.commit_preedit()
        if self._on_trailing(event.position()) and self._trailing_act is not None and self.isEnabled():
            self._trailing_act()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_icon = self._on_trailing(event.position()) and self._trailing_act is not None
        self.setCursor(Qt.CursorShape.ArrowCursor if on_icon else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut():
            self._paint_cut()
        else:
            super().paintEvent(event)
        if not (self._leading_icon or self._trailing_icon):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = current().text2 if self.isEnabled() else current().text3
        if self._leading_icon:
            paint_icon(painter, self._leading_icon, colour, self._icon_rect(leading=True))
        if self._trailing_icon:
            paint_icon(painter, self._trailing_icon, colour, self._icon_rect(leading=False))
        painter.end()

    def is_cut(self) -> bool:
        """Whether the text is wider than the field, which then shows its beginning and ``…``."""
        if self.hasFocus() or not self.text():
            return False
        return self.fontMetrics().horizontalAdvance(self.text()) > self._text_rect().width()

    def _text_rect(self) -> QRectF:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return QRectF(inner).adjusted(margins.left() + _TEXT_INDENT, 0, -margins.right() - _TEXT_INDENT, 0)

    def _paint_cut(self) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = self._text_rect()
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side, elided(self.text(), self.fontMetrics(), room.width()))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._make_room()
