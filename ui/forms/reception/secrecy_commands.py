"""Tố cáo: choosing it takes away who came, from the screen and from every state on disk (BR-24, BR-25)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.changes import Kind
from desktop.domain.reception import Case, CaseType, Visit
from desktop.domain.visits import identity_words, split_denunciation, without_identity
from desktop.registers.attachments import holds_files
from desktop.services.reception_drafts import ReceptionDraft, visit_without_identity
from desktop.services.secrecy import erase_visit_identity, forget_typed_identity, remove_files_of_visit
from desktop.services.visits import VisitDraft, new_case_key, new_key
from ui.forms.reception import draft as sheet
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class SecrecyCommands(QObject):
    """What a denunciation asks for in a visit that is being written."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.form.type_chosen.connect(self._take_type)
        desk.form.consent.connect(self._take_consent)

    def _take_type(self, case: str, value: object) -> None:
        """A type was chosen for a case."""
        desk = self._desk
        if value != CaseType.DENUNCIATION:
            desk.form.become(desk.form.visit())
            return
        commit_everywhere(desk)
        visit = self._standing(case)
        if visit.disclosure_consent:
            desk.form.become(visit)
        elif _is_mixed(visit) and not self._knows_case(visit, case):
            self._part(visit)
        elif self._is_known(visit):
            self._ask_erasure(visit)
        else:
            self._close(visit)

    def _standing(self, case: str) -> Visit:
        """The visit on the screen; the case counts as a denunciation though nothing is written in it yet."""
        desk = self._desk
        visit = desk.form.visit(with_people=True)
        if all(each.key != case for each in visit.cases):
            visit = replace(visit, cases=(*visit.cases, Case(case, CaseType.DENUNCIATION)))
        return visit

    def _is_known(self, visit: Visit) -> bool:
        """Whether the book already has who came, or a file that may show it."""
        desk = self._desk
        kept = desk.work.in_book(visit.key)
        if kept is None:
            return False
        return bool(kept.people) or holds_files(desk.work.operations.office, Kind.VISIT, visit.key)

    def _knows_case(self, visit: Visit, case: str) -> bool:
        """Whether the book already has the case under the name of who came."""
        kept = self._desk.work.in_book(visit.key)
        return kept is not None and any(each.key == case for each in kept.cases)

    def _close(self, visit: Visit) -> None:
        """Only a denunciation: its people leave the form and the journal at once."""
        desk = self._desk
        words = identity_words(visit)
        bare = without_identity(visit)
        whole = sheet.with_visit(desk.work.draft, visit, desk.form.commitments())
        clean = visit_without_identity(whole, visit.key)
        desk.work.put(clean)
        desk.form.forget_who(bare, sheet.commitments_of(clean, bare))
        desk.work.put(desk.collect())
        self._forget(visit.key, words)
        desk.form.people.secret_file.setFocus()
        desk.show_lists(desk.work.draft)

    def _forget(self, key: str, words: tuple[str, ...]) -> None:
        """No byte of who was typed stays in the states on disk."""
        desk = self._desk
        desk.keeper.rewrite(partial(visit_without_identity, key=key))
        forget_typed_identity(desk.work.operations.office, key, words)

    def _part(self, visit: Visit) -> None:
        """Mixed content: the denunciation becomes a visit that tells nothing of this one (BR-19)."""
        desk = self._desk
        told = {each.key for each in visit.cases if each.type is CaseType.DENUNCIATION}
        rest, apart = split_denunciation(visit, new_key())
        if rest is None or apart is None:
            return
        made = sheet.commitments_of(desk.work.draft, rest)
        draft = sheet.with_visit(desk.work.draft, rest, made)
        if any(sheet.is_whole_case(each) for each in apart.cases):
            draft = sheet.with_visit(draft, apart, ())
        desk.work.put(draft)
        desk.live = apart.key
        desk.form.show_visit(apart, ())
        desk.keeper.rewrite(partial(_without_cases, visit=visit.key, cases=frozenset(told)))
        desk.keeper.post()
        desk.work.sync()
        if holds_files(desk.work.operations.office, Kind.VISIT, visit.key):
            desk.work.operations.run(partial(remove_files_of_visit, key=visit.key))
        desk.form.people.secret_file.setFocus()
        desk.show_lists(desk.work.draft)

    def split(self) -> None:
        """*Tách tố cáo riêng*: what is a denunciation here apart, or an empty one to write."""
        desk = self._desk
        if not desk.writes_visit() or desk.work.is_frozen:
            return
        commit_everywhere(desk)
        visit = desk.form.visit()
        if _is_mixed(visit):
            self._part(desk.form.visit(with_people=True))
            return
        if visit.is_denunciation and not sheet.is_blank_visit(visit):
            desk.form.enter()
            return
        desk.acts.keep()
        fresh = Visit(new_key(), cases=(Case(new_case_key(), CaseType.DENUNCIATION),))
        desk.live = fresh.key
        desk.form.show_visit(fresh, ())
        desk.form.people.secret_file.setFocus()
        desk.show_lists(desk.work.draft)

    def _take_consent(self, agreed: bool) -> None:
        """The one override: the denouncer agreed to be named; taken back, who it is goes again."""
        desk = self._desk
        visit = replace(desk.form.visit(), disclosure_consent=agreed)
        if agreed:
            desk.form.become(visit)
            desk.form.people.name.setFocus()
            desk.keeper.touch()
            return
        visit = replace(visit, consent=None)
        if self._is_known(visit):
            self._ask_erasure(visit)
        else:
            self._close(visit)

    def _ask_erasure(self, visit: Visit) -> None:
        """The book has who came: a page says what is going to be erased."""
        from ui.forms.erasure_page import ErasurePage

        desk = self._desk
        desk.keeper.flush()
        made = sheet.commitments_of(desk.work.draft, visit)
        whole = replace(visit, cases=tuple(each for each in visit.cases if sheet.is_whole_case(each)))
        draft = VisitDraft(desk.work.key, replace(whole, disclosure_consent=False), made)
        page = ErasurePage(
            desk.work.operations, Kind.VISIT, visit.key, lambda office: erase_visit_identity(office, draft)
        )
        page.closed.connect(lambda: self._back(page))
        page.erased.connect(lambda _: self._erased(page, visit.key))
        desk.pages.addWidget(page)
        desk.pages.setCurrentWidget(page)
        page.setFocus()

    def _back(self, page: object) -> None:
        """*Quay lại*: the visit is what it was in the book."""
        desk = self._desk
        desk.visit.drop_page(page)
        desk.acts.show_again()
        desk.form.cases.cards[0].type.setFocus()

    def _erased(self, page: object, key: str) -> None:
        desk = self._desk
        desk.form.people.forget()
        desk.visit.drop_page(page)
        desk.work.read_all()
        desk.keeper.rewrite(partial(visit_without_identity, key=key))
        desk.live = key
        desk.acts.show_again()
        desk.keeper.again()
        desk.work.sync()
        desk.refresh()
        desk.form.people.secret_file.setFocus()


def _is_mixed(visit: Visit) -> bool:
    """Whether a denunciation stands beside another matter (BR-19)."""
    return len({each.type is CaseType.DENUNCIATION for each in visit.cases}) > 1


def _without_cases(draft: ReceptionDraft, *, visit: str, cases: frozenset[str]) -> ReceptionDraft:
    """A state in which that visit never had those cases."""
    visits = tuple(
        replace(each, cases=tuple(case for case in each.cases if case.key not in cases))
        if each.key == visit
        else each
        for each in draft.session.visits
    )
    made = tuple(each for each in draft.commitments if each.source is None or each.source.case not in cases)
    return ReceptionDraft(replace(draft.session, visits=visits), made)
