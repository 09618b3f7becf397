"""At the left: the visits in their order, and the session's own part under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from desktop.domain.reception import Visit
from ui.forms.reception.draft import VISITS
from ui.forms.reception.finding_words import who
from ui.forms.reception.visit_rows import VisitDelegate, VisitLine, VisitModel
from ui.forms.reception.words import short_address
from ui.forms.words import capital
from ui.style import current, is_restyle
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.step_list import Step, StepList

if TYPE_CHECKING:
    from ui.forms.reception.work import ReceptionWork

WIDTH = 292
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class VisitList(QFrame):
    """:attr:`opened` carries a visit's key, :attr:`struck` one that is to be taken out,
    :attr:`new_asked` wants another visit, :attr:`session_asked` the session's own part."""

    opened = Signal(str)
    struck = Signal(str)
    new_asked = Signal()
    session_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = VisitModel()
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(VisitDelegate(self.view))
        self.view.setAccessibleName("Lượt tiếp")
        self.view.clicked.connect(self._open)
        self.view.enter_pressed.connect(self._open)
        self.view.delete_pressed.connect(self._strike)
        self.new_button = ActionButton("Lượt mới", "plus", "F7")
        self.new_button.clicked.connect(self.new_asked)
        self.empty = QLabel("Buổi này chưa có lượt tiếp nào.")
        self.empty.setProperty("look", "second")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(14, 12, 14, 0)
        self.steps = StepList(variant="agenda", name="Phần chung của buổi")
        self.steps.activated.connect(lambda _: self.session_asked.emit())
        self.drop_down = Choice(name="Lượt tiếp, phần chung của buổi")
        self.drop_down.chosen.connect(self._choose)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        title = QLabel("Lượt tiếp")
        title.setProperty("look", "strong")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_ruler())
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        column.addWidget(_ruler())
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 0)
        below.addWidget(self.steps)
        column.addLayout(below)
        self._restyle()

    def show_visits(self, lines: Iterable[VisitLine], chosen: str, step: Step) -> None:
        """The visits, the one being written chosen; ``step`` is the session's own part."""
        given = tuple(lines)
        self.model.show_lines(given)
        self.empty.setVisible(not given)
        at = next((n for n, line in enumerate(given) if line.key == chosen), -1)
        if self.view.currentIndex().row() != at:
            if at >= 0:
                self.view.setCurrentIndex(self.model.index(at, 0))
            else:
                self.view.setCurrentIndex(QModelIndex())
                self.view.clearSelection()
        if step != getattr(self, "_step", None):
            self._step = step
            self.steps.set_steps((step,))
        self.steps.set_current("" if chosen else step.key)
        items = [ChoiceItem(line.key, f"{line.number}. {line.who}") for line in given]
        self.drop_down.set_items((*items, ChoiceItem("", step.title, step.sub)))
        self.drop_down.set_value(chosen)

    def current_key(self) -> str | None:
        """The visit the cursor stands on."""
        line = self.model.line(self.view.currentIndex())
        return line.key if line else None

    def _choose(self, value: object) -> None:
        if value:
            self.opened.emit(str(value))
        else:
            self.session_asked.emit()

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.opened.emit(line.key)

    def _strike(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.struck.emit(line.key)

    def _restyle(self) -> None:
        self.setFixedWidth(current().px(WIDTH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(current().line))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "drop_down"):
            self._restyle()
            self.view.doItemsLayout()


class _View(QListView):
    """The list; Enter, Delete and a click say what they want."""

    enter_pressed = Signal(QModelIndex)
    delete_pressed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        here = self.currentIndex()
        moves = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
                 Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}  # fmt: skip
        if plain and event.key() in _ENTER and here.isValid():
            self.enter_pressed.emit(here)
        elif plain and event.key() == Qt.Key.Key_Delete and here.isValid():
            self.delete_pressed.emit(here)
        elif event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()


def line_of(visit: Visit, work: ReceptionWork) -> VisitLine:
    """A visit as the list shows it: of a denunciation only the code (BR-26)."""
    secret = visit.is_secret
    address = visit.people[0].address if visit.people and not secret else ""
    chips = []
    if secret:
        chips.append(("secret", "lock", "Kín danh tính"))
    elif work.is_group(visit.people_count):
        chips.append(("warn", "bookmark", "Đoàn đông người"))
    if visit.refusal is not None:
        chips.append(("mute", "barred-circle", "Từ chối tiếp"))
    if visit.struck is not None:
        chips = [("mute", "trash", "Đã bỏ")]
    return VisitLine(
        visit.key,
        work.number_of(visit),
        work.code_of(visit) if secret else who(visit) or "Đang ghi…",
        "Danh tính: theo hồ sơ mật" if secret else capital(short_address(address, work.offer)),
        f"{visit.arrived.hour} giờ {visit.arrived.minute:02d}" if visit.arrived else "",
        secret,
        visit.struck is not None,
        tuple(chips),
    )


def session_step(missing: int, *, writing: bool, frozen: bool) -> Step:
    """The session's own part under the visits."""
    if frozen:
        return Step(VISITS, "Giờ, thành phần, kết luận", "đã hoàn thành", "done")
    sub = f"còn thiếu {missing} mục: F12" if missing else "đã đủ, hoàn thành: F12"
    return Step(VISITS, "Giờ, thành phần, kết luận", sub, "writing" if writing else "todo")


def _ruler() -> QWidget:
    ruler = QFrame()
    ruler.setProperty("ruler", True)
    return ruler
