"""Nhật ký: who did what and when, the newest first; a code printed on paper is checked here (BR-63)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import texts
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.texts import log as said
from desktop.texts.log_words import KINDS, moment_words
from ui.pages.administration_log_line import LogLineCard
from ui.pages.administration_panes import Pane
from ui.pages.page import EmptyState
from ui.tables import Column, RowSource, TableView
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.registers.log import LogNarrow
    from desktop.registers.log_check import LogReport
    from desktop.registers.office import Catalogues
    from ui.jobs import LongJob
    from ui.operations import Operations

ALL = ""
TITLE = "Nhật ký"
CHECK_ALL = "Kiểm tra toàn bộ nhật ký"
_SHOWN_KINDS = (
    Kind.DIALOGUE, Kind.OPINION, Kind.RECEPTION_SESSION, Kind.VISIT, Kind.PETITION, Kind.COMMITMENT,
    Kind.PAPER, Kind.OFFICE, Kind.OFFICIAL, Kind.CALENDAR_DAY, Kind.LEGAL_LIMIT,
)  # fmt: skip


class LogPane(Pane):
    """Nothing can be changed here: lines are read, filtered and proved."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.setProperty("card", False)
        self._operations = operations
        self._checking: LongJob | None = None
        self.table = TableView(_COLUMNS, name=TITLE, two_lines=False)
        self.table.opened.connect(self._open)
        self.empty = EmptyState("Không có dòng nhật ký phù hợp với bộ lọc.", "Bỏ lọc")
        self.empty.asked.connect(self.clear_filters)
        self.user = Choice([(ALL, "Mọi người")], name="Ai")
        kinds = ((kind.value, KINDS[kind][:1].upper() + KINDS[kind][1:]) for kind in _SHOWN_KINDS)
        self.kind = Choice([(ALL, "Mọi bản ghi"), *kinds], name="Bản ghi")
        self.first = DateField(name="Từ ngày", placeholder="Từ ngày")
        self.last = DateField(name="Đến ngày", placeholder="Đến ngày")
        self.code = LineField(
            placeholder="Mốc in trên giấy, ví dụ NK 1432-G4NQ-C4P6-4XK3", name="Kiểm tra mốc in trên giấy"
        )
        self.code.returnPressed.connect(self.check_code)
        self.check_one = ActionButton("Kiểm tra mốc", "check")
        self.check_one.clicked.connect(self.check_code)
        self.check_all = ActionButton(CHECK_ALL, "shield-check")
        self.check_all.clicked.connect(self.check_or_stop)
        self.result = Notice("info")
        self.user.set_value(ALL)
        self.kind.set_value(ALL)
        self.user.chosen.connect(self._look)
        self.kind.chosen.connect(self._look)
        self.first.date_changed.connect(self._look)
        self.last.date_changed.connect(self._look)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 14, 10)
        head.addWidget(ElidedLabel(TITLE, colour="text", size=16, weight=600), 1)
        head.addWidget(self.check_all)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 8)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addLayout(_row(self.user, self.kind, self.first, self.last))
        inside.addLayout(_row(self.code, self.check_one))
        told = QHBoxLayout()
        told.setContentsMargins(20, 0, 14, 10)
        told.addWidget(self.result)
        self.told = QWidget()
        self.told.setLayout(told)
        self.told.hide()
        inside.addWidget(self.told)
        inside.addWidget(self.lists, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_office(self, _found: Catalogues) -> None:
        from desktop.registers.log import log_users

        users = log_users(self._operations.office)
        self.user.set_items([(ALL, "Mọi người"), *((name, name) for name in users)])
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Any act of any page adds a line."""
        super().showEvent(event)
        if self._operations.is_open:
            self._look()

    def narrow(self) -> LogNarrow:
        from desktop.registers.log import LogNarrow

        kind = self.kind.value() or None
        return LogNarrow(
            user=str(self.user.value() or ""),
            first=self.first.date(),
            last=self.last.date(),
            kind=Kind(str(kind)) if kind else None,
        )

    def _look(self, _value: object = None) -> None:
        from desktop.registers.log import log_count, log_rows

        office, narrow = self._operations.office, self.narrow()
        count = log_count(office, narrow)
        source = RowSource(
            count, lambda offset, limit: log_rows(office, narrow, offset, limit), lambda row: str(row.id)
        )
        self.table.show_rows(source)
        self.lists.setCurrentWidget(self.table if count else self.empty)
        if self.table.chosen_row() is None:
            self.table.choose_first()

    def clear_filters(self) -> None:
        self.user.set_value(ALL)
        self.kind.set_value(ALL)
        self.first.set_date(None)
        self.last.set_date(None)
        self._look()

    def take_focus(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, LogLineCard):
            shown.setFocus()
        elif self.lists.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.empty.button.setFocus()

    def wants_width(self) -> bool:
        return self.stack.currentIndex() > 0

    def _open(self, row: Any) -> None:
        from desktop.registers.log import log_line

        card = LogLineCard(log_line(self._operations.office, row.id))
        card.closed.connect(lambda: self._close(card))
        self.stack.addWidget(card)
        self.stack.setCurrentWidget(card)
        self.covered.emit()
        card.setFocus()

    def _close(self, card: QWidget) -> None:
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.covered.emit()
        self.take_focus()

    def check_code(self) -> None:
        """Hold a code typed from paper against the line it names."""
        from desktop.registers.log_check import CodeFinding, check_code

        found = check_code(self._operations.office, self.code.committed_text())
        at = moment_words(found.at) if found.at else ""
        kinds = {CodeFinding.AGREES: "ok", CodeFinding.MISTYPED: "warn"}
        sentence = said.CODES[found.finding.value].format(line=found.line, at=at)
        self._tell(kinds.get(found.finding, "late"), sentence)

    def check_or_stop(self) -> None:
        """Compute the whole chain anew on the worker; pressed again, stop."""
        from desktop.registers.log_check import verify_log

        if self._checking is not None:
            self._checking.cancel()
            return
        self._tell("info", said.CHECKING.format(done=0, of_all="…"))
        self.check_all.show_act("Dừng", "close", None)
        self._checking = self._operations.long(verify_log, self._progress, self._checked, self._refused)

    def _progress(self, done: int, of_all: int) -> None:
        self._tell("info", said.CHECKING.format(done=_count(done), of_all=_count(of_all)))

    def _checked(self, report: LogReport) -> None:
        self._rest()
        if report.fault is not None:
            self._tell("late", said.fault_sentence(report.fault))
            return
        self._tell("ok", said.HOLDS.format(lines=_count(report.lines), head=report.head))

    def _refused(self, refusal: Refusal) -> None:
        self._rest()
        stopped = refusal.code == "stopped"
        self._tell("info" if stopped else "late", "Đã dừng kiểm tra." if stopped else texts.sentence(refusal))

    def _rest(self) -> None:
        self._checking = None
        self.check_all.show_act(CHECK_ALL, "shield-check", None)

    def _tell(self, kind: str, sentence: str) -> None:
        self.result.set_notice(kind, sentence)
        self.told.show()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(20, 0, 14, 10)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
        if isinstance(part, LineField):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return row


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _records(row: Any) -> Cell:
    if not row.records:
        return Cell("–")
    left = row.touched - len(row.records)
    return Cell("; ".join(row.records) + (f" và {_count(left)} bản ghi khác" if left else ""))


_COLUMNS = (
    Column("at", "Lúc", lambda row: Cell(moment_words(row.at)), 178, narrow_width=170),
    Column("user", "Ai", lambda row: Cell(row.user or "–"), 150, narrow_width=150),
    Column("act", "Việc", lambda row: Cell(row.act, bold=True), 230, stretch=True),
    Column("records", "Bản ghi", _records, 330, narrow_width=0),
)
