"""What the wizard holds, as the draft journal keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ui.forms.wizard.step import StepForm

if TYPE_CHECKING:
    from desktop.office import Office

NAME = "thiet-lap"


@dataclass(frozen=True, slots=True)
class WizardDraft:
    """The step one stood at, each step's texts, when they were written down."""

    step: str
    contents: dict[str, str] = field(default_factory=dict)
    at: datetime | None = None


def dump(step: str, steps: Sequence[StepForm]) -> str:
    """Everything typed, words being composed included."""
    return json.dumps(
        {"step": step, "steps": {each.key: each.content() for each in steps}}, ensure_ascii=False
    )


def contents_in(kept: str) -> dict[str, str]:
    """Each step's texts."""
    return dict(json.loads(kept)["steps"])


def kept_draft(office: Office) -> WizardDraft | None:
    """What was typed before the program ended, if it never reached the book."""
    state = office.journal.unsaved().get(NAME)
    if state is None:
        return None
    return WizardDraft(str(json.loads(state.content)["step"]), contents_in(state.content), state.at)
