"""One window for one book on this machine: a second start raises the first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class SingleWindow(QObject):
    """Listens for a second start with the same book. :attr:`raise_asked` comes when there is one."""

    raise_asked = Signal()

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(book.absolute()).encode()).hexdigest()[:16]
        self._name = f"lang-nghe-{place}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def is_second(self) -> bool:
        """Whether another window has the book; it was asked to come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(_WAIT_MS)
        if found:
            socket.disconnectFromServer()
        return found

    def listen(self) -> None:
        """Be the first; what a killed window left behind is cleared away."""
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()

    def _take(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.close()
            connection.deleteLater()
        self.raise_asked.emit()
