"""What a popup owes the field it hangs from: to go when the field goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_CLOSING = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate, QEvent.Type.Hide})


class AnchorWatch(QObject):
    """Hides ``popup`` when ``anchor`` goes, or the anchor's window moves, shrinks or is left."""

    def __init__(self, popup: QWidget, anchor: QWidget) -> None:
        super().__init__(popup)
        self._popup, self._anchor = popup, anchor

    def begin(self) -> None:
        """The popup is shown."""
        for watched in (self._anchor, self._anchor.window()):
            watched.installEventFilter(self)

    def end(self) -> None:
        """The popup is hidden."""
        for watched in (self._anchor, self._anchor.window()):
            watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CLOSING:
            self._popup.hide()
        return super().eventFilter(watched, event)
