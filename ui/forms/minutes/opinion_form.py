"""The one row that is being typed: an opinion, its answer, its status and what is promised from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.commitment import Commitment, CommitmentSource
from desktop.domain.dialogue import Opinion, OpinionStatus
from desktop.domain.vietnamese import is_blank
from ui.forms.journal.commitment_band import CommitmentBand
from ui.forms.journal.commitment_bands import CommitmentBands
from ui.forms.journal.offer import Offer
from ui.forms.journal.watching import Watch, seen
from ui.forms.minutes.opinion_fields import OpinionFields
from ui.forms.minutes.opinion_layout import lay_out, set_tab_order
from ui.forms.minutes.options import NOT_ANSWERED
from ui.style import current
from ui.widgets.choice import ChoiceItem


class OpinionForm(QFrame):
    """Shows one opinion at a time; there is one such form and it moves from row to row.

    :attr:`changed` follows every key, :attr:`left` every field left, :attr:`resized` every change of height,
    :attr:`act` carries the name of a button: ``finish``, ``time``, ``phrase``, ``split``, ``up``, ``down``,
    ``remove``. :attr:`commitment_dropped` carries a commitment that was taken away by hand.
    """

    changed = Signal()
    left = Signal()
    resized = Signal()
    act = Signal(str)
    commitment_dropped = Signal(object)

    def __init__(self, offer: Offer, day: date, chair: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self._opinion = Opinion("")
        self._dialogue = ""
        self.bands = CommitmentBands(offer, day, chair)
        self.fields = OpinionFields(offer)
        self.number = QLabel()
        self.number.setProperty("look", "section")
        self.setAccessibleName("Ý kiến đang ghi")
        self.layout_parts = lay_out(self)
        set_tab_order(self)
        self._watch = Watch(self)
        self._watch.add(*self.fields.all())
        self._watch.typed.connect(self._typed)
        self.bands.changed.connect(self._bands_changed)
        self.bands.dropped.connect(self.commitment_dropped)
        self.bands.left.connect(self.fields.answer.setFocus)
        self.bands.resized.connect(self.resized)
        self._watch.left.connect(self.left)
        self.fields.speaker.chosen.connect(self._fill_unit)
        for box in (self.fields.content, self.fields.answer):
            box.document().documentLayout().documentSizeChanged.connect(self.resized)
            box.textChanged.connect(self.resized)

    def show_opinion(
        self, opinion: Opinion, made: Iterable[Commitment], *, number: int, dialogue: str, next_number: int
    ) -> None:
        """Another row; ``next_number`` is what the book would give to a new commitment."""
        self._watch.hold()
        self._opinion, self._dialogue = opinion, dialogue
        self.set_number(number)
        self.fields.show_opinion(opinion)
        self.bands.show_commitments(made, next_number)
        set_tab_order(self)
        self._arrange()
        self._watch.release()

    def set_number(self, number: int) -> None:
        """The row's place among the opinions, from 1."""
        self.number.setText(str(number))
        self.fields.set_number(number)

    def set_known(self, people: Iterable[tuple[str, str]]) -> None:
        """People offered as speakers, each with the unit last named."""
        self.fields.known = dict(people)
        self.fields.speaker.set_items(
            ChoiceItem(name, name, unit) for name, unit in self.fields.known.items()
        )

    def key(self) -> str:
        """Key of the opinion shown."""
        return self._opinion.key

    def opinion(self) -> Opinion:
        """The opinion as it stands on the screen, the composed word included."""
        return self.fields.read(self._opinion)

    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments as they stand on the screen."""
        return self.bands.commitments()

    def is_blank(self) -> bool:
        """Whether nothing was written in the row: such a row is not kept."""
        noun = self.opinion()
        return not self.bands and all(map(is_blank, (noun.speaker, noun.content, noun.answer)))

    def first_problem(self) -> bool:
        """Show and go to the first thing that is wrong; whether there is one."""
        return self.fields.show_first_problem() or self.bands.show_first_problem()

    def make_commitment(self) -> CommitmentBand:
        """F8: a commitment from this opinion, read from the answer; the cursor stays where it is."""
        if self.fields.status.value() == NOT_ANSWERED:
            self.fields.status.set_value(OpinionStatus.NOTED)
        band = self.bands.make(CommitmentSource(self._dialogue, self._opinion.key))
        set_tab_order(self)
        self._follow(band)
        self._arrange()
        self.changed.emit()
        return band

    def enter_band(self) -> None:
        """F8 again: into the band, the last one made."""
        if self.bands:
            self.bands[-1].open_detail()

    def _typed(self) -> None:
        for band in self.bands:
            self._follow(band)
        self._arrange()
        self.changed.emit()

    def _bands_changed(self) -> None:
        set_tab_order(self)
        self._arrange()
        self.changed.emit()

    def _follow(self, band: CommitmentBand) -> None:
        fields = self.fields
        key = fields.answered_by.value()
        person = self.offer.catalogues.official(str(key)) if key else None
        speaker, unit = seen(fields.speaker).strip(), seen(fields.unit).strip()
        to = f"{speaker}, {unit}" if speaker and unit else speaker
        band.follow(seen(fields.answer), seen(fields.content), person, to)

    def _fill_unit(self, name: object) -> None:
        unit = self.fields.known.get(str(name), "")
        if unit and not seen(self.fields.unit).strip():
            self.fields.unit.set_text(unit)

    def _arrange(self) -> None:
        """The reason is asked for exactly when the opinion needs one."""
        follow_up = self.fields.status.value() not in {OpinionStatus.ANSWERED, NOT_ANSWERED, None}
        wanted = follow_up and not self.bands
        reason = self.layout_parts.reason
        shown = wanted or (not self.bands and bool(self.fields.reason.text()))
        if reason.isHidden() == shown:
            reason.setVisible(shown)
            self.resized.emit()
        commit = self.layout_parts.commit_button
        words = "Sửa cam kết" if self.bands else "Thành cam kết"
        if commit.text() != words:
            commit.set_text(words)
            self.resized.emit()

    def enter(self) -> None:
        """The cursor into the first field, Người nêu."""
        self.fields.speaker.setFocus()

    def settle(self) -> None:
        """Let the layout follow what was shown or typed, so that the height asked for is right.

        A text box tells no one that its lines broke anew for another width, so it is asked.
        """
        for box in (self.fields.content, self.fields.answer):
            box.updateGeometry()
            for around in (box.parentWidget(), self):
                within = around.layout() if around is not None else None
                if within is not None:
                    within.invalidate()
        for part in (*self.bands, self.bands, self):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.fields.next_required()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, QColor(tokens.sel))
        painter.fillRect(QRectF(0, 0, 4, rect.height()), QColor(tokens.accent_text))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), QColor(tokens.line2))
        painter.end()
