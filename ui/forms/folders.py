"""Asking for a folder by the system's own window."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.forms.paper_files import documents_folder


def ask_folder(parent: QWidget, title: str) -> str:
    """The folder chosen; empty when the window was closed."""
    return QFileDialog.getExistingDirectory(parent, title, str(documents_folder()))
