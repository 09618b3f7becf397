"""What is missing or wrong in the visit on the screen, and how to get to a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.forms.reception.visit_form import VisitForm


def first_problem(form: VisitForm) -> int:
    """Show what is missing or wrong and go to the first; how many there are."""
    secret = form.visit().is_secret
    found = form.people.problems(secret=secret)
    for name, field in form.people.fields.items():
        field.set_error(found.get(name))
    group = "" if secret else form.people.group.problem(form.people.people_count())
    card = form.cases.first_problem()
    signing = form.closing.problem()
    wrong = len(found) + bool(group) + bool(signing)
    wrong += sum(field.error() is not None for each in form.cases.cards for field in each.fields.values())
    form.closing.say(f"Còn {wrong} ô chưa đúng" if wrong else "")
    if found:
        form.people.fields[next(iter(found))].setFocus()
    elif group:
        form.people.group.open_panel()
    elif card is not None:
        card.focus_field(next(name for name, field in card.fields.items() if field.error()))
    elif any(each.bands.show_first_problem() for each in form.cases.cards):
        return max(wrong, 1)
    elif signing:
        form.closing.reason.setFocus()
    return wrong


def focus_field(form: VisitForm, name: str) -> None:
    """The cursor into one field, by its name in the record; ``key/field`` for one of a case."""
    case, _, field = name.rpartition("/")
    card = form.cases.card(case) if case else None
    if card is not None:
        card.focus_field(field)
    elif name in form.people.fields:
        form.people.fields[name].setFocus()
    elif name in {"representatives", "appointing_paper"}:
        form.people.group.open_panel()
    elif name == "papers_received":
        form.papers.open_rows()
    elif name in {"read_back", "signed"}:
        (form.closing.read_back if name == "read_back" else form.closing.signed).setFocus()
    elif name == "sign_refusal_reason":
        form.closing.reason.setFocus()
    else:
        form.cases.cards[0].focus_field(name)
