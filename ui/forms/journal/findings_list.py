"""The checklist in three cards: what must be mended, what deserves a second look, what is in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.checklist import Finding, Weight
from desktop.office import Clock
from ui.forms.journal.closing import FindingWords
from ui.style import current, icon_pixmap
from ui.style.painting import paint_box
from ui.widgets.buttons import ActionButton
from ui.widgets.line_field import LineField
from ui.widgets.time_field import TimeField

_KINDS = {Weight.MUST: "late", Weight.SHOULD: "warn", Weight.DONE: "ok"}
_TITLES = {
    Weight.MUST: "Phải sửa trước khi hoàn thành",
    Weight.SHOULD: "Nên xem lại",
    Weight.DONE: "Đã đủ",
}
_ICONS = {Weight.MUST: "triangle", Weight.SHOULD: "clock", Weight.DONE: "check-circle"}


class _Card(QFrame):
    """A box in the colour of its state."""

    def __init__(self, weight: Weight, count: int) -> None:
        super().__init__()
        self._weight = weight
        title = QLabel(f"{_TITLES[weight]}  {count}")
        title.setProperty("look", "strong")
        title.setStyleSheet(f"color: {current().state(_KINDS[weight]).text}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 12, 12)
        self.column.setSpacing(8)
        self.column.addWidget(title)
        self.setAccessibleName(f"{_TITLES[weight]}: {count}")

    def sizeHint(self) -> QSize:
        return super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = current()
        border = tokens.state(_KINDS[self._weight]).border
        paint_box(painter, self.rect().toRectF(), tokens.surface, border, tokens.radius_card)
        painter.end()


class FindingsList(QWidget):
    """:attr:`jump` carries section, field and the key of the opinion or visit; :attr:`filled` a field, its
    value."""

    jump = Signal(str, str, str)
    filled = Signal(str, object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.targets: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_findings(self, findings: Iterable[Finding], words: FindingWords) -> None:
        """Show another review; ``targets`` are the controls to mend the first points with."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        found = tuple(findings)
        self.targets = []
        for weight in (Weight.MUST, Weight.SHOULD):
            points = [each for each in found if each.weight is weight]
            if points:
                card = _Card(weight, len(points))
                for n, point in enumerate(points):
                    if n:
                        ruler = QFrame()
                        ruler.setProperty("ruler", True)
                        card.column.addWidget(ruler)
                    card.column.addWidget(self._row(point, words))
                self._column.addWidget(card)
        self._show_done([each for each in found if each.weight is Weight.DONE], words)
        self._column.addStretch(1)

    def _show_done(self, points: list[Finding], words: FindingWords) -> None:
        if not points:
            return
        card = _Card(Weight.DONE, len(points))
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        half = (len(points) + 1) // 2
        for n, point in enumerate(points):
            grid.addWidget(self._line(point, words), n % half, n // half)
        card.column.addLayout(grid)
        self._column.addWidget(card)

    def _line(self, point: Finding, said: FindingWords, *, strong: bool = False) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        mark = QLabel()
        kind = _KINDS[point.weight]
        mark.setPixmap(icon_pixmap(_ICONS[point.weight], kind, current().px(17), self.devicePixelRatioF()))
        words = QLabel(said.title(point))
        words.setWordWrap(True)
        words.setProperty("look", "strong" if strong else "second")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _row(self, point: Finding, said: FindingWords) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._line(point, said, strong=True))
        sub = said.sub(point)
        if sub:
            label = QLabel(sub)
            label.setProperty("look", "second")
            label.setWordWrap(True)
            label.setContentsMargins(27, 0, 0, 0)
            words.addWidget(label)
        top.addLayout(words, 1)
        column.addLayout(top)
        inline = self._inline(point)
        if inline is not None:
            column.addWidget(inline)
        else:
            top.addWidget(self._jump_button(point, said))
        return row

    def _jump_button(self, point: Finding, said: FindingWords) -> ActionButton:
        must = point.weight is Weight.MUST
        button = ActionButton("Đến chỗ sửa" if must else "Xem", role="soft" if must else "outline")
        section, field = said.target(point)
        row = point.opinion or point.visit or ""
        button.clicked.connect(lambda: self.jump.emit(section, field, row))
        self.targets.append(button)
        return button

    def _inline(self, point: Finding) -> QWidget | None:
        """What can be filled right here."""
        makers: dict[str, Callable[[], QWidget]] = {
            "end": lambda: self._time("Kết thúc hồi", "end"),
            "start": lambda: self._time("Bắt đầu lúc", "start"),
            "copies": self._copies,
            "read-back": self._read_back,
        }
        make = makers.get(point.code) if point.visit is None else None
        return make() if make is not None else None

    def _time(self, label: str, field: str) -> QWidget:
        control = TimeField(name=label, now=lambda: self._clock().time())
        control.setFixedWidth(current().px(108))
        now = ActionButton("Lấy giờ hiện tại", "clock")
        now.clicked.connect(
            lambda: self.filled.emit(field, self._clock().time().replace(second=0, microsecond=0))
        )
        control.time_changed.connect(lambda value: self.filled.emit(field, value) if value else None)
        control.returnPressed.connect(control.complete)
        return self._inline_row(label, control, now)

    def _copies(self) -> QWidget:
        control = LineField(name="Số bản in", placeholder="số bản")
        control.setFixedWidth(current().px(108))
        control.editingFinished.connect(lambda: self._take_number(control))
        return self._inline_row("Số bản in", control)

    def _take_number(self, control: LineField) -> None:
        typed = control.committed_text().strip()
        if typed.isascii() and typed.isdigit():
            self.filled.emit("copies", int(typed))

    def _read_back(self) -> QWidget:
        box = QCheckBox("Đã đọc lại cho mọi người cùng nghe")
        box.toggled.connect(lambda on: self.filled.emit("read_back", on))
        return self._inline_row("", box)

    def _inline_row(self, label: str, control: QWidget, *more: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(27, 0, 0, 0)
        line.setSpacing(8)
        if label:
            words = QLabel(label)
            words.setProperty("look", "second")
            line.addWidget(words)
        for part in (control, *more):
            line.addWidget(part)
        line.addStretch(1)
        self.targets.append(control)
        return row
