"""Hôm nay: what is late, due today and soon, one press from being done; what comes; what the month holds."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.papers import PaperKind
from ui.backing_up import first_page_words
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.pages.today_list import DueWork
from ui.pages.today_rows import day_words, digest_words, is_morning, minutes_line, session_line
from ui.pages.today_side import TodaySide
from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.cursor import holds_cursor
from ui.widgets.entry_button import EntryButton
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.domain.due import DueList
    from desktop.office import Office
    from desktop.registers.today import TodaySheet
    from ui.operations import Operations

_SIDE = 392
_NARROW_SIDE = 320
_ONE_COLUMN_BELOW = 860
_NARROW_BELOW = 1100
_ANY_WIDTH = 16777215


class TodayPage(Page):
    """The first page (picture 01).

    :attr:`due_asked` carries a row whose act was pressed, :attr:`page_asked` another page's key,
    :attr:`writing_asked` what a key from anywhere would write, :attr:`digest_told` the day whose digest was
    shown.
    """

    due_asked = Signal(object)
    page_asked = Signal(str)
    writing_asked = Signal(str)
    digest_told = Signal(str)
    key, title, icon = "today", "Hôm nay", "home"
    kinds = frozenset({
        Kind.COMMITMENT, Kind.DIALOGUE, Kind.OPINION, Kind.RECEPTION_SESSION, Kind.VISIT, Kind.PETITION,
        Kind.BODY, Kind.OFFICIAL, Kind.OFFICE,
    })  # fmt: skip

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._digest_day: str | None = None
        self._asked = self._taken = 0
        self.digest = Notice("info")
        self.digest.hide()
        self.minutes = EntryButton("dialogue", "Tiếp tục biên bản đối thoại", "Ctrl+B", main=True)
        self.visit = EntryButton("people", "Ghi lượt tiếp dân", "Ctrl+T")
        self.petition = EntryButton("mail", "Vào sổ đơn", "Ctrl+D")
        self.minutes.hide()
        self.due = DueWork(operations.office.today)
        self.side = TodaySide()
        self._lay_out()
        self._connect()
        self.set_commands(
            Command("Chọn việc", "↑ ↓", self.due.table.setFocus, "Chọn việc"),
            Command("Làm việc đang chọn", "F8", self.due.act, "Làm"),
            Command("Lọc theo người làm", "Ctrl+F", self.due.lead.setFocus, "Lọc"),
            Command("In phiếu theo dõi công việc tháng", "Ctrl+P", self.show_month),
        )

    def _lay_out(self) -> None:
        self.beside = _scrolling(self.side)
        entries = QHBoxLayout()
        entries.setSpacing(12)
        for entry in (self.minutes, self.visit, self.petition):
            entries.addWidget(entry, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        self._columns.addWidget(self.due, 1)
        self._columns.addWidget(self.beside)
        inside = QWidget()
        inside.setObjectName("body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.digest)
        column.addLayout(entries)
        column.addLayout(self._columns, 1)
        self.front = _scrolling(inside)
        self.stack.addWidget(self.front)

    def _connect(self) -> None:
        for entry, what in ((self.minutes, "minutes"), (self.visit, "visit"), (self.petition, "petition")):
            entry.clicked.connect(partial(self.writing_asked.emit, what))
        self.due.asked.connect(self.due_asked)
        self.due.elsewhere.connect(partial(self.page_asked.emit, "commitments"))
        self.due.print_asked.connect(self.show_month)
        self.side.opened.connect(self.record_asked)

    @property
    def is_reading(self) -> bool:
        """Whether the rows of the last reading are still to come."""
        return self._asked != self._taken

    def refresh(self) -> None:
        """Read on the worker: the window is painted and takes keys meanwhile."""
        from desktop.registers.due import due_on

        self._asked += 1
        self.bar.set_summary(day_words(self.operations.office.today))
        self.operations.read(due_on, partial(self._take_due, self._asked))
        self.operations.read(_read, partial(self._take, self._asked))

    def take_focus(self) -> None:
        self.due.take_focus()

    def offer_digest(self, last_told: str) -> None:
        """The digest comes once on a working day: ``last_told`` is the day it was last shown."""
        self._digest_day = last_told

    def show_month(self) -> None:
        """The leader's follow-up sheet of this month, in place of the list."""
        from ui.forms.paper_view import PaperView

        if self.stack.currentWidget() is not self.front:
            return
        today = self.operations.office.today
        view = PaperView(self.operations, PaperKind.FOLLOW_UP, f"{today:%Y-%m}")
        view.closed.connect(partial(self.uncover, view))
        self.cover(view)
        view.preview.setFocus()

    def _take_due(self, asked: int, found: DueList) -> None:
        """The rows first; what stands beside them follows."""
        if asked != self._asked:
            return
        self._taken = asked
        has_focus = holds_cursor(self.due)
        self.due.show_work(found)
        if has_focus:
            self.due.take_focus()

    def _take(self, asked: int, found: _Read) -> None:
        if asked != self._asked:
            return
        sheet, today = found.sheet, self.operations.office.today
        self.due.show_nearest(sheet)
        self.side.show_sheet(sheet, today)
        self.side.show_backup(found.backup[0], late=found.backup[1])
        self.minutes.setVisible(sheet.open_minutes is not None)
        if sheet.open_minutes is not None:
            self.minutes.show_line(minutes_line(sheet.open_minutes, found.saved_at))
        self.visit.show_line(session_line(sheet.next_session, today))
        self.petition.show_line(f"Số đến kế tiếp: {found.next_petition}")
        self._tell_digest(found)
        self._share()

    def _tell_digest(self, found: _Read) -> None:
        """Once, on the first start of a working day, by day only."""
        told, today = self._digest_day, self.operations.office.today.isoformat()
        words = digest_words(self.due.found) if self.due.found else ""
        if told is None or told == today or not found.works or not words:
            return
        if not is_morning(self.operations.office.clock()):
            return
        self._digest_day = today
        close = ActionButton("Đóng")
        close.clicked.connect(self.digest.hide)
        self.digest.set_notice("info", words, [close])
        self.digest.show()
        self.digest_told.emit(today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Two columns; in a narrow window one below the other, and the page scrolls."""
        px, width = current().px, self.width()
        below = width < px(_ONE_COLUMN_BELOW)
        wanted = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(wanted)
        self.beside.setMinimumHeight(self.side.sizeHint().height() if below else 0)
        if below:
            self.beside.setMinimumWidth(0)
            self.beside.setMaximumWidth(_ANY_WIDTH)
        else:
            self.beside.setFixedWidth(px(_SIDE if width >= px(_NARROW_BELOW) else _NARROW_SIDE))


def _scrolling(widget: QWidget) -> QScrollArea:
    """A room that scrolls down where it is too low."""
    room = QScrollArea()
    room.setWidgetResizable(True)
    room.setFrameShape(QScrollArea.Shape.NoFrame)
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.setWidget(widget)
    return room


class _Read:
    """One reading of everything beside the due work."""

    def __init__(
        self,
        sheet: TodaySheet,
        saved_at: datetime | None,
        next_petition: int,
        *,
        works: bool,
        backup: tuple[str, bool],
    ) -> None:
        self.sheet, self.saved_at = sheet, saved_at
        self.next_petition, self.works, self.backup = next_petition, works, backup


def _read(office: Office) -> _Read:
    from desktop.registers.office import catalogues
    from desktop.registers.today import today_sheet
    from desktop.services.drafts import MINUTES
    from desktop.services.petitions import offered_numbers

    sheet = today_sheet(office)
    saved_at = None
    if sheet.open_minutes is not None:
        states = MINUTES.states_of(office, sheet.open_minutes.key)
        saved_at = states[0][0] if states and isinstance(states[0][0], datetime) else None
    number, _ = offered_numbers(office, office.today.year)
    works = catalogues(office).calendar.is_working(office.today)
    return _Read(sheet, saved_at, number, works=works, backup=first_page_words(office))
