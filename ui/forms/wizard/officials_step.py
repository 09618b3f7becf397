"""Step 3: the leaders, their posts and in what capacity they act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Capacity, Official, Post
from ui.forms.official_rows import name_of, officials_in, person_rows, post_problem, post_texts
from ui.forms.rows_editor import Controls
from ui.forms.values import shown_text_of
from ui.forms.wizard.step import SetUpAct, StepForm

if TYPE_CHECKING:
    from ui.operations import Operations

USUAL = (
    Post(Capacity.PARTY, "Bí thư Đảng ủy", head=True),
    Post(Capacity.STATE, "Chủ tịch UBND", head=True),
    Post(Capacity.OFFICE, "Chánh Văn phòng Đảng ủy", head=True),
)


class OfficialsStep(StepForm):
    """A line with no name in which only the usual post stands is passed over."""

    key, short = "officials", "Lãnh đạo và tư cách"
    heading = "Lãnh đạo và tư cách"
    lead = (
        "Một người giữ hai chức vụ thì ghi hai dòng cùng họ tên, ví dụ Bí thư Đảng ủy kiêm Chủ tịch HĐND. "
        "Để sau cũng được."
    )

    def __init__(self, operations: Operations, set_up: SetUpAct) -> None:
        super().__init__(operations, set_up, columns=1)
        clock = operations.office.clock
        self.rows = self.add("officials", "", person_rows(lambda: clock().date()))
        self.rows.setAccessibleName("Lãnh đạo và tư cách")
        for post in USUAL:
            texts = post_texts(post)
            self.rows.add_line({key: texts[key] for key in ("capacity", "title", "head", "since")})
        self.finish()

    def written(self) -> list[Controls]:
        """The lines that are about somebody."""
        return [line for line in self.rows.filled() if name_of(line) or not _is_usual(line)]

    def problems(self) -> dict[str, str]:
        for line in self.written():
            if not name_of(line):
                return {"officials": "Cần ghi họ tên cho từng chức vụ, hoặc bỏ dòng trống."}
            wrong = post_problem(line)
            if wrong:
                return {"officials": wrong}
        return {}

    def officials(self) -> tuple[Official, ...]:
        """Those named."""
        return officials_in(self.written())


def _is_usual(line: Controls) -> bool:
    texts = {key: shown_text_of(control) for key, control in line.items() if key != "name"}
    return any(
        all(post_texts(post)[key] == text for key, text in texts.items()) for post in USUAL
    ) or not any(text for key, text in texts.items() if key != "head")
