"""A form over the whole work area: heading, questions that scroll, the button at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.forms.form import Form
from ui.style.theme import current
from ui.widgets.buttons import ActionButton

_WIDEST = 1040


class FormCard(QFrame):
    """Shows one :class:`Form`. :attr:`closed` follows Esc or ✕; what was typed stays in the form."""

    closed = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setProperty("card", True)
        title = QLabel(form.title)
        title.setProperty("look", "section")
        self.close_button = ActionButton(icon="close", role="nav", key="Esc", name="Đóng")
        self.close_button.clicked.connect(self._close)
        form.closed.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        holder = QWidget()
        holder.setObjectName("body")
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        form.setMaximumWidth(current().px(_WIDEST))
        middle.addWidget(form, 1)
        middle.addStretch(0)
        form.show()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(form.save_button)
        foot.addWidget(form.sum_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 14, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _close(self) -> None:
        self.form.commit_all()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The form's keys also when its button or ✕ has the cursor."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.form.save()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._close()
        else:
            super().keyPressEvent(event)
