"""From a row of due work to where it is done: the right page, the right record, the form or paper opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import Kind
from desktop.domain.due import DueAct, DueRow, Duty
from desktop.domain.papers import PaperKind

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_DIALOGUE_FORMS = {Duty.ANNOUNCEMENT: "AnnouncementForm", Duty.PUBLICATION: "PublicationForm"}


class DueDoing:
    """``open_record`` shows one record over the pages."""

    def __init__(self, window: MainWindow, open_record: Callable[[Kind, str], None]) -> None:
        self._window, self._open = window, open_record

    def do(self, row: DueRow) -> None:
        """One press, one act."""
        acts = {
            Kind.COMMITMENT: self._commitment,
            Kind.PETITION: self._petition,
            Kind.RECEPTION_SESSION: self._session,
            Kind.DIALOGUE: self._dialogue,
        }
        act = acts.get(row.record)
        if act is None:
            self._open(Kind.RECEPTION_SESSION, row.within)
        else:
            act(row)

    def _page(self, key: str) -> Any:
        self._window.show_page(key)
        return self._window.pages[key]

    def _commitment(self, row: DueRow) -> None:
        from ui.forms.commitment_acts import ResultForm

        page = self._page("commitments")
        page.list.show_again(row.key)
        page.ask(ResultForm)

    def _petition(self, row: DueRow) -> None:
        page = self._page("petitions")
        page.show_petition(row.key)
        if row.act is DueAct.MAKE_PAPER:
            page.show_paper(PaperKind.ACCEPTANCE_NOTICE)

    def _session(self, row: DueRow) -> None:
        from desktop.registers.receptions import session_row

        page = self._page("receptions")
        session = session_row(self._window.operations.office, row.key)
        if session is None:
            return
        page.front.show_written(row.key, session.held_on)
        page.side.show_session(row.key)
        if row.act is DueAct.PRINT_SCHEDULE:
            page.show_schedule()
        else:
            page.show_paper(PaperKind.CONCLUSION_NOTICE)

    def _dialogue(self, row: DueRow) -> None:
        from desktop.registers.dialogues import minutes_sheet

        page = self._page("dialogues")
        page.list.show_year(minutes_sheet(self._window.operations.office, row.key).dialogue.held_on.year)
        page.table.choose(row.key)
        if row.duty in _DIALOGUE_FORMS:
            page.ask_for(_DIALOGUE_FORMS[row.duty])
        else:
            page.show_paper(PaperKind.CONCLUSION_NOTICE)
