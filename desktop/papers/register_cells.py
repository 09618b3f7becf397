"""From a register's entries to the cells of its form, worded as the form words them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.people import Person, masked_number
from desktop.domain.reception import CaseHandling
from desktop.domain.register_rows import PetitionEntry, ReceptionEntry, RegisterEntry, RegisterKind
from desktop.domain.writing import paper_date, short_date, two_digits
from desktop.papers.register_commitments import commitment_cells
from desktop.papers.register_layout import RegisterLayout
from desktop.papers.wording import one_line, printed

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line in the columns of its form; ``label`` names it to a person."""

    cells: tuple[Cell, ...]
    label: str
    struck: bool = False
    continues: bool = False


class FormWords:
    """What the cells of one form say."""

    def __init__(self, layout: RegisterLayout, masked: bool) -> None:
        self.layout = layout
        self.say = layout.say
        self.masked = masked

    def choice(self, key: str, value: Any) -> Any:
        return self.layout.words[key][value.value] if value is not None else ""

    def secret(self, code: str, file: str) -> str:
        """``TC-2026-014`` and the number of the paper file, however much of its name was typed."""
        named, number = str(self.layout.words["secret_name"]), one_line(file)
        if number.casefold().startswith(named.casefold()):
            number = number[len(named) :].strip()
        filed = self.say("secret_file", file=number) if number else self.say("secret_unfiled")
        return lines(self.say("secret", code=code), filed)

    def person(self, person: Person) -> str:
        name, address, old = map(one_line, (person.name, person.address, person.old_address))
        named = self.say("person", name=name, address=address) if name and address else name or address
        return f"{named} {self.say('old_address', address=old)}" if old else named

    def identity(self, person: Person) -> str:
        number = one_line(person.id_number)
        return masked_number(number) if self.masked else number

    def struck(self, entry: RegisterEntry) -> str:
        if entry.struck is None:
            return ""
        return self.say("struck", day=short_date(entry.struck.on), reason=one_line(entry.struck.reason))

    def mark(self, holds: bool | None) -> str:
        return self.say("mark") if holds else ""


def lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _reception(words: FormWords, entry: RegisterEntry) -> dict[str, Cell]:
    if not isinstance(entry, ReceptionEntry):
        raise TypeError(entry)
    return {
        "number": entry.number,
        "received_on": entry.entered_on,
        "who": _visitors(words, entry),
        "identity": "" if entry.secret else lines(*map(words.identity, entry.people)),
        **_case(words, entry),
        "result": lines(_refusal(words, entry), _result(words, entry)),
        "note": lines(words.struck(entry), _refusal_notice(words, entry), *_remarks(words, entry)),
    }


def _visitors(words: FormWords, entry: ReceptionEntry) -> str:
    if entry.secret:
        return words.secret(entry.code, entry.secret_file)
    group = entry.people_count > max(1, len(entry.people))
    return lines(
        *(words.person(person) for person in entry.people),
        words.say("group", count=entry.people_count) if group else "",
        words.say("representatives", names=", ".join(map(one_line, entry.representatives)))
        if entry.representatives
        else "",
    )


def _case(words: FormWords, entry: ReceptionEntry) -> dict[str, Cell]:
    case = entry.case
    if case is None:
        return {}
    kind = words.choice("type", case.type)
    request = printed(case.request)
    handled = lines(one_line(entry.handled_by), one_line(case.document))
    by = {handling: case.handling is handling for handling in CaseHandling}
    back = lines(words.say("handed_back"), handled) if by[CaseHandling.HANDED_BACK] else ""
    guided = handled or words.mark(True) if by[CaseHandling.GUIDED] else ""
    in_charge = by[CaseHandling.ACCEPTED] or by[CaseHandling.TRANSFERRED]
    return {
        "content": lines(printed(case.content), words.say("request", request=request) if request else ""),
        "type": kind,
        "type_and_people": words.say("type_and_people", type=kind, count=entry.people_count) if kind else "",
        "same_content": case.same_content_people or None,
        "settled_by": one_line(case.settled_by),
        "in_competence": words.mark(case.in_competence),
        "accepted": lines(
            words.mark(by[CaseHandling.ACCEPTED]), handled if by[CaseHandling.ACCEPTED] else ""
        ),
        "guided": guided or back,
        "handed_back": back or guided,
        "transferred": handled or words.mark(True) if by[CaseHandling.TRANSFERRED] else "",
        "in_charge": handled or words.mark(True) if in_charge else "",
    }


