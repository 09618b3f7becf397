"""Setting a new book up: one step after the other, one act at the end."""

from ui.forms.wizard.wizard import Wizard

__all__ = ["Wizard"]
