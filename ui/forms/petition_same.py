"""Found while a petition is typed: what the same sender brought before that may be the same matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.people import Person
from ui.forms.petition_words import same_matter_question
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.registers.petition_matches import SameMatter
    from ui.operations import Operations

_NUMBER = re.compile(r"(\d{1,9})(?:\s*/\s*(\d{4}))?")
_PAUSE_MS = 400
_LEAST_LETTERS = 12


class SameMatterQuestion(QObject):
    """The notice under the summary. :attr:`repeats` carries the number of the petition said to be the same,
    ``58/2026``; :attr:`show_asked` the key of the one to look at."""

    repeats = Signal(str)
    show_asked = Signal(str)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self.operations = operations
        self.notice = Notice("warn")
        self.notice.hide()
        self.found: SameMatter | None = None
        self._denied: set[str] = set()
        self._asked: tuple[Person, str, str | None, str] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def ask(self, sender: Person, content: str, area: str | None, besides: str) -> None:
        """Look after a pause in typing; nothing is looked for without a name and some words."""
        wanted = (sender, content, area, besides)
        if wanted == self._asked:
            return
        self._asked = wanted
        if sender.is_blank or len(content.strip()) < _LEAST_LETTERS:
            self._pause.stop()
            self._show(None)
        else:
            self._pause.start()

    def _look(self) -> None:
        from desktop.registers.petition_matches import similar_petitions

        if self._asked is None or not self.operations.is_open:
            return
        sender, content, area, besides = self._asked
        found = similar_petitions(self.operations.office, sender, content, subject_area=area, besides=besides)
        self._show(next((each for each in found if each.match.matter.key not in self._denied), None))

    def numbered(self, typed: str, year: int, besides: str) -> str | None:
        """The key of the petition that ``typed`` numbers, ``58`` of that year or ``58/2026``."""
        from desktop.registers.petition_sheets import petition_numbered

        found = _NUMBER.fullmatch(typed.strip())
        if found is None:
            return None
        earlier = petition_numbered(self.operations.office, int(found.group(1)), int(found.group(2) or year))
        return earlier.key if earlier is not None and earlier.key != besides else None

    def _show(self, found: SameMatter | None) -> None:
        self.found = found
        if found is None:
            self.notice.hide()
            return
        said = same_matter_question(found.number, found.year, found.who, found.area)
        if found.petition is None:
            self.notice.set_notice("warn", said.replace("đơn số", "lượt số"), self._buttons(found))
        else:
            self.notice.set_notice("warn", said, self._buttons(found))
        self.notice.show()

    def _buttons(self, found: SameMatter) -> list[ActionButton]:
        look, same, other = (
            ActionButton("Xem"),
            ActionButton("Ghi là nhiều lần"),
            ActionButton("Không trùng"),
        )
        look.clicked.connect(lambda: self.show_asked.emit(str(found.petition)))
        same.clicked.connect(lambda: self._take(found))
        other.clicked.connect(lambda: self._deny(found))
        return [look, same, other] if found.petition is not None else [other]

    def _take(self, found: SameMatter) -> None:
        self._denied.add(found.match.matter.key)
        self._show(None)
        self.repeats.emit(f"{found.number}/{found.year}")

    def _deny(self, found: SameMatter) -> None:
        self._denied.add(found.match.matter.key)
        self._look()
