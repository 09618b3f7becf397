"""Beside the text: who is here, who speaks, who waits; and the ready sentences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.journal.phrases import PhraseList
from ui.forms.minutes.people_rows import PERSON_ROLE, SPEAKING, PeopleDelegate, PeopleModel, PersonRow, people
from ui.style import current, is_restyle
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_cap import KeyCap
from ui.widgets.line_field import LineField

WIDTH = 262
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PeoplePane(QFrame):
    """:attr:`speaker_chosen` carries name and unit, :attr:`answerer_chosen` an official's key,
    :attr:`registered` a name that asks to speak, :attr:`left` the way back into the text."""

    speaker_chosen = Signal(str, str)
    answerer_chosen = Signal(str)
    registered = Signal(str)
    left = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._known: tuple[tuple[str, str], ...] = ()
        self._draft: MinutesDraft | None = None
        self._speaking = ""
        self.setAccessibleName("Người dự và cụm từ mẫu")
        self._title = ElidedLabel()
        self.filter = LineField(
            placeholder="Lọc tên, thôn, chức vụ", name="Lọc người dự", leading_icon="search"
        )
        self.view = QListView()
        self._model = PeopleModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(PeopleDelegate(self.view))
        self.view.setAccessibleName("Người dự")
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.installEventFilter(self)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._renew)
        self.view.clicked.connect(self._click)
        self.phrases = PhraseList(offer.catalogues.phrases)
        self._lay_out()
        self._restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(KeyCap("Ctrl+G"))
        box = QHBoxLayout()
        box.setContentsMargins(10, 2, 10, 6)
        box.addWidget(self.filter)
        hint = QHBoxLayout()
        hint.setContentsMargins(12, 5, 12, 5)
        for words in ("Enter: người nêu", "Shift+Enter: trả lời"):
            label = QLabel(words)
            label.setProperty("look", "hint")
            hint.addWidget(label)
            hint.addStretch(1)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(box)
        column.addWidget(self.view, 1)
        column.addLayout(hint)
        column.addWidget(ruler)
        column.addWidget(self.phrases)

    def set_known(self, known: Iterable[tuple[str, str]]) -> None:
        """Those who spoke at earlier dialogues, with their units."""
        self._known = tuple(known)

    def show_people(self, draft: MinutesDraft, speaking: str) -> None:
        """Who is here by the draft; ``speaking`` is the speaker of the row being typed."""
        self._draft, self._speaking = draft, speaking
        self._title.set_text(f"**Người dự**  {draft.dialogue.present} người")
        self._renew()

    def enter(self) -> None:
        """Ctrl+G: the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def rows(self) -> tuple[PersonRow, ...]:
        """The rows shown."""
        return self._model.people

    def _renew(self) -> None:
        if self._draft is None:
            return
        chosen = self._chosen()
        typed = self.filter.shown_text()
        if self._model.show_people(people(self._draft, self._offer, self._known, self._speaking, typed)):
            names = [row.name for row in self._model.people if not row.is_group]
            keep = chosen.name if chosen and chosen.name in names else None
            if typed and keep is None and names:
                keep = names[0]
            self._choose(keep)
            self._show_speaker()

    def _show_speaker(self) -> None:
        """Whoever speaks now stays in sight, with those who wait."""
        here = next((n for n, row in enumerate(self._model.people) if row.mark == SPEAKING), None)
        if here is not None:
            last = min(here + 2, len(self._model.people) - 1)
            for n in (last, here):
                self.view.scrollTo(self._model.index(n, 0))

    def _choose(self, name: str | None) -> None:
        for n, row in enumerate(self._model.people):
            if not row.is_group and row.name == name:
                self.view.setCurrentIndex(self._model.index(n, 0))
                return

    def _chosen(self) -> PersonRow | None:
        index = self.view.currentIndex()
        row = index.data(PERSON_ROLE) if index.isValid() else None
        return row if isinstance(row, PersonRow) and not row.is_group else None

    def _click(self, index: QModelIndex) -> None:
        row = index.data(PERSON_ROLE)
        if isinstance(row, PersonRow) and not row.is_group:
            self._take(row)

    def _take(self, row: PersonRow) -> None:
        self.filter.clear()
        self.speaker_chosen.emit(row.name, row.unit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter_pressed(answer=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key == Qt.Key.Key_Insert:
            self._register()
            return True
        if key == Qt.Key.Key_Escape:
            self.filter.clear() if self.filter.text() else self.left.emit()
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.filter.hasFocus() and not event.modifiers():
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _enter_pressed(self, *, answer: bool) -> None:
        typed = self.filter.committed_text().strip()
        row = self._chosen()
        if answer:
            if row is not None and row.key:
                self.filter.clear()
                self.answerer_chosen.emit(row.key)
        elif row is not None:
            self._take(row)
        elif typed:
            self.filter.clear()
            self.speaker_chosen.emit(typed, "")

    def _register(self) -> None:
        typed = self.filter.committed_text().strip()
        row = self._chosen()
        name = row.name if row is not None else typed
        if name:
            self.filter.clear()
            self.registered.emit(name)

    def _step(self, by: int) -> None:
        rows = [n for n, row in enumerate(self._model.people) if not row.is_group]
        if not rows:
            return
        here = self.view.currentIndex().row()
        at = rows.index(here) + by if here in rows else (0 if by > 0 else len(rows) - 1)
        self.view.setCurrentIndex(self._model.index(rows[min(max(at, 0), len(rows) - 1)], 0))

    def _restyle(self) -> None:
        self.setFixedWidth(current().px(WIDTH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().surface))
        painter.fillRect(0, 0, 1, self.height(), QColor(current().line))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "phrases"):
            self._restyle()
