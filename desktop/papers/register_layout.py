"""What a register's form looks like on a day: columns, widths, merged heads, read from ``resources/formats``.

A new form is a new dated version in ``register-<kind>.json``: Mẫu 03/TCD of Nghị định 154/2026/NĐ-CP has
held since 1/7/2026, Mẫu số 03 of Thông tư 04/2021/TT-TTCP before (BR-15).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from desktop.domain.office import Side
from desktop.domain.register_rows import Period, RegisterKind
from desktop.papers.formats import Margins, in_force, sheet


class CellKind(StrEnum):
    """What a column holds: it decides how a sheet types the cell and how paper aligns it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    IDENTITY = "identity"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column. ``group`` is the merged head above it; ``once`` cells stand once for all lines of a number;
    the ``reason`` column says why a struck line was taken out and is not struck itself.
    """

    field: str
    title: str
    width_mm: float
    kind: CellKind
    align: str
    group: str = ""
    once: bool = False
    reason: bool = False

    @property
    def full_title(self) -> str:
        return f"{self.group}: {self.title}" if self.group else self.title


@dataclass(frozen=True, slots=True)
class Span:
    """Columns ``first`` to ``last`` of the head under one title; a lone column has no ``group``."""

    group: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RegisterLayout:
    """The form of one register on one day. Sizes in points, ``*_mm`` in millimetres."""

    name: str
    sheet_name: str
    running: str
    form: tuple[str, ...]
    columns: tuple[RegisterColumn, ...]
    words: Mapping[str, Any]
    width_mm: float
    height_mm: float
    margins_mm: Margins
    sizes_pt: Mapping[str, float]
    spacing_mm: Mapping[str, float]
    line_em: float
    rule_pt: float
    padding_mm: float
    issuer_rule_fraction: float
    whole_row_up_to_mm: float
    least_lines: int

    @property
    def spans(self) -> tuple[Span, ...]:
        """The columns from left to right, neighbours under one merged head taken together."""
        found: list[Span] = []
        for at, column in enumerate(self.columns):
            if found and column.group and found[-1].group == column.group:
                found[-1] = Span(column.group, found[-1].first, at)
            else:
                found.append(Span(column.group, at, at))
        return tuple(found)

    @property
    def has_groups(self) -> bool:
        return any(column.group for column in self.columns)

    def say(self, key: str, **values: object) -> str:
        return str(self.words[key]).format(**values)


def file_of(kind: RegisterKind) -> str:
    return f"register-{kind.value}"


def layout_of(kind: RegisterKind, day: date) -> RegisterLayout:
    """The form in force on a day."""
    page = in_force("register-page", day)
    own = in_force(file_of(kind), day)
    data = {**page, **own, "words": {**page["words"], **own["words"]}}
    return RegisterLayout(
        name=data["name"],
        sheet_name=data["sheet"],
        running=data["running"],
        form=tuple(data["form"]),
        columns=tuple(
            RegisterColumn(**{**column, "kind": CellKind(column["kind"])}) for column in data["columns"]
        ),
        words=data["words"],
        width_mm=data["page"]["width_mm"],
        height_mm=data["page"]["height_mm"],
        margins_mm=Margins(**data["margins_mm"]),
        sizes_pt=data["sizes_pt"],
        spacing_mm=data["spacing_mm"],
        line_em=data["line_em"],
        rule_pt=data["rule_pt"],
        padding_mm=data["padding_mm"],
        issuer_rule_fraction=data["issuer_rule_fraction"],
        whole_row_up_to_mm=data["rows"]["whole_up_to_mm"],
        least_lines=data["rows"]["least_lines"],
    )


def side_of(kind: RegisterKind) -> Side:
    """Under whose letterhead the register is kept, where the office has both."""
    return Side(sheet(file_of(kind))["side"])


def stretches_of(kind: RegisterKind, period: Period) -> tuple[Period, ...]:
    """The period cut where another form came into force: each stretch has one form (BR-15)."""
    begins = sorted(date.fromisoformat(each["effective_from"]) for each in sheet(file_of(kind))["versions"])
    starts = [period.first, *(day for day in begins[1:] if period.first < day <= period.last)]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), period.last]
    return tuple(Period(first, last) for first, last in zip(starts, ends, strict=True))


def running_name(kind: RegisterKind) -> str:
    """``Sổ tiếp công dân``: the register's name inside a sentence."""
    return str(sheet(file_of(kind))["running"])
