"""What the header of an open session says: which one, when, where, who receives in which capacity."""

from __future__ import annotations

from desktop.domain.dialogue import MinutesState
from desktop.domain.reception import ReceptionSession
from desktop.domain.writing import hour
from ui.forms.minutes.header import CHIPS
from ui.forms.reception.work import ReceptionWork
from ui.forms.reception_words import SESSION_STATUSES, STATUS_LOOKS, session_title
from ui.widgets.context_header import ContextHeader
from ui.widgets.parsing import long_date_text


def show_header(header: ContextHeader, work: ReceptionWork) -> None:
    """Title, state and the facts in one line."""
    noun = work.draft.session
    header.set_title(session_title(noun.kind, work.term, noun.held_on))
    if work.state is MinutesState.DRAFT and work.version == 1:
        kind, icon = STATUS_LOOKS[noun.status]
        words = SESSION_STATUSES[noun.status]
    else:
        kind, icon, words = CHIPS[work.state]
    header.set_chip(kind, icon, f"{words}, bản {work.version}" if work.version > 1 else words)
    header.set_facts(facts_of(noun, work))


def facts_of(noun: ReceptionSession, work: ReceptionWork) -> tuple[tuple[str, str], ...]:
    """Pairs of icon and words; only what is known."""
    facts = [("calendar", long_date_text(noun.held_on))]
    if noun.start and noun.end:
        facts.append(("clock", f"{hour(noun.start)} đến {hour(noun.end)}"))
    elif noun.start:
        facts.append(("clock", f"Bắt đầu {hour(noun.start)}"))
    if noun.place:
        facts.append(("pin", noun.place))
    host = work.offer.catalogues.official(noun.delegate or noun.host)
    if host is not None:
        title = host.title_on(noun.held_on, noun.capacity if not noun.delegate else None)
        facts.append(("person", f"Người tiếp: đ/c {host.name}, **tư cách {title}**"))
    if noun.note_taker:
        facts.append(("pencil", f"Người ghi: {noun.note_taker}"))
    return tuple(facts)
