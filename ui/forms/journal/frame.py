"""What the page that is written in owes its editor."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QWidget


class Frame(QWidget):
    """The page that is written in; its parts stand where the width asks for."""

    @abstractmethod
    def arrange(self) -> None:
        """Put everything where the width asks for."""
