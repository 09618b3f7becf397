"""Lãnh đạo: a name and the posts held, each in its capacity and from day to day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Official
from ui.forms.form import Act, Form
from ui.forms.official_rows import fill_posts, post_of, post_problem, post_rows
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from ui.operations import Operations

_HINT = "Thôi chức vụ thì ghi ngày thôi, không xóa dòng: văn bản cũ vẫn cần chức danh của ngày đó."


class OfficialForm(Form):
    """Without ``official`` somebody new is added."""

    done_by = "record_official"

    def __init__(self, operations: Operations, official: Official | None = None) -> None:
        title = f"Sửa: {official.name}" if official else "Thêm lãnh đạo, cán bộ"
        draft = f"lanh-dao-{official.key}" if official else "lanh-dao-moi"
        super().__init__(operations, title, draft_name=draft)
        self._official = official
        clock = operations.office.clock
        self.name = self.add("name", "Họ tên", LineField(), required=True)
        self.posts = self.add(
            "posts", "Chức vụ và tư cách", post_rows(lambda: clock().date()), required=True, hint=_HINT
        )
        if official is not None:
            self.name.setText(official.name)
            fill_posts(self.posts, official.posts)
        self.finish()

    def problems(self) -> dict[str, str]:
        wrong = next((said for line in self.posts.filled() if (said := post_problem(line))), None)
        return {"posts": wrong} if wrong else {}

    def draft(self) -> Official:
        """The official as typed."""
        key = self._official.key if self._official else ""
        name = " ".join(self.name.committed_text().split())
        return Official(key, name, tuple(post_of(line) for line in self.posts.filled()))

    def act(self) -> Act:
        from desktop.services.office_sheet import record_official

        draft = self.draft()
        return lambda office: record_official(office, draft)
