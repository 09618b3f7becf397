"""Minutes completed with one opinion, number 07."""

from desktop.office import Office
from desktop.services import dialogues, minutes, opinions
from desktop.services.completing import Completion, Numbering
from desktop.services.opinions import OpinionDraft
from tests import builders

KEY = "dt-2026-11-12"


def complete_dialogue(office: Office) -> None:
    """Planned, written, completed."""
    dialogues.plan_dialogue(office, builders.planned_dialogue())
    minutes.record_minutes(office, builders.held_dialogue())
    opinions.record_opinion(office, OpinionDraft(KEY, builders.answered_opinion()))
    minutes.complete_minutes(office, Completion(KEY, Numbering.AS_GIVEN, 7))
