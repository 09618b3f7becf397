"""The minutes of a dialogue, written while people speak."""

from ui.forms.minutes.editor import MinutesEditor
from ui.forms.minutes.recovery import RecoveryPage

__all__ = ["MinutesEditor", "RecoveryPage"]
