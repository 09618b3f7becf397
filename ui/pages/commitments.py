"""Cam kết: every promise by urgency, beside it the chosen one, below how its date was counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Change, Kind
from ui.forms.card import FormCard
from ui.forms.commitment_acts import ActForm, DropForm, ExtensionForm, ProgressForm, ResultForm
from ui.forms.commitment_form import CommitmentForm
from ui.forms.form import Form, commit_forms
from ui.pages import commitment_rows as rows
from ui.pages.commands import Command
from ui.pages.commitment_panel import CommitmentDetails, Press
from ui.pages.counting_strip import CountingStrip
from ui.pages.page import EmptyState, Page
from ui.pages.work_area import WorkArea
from ui.style.theme import current
from ui.tables import RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from desktop.domain.commitment import Commitment
    from desktop.registers.commitments import CommitmentRow, CommitmentSheet
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

ALL = "all"
_SHOWN = (("open", "Chưa xong"), ("closed", "Đã xong"), (ALL, "Tất cả"))
_SAID = {
    ResultForm: "Đã ghi kết quả cam kết {label}.",
    ProgressForm: "Đã ghi tiến độ cam kết {label}.",
    ExtensionForm: "Đã gia hạn cam kết {label}.",
    DropForm: "Đã ghi thôi không làm cam kết {label}.",
}


class CommitmentsPage(Page):
    """The register of commitments (picture 07)."""

    key, title, icon = "commitments", "Cam kết", "flag"
    kinds = frozenset({Kind.COMMITMENT, Kind.BODY, Kind.OFFICIAL, Kind.DIALOGUE})

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        from desktop.registers.office import catalogues

        self.sheet: CommitmentSheet | None = None
        self._found: Catalogues = catalogues(operations.office)
        self._forms: dict[str, CommitmentForm] = {}
        self._asking: tuple[str, Form] | None = None
        self.bar.set_action("Cam kết mới", "plus", "F7")
        self.bar.action_requested.connect(self.make)
        self.lead = Choice(name="Cơ quan chủ trì")
        self.show_which = Choice(_SHOWN, name="Tình trạng")
        self.show_which.set_value("open")
        self.table = TableView(rows.columns(self._found.bodies), name="Danh sách cam kết", narrow_below=660)
        self.panel = SidePanel(width=370)
        self.strip = CountingStrip()
        self._lay_out()
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.open_panel())
        self.panel.closed.connect(self.table.setFocus)
        self.lead.chosen.connect(lambda _: self.refresh())
        self.show_which.chosen.connect(lambda _: self.refresh())
        self._give_commands()

    def _lay_out(self) -> None:
        self.empty = EmptyState("Mọi cam kết đã xong.", "Xem việc đã xong")
        self.empty.asked.connect(self._show_all)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 9, 12, 9)
        filters.setSpacing(8)
        for choice, width in ((self.lead, 230), (self.show_which, 130)):
            choice.setMaximumWidth(current().px(width))
            filters.addWidget(choice, 1)
        filters.addStretch(1)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(filters)
        inside.addWidget(self.lists, 1)
        self.area = WorkArea(card, self.panel)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.area, 1)
        column.addWidget(self.strip)
        self.stack.addWidget(whole)

    def _give_commands(self) -> None:
        self.set_commands(
            Command("Chọn dòng", "↑ ↓", self.table.setFocus, "Chọn dòng"),
            Command("Xem chi tiết cam kết đang chọn", "Enter", self.open_panel, "Mở"),
            Command("Ghi kết quả", "F8", partial(self.ask, ResultForm), "Ghi kết quả"),
            Command("Cam kết mới", "F7", self.make, "Thêm"),
            Command("Sửa cam kết", "F2", self.change, "Sửa"),
            Command("Mở khung chi tiết", "F6", self.open_panel),
            Command("Lọc danh sách", "Ctrl+F", self.lead.setFocus, "Lọc"),
            Command("Ghi tiến độ", "Ctrl+M", partial(self.ask, ProgressForm)),
            Command("Gia hạn", "Ctrl+G", partial(self.ask, ExtensionForm)),
            Command("Thôi không làm", "", partial(self.ask, DropForm)),
            Command("Mở lại cam kết đã xong hoặc đã thôi", "", self.reopen),
        )

    def refresh(self) -> None:
        from desktop.registers.commitments import Show, Urgency, commitments, counts
        from desktop.registers.office import catalogues

        office = self.operations.office
        self._found = catalogues(office)
        chosen = self.lead.value() or ALL
        self.lead.set_items([(ALL, "Mọi cơ quan chủ trì"), *((b.key, b.name) for b in self._found.bodies)])
        self.lead.set_value(chosen)
        lead = str(chosen) if chosen != ALL else None
        show = Show(str(self.show_which.value() or "open"))

        def window(offset: int, limit: int) -> tuple[CommitmentRow, ...]:
            return commitments(office, show=show, lead=lead, offset=offset, limit=limit)

        counted, every = counts(office, show=show, lead=lead), counts(office)
        late = every.of(Urgency.OVERDUE)
        self.bar.set_summary(f"{every.open} việc chưa xong" + (f", trong đó {late} quá hạn" if late else ""))
        total = sum(count for _, count in counted.by_urgency)
        self.lists.setCurrentWidget(self.table if total else self.empty)
        groups = rows.groups(counted, self._soon())
        self.table.show_rows(RowSource(total, window, _key, groups))
        if self.table.chosen_row() is None:
            self.table.choose_first()
        if not total:
            self._show_chosen(None)

    def _soon(self) -> int:
        from desktop.domain.deadlines import limit_on

        return limit_on(self._found.limits, "due-soon", self.operations.office.today).count

    def take_focus(self) -> None:
        self.table.setFocus()

    def _show_all(self) -> None:
        self.show_which.set_value("closed" if self.show_which.value() == "open" else ALL)
        self.lead.set_value(ALL)
        self.refresh()
        self.table.setFocus()

    def _show_chosen(self, row: CommitmentRow | None) -> None:
        from desktop.registers.commitments import commitment_sheet

        self.strip.setVisible(row is not None)
        if row is None:
            self.sheet = self._asking = None
            self.panel.hide()
            return
        sheet = self.sheet = commitment_sheet(self.operations.office, row.key)
        self.strip.show_counting(sheet, self._found.calendar)
        if self._asking is not None and self._asking[0] == row.key:
            return
        self._asking = None
        made = sheet.commitment
        self.panel.set_title(f"Cam kết {made.label.removeprefix('CK ')}")
        self.panel.set_chip(*rows.chip_of(row.urgency, row.state, row.days_left))
        self.panel.set_body(CommitmentDetails(sheet, self._presses(made)))
        self.panel.set_actions(self._buttons(made))
        self.area.offer_panel()

    def _buttons(self, made: Commitment) -> list[ActionButton]:
        if not made.is_open:
            again = ActionButton("Mở lại", "refresh")
            again.clicked.connect(self.reopen)
            return [again]
        result = ActionButton("Ghi kết quả", "check", "F8", "primary")
        result.clicked.connect(partial(self.ask, ResultForm))
        extend = ActionButton("Gia hạn…")
        extend.clicked.connect(partial(self.ask, ExtensionForm))
        return [result, extend]

    def _presses(self, made: Commitment) -> list[Press]:
        if not made.is_open:
            return []
        return [
            ("Ghi tiến độ", "Ctrl+M", partial(self.ask, ProgressForm)),
            ("Thôi không làm…", "", partial(self.ask, DropForm)),
            ("Sửa cam kết", "F2", self.change),
        ]

    def open_panel(self) -> None:
        """Show the panel and go into it, or back to the list."""
        if self.panel.isVisible() and self.panel.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        elif self.sheet is not None:
            self.area.open_panel()
            self.panel.close_button.setFocus()

    def make(self) -> None:
        """The form of a new commitment, with what was typed in it before."""
        self._show_form("", None)

    def change(self) -> None:
        """The form of the chosen commitment."""
        if self.sheet is not None and self.sheet.commitment.is_open:
            self._show_form(self.sheet.commitment.key, self.sheet.commitment)

    def _show_form(self, key: str, made: Commitment | None) -> None:
        if self.stack.currentIndex() != 0:
            return
        if key not in self._forms:
            self._forms[key] = CommitmentForm(self.operations, self._found, made)
        form = self._forms[key]
        card = FormCard(form)
        card.closed.connect(partial(self.uncover, card, form))
        form.saved.connect(partial(self._take_made, key, card, made))
        self.cover(card)
        form.focus_first()

    def _take_made(self, key: str, card: FormCard, before: Commitment | None, change: Change) -> None:
        from desktop.services.commitments import take_back

        self._forms.pop(key)
        self.uncover(card)
        self.refresh()
        for made in change.keys(Kind.COMMITMENT):
            self.table.choose(made)
        undo = (lambda office: take_back(office, before)) if before is not None else None
        self.offer_undo("Đã sửa cam kết." if before else "Đã ghi cam kết mới.", undo)

    def ask(self, form_type: ActForm) -> None:
        """A short form in the side panel about the chosen commitment."""
        if self.sheet is None or not self.sheet.commitment.is_open or self.stack.currentIndex() != 0:
            return
        form = form_type(self.operations, self.sheet, self._found)
        form.closed.connect(self._show_again)
        form.saved.connect(partial(self._take_act, form_type, self.sheet.commitment))
        self._asking = (self.sheet.commitment.key, form)
        self.panel.set_title(f"{form.title}: cam kết {self.sheet.commitment.label.removeprefix('CK ')}")
        self.panel.set_chip("mute", None, "")
        form.place(form.sum_label)
        self.panel.set_body(form)
        self.panel.set_actions([form.save_button])
        self.area.open_panel()
        form.focus_first()

    def _take_act(self, form_type: ActForm, before: Commitment, _change: Change) -> None:
        from desktop.services.commitments import take_back

        self._asking = None
        self.refresh()
        self.table.setFocus()
        said = _SAID[form_type].format(label=before.label)
        self.offer_undo(said, lambda office: take_back(office, before))

    def _show_again(self) -> None:
        self._asking = None
        self._show_chosen(self.table.chosen_row())
        self.table.setFocus()

    def reopen(self) -> None:
        """Take a result or a drop back that was written by mistake."""
        from desktop.services.commitments import reopen_commitment, take_back

        if self.sheet is None or self.sheet.commitment.is_open:
            return
        before = self.sheet.commitment
        self.do(
            lambda office: reopen_commitment(office, before.key),
            said=f"Đã mở lại cam kết {before.label}.",
            undo=lambda office: take_back(office, before),
        )

    def commit_all(self) -> None:
        super().commit_all()
        commit_forms(self)


def _key(row: CommitmentRow) -> str:
    return row.key
