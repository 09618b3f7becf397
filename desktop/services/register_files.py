"""Registers written out as files, each with its purpose in the audit log (BR-28, 61)."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, Letterhead, Side
from desktop.domain.papers import PaperHead, PersonOnPaper
from desktop.domain.register_rows import Period, RegisterEntry, RegisterKind, RegisterPart, RegisterSheet
from desktop.domain.users import Role, may
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.papers import registers
from desktop.papers.register_layout import running_name, side_of, stretches_of
from desktop.registers.commitment_register import (
    chosen_entries,
    chosen_span,
    commitment_count,
    commitment_entries,
)
from desktop.registers.log_check import head_code
from desktop.registers.office import catalogues_in, letterhead_on, office_named_on
from desktop.registers.petition_register import petition_count, petition_entries
from desktop.registers.reception_register import reception_count, reception_entries
from desktop.services.acts import act, check_may, required

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the lines of one register come from, as they are on the day it is drawn up."""

    count: Callable[[Session, Period], int]
    entries: Callable[[Session, Period, date], Iterator[RegisterEntry]]


SOURCES: dict[RegisterKind, _Source] = {
    RegisterKind.RECEPTION: _Source(reception_count, lambda book, period, _: reception_entries(book, period)),
    RegisterKind.PETITIONS: _Source(petition_count, lambda book, period, _: petition_entries(book, period)),
    RegisterKind.COMMITMENTS: _Source(commitment_count, commitment_entries),
}


def register_file(
    office: Office,
    kind: RegisterKind,
    first: date,
    last: date,
    suffix: str,
    report: registers.Report = lambda _done, _of_all: None,
    stopped: registers.Stopped = lambda: False,
    *,
    purpose: str = "",
    masked: bool | None = None,
) -> bytes:
    """The register of a period as ``.pdf``, ``.xlsx`` or ``.csv``.

    A period across the day a new form came into force gives a part in each form (BR-15). ``masked``
    hides identity numbers but for three signs; unsaid, papers hide them and sheets for other systems
    do not. Without a ``purpose`` the log says that the register was drawn up. Raises
    ``Refusal("period-reversed")``, ``Refusal("not-allowed")``, ``Refusal("stopped")`` and what
    ``registers.write`` says; then nothing is logged. Whoever only reads the book says what for (BR-28).
    """
    if last < first:
        raise Refusal("period-reversed", field="last", first=first)
    hidden = _hides(office, suffix, masked, purpose)
    with office.store.reading() as book:
        sheet = _sheet(office, book, kind, Period(first, last), hidden)
        content = registers.write(sheet, suffix, report, stopped)
    _log(office, sheet, content, suffix, purpose)
    return content


def chosen_commitments_file(office: Office, keys: Sequence[str], suffix: str, purpose: str = "") -> bytes:
    """The lines of chosen promises, laid out and logged as their register is.

    Raises ``Refusal("required")`` when none is chosen.
    """
    if not keys:
        raise Refusal("required", field="keys")
    _hides(office, suffix, masked=True, purpose=purpose)
    kind = RegisterKind.COMMITMENTS
    with office.store.reading() as book:
        period = chosen_span(book, keys)
        part = RegisterPart(period, len(keys), chosen_entries(book, keys, office.today))
        sheet = replace(_sheet(office, book, kind, period, masked=True), parts=(part,))
        content = registers.write(sheet, suffix, lambda _done, _of_all: None, lambda: False)
    _log(office, sheet, content, suffix, purpose)
    return content


def _hides(office: Office, suffix: str, masked: bool | None, purpose: str) -> bool:
    """Whether identity numbers are hidden; what may not be given out is refused before anything is read."""
    check_may(office, "export_register")
    if office.roles == {Role.LEADER}:
        required(purpose, "purpose")
    if masked is None:
        return suffix == PDF or not may(office.roles, "export_unmasked")
    if not masked:
        check_may(office, "export_unmasked")
    return masked


def _log(office: Office, sheet: RegisterSheet, content: bytes, suffix: str, purpose: str) -> None:
    with act(office, "export_register") as doing:
        doing.note(
            register=str(sheet.kind),
            first=str(sheet.period.first),
            last=str(sheet.period.last),
            suffix=suffix,
            purpose=nfc(purpose).strip() or f"Lập {running_name(sheet.kind)}",
            identity_numbers="masked" if sheet.masked else "full",
            lines=sheet.count,
            sha256=hashlib.sha256(content).hexdigest(),
        )


def _sheet(office: Office, book: Session, kind: RegisterKind, period: Period, masked: bool) -> RegisterSheet:
    found, source = catalogues_in(book), SOURCES[kind]
    head, called = _letterhead(book, kind, period.last), office_named_on(book, period.last)
    parts = (
        RegisterPart(stretch, source.count(book, stretch), source.entries(book, stretch, office.today))
        for stretch in stretches_of(kind, period)
    )
    return RegisterSheet(
        kind=kind,
        head=PaperHead(
            side=head.side,
            issuer=head.issuer,
            symbol=head.symbol,
            place=called.place,
            unit_kind=called.kind,
            unit_name=called.name,
            province=called.province,
            superior=head.superior,
        ),
        period=period,
        made_on=office.today,
        parts=tuple(parts),
        made_by=office.user if office.login else found.user_name or office.user,
        signer=next(
            (
                PersonOnPaper(official.name, post.title, post.capacity)
                for official in found.officials
                for post in official.posts
                if post.head and post.capacity is Capacity(head.side) and post.held_on(office.today)
            ),
            None,
        ),
        masked=masked,
        log_code=head_code(book),
    )


def _letterhead(book: Session, kind: RegisterKind, day: date) -> Letterhead:
    """The side that keeps the register by rule, the Party's where the office has no other."""
    head = letterhead_on(book, side_of(kind), day) or letterhead_on(book, Side.PARTY, day)
    if head is None:
        raise Refusal("no-letterhead", field="letterhead", side=Side.PARTY)
    return head
