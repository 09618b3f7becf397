"""Thôn, tổ dân phố: one of them, its new name from a day on, or the whole list at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Hamlet, UnitKind
from ui.forms.form import Act, Form
from ui.forms.office_naming import HAMLETS, hamlets_in
from ui.forms.validity import ValidityQuestions
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_HAMLETS_HINT = (
    "Mỗi thôn một dòng, theo thứ tự muốn thấy trong danh sách; dán từ Excel cũng được. Thôn đã có hồ sơ thì "
    "ghi ngày thôi dùng, không bỏ khỏi danh sách."
)
_RENAME_HINT = "Hồ sơ đã ghi và địa chỉ đã ghi giữ tên cũ. Hồ sơ từ ngày này chọn tên mới."


class HamletForm(Form):
    """Without ``hamlet`` a new one is added."""

    done_by = "record_hamlet"

    def __init__(self, operations: Operations, hamlet: Hamlet | None = None) -> None:
        title = f"Sửa: {hamlet.name}" if hamlet else "Thêm thôn, tổ dân phố"
        draft = f"thon-{hamlet.name}" if hamlet else "thon-moi"
        super().__init__(operations, title, draft_name=draft, columns=6)
        self._hamlet = hamlet
        self.name = self.add("name", "Tên", LineField(), required=True, hint="Chỉ ghi tên riêng.")
        self.validity = ValidityQuestions(self, hamlet, span=3)
        if hamlet is not None:
            self.name.setText(hamlet.name)
        self.finish()

    def problems(self) -> dict[str, str]:
        return self.validity.problems()

    def act(self) -> Act:
        from desktop.services.catalogues import record_hamlet

        since, until = self.validity.days()
        hamlet = Hamlet(" ".join(self.name.committed_text().split()), since=since, until=until)
        was = self._hamlet.name if self._hamlet else ""
        return lambda office: record_hamlet(office, hamlet, was)


class RenameHamletForm(Form):
    """The old name ends the day before, the new one begins."""

    done_by = "rename_hamlet"

    def __init__(self, operations: Operations, hamlet: Hamlet) -> None:
        super().__init__(
            operations, f"Đổi tên: {hamlet.name}", save="Đổi tên", draft_name=f"thon-doi-{hamlet.name}"
        )
        self._hamlet = hamlet
        clock = operations.office.clock
        self.name = self.add("name", "Tên mới", LineField(), required=True)
        self.since = self.add(
            "since", "Từ ngày", DateField(today=lambda: clock().date()), required=True, hint=_RENAME_HINT
        )
        self.finish()

    def act(self) -> Act:
        from desktop.services.catalogues import rename_hamlet

        old, new, since = self._hamlet.name, self.name.committed_text(), self.since.date()
        assert since is not None
        return lambda office: rename_hamlet(office, old, new, since)


class HamletsForm(Form):
    """All hamlets in use at once, a line each."""

    done_by = "record_hamlets"

    def __init__(self, operations: Operations, catalogues: Catalogues) -> None:
        kind, today = catalogues.sheet.kind, operations.office.today
        title = HAMLETS.get(kind, HAMLETS[UnitKind.COMMUNE])
        super().__init__(operations, title, draft_name="cac-thon")
        self._known = {each.name: each for each in catalogues.hamlets}
        self._ended = tuple(each for each in catalogues.hamlets if each.ended_before(today))
        self.names = self.add("hamlets", title, TextBox(lines=10, most_lines=16), hint=_HAMLETS_HINT)
        self.names.set_text("\n".join(e.name for e in catalogues.hamlets if e not in self._ended))
        self.finish()

    def act(self) -> Act:
        from desktop.services.catalogues import record_hamlets

        names = hamlets_in(self.names.committed_text())
        ended = tuple(each for each in self._ended if each.name not in names)
        hamlets = (*(self._known.get(name, Hamlet(name)) for name in names), *ended)
        return lambda office: record_hamlets(office, hamlets)
