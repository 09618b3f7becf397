"""Bodies as lines: name and abbreviation."""

from __future__ import annotations

from desktop.domain.office import Body
from ui.forms.rows_editor import Controls, RowsEditor
from ui.widgets.line_field import LineField


def body_rows() -> RowsEditor:
    """A line for each body."""
    heads = (("Tên cơ quan", 5), ("Viết tắt", 2))
    return RowsEditor(_controls, heads, add="Thêm cơ quan", thing="cơ quan", name="Cơ quan phối hợp")


def _controls() -> Controls:
    return {"name": LineField(), "abbreviation": LineField()}


def body_problem(lines: list[Controls]) -> str | None:
    """What is missing in the lines in which something is written."""
    names = [_text(line, "name") for line in lines]
    if any(not name for name in names):
        return "Cần ghi tên cơ quan, hoặc bỏ dòng trống."
    twice = next((name for name in names if names.count(name) > 1), None)
    return f"Cơ quan “{twice}” ghi hai lần." if twice else None


def bodies_in(lines: list[Controls], known: tuple[Body, ...]) -> tuple[Body, ...]:
    """The bodies in lines without problems; a known name keeps its key."""
    keys = {body.name: body.key for body in known}
    return tuple(
        Body(
            keys.get(_text(line, "name"), f"cq-{number}"),
            _text(line, "name"),
            _text(line, "abbreviation") or None,
        )
        for number, line in enumerate(lines, 1)
    )


def _text(line: Controls, key: str) -> str:
    control = line[key]
    assert isinstance(control, LineField)
    return " ".join(control.committed_text().split())
