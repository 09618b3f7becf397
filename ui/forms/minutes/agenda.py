"""At the left: the seven parts of the minutes with their state, the clock, and how much is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dialogue import Dialogue
from desktop.domain.writing import hour
from ui.forms.minutes.draft import SECTIONS, SectionState
from ui.style import current, icon_pixmap, is_restyle
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.step_list import Step, StepList

WIDTH = 216


class Agenda(QFrame):
    """:attr:`chosen` carries the key of a part."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[SectionState, ...] = ()
        title = QLabel("Chương trình")
        title.setProperty("look", "label")
        title.setContentsMargins(8, 0, 0, 2)
        self.steps = StepList(variant="agenda", name="Chương trình")
        self.steps.activated.connect(self.chosen)
        self.drop_down = Choice(
            (ChoiceItem(key, words) for key, words in SECTIONS.items()), name="Chương trình"
        )
        self.drop_down.chosen.connect(lambda key: self.chosen.emit(str(key)))
        self._icons = [QLabel(), QLabel()]
        self._words = [QLabel(), QLabel()]
        self._subs = [QLabel(), QLabel()]
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(self.steps)
        inside.addStretch(1)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 1, 8)
        column.setSpacing(4)
        column.addWidget(title)
        title.setContentsMargins(16, 0, 0, 2)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot())
        self._restyle()

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        column.addWidget(ruler)
        for icon, words, sub in zip(self._icons, self._words, self._subs, strict=True):
            words.setProperty("look", "strong")
            sub.setProperty("look", "second")
            line = QHBoxLayout()
            line.setContentsMargins(18, 0, 8, 0)
            line.setSpacing(9)
            line.addWidget(icon)
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(words)
            text.addWidget(sub)
            line.addLayout(text, 1)
            column.addLayout(line)
        return foot

    def show_states(self, states: Iterable[SectionState], current_key: str) -> None:
        """The parts and where one stands."""
        given = tuple(states)
        if given != self._told:
            self._told = given
            self.steps.set_steps(Step(each.key, each.title, each.sub, each.state) for each in given)
        self.steps.set_current(current_key)
        self.drop_down.set_value(current_key)

    def states(self) -> tuple[SectionState, ...]:
        """The parts as shown."""
        return self._told

    def show_clock(self, now: datetime, noun: Dialogue) -> None:
        """The time, and how long the meeting has been going on."""
        self._words[0].setText(f"{now.hour} giờ {now.minute:02d}")
        words = f"bắt đầu {hour(noun.start)}" if noun.start else "chưa có giờ bắt đầu"
        if noun.start and noun.held_on == now.date() and noun.end is None:
            passed = (now.hour - noun.start.hour) * 60 + now.minute - noun.start.minute
            if passed >= 0:
                words = (
                    f"đã họp {passed // 60} giờ {passed % 60} phút"
                    if passed >= 60
                    else f"đã họp {passed} phút"
                )
        self._subs[0].setText(words)

    def show_missing(self, count: int, *, frozen: bool) -> None:
        """How many points completion still asks for."""
        if frozen:
            self._words[1].setText("Đã hoàn thành")
            self._subs[1].setText("xem bản in: F12")
        else:
            self._words[1].setText(f"Còn thiếu {count} mục" if count else "Đã đủ")
            self._subs[1].setText("xem danh sách: F12" if count else "hoàn thành: F12")

    def _restyle(self) -> None:
        self.setFixedWidth(current().px(WIDTH))
        for label, name in zip(self._icons, ("clock", "list"), strict=True):
            label.setPixmap(icon_pixmap(name, "text2", current().px(17), self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(current().line))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_icons"):
            self._restyle()
