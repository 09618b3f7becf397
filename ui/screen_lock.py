"""The unlock screen over the open page: nothing of the page is seen, reached or named until it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NAMELESS = "Lắng Nghe"


class ScreenLock(QObject):
    """Covers the window with a screen and takes it away again; the cursor returns to where it was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.screen: QWidget | None = None
        self._title = ""
        self._focus: QWidget | None = None
        self._actions: list[QAction] = []
        window.installEventFilter(self)
        window.windowTitleChanged.connect(self._keep_nameless)

    @property
    def is_covered(self) -> bool:
        return self.screen is not None

    def cover(self, screen: QWidget) -> None:
        """Compose to the end, journal, then hide everything behind ``screen``."""
        from ui.forms.form import commit_forms

        window = self._window
        window.commit_all()
        commit_forms(window)
        window.operations.flush_drafts()
        for over in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if over is not None:
                over.close()
        self._focus, self._title, self.screen = window.focusWidget(), window.windowTitle(), screen
        self._actions = [action for action in window.actions() if action.isEnabled()]
        for action in self._actions:
            action.setEnabled(False)
        for over in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            over.hide()
        screen.setParent(window)
        screen.setGeometry(window.rect())
        window.setWindowTitle(NAMELESS)
        screen.show()
        screen.raise_()

    def uncover(self) -> None:
        """Everything as it stood before."""
        screen, self.screen = self.screen, None
        if screen is None:
            return
        screen.hide()
        screen.deleteLater()
        for action in self._actions:
            if shiboken6.isValid(action):
                action.setEnabled(True)
        self._window.setWindowTitle(self._title)
        centre = self._window.centralWidget()
        if centre is not None:
            centre.show()
        focus, self._focus = self._focus, None
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_nameless(self, title: str) -> None:
        """What ends behind the cover may name its page; it is named when the cover goes."""
        if self.screen is not None and title != NAMELESS:
            self._title = title
            self._window.setWindowTitle(NAMELESS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.screen is not None:
            self.screen.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)
