"""Step 4: the bodies that work is given to; the subject areas with their statistical groups."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.office import Body, StatisticalGroup, UnitKind
from ui.forms.catalogue_rows import bodies_in, body_problem, body_rows
from ui.forms.office_questions import heading
from ui.forms.wizard.step import SetUpAct, StepForm, words
from ui.forms.words import GROUPS

if TYPE_CHECKING:
    from ui.operations import Operations


class CatalogueStep(StepForm):
    """The usual bodies of the unit's kind stand there until somebody changes a line."""

    key, short = "catalogue", "Cơ quan, lĩnh vực"
    heading = "Cơ quan phối hợp, lĩnh vực"
    lead = "Cơ quan được giao chủ trì, phối hợp khi có cam kết. Sửa, thêm, bớt được; để nguyên cũng được."

    def __init__(self, operations: Operations, set_up: SetUpAct, kind: Callable[[], UnitKind | None]) -> None:
        super().__init__(operations, set_up, columns=1)
        self._kind = kind
        self._offered = ""
        self.rows = self.add("bodies", "", body_rows())
        self.rows.setAccessibleName("Cơ quan phối hợp")
        self._offer()
        self.place(heading("Lĩnh vực, xếp theo nhóm của biểu thống kê"))
        self.place(words(_areas_by_group(), "second"))
        self.place(words("Thêm, đổi tên lĩnh vực ở trang Quản trị.", "hint"))
        self.finish()

    def enter(self) -> None:
        """Another kind of unit has other names of bodies, where nobody changed them."""
        if self.rows.draft_text() == self._offered:
            self._offer()

    def _offer(self) -> None:
        lines = [
            {"name": each.name, "abbreviation": each.abbreviation or ""}
            for each in usual_bodies(self._kind())
        ]
        self.rows.set_draft_text(json.dumps(lines, ensure_ascii=False))
        self._offered = self.rows.draft_text()

    def problems(self) -> dict[str, str]:
        wrong = body_problem(self.rows.filled())
        return {"bodies": wrong} if wrong else {}

    def bodies(self) -> tuple[Body, ...]:
        """Those named; the usual ones keep their keys."""
        return bodies_in(self.rows.filled(), usual_bodies(self._kind()))


def usual_bodies(kind: UnitKind | None) -> tuple[Body, ...]:
    """The bodies every commune has, named after the kind of unit."""
    from desktop.services.catalogues import default_bodies

    word = str(kind or UnitKind.COMMUNE)
    return tuple(Body(each.key, _named(each.name, word), each.abbreviation) for each in default_bodies())


def _named(name: str, kind: str) -> str:
    return f"{name.removesuffix(' xã')} {kind}" if name.endswith(" xã") else name


def _areas_by_group() -> str:
    from desktop.services.catalogues import default_subject_areas

    areas = default_subject_areas()
    lines = []
    for group in StatisticalGroup:
        names = ", ".join(area.name for area in areas if area.group is group)
        lines.append(f"<b>{GROUPS[group]}</b>: {names}.")
    return "<br>".join(lines)
