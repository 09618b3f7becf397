"""A label, its control, and the sentence under it: a hint, a warning, or what is wrong and what is right."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.style.icons import icon_pixmap
from ui.style.theme import current, is_restyle

_LOOKS = {"hint": None, "warning": "info", "error": "triangle"}


class Field(QWidget):
    """One question of a form.

    A control with a ``problem`` signal (dates, times) reports its own errors when it is left. The error
    border is drawn inside the control, so nothing in it moves. With ``reserve`` the line for the sentence
    is kept free, so that the fields below do not move either.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        required: bool = False,
        hint: str = "",
        *,
        reserve: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label_text, self._required, self._hint = label, required, hint
        self._error: str | None = None
        self._warning: str | None = None
        self.label = QLabel()
        self.label.setProperty("look", "label")
        self._mark = QLabel()
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._message = QWidget()
        self._lay_out(reserve)
        if not control.accessibleName() or control.accessibleName() == control.property("placeholderText"):
            control.setAccessibleName(label)
        problem = getattr(control, "problem", None)
        if problem is not None:
            problem.connect(self.set_error)
        self._restyle()

    def _lay_out(self, reserve: bool) -> None:
        line = QHBoxLayout(self._message)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        keep = self._message.sizePolicy()
        keep.setRetainSizeWhenHidden(reserve)
        self._message.setSizePolicy(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.control)
        column.addWidget(self._message)
        self.setFocusProxy(self.control)

    def error(self) -> str | None:
        """The sentence of the error shown, or None."""
        return self._error

    def set_error(self, text: str | None) -> None:
        """Show what is wrong and what is right; None takes it away."""
        self._error = text or None
        self.control.setProperty("invalid", bool(text))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.control.update()
        self._show_sentence()

    def set_warning(self, text: str | None) -> None:
        """Show an amber sentence that does not block; an error stands before it."""
        self._warning = text or None
        self._show_sentence()

    def set_hint(self, text: str) -> None:
        """The grey sentence shown when nothing is wrong."""
        self._hint = text
        self._show_sentence()

    def set_label(self, text: str) -> None:
        """Another question for the same control."""
        self._label_text = text
        self.control.setAccessibleName(text)
        self._restyle()

    def label_text(self) -> str:
        """The label without the asterisk."""
        return self._label_text

    def is_required(self) -> bool:
        """Whether the label carries the asterisk."""
        return self._required

    def set_required(self, required: bool) -> None:
        """Whether the label carries the asterisk."""
        self._required = required
        self._restyle()

    def _show_sentence(self) -> None:
        sentence = self._error or self._warning or self._hint
        look = "error" if self._error else "warning" if self._warning else "hint"
        self._sentence.setText(sentence)
        self._sentence.setProperty("look", look)
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        mark = _LOOKS[look]
        if mark:
            colour = "late" if look == "error" else "warn"
            self._mark.setPixmap(icon_pixmap(mark, colour, current().px(15), self.devicePixelRatioF()))
        self._mark.setVisible(bool(mark))
        self._message.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)

    def _restyle(self) -> None:
        star = f' <span style="color:{current().accent_text}">*</span>' if self._required else ""
        self.label.setText(escape(self._label_text) + star)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setVisible(bool(self._label_text))
        self._show_sentence()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_message"):
            self._restyle()