def _result(words: FormWords, entry: ReceptionEntry) -> str:
    case = entry.case
    if case is None:
        return ""
    if printed(case.result):
        return printed(case.result)
    if case.handling in (CaseHandling.ANSWERED, CaseHandling.NOTED):
        return words.say(case.handling.value)
    return ""


def _refusal(words: FormWords, entry: ReceptionEntry) -> str:
    refusal = entry.refusal
    if refusal is None or entry.continues:
        return ""
    return lines(words.say("refused", ground=one_line(refusal.ground)), one_line(refusal.detail))


def _refusal_notice(words: FormWords, entry: ReceptionEntry) -> str:
    refusal = entry.refusal
    if refusal is None or refusal.issued_on is None or entry.continues:
        return ""
    day = paper_date(refusal.issued_on)
    if refusal.number is None:
        return words.say("refusal_day", day=day)
    return words.say("refusal_notice", number=two_digits(refusal.number), day=day)


def _remarks(words: FormWords, entry: ReceptionEntry) -> Iterator[str]:
    if entry.case is None:
        return
    if entry.case.occurrence is not None and entry.case.occurrence.value == "repeated":
        yield words.say("repeated")
    yield printed(entry.case.note)


def _petition(words: FormWords, entry: RegisterEntry) -> dict[str, Cell]:
    if not isinstance(entry, PetitionEntry):
        raise TypeError(entry)
    return {
        "number": entry.number,
        "received_on": entry.entered_on,
        "channel": words.choice("channel", entry.channel),
        "who": _senders(words, entry),
        "content": printed(entry.content),
        "type": words.choice("type", entry.type),
        "instance": words.choice("instance", entry.instance) or None,
        "repeat_of": entry.repeat_of,
        "eligible": _eligible(words, entry),
        "competence": words.choice("competence", entry.competence),
        "handling": words.choice("handling", entry.handling),
        "document": _document(words, entry),
        "handled_by": one_line(entry.handled_by),
        "due_on": entry.due_on,
        "result": lines(
            printed(entry.result),
            words.say("settled", day=paper_date(entry.settled_on)) if entry.settled_on else "",
        ),
        "told_on": entry.told_on,
        "note": _petition_note(words, entry),
    }


def _senders(words: FormWords, entry: PetitionEntry) -> str:
    if entry.secret:
        return words.secret(entry.code, entry.secret_file)
    if entry.sender is None or entry.sender.is_blank:
        return words.say("unsigned")
    several = words.say("senders", count=entry.senders_count) if entry.senders_count > 1 else ""
    return lines(words.person(entry.sender), several)


def _eligible(words: FormWords, entry: PetitionEntry) -> str:
    if entry.eligible is None:
        return ""
    reason = one_line(entry.ineligible_reason)
    if entry.eligible or not reason:
        return words.say("yes" if entry.eligible else "no")
    return words.say("ineligible", reason=reason)


def _document(words: FormWords, entry: PetitionEntry) -> str:
    document = one_line(entry.document)
    if entry.handled_on is None:
        return document
    day = paper_date(entry.handled_on)
    return (
        words.say("document", document=document, day=day) if document else words.say("document_day", day=day)
    )


def _petition_note(words: FormWords, entry: PetitionEntry) -> str:
    told = lines(one_line(entry.told_document) or words.choice("told_how", entry.told_how))
    withdrawn = ""
    if entry.withdrawn_on is not None:
        why, day = one_line(entry.withdrawn_reason), paper_date(entry.withdrawn_on)
        withdrawn = (
            words.say("withdrawn_why", day=day, reason=why) if why else words.say("withdrawn", day=day)
        )
    return lines(
        words.struck(entry),
        withdrawn,
        words.say("complex") if entry.complex else "",
        words.say("told", document=told) if entry.told_on and told else "",
    )


CELLS: dict[RegisterKind, Callable[[FormWords, RegisterEntry], dict[str, Cell]]] = {
    RegisterKind.RECEPTION: _reception,
    RegisterKind.PETITIONS: _petition,
    RegisterKind.COMMITMENTS: commitment_cells,
}


def rows_of(
    kind: RegisterKind, layout: RegisterLayout, entries: Iterable[RegisterEntry], *, masked: bool
) -> Iterator[RegisterRow]:
    """The entries in the columns of a form, one by one."""
    words, cells_of = FormWords(layout, masked), CELLS[kind]
    fields = [column.field for column in layout.columns]
    for entry in entries:
        cells = cells_of(words, entry)
        yield RegisterRow(
            tuple(cells.get(field) for field in fields),
            str(entry.number or ""),
            struck=entry.struck is not None,
            continues=entry.continues,
        )
