"""The commitments of the opinion or case being typed: one band each, under each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, CommitmentSource, Due, DueKind
from desktop.services.commitments import new_key
from ui.forms.journal.commitment_band import CommitmentBand
from ui.forms.journal.offer import Offer


class CommitmentBands(QWidget):
    """:attr:`changed` follows every change, :attr:`dropped` carries one taken away by hand,
    :attr:`left` is the way back into the text, :attr:`resized` a change of height."""

    changed = Signal()
    dropped = Signal(object)
    left = Signal()
    resized = Signal()

    def __init__(self, offer: Offer, day: date, chair: str | None) -> None:
        super().__init__()
        self._offer, self._day, self._chair = offer, day, chair
        self._bands: list[CommitmentBand] = []
        self._next_number = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def __iter__(self) -> Iterator[CommitmentBand]:
        return iter(self._bands)

    def __len__(self) -> int:
        return len(self._bands)

    def __getitem__(self, place: int) -> CommitmentBand:
        return self._bands[place]

    def show_commitments(self, made: Iterable[Commitment], next_number: int) -> None:
        """Those of another opinion; ``next_number`` is what the book would give to a new one."""
        for band in self._bands:
            band.hide()
            band.deleteLater()
        self._bands = []
        self._next_number = next_number
        for commitment in made:
            self._add(commitment, is_new=False)
        self.setVisible(bool(self._bands))

    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments as they stand on the screen."""
        return tuple(band.commitment() for band in self._bands)

    def make(self, source: CommitmentSource) -> CommitmentBand:
        """A new one, still without words: :meth:`CommitmentBand.follow` reads them from the answer."""
        noun = Commitment(
            key=new_key(),
            content="",
            promised_on=self._day,
            due=Due(DueKind.NONE),
            source=source,
            promised_by=self._chair,
        )
        return self._add(noun, is_new=True)

    def restore(self, commitment: Commitment) -> None:
        """Undo of *Bỏ*."""
        self._add(commitment, is_new=False)
        self.changed.emit()

    def take_numbers(self, made: Iterable[Commitment], next_number: int) -> None:
        """Numbers the book gave since."""
        self._next_number = next_number
        known = {each.key: each for each in made}
        for band in self._bands:
            kept = known.get(band.commitment().key)
            if kept is not None and kept.number:
                band.set_label(kept.label)

    def show_first_problem(self) -> bool:
        """Open the first band the book would refuse, at what is wrong; whether there is one."""
        for band in self._bands:
            wrong = band.problem()
            if wrong is not None:
                band.show_problem(*wrong)
                return True
        return False

    def _add(self, commitment: Commitment, *, is_new: bool) -> CommitmentBand:
        band = CommitmentBand(self._offer)
        new_ones = sum(each.commitment().number is None for each in self._bands)
        number = self._next_number + new_ones
        label = commitment.label or f"CK {number}/{commitment.promised_on.year}"
        band.show_commitment(commitment, label, is_new=is_new)
        band.changed.connect(self.changed)
        band.removed.connect(lambda: self._drop(band))
        band.left.connect(self.left)
        band.resized.connect(self.resized)
        self._bands.append(band)
        self._column.addWidget(band)
        band.show()
        self.show()
        self.resized.emit()
        return band

    def _drop(self, band: CommitmentBand) -> None:
        self._bands.remove(band)
        commitment = band.commitment()
        self.left.emit()
        band.hide()
        band.deleteLater()
        self.setVisible(bool(self._bands))
        self.resized.emit()
        self.dropped.emit(commitment)
        self.changed.emit()
