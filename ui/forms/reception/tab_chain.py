"""Tab goes through the visit form as one reads it, also through cards and promises that were added."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.forms.reception.case_card import CaseCard

if TYPE_CHECKING:
    from ui.forms.reception.visit_form import VisitForm


def set_tab_order(form: VisitForm) -> None:
    """Who came, each case with its promises, papers, the end."""
    people, cases, papers, closing = form.people, form.cases, form.papers, form.closing
    group = people.group
    chain: list[QWidget] = [
        people.name, people.hamlet, people.old_address, people.number, people.secret_file, people.count,
        people.arrived, people.consent_box, people.more_button, group.open_button, group.appointing,
        group.phone, group.others.add_button,
    ]  # fmt: skip
    for card in cases.cards:
        chain += _card(card)
    chain += [cases.add_button, cases.split_button, papers.open_button, papers.rows.add_button,
              papers.print_button, closing.read_back]  # fmt: skip
    chain += closing.signed.findChildren(QAbstractButton)
    chain += [closing.reason, closing.refuse_button, closing.finish_button]
    for one, other in pairwise(chain):
        QWidget.setTabOrder(one, other)
    group.others.order()
    papers.rows.order()


def _card(card: CaseCard) -> list[QWidget]:
    chain: list[QWidget] = [*card.values.controls(), *card.repeat.buttons(), card.commit_button]
    for band in card.bands:
        chain += [band.count_button, band.drop_button, *band.detail.order()]
    return [*chain, card.remove_button]
