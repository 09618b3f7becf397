"""Enter in the visit form: which required field is still empty, seen from where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.vietnamese import is_blank
from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from ui.forms.reception.visit_form import VisitForm


def go_to_empty(form: VisitForm) -> None:
    """Enter: the cursor to the next required field that is still empty."""
    target = empty_required(form, QApplication.focusWidget())
    if target is not None:
        target.setFocus()
        form.room.ensureWidgetVisible(target)


def empty_required(form: VisitForm, here: QWidget | None) -> QWidget | None:
    """The next such field after ``here``, then from the start; the button that ends the visit when all is
    written."""
    order = _order(form)
    at = next((n for n, each in enumerate(order) if here in {each, each.focusProxy()}), -1)
    for each in order[at + 1 :] + order[: at + 1]:
        if each is not here and _is_empty(each, form):
            return each
    return form.closing.finish_button


def _order(form: VisitForm) -> list[QWidget]:
    """The fields Enter goes through: first those that must be filled, with the ones it starts from."""
    people = form.people
    secret = people.secret_file.isVisible()
    order: list[QWidget] = [people.secret_file] if secret else [people.name, people.hamlet]
    if not secret:
        order += [people.old_address, people.number]
    order += [people.count, people.arrived]
    for card in form.cases.cards:
        order += card.values.controls()
    return [*order, form.closing.read_back, form.closing.signed]


def _is_empty(control: QWidget, form: VisitForm) -> bool:
    people = form.people
    optional = {people.old_address, people.number, people.arrived, form.closing.read_back}
    for card in form.cases.cards:
        values = card.values
        optional |= {values.answer, values.body, values.document, values.settled_by, values.same_people}
    if control in optional:
        return False
    if isinstance(control, Choice) and control not in {people.name, people.hamlet}:
        return control.value() is None
    if isinstance(control, (LineField, TextBox)):
        return is_blank(control.text())
    return form.closing.signed.value() is None
