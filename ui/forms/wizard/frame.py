"""The wizard's furniture: steps, heading, scrolling forms, preview, buttons; wide, narrow and small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.wizard.preview import Preview
from ui.forms.wizard.step import StepForm
from ui.style.icons import icon_pixmap
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.notice import Notice
from ui.widgets.step_list import Step, StepList

NARROW_BELOW, WIDE_FROM = 1000, 1200
_STEPS_WIDE, _STEPS_NARROW = 296, 236
_PREVIEW_WIDE, _PREVIEW_NARROW = 505, 356
_FORM_WIDEST = 860


class Frame(QWidget):
    """Knows how the parts lie; what they say is the wizard's."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.road = StepList(variant="numbers", choosable=False, name="Các bước thiết lập")
        self.practice = ActionButton("Xem sổ mẫu để tập", "eye", role="link")
        self.title, self.lead = QLabel(), QLabel()
        self.notice = Notice("info")
        self.stack = QStackedWidget()
        self.preview = Preview(today)
        self.back_button = ActionButton("Quay lại", "back", "Esc")
        self.count = QLabel()
        self.sum_label = QLabel()
        self.next_button = ActionButton("Tiếp tục", "forward", "Ctrl+Enter", "primary")
        self._steps: tuple[StepForm, ...] = ()
        self._holders: list[QVBoxLayout] = []
        self._at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = self._left_column()
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(22, 26, 22, 22)
        row.addWidget(self._left)
        row.addWidget(self._middle(), 1)
        row.addWidget(self._side)

    def _left_column(self) -> QFrame:
        left = QFrame()
        left.setObjectName("rail")
        emblem, name, sub = QLabel(), QLabel("Lắng Nghe"), QLabel("Thiết lập lần đầu")
        emblem.setPixmap(icon_pixmap("emblem", "accent", 42, self.devicePixelRatioF()))
        name.setProperty("look", "page")
        sub.setProperty("look", "second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(sub)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(emblem)
        brand.addLayout(words, 1)
        safe, said = QLabel(), QLabel("Mọi dữ liệu nằm trên máy này. Không cần mạng, không gửi đi đâu.")
        safe.setPixmap(icon_pixmap("shield-check", "ok", 18, self.devicePixelRatioF()))
        said.setProperty("look", "second")
        said.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(safe, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(said, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(26, 24, 16, 18)
        column.setSpacing(16)
        column.addLayout(brand)
        column.addWidget(self.road)
        column.addStretch(1)
        column.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        return left

    def _middle(self) -> QWidget:
        middle = QFrame()
        middle.setAutoFillBackground(True)
        middle.setBackgroundRole(QPalette.ColorRole.Base)
        self.title.setProperty("look", "wizard")
        self.lead.setProperty("look", "second")
        self.lead.setWordWrap(True)
        self.lead.setMaximumWidth(current().px(_FORM_WIDEST))
        self.sum_label.setProperty("look", "error")
        self.sum_label.setWordWrap(True)
        self.count.setProperty("look", "second")
        self.notice.hide()
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.back_button)
        foot.addWidget(self.sum_label, 1)
        foot.addWidget(self.count)
        foot.addWidget(self.next_button)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(32, 26, 26, 20)
        self._column.setSpacing(10)
        for part in (self.title, self.lead, self.notice):
            self._column.addWidget(part)
        self._column.addWidget(self.stack, 1)
        ruler = QFrame()
        ruler.setProperty("ruler", True)
        self._column.addWidget(ruler)
        self._column.addLayout(foot)
        return middle

    def show_steps(self, steps: Sequence[StepForm]) -> None:
        """The forms, each with a scroll bar of its own."""
        self._steps = tuple(steps)
        for step in steps:
            holder = QWidget()
            holder.setObjectName("body")
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 6, 0)
            column.setSpacing(16)
            step.setMaximumWidth(current().px(_FORM_WIDEST))
            column.addWidget(step, 1)
            self._holders.append(column)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(holder)
            self.stack.addWidget(scroll)
        QWidget.setTabOrder(self.stack, self.back_button)

    def show_step(self, at: int) -> None:
        """One step: its heading, its form, the preview where it has one."""
        self._at = at
        step = self._steps[at]
        self.road.set_steps(Step(s.key, s.short, state=_state(n, at)) for n, s in enumerate(self._steps))
        self.road.set_current(step.key)
        self.title.setText(step.heading)
        self.lead.setText(step.lead)
        self.lead.setVisible(bool(step.lead))
        self.stack.setCurrentIndex(at)
        self.count.setText(f"Bước {at + 1} trên {len(self._steps)}")
        self.back_button.setVisible(at > 0)
        last = at == len(self._steps) - 1
        self.next_button.show_act(
            *(("Vào làm việc", "check") if last else ("Tiếp tục", "forward")), "Ctrl+Enter"
        )
        self.arrange()

    def tell(self, kind: str, words: str, buttons: Iterable[ActionButton] = ()) -> None:
        """A sentence over the forms; empty words take it away."""
        self.notice.set_notice(kind, words, buttons)
        self.notice.setVisible(bool(words))

    def arrange(self) -> None:
        """Steps and preview beside the form where there is room, else the preview under it."""
        px, width = current().px, self.width()
        narrow, wide = width < px(NARROW_BELOW), width >= px(WIDE_FROM)
        small = self.height() < px(560)
        preview = bool(self._steps) and self._steps[self._at].has_preview
        self._left.setVisible(not narrow)
        self._left.setFixedWidth(px(_STEPS_WIDE if wide else _STEPS_NARROW))
        self._side.setVisible(preview and not narrow)
        self._side.setFixedWidth(px(_PREVIEW_WIDE if wide else _PREVIEW_NARROW))
        self._column.setContentsMargins(*((20, 12, 16, 10) if small or narrow else (32, 26, 26, 20)))
        self.preview.setVisible(preview)
        wanted = self._holders[self._at] if preview and narrow else self._side_column
        if wanted.indexOf(self.preview) < 0:
            wanted.addWidget(self.preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys shown in the buttons also when one of the buttons has the cursor."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_button.click()
        elif event.key() == Qt.Key.Key_Escape and self.back_button.isVisible():
            self.back_button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def _state(step: int, at: int) -> str:
    return "done" if step < at else "doing" if step == at else "todo"
