"""The parts of the editor and where they stand. No logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.forms.minutes import draft as sheet
from ui.forms.minutes.earlier_section import EarlierSection
from ui.forms.minutes.facts_section import FactsSection
from ui.forms.minutes.people_pane import WIDTH
from ui.forms.minutes.people_section import PeopleSection
from ui.forms.minutes.section import Section
from ui.forms.minutes.text_sections import ClosingSection, ConclusionSection, OpeningSection
from ui.style import current

if TYPE_CHECKING:
    from ui.forms.minutes.editor import MinutesEditor
    from ui.forms.minutes.work import MinutesWork


def make_sections(work: MinutesWork) -> dict[str, Section]:
    """Every part but the opinions, by its key."""
    clock, offer = work.operations.office.clock, work.offer
    earlier = EarlierSection(offer, work.draft.dialogue.held_on)
    earlier.show_earlier(work.earlier)
    return {
        sheet.FACTS: FactsSection(offer, clock),
        sheet.PEOPLE: PeopleSection(),
        sheet.OPENING: OpeningSection(offer.catalogues.phrases),
        sheet.EARLIER: earlier,
        sheet.CONCLUSION: ConclusionSection(offer),
        sheet.CLOSING: ClosingSection(clock),
    }


def lay_out(editor: MinutesEditor) -> None:
    """Header on top, then the bar that is mostly hidden, then the page."""
    editor.middle.addWidget(editor.opinions)
    for section in editor.sections.values():
        editor.middle.addWidget(section)
    editor.side.addWidget(editor.people)
    editor.side.addWidget(editor.states)
    editor.side.setFixedWidth(current().px(WIDTH))
    editor.pages.addWidget(editor.frame)
    column = QVBoxLayout(editor)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(editor.header)
    column.addWidget(editor.save_bar)
    column.addWidget(editor.pages, 1)
