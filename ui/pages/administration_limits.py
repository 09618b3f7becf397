"""Thời hạn theo quy định: every limit with value, basis and span; changed from a day on, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.limit_changes import KeptLimit
from ui.forms.form import Form
from ui.forms.limit_form import LimitCheckedForm, LimitForm
from ui.forms.limit_words import limit_name, span_words, value_words
from ui.pages.administration_panes import ListPane, Written
from ui.tables import Column
from ui.widgets.buttons import ActionButton
from ui.widgets.row_delegate import Cell
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from datetime import date

    from desktop.registers.office import Catalogues
    from ui.operations import Operations

NOW, DOUBT, EVERY = "now", "doubt", "every"
SHOWN = ((NOW, "Đang áp dụng"), (DOUBT, "Cần kiểm tra"), (EVERY, "Tất cả"))


class LimitRow:
    """A limit as a row of the list, with how it stands today."""

    def __init__(self, kept: KeptLimit, today: date) -> None:
        self.kept, self.limit = kept, kept.limit
        self.key = str(kept.number)
        self.governs_today = kept.limit.governs(today)
        self.is_to_come = (kept.limit.effective_from or today) > today and not kept.governs_nothing


class LimitsPane(ListPane):
    """The table of legal limits; Enter changes the chosen one from a day on."""

    def __init__(self, operations: Operations) -> None:
        columns = (
            Column("name", "Việc, căn cứ", _name, 250, stretch=True),
            Column("value", "Giá trị, hiệu lực", _value, 190, narrow_width=165),
            Column("state", "Tình trạng", _state, 146, narrow_width=140),
        )
        super().__init__("Thời hạn theo quy định", columns, "", self._kept, self._form_of, two_lines=True)
        self._operations = operations
        self._found: Catalogues | None = None
        self.shown = Segments(SHOWN, name="Hiện")
        self.shown.set_value(NOW)
        self.shown.changed.connect(self._show_again)
        checked = ActionButton("Đã kiểm tra…", "check")
        checked.clicked.connect(self.ask_checked)
        self.tools.addWidget(checked)
        self.above.setContentsMargins(20, 0, 14, 10)
        self.above.addWidget(self.shown)
        self.above.addStretch(1)
        self.empty.show_state("Không còn thời hạn nào cần kiểm tra.", "Xem tất cả")

    def show_office(self, found: Catalogues) -> None:
        self._found = found
        super().show_office(found)

    def add(self) -> None:
        """No limit is made from nothing: the list shows all instead."""
        self.shown.set_value(EVERY)
        self._show_again()

    def _show_again(self, _value: object = None) -> None:
        if self._found is not None:
            super().show_office(self._found)

    def _kept(self, _found: Catalogues) -> tuple[LimitRow, ...]:
        from desktop.registers.limits import kept_limits

        office = self._operations.office
        rows = tuple(LimitRow(kept, office.today) for kept in kept_limits(office))
        wanted = self.shown.value()
        if wanted == EVERY:
            return rows
        if wanted == DOUBT:
            return tuple(row for row in rows if row.kept.needs_check)
        return tuple(row for row in rows if row.governs_today or row.is_to_come)

    def _form_of(self, row: LimitRow) -> Form:
        return LimitForm(self._operations, row.kept)

    def ask_checked(self) -> None:
        """Note who looked the chosen limit up."""
        row = self.table.chosen_row()
        if isinstance(row, LimitRow) and self._found is not None and not self.wants_width():
            form = LimitCheckedForm(self._operations, row.kept, self._found.user_name)
            self.follow(form, row)
            self.cover(form)

    def written(self, row: Any, form: Form) -> Written:
        if isinstance(form, LimitCheckedForm):
            from desktop.services.limits import unmark_checked

            number = form.number
            return Written("Đã ghi người kiểm tra.", lambda office: unmark_checked(office, number))
        return Written(f"Đã đổi thời hạn “{limit_name(row.limit.key)}”. Dòng cũ vẫn giữ.", None)


def _name(row: Any) -> Cell:
    return Cell(limit_name(row.limit.key), row.limit.basis, faint=not row.governs_today)


def _value(row: Any) -> Cell:
    return Cell(value_words(row.limit), span_words(row.limit), bold=True)


def _state(row: Any) -> Cell:
    if row.kept.governs_nothing:
        return Cell("Đã thay", chip_kind="mute", chip_icon="barred-circle")
    if row.kept.needs_check:
        return Cell("Cần kiểm tra", chip_kind="warn", chip_icon="info")
    if row.is_to_come:
        return Cell("Sắp áp dụng", chip_kind="info", chip_icon="clock")
    if not row.governs_today:
        return Cell("Đã hết hiệu lực", chip_kind="mute", chip_icon="history")
    return Cell("Đang áp dụng", chip_kind="ok", chip_icon="check-circle")
