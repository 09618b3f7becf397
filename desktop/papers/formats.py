"""What the two rule families say a page looks like, read from ``resources/formats``.

Sizes, margins and marks are dated data, so a new instruction is a new entry in a file and papers of
an earlier day keep the format of that day (HD 05-HD/VPTW for Party papers, NĐ 30/2020/NĐ-CP for
State papers). Both the PDF and the DOCX renderer read these values and hold none of their own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import resources
from desktop.domain.office import Side

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line under a text: its share of the text's length, its weight and its gap in em."""

    length_fraction: float
    width_pt: float
    gap_em: float


@dataclass(frozen=True, slots=True)
class Component:
    """One official component (thể thức): its Vietnamese label and its type. Sizes in points."""

    key: str
    label: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    rule: Rule | None = None
    mark_below: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Margins:
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PaperFormat:
    """One side's format on one day. ``*_mm`` in millimetres from the top-left corner, ``*_pt`` in points.

    ``spacing``, ``table``, ``signature``, ``recipients``, ``number``, ``date`` and ``issuer_lines`` keep
    the names they have in the file.
    """

    side: Side
    width_mm: float
    height_mm: float
    margins_mm: Margins
    left_column_mm: tuple[float, float]
    right_column_mm: tuple[float, float]
    line_pt: float
    first_line_mm: float
    gap_pt: float
    page_number_x_mm: float
    page_number_y_mm: float
    page_foot_y_mm: float
    spacing: Mapping[str, Any]
    table: Mapping[str, Any]
    signature: Mapping[str, Any]
    recipients: Mapping[str, Any]
    number: Mapping[str, str]
    date: Mapping[str, str]
    issuer_lines: Mapping[str, Any]
    text_end: str
    subject_break_before: tuple[str, ...]
    letterhead_right: tuple[str, ...]
    letterhead_under_issuer: tuple[str, ...]
    components: Mapping[str, Component]

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.margins_mm.left - self.margins_mm.right

    @property
    def text_height_mm(self) -> float:
        return self.height_mm - self.margins_mm.top - self.margins_mm.bottom

    def __getitem__(self, key: str) -> Component:
        return self.components[key]


@lru_cache(maxsize=16)
def sheet(name: str) -> dict[str, Any]:
    """One file of ``resources/formats``, as it stands."""
    loaded: dict[str, Any] = json.loads(resources.path("formats", f"{name}.json").read_text("utf-8"))
    return loaded


def in_force(name: str, day: date) -> dict[str, Any]:
    """The file's values on that day: the newest version begun by then, else the oldest known.

    A version lists under ``set`` only what it changes, by dotted path.
    """
    data: dict[str, Any] = json.loads(json.dumps(sheet(name)))
    versions = sorted(data.pop("versions"), key=lambda version: str(version["effective_from"]))
    begun = [version for version in versions if str(version["effective_from"]) <= day.isoformat()]
    for path, value in (begun[-1] if begun else versions[0])["set"].items():
        *rooms, last = path.split(".")
        place = data
        for room in rooms:
            place = place[room]
        place[last] = value
    return data


def _component(key: str, data: Mapping[str, Any]) -> Component:
    rule = data.get("rule")
    return Component(
        key=key,
        label=data["label"],
        size_pt=data["size_pt"],
        bold=data["bold"],
        italic=data["italic"],
        underline=data["underline"],
        align=data["align"],
        rule=Rule(rule["length_fraction"], rule["width_pt"], rule["gap_em"]) if rule else None,
        mark_below=data.get("mark_below", ""),
        text=data.get("text", ""),
    )


def format_of(side: Side, day: date) -> PaperFormat:
    """The format one side's papers of that day follow."""
    data = in_force(side.value, day)
    columns, body, number_place = data["columns_mm"], data["body"], data["page_number"]
    return PaperFormat(
        side=side,
        width_mm=data["page"]["width_mm"],
        height_mm=data["page"]["height_mm"],
        margins_mm=Margins(**data["margins_mm"]),
        left_column_mm=(columns["left"][0], columns["left"][1]),
        right_column_mm=(columns["right"][0], columns["right"][1]),
        line_pt=body["line_pt"],
        first_line_mm=body["first_line_mm"],
        gap_pt=body["gap_pt"],
        page_number_x_mm=number_place["x_mm"],
        page_number_y_mm=number_place["y_mm"],
        page_foot_y_mm=data["page_foot"]["y_mm"],
        spacing=data["spacing"],
        table=data["table"],
        signature=data["signature"],
        recipients=data["recipients"],
        number=data["number"],
        date=data["date"],
        issuer_lines=data["issuer_lines"],
        text_end=data["text_end"],
        subject_break_before=tuple(data["subject_break_before"]),
        letterhead_right=tuple(data["letterhead_right"]),
        letterhead_under_issuer=tuple(data["letterhead_under_issuer"]),
        components={key: _component(key, value) for key, value in data["components"].items()},
    )
