"""Posts as lines: who, in what capacity, which title, head or not, from when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.office import Capacity, Official, Post
from ui.forms.rows_editor import Controls, RowsEditor
from ui.forms.values import is_blank, put_text
from ui.forms.words import CAPACITIES
from ui.style.theme import current
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField

Today = Callable[[], date]
_POST_HEADS = (("Tư cách", 3), ("Chức vụ", 5), ("Đứng đầu", 2), ("Từ ngày", 3))


def person_rows(today: Today) -> RowsEditor:
    """A line for each post of each person; the same name twice is one person with two posts."""

    def make() -> Controls:
        return {"name": LineField(), **_post_controls(today)}

    heads = (("Họ tên", 5), *_POST_HEADS)
    return RowsEditor(make, heads, add="Thêm dòng", thing="dòng", name="Lãnh đạo và tư cách")


def post_rows(today: Today) -> RowsEditor:
    """A line for each post of one person, with the day it ended."""

    def make() -> Controls:
        return {**_post_controls(today), "until": _day_field(today, "đang giữ")}

    heads = (*_POST_HEADS, ("Đến ngày", 3))
    return RowsEditor(make, heads, add="Thêm chức vụ", thing="chức vụ", name="Chức vụ", at_least=1)


def _post_controls(today: Today) -> Controls:
    capacity = Choice([(key.value, word) for key, word in CAPACITIES.items()])
    return {
        "capacity": capacity,
        "title": LineField(),
        "head": QCheckBox(),
        "since": _day_field(today, "từ trước"),
    }


def _day_field(today: Today, placeholder: str) -> DateField:
    """A date in a narrow line: F4 opens the month, the room of its picture goes to the figures."""
    field = DateField(today=today, placeholder=placeholder)
    field.set_trailing(None)
    field.setMinimumWidth(current().px(98))
    return field


def post_texts(post: Post) -> dict[str, str]:
    """A post as the texts of its line."""
    return {
        "capacity": CAPACITIES[post.capacity],
        "title": post.title,
        "head": "x" if post.head else "",
        "since": _shown(post.since),
        "until": _shown(post.until),
    }


def fill_posts(rows: RowsEditor, posts: tuple[Post, ...]) -> None:
    """Show the posts of one person."""
    for at, post in enumerate(posts):
        texts = post_texts(post)
        lines = rows.lines()
        if at >= len(lines):
            rows.add_line(texts)
            continue
        for key, text in texts.items():
            put_text(lines[at][key], text)


def post_problem(line: Controls) -> str | None:
    """What is missing or wrong in a line with a post."""
    if _choice(line).value() is None:
        return "Cần chọn tư cách của từng chức vụ (F4)."
    if is_blank(line["title"]):
        return "Cần ghi chức vụ, ví dụ: Bí thư Đảng ủy."
    for key in ("since", "until"):
        field = line.get(key)
        if isinstance(field, DateField) and field.error():
            return field.error()
    since, until = _day(line.get("since")), _day(line.get("until"))
    if since and until and until < since:
        return "Ngày thôi chức vụ phải sau ngày nhận."
    return None


def post_of(line: Controls) -> Post:
    """The post in a line that has no problem."""
    title, head = line["title"], line["head"]
    assert isinstance(title, LineField)
    assert isinstance(head, QCheckBox)
    return Post(
        Capacity(str(_choice(line).value())),
        title.committed_text().strip(),
        head=head.isChecked(),
        since=_day(line.get("since")),
        until=_day(line.get("until")),
    )


def name_of(line: Controls) -> str:
    """The name in a line of :func:`person_rows`, with single blanks."""
    name = line["name"]
    assert isinstance(name, LineField)
    return " ".join(name.committed_text().split())


def officials_in(lines: list[Controls]) -> tuple[Official, ...]:
    """One official for each name, with the posts of all its lines."""
    posts: dict[str, list[Post]] = {}
    for line in lines:
        posts.setdefault(name_of(line), []).append(post_of(line))
    return tuple(
        Official(f"cb-{number}", name, tuple(held)) for number, (name, held) in enumerate(posts.items(), 1)
    )


def _choice(line: Controls) -> Choice:
    capacity = line["capacity"]
    assert isinstance(capacity, Choice)
    return capacity


def _day(control: QWidget | None) -> date | None:
    return control.date() if isinstance(control, DateField) else None


def _shown(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""
