"""What the header of open minutes says: what, when, where, who, in which state."""

from __future__ import annotations

from desktop.domain.dialogue import Dialogue, MinutesState
from desktop.domain.writing import hour
from ui.forms.journal.offer import Offer
from ui.widgets.context_header import ContextHeader
from ui.widgets.parsing import long_date_text

CHIPS = {
    MinutesState.DRAFT: ("mute", "pencil", "Bản nháp"),
    MinutesState.COMPLETED: ("warn", "clock", "Đã hoàn thành, chờ ký"),
    MinutesState.SIGNED: ("ok", "check-circle", "Đã ký"),
}


def show_header(
    header: ContextHeader, noun: Dialogue, state: MinutesState, version: int, offer: Offer
) -> None:
    """Title, state and the facts in one line."""
    header.set_title(noun.title[:1].upper() + noun.title[1:])
    kind, icon, words = CHIPS[state]
    header.set_chip(kind, icon, f"{words}, bản {version}" if version > 1 else words)
    header.set_facts(facts_of(noun, offer))


def facts_of(noun: Dialogue, offer: Offer) -> tuple[tuple[str, str], ...]:
    """Pairs of icon and words; only what is known."""
    facts = [("calendar", long_date_text(noun.held_on))]
    if noun.start and noun.end:
        facts.append(("clock", f"{hour(noun.start)} đến {hour(noun.end)}"))
    elif noun.start:
        facts.append(("clock", f"Bắt đầu {hour(noun.start)}"))
    if noun.place:
        facts.append(("pin", noun.place))
    chairs = [
        f"đ/c {offer.named(offer.catalogues.official(chair.official), chair.capacity)}"
        for chair in noun.chairs
    ]
    if chairs:
        facts.append(("person", f"Chủ trì: {'; '.join(chairs)}"))
    if noun.note_taker:
        facts.append(("pencil", f"Người ghi: {noun.note_taker.name}"))
    return tuple(facts)
