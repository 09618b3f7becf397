"""Acts on whole opinions: move, take out, split, take a commitment back. Each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.commitment import Commitment
from desktop.services.drafts import MinutesDraft
from ui.forms.minutes import draft as sheet
from ui.forms.minutes.saving import commitments_of
from ui.forms.minutes.work import MinutesWork

if TYPE_CHECKING:
    from ui.forms.minutes.opinions_section import OpinionsSection


class RowActs:
    """Works on the section's rows; the section draws them and tells how to undo."""

    def __init__(self, section: OpinionsSection, work: MinutesWork) -> None:
        self._section = section
        self._work = work

    def move_by(self, key: str, by: int) -> None:
        """Alt+↑ / Alt+↓: the row one place up or down."""
        section = self._section
        section.hold_live()
        place = sheet.place_of(self._work.draft, key)
        if self._work.is_frozen or place is None:
            return
        if not 0 <= place + by < len(self._work.draft.dialogue.opinions):
            return
        self._work.put(sheet.moved(self._work.draft, key, place + by))
        if section.live is not None:
            section.form.set_number(section.live_place() + 1)
        section.renew()
        if key == section.live:
            section.list.show_live()
        else:
            section.list.choose(key)
        section.settled.emit()

    def remove(self, key: str) -> None:
        """Take a row out at once; the undo bar brings it back with its commitments."""
        section = self._section
        if self._work.is_frozen:
            return
        section.hold_live()
        before = self._work.draft
        place = sheet.place_of(before, key)
        if key == section.live:
            section.live = None
        self._work.put(sheet.without_opinion(before, key))
        section.renew()
        section.list.setFocus()
        section.settled.emit()
        if place is not None:
            words = f"Đã bỏ ý kiến số {place + 1}. Các ý kiến sau đã đánh số lại."
            section.done.emit(words, self._bring_back(before, key, place))

    def _bring_back(self, before: MinutesDraft, key: str, place: int) -> Callable[[], None]:
        opinion = before.dialogue.opinions[place]
        made = commitments_of(before, key)

        def back() -> None:
            self._section.hold_live()
            self._work.put(sheet.with_opinion(self._work.draft, opinion, made, place))
            self._show_again(key)

        return back

    def _show_again(self, key: str) -> None:
        section = self._section
        if section.live is not None:
            section.form.set_number(section.live_place() + 1)
        section.renew()
        section.list.choose(key)
        section.settled.emit()

    def drop_commitment(self, commitment: Commitment) -> None:
        """*Bỏ* in the band was pressed: tell it, with the way back."""
        section = self._section
        key = section.live

        def back() -> None:
            if key is not None and key != section.live:
                section.open_row(key)
            section.form.bands.restore(commitment)

        label = commitment.label or f"CK {self._work.next_number}/{commitment.promised_on.year}"
        section.done.emit(f"Đã bỏ cam kết {label}.", back)

    def split(self) -> None:
        """Split the opinion at the cursor of its content; the second part becomes the next opinion."""
        section = self._section
        if section.live is None:
            return
        section.hold_live()
        box = section.form.fields.content
        text, at = box.text(), box.textCursor().position()
        first, second = text[:at].strip(), text[at:].strip()
        if not first or not second:
            words = "Đặt con trỏ vào chỗ cần tách; cả hai phần phải có chữ."
            section.form.fields.labelled["content"].set_error(words)
            box.setFocus()
            return
        key, place = section.live, section.live_place()
        section.live = None
        section.renew()
        self._work.split(key, first, second, lambda: self._open_second(key, place, text))

    def _open_second(self, key: str, place: int, whole: str) -> None:
        section = self._section
        second = self._work.draft.dialogue.opinions[place + 1].key
        section.renew()
        section.open_row(second)

        def back() -> None:
            section.hold_live()
            section.live = None
            joined = sheet.without_opinion(self._work.draft, second)
            opinion = joined.dialogue.opinions[place]
            made = commitments_of(joined, key)
            self._work.put(sheet.with_opinion(joined, replace(opinion, content=whole), made))
            self._show_again(key)

        section.done.emit(f"Đã tách ý kiến số {place + 1} thành hai ý kiến.", back)
