"""Vietnamese for Qt's own words (buttons, context menus, file and printer choosers): Qt ships none."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources

_NAME = "langnghe_vi"


class TranslationMissingError(RuntimeError):
    """The shipped translation cannot be loaded; Qt's words would be English."""


def install_translations(app: QApplication) -> None:
    """Let Qt speak Vietnamese and write numbers and dates as here; a second call does nothing.

    Raises :class:`TranslationMissingError`.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    if app.findChild(QTranslator, _NAME) is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if not translator.load(str(resources.path("translations", f"{_NAME}.qm"))):
        translator.deleteLater()
        raise TranslationMissingError(_NAME)
    app.installTranslator(translator)
