"""What every section of the minutes has: it shows a draft, and puts what was typed back into one."""

from __future__ import annotations

from desktop.domain.dialogue import Dialogue
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.field_column import FieldColumn


class Section(FieldColumn):
    """One part of the minutes."""

    def show_draft(self, draft: MinutesDraft) -> None:
        """Fill the fields from the draft, without a signal."""
        self.watch.hold()
        self.fill(draft)
        self.watch.release()

    def fill(self, draft: MinutesDraft) -> None:
        """Each section's own filling; one that shows nothing of the draft leaves it."""

    def apply(self, noun: Dialogue) -> Dialogue:
        """The dialogue with what stands in the fields, composed words included."""
        return noun
