"""What is done with visits: the next one, the one before, promising, printing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.commitment import Commitment
from desktop.domain.papers import PaperKind
from desktop.domain.reception import Visit
from desktop.services.visits import new_key
from ui.forms.reception import draft as sheet
from ui.forms.reception.visit_problems import first_problem
from ui.widgets.preedit import commit_everywhere

if TYPE_CHECKING:
    from ui.forms.reception.session_desk import SessionDesk


class VisitCommands(QObject):
    """Acts on the visit that is open or chosen."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._undo: Callable[[], None] | None = None
        visits, form = desk.visits, desk.form
        visits.opened.connect(self.open_visit)
        visits.new_asked.connect(self.new_visit)
        visits.session_asked.connect(self.open_session)
        form.commitment_dropped.connect(self._offer_back)
        desk.undo_bar.undone.connect(self._undo_last)

    def begin(self) -> None:
        """The last visit, or an empty one to begin with; completed minutes are only read."""
        desk = self._desk
        rows = desk.work.draft.session.visits
        if rows:
            self._show(rows[-1])
        elif desk.work.is_frozen:
            self.open_session()
        else:
            self._show(self._fresh())

    def _fresh(self) -> Visit:
        desk = self._desk
        now = desk.work.operations.office.clock()
        today = now.date() == desk.work.draft.session.held_on
        return Visit(new_key(), now.time().replace(second=0, microsecond=0) if today else None)

    def enter(self) -> None:
        """The cursor to where typing goes on."""
        desk = self._desk
        if desk.decisions.asking is not None:
            desk.decisions.asking.setFocus()
        elif desk.right.currentWidget() is desk.session_part:
            desk.session_part.enter()
        elif desk.work.is_frozen:
            desk.visits.view.setFocus()
        else:
            desk.form.enter()

    def new_visit(self) -> None:
        """F7 from anywhere: another visit, the cursor in its first field."""
        desk = self._desk
        if desk.work.is_frozen:
            return
        if desk.on_completion():
            desk.visit.leave()
        if desk.writes_visit() and desk.form.is_blank() and desk.decisions.asking is None:
            desk.form.enter()
            return
        self.keep()
        self._show(self._fresh())
        desk.form.enter()

    def keep(self) -> None:
        """What stands on the screen is kept; a short form over it is left."""
        self._desk.decisions.leave()
        self._desk.save()

    def open_visit(self, key: str) -> None:
        """Another visit into the form; the one left is saved."""
        desk = self._desk
        if desk.on_completion():
            desk.visit.leave()
        if key != desk.live or desk.right.currentWidget() is not desk.form:
            self.keep()
            visit = sheet.visit_of(desk.work.draft, key)
            if visit is None:
                return
            self._show(visit)
        desk.form.enter()

    def open_session(self) -> None:
        """The session's own part; the visit left is saved."""
        desk = self._desk
        if desk.on_completion():
            desk.visit.leave()
        self.keep()
        desk.session_part.show_draft(desk.work.draft)
        desk.session_part.set_read_only(desk.work.is_frozen)
        desk.right.setCurrentWidget(desk.session_part)
        desk.show_lists(desk.work.draft)
        desk.session_part.enter()

    def show_again(self) -> None:
        """The visit that is open, as the draft has it."""
        desk = self._desk
        visit = sheet.visit_of(desk.work.draft, desk.live)
        if visit is not None:
            self._show(visit)
        else:
            self.begin()

    def _show(self, visit: Visit) -> None:
        desk = self._desk
        desk.live = visit.key
        desk.form.show_visit(visit, sheet.commitments_of(desk.work.draft, visit))
        desk.form.set_read_only(desk.work.is_frozen or visit.struck is not None)
        desk.right.setCurrentWidget(desk.form)
        desk.form.tell_person()
        desk.show_lists(desk.work.draft)

    def finish(self) -> None:
        """Ctrl+Enter: this visit is through when nothing is missing; then the next."""
        desk = self._desk
        if desk.decisions.asking is not None:
            desk.decisions.finish()
        elif desk.right.currentWidget() is desk.session_part:
            desk.visit.complete()
        elif desk.writes_visit() and not desk.work.is_frozen:
            commit_everywhere(desk)
            refused = desk.form.visit().refusal is not None
            if desk.form.is_blank() or (not refused and first_problem(desk.form)):
                return
            self.keep()
            self._show(self._fresh())
            desk.form.enter()

    def promise(self) -> None:
        """F8 in the visit that is open."""
        desk = self._desk
        if desk.writes_visit() and not desk.work.is_frozen:
            desk.form.promise()

    def print_receipt(self) -> None:
        """Mẫu 02/TCD of what was taken in, two copies (BR-22)."""
        self._show_paper(PaperKind.RECEIPT)

    def print_refusal(self) -> None:
        """Mẫu 01/TCD (BR-21)."""
        self._show_paper(PaperKind.REFUSAL_NOTICE)

    def _show_paper(self, kind: PaperKind) -> None:
        desk = self._desk
        desk.save()
        if desk.live is not None:
            desk.visit.show_paper(kind, desk.live)

    def tell_done(self, words: str, undo: Callable[[], None]) -> None:
        """Show the undo bar for an act just done."""
        self._undo = undo
        self._desk.undo_bar.show_act(words, "trash")

    def _undo_last(self) -> None:
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()

    def _offer_back(self, made: Commitment) -> None:
        """A promise was taken away by hand."""
        desk = self._desk
        case = made.source.case if made.source else None
        card = desk.form.cases.card(case) if case else None
        if card is not None:
            self.tell_done(
                f"Đã bỏ cam kết {made.label}.".replace(" .", "."), lambda: card.bands.restore(made)
            )
