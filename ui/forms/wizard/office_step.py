"""Step 2: which office this is, how its papers begin, which hamlets it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.forms.office_questions import OfficeQuestions
from ui.forms.wizard.step import SetUpAct, StepForm

if TYPE_CHECKING:
    from ui.operations import Operations


class OfficeStep(StepForm):
    """Names follow from kind, name and province until they are typed over."""

    key, short = "office", "Cơ quan"
    heading = "Thông tin cơ quan"
    lead = "Tên cơ quan được in ở đầu mọi biên bản, thông báo. Sửa lại được ở trang Quản trị."
    has_preview = True

    def __init__(self, operations: Operations, set_up: SetUpAct) -> None:
        super().__init__(operations, set_up, columns=6)
        self.questions = OfficeQuestions(self, hamlets=True)
        self.finish()
        for field in self.fields.values():
            changed = getattr(field.control, "textChanged", None) or getattr(field.control, "changed", None)
            if changed is not None:
                changed.connect(self.shown_changed)

    def problems(self) -> dict[str, str]:
        return self.questions.problems()

    def restore(self, content: str) -> None:
        """Journalled texts come back as they were, followed or typed."""
        self.questions.hold()
        super().restore(content)
        self.questions.settle()
