"""Who may: said when the button is pressed, before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import texts
from desktop.domain.errors import Refusal
from desktop.domain.users import may

if TYPE_CHECKING:
    from ui.operations import Operations


def refused(operations: Operations, act: str) -> str:
    """Why whoever is at work may not do it, in one sentence; empty when they may.

    The service asks again; this only spares the typing.
    """
    if not operations.is_open or may(operations.office.roles, act):
        return ""
    return texts.sentence(Refusal("not-allowed", act=act))
