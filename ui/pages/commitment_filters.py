"""What the list of commitments keeps: words, body in charge and state in sight, four more when asked for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.style.theme import current
from ui.widgets.buttons import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.page_bar import SearchField

if TYPE_CHECKING:
    from desktop.registers.commitments import Narrow
    from desktop.registers.office import Catalogues

ALL, OPEN, CLOSED = "all", "open", "closed"
SHOWN = ((OPEN, "Chưa xong"), (CLOSED, "Đã xong"), (ALL, "Tất cả"))
SOURCES = (
    (ALL, "Mọi nguồn"),
    ("dialogue", "Đối thoại"),
    ("reception", "Tiếp dân"),
    ("petition", "Đơn thư"),
    ("office", "Giao trực tiếp"),
)
_PAUSE_MS = 200
_QUARTERS = ("I", "II", "III", "IV")


class CommitmentFilters(QWidget):
    """:attr:`changed` when another list is wanted, :attr:`entered` when Enter leaves the words for the list,
    :attr:`list_asked` for the list on paper."""

    changed = Signal()
    entered = Signal()
    list_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.words = SearchField("Lọc chữ…", "Ctrl+F")
        self.words.setAccessibleName("Lọc theo việc, người được hứa, số")
        self.lead = Choice([(ALL, "Mọi cơ quan chủ trì")], name="Cơ quan chủ trì")
        self.show_which = Choice(SHOWN, name="Tình trạng")
        self.leader = Choice([(ALL, "Mọi người hứa")], name="Người hứa")
        self.source = Choice(SOURCES, name="Nguồn")
        self.area = Choice([(ALL, "Mọi lĩnh vực")], name="Lĩnh vực")
        self.period = Choice(periods(today, ()), name="Kỳ giao")
        self.more = ActionButton("Lọc thêm", "sliders")
        self.print = ActionButton(icon="printer", name="In danh sách")
        self.further = QWidget()
        self.further.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.clear()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout(self.further)
        upper.setContentsMargins(12, 10, 12, 10)
        lower.setContentsMargins(12, 0, 12, 10)
        for row, fields in (
            (upper, ((self.words, 150, 260), (self.lead, 104, 220), (self.show_which, 116, 128))),
            (lower, ((self.leader, 104, 200), (self.source, 96, 150), (self.area, 96, 180),
                     (self.period, 110, 170))),
        ):  # fmt: skip
            row.setSpacing(8)
            for field, least, most in fields:
                field.setMinimumWidth(current().px(least))
                field.setMaximumWidth(current().px(most))
                row.addWidget(field, most)
            row.addStretch(1)
        upper.addWidget(self.more)
        upper.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self.further)

    def _connect(self) -> None:
        for choice in self._choices():
            choice.chosen.connect(lambda _: self._tell())
        self.words.typed.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._enter)
        self._pause.timeout.connect(self.changed)
        self.more.clicked.connect(self.toggle_further)
        self.print.clicked.connect(self.list_asked)

    def _choices(self) -> tuple[Choice, ...]:
        return self.lead, self.show_which, self.leader, self.source, self.area, self.period

    def offer(self, found: Catalogues, years: Iterable[int]) -> None:
        """What can be chosen, as the book has it now; what is chosen stays."""
        bodies = ((each.key, each.name) for each in found.bodies)
        self.lead.set_items([(ALL, "Mọi cơ quan chủ trì"), *bodies])
        people = ((each.key, each.name, each.title_on(self._today)) for each in found.officials)
        self.leader.set_items([(ALL, "Mọi người hứa"), *people])
        areas = ((each.key, each.name) for each in found.subject_areas)
        self.area.set_items([(ALL, "Mọi lĩnh vực"), *areas])
        self.period.set_items(periods(self._today, years))
        for choice in self._choices():
            if choice.value() is None:
                choice.set_value(OPEN if choice is self.show_which else ALL)

    def narrow(self) -> Narrow:
        """What the filters say now."""
        from desktop.registers.commitments import Narrow, Show, SourceKind

        source = _chosen(self.source)
        first, last = span_of(str(self.period.value() or ALL))
        return Narrow(
            show=Show(str(self.show_which.value() or OPEN)),
            leader=_chosen(self.leader),
            lead=_chosen(self.lead),
            source=SourceKind(source) if source else None,
            area=_chosen(self.area),
            first=first,
            last=last,
            words=self.words.shown_text().strip(),
        )

    def is_narrowed(self) -> bool:
        """Whether anything but the state narrows the list."""
        narrow = self.narrow()
        return bool(narrow.words or narrow.lead or self._further_count())

    def clear(self, show: str = OPEN) -> None:
        """Nothing narrows the list but its state; no signal."""
        self._pause.stop()
        for choice in self._choices():
            choice.set_value(show if choice is self.show_which else ALL)
        self.words.clear()
        self._pause.stop()
        self._count_further()

    def toggle_further(self) -> None:
        """Four more filters, or none of them in sight."""
        shown = self.further.isHidden()
        self.further.setVisible(shown)
        self._count_further()
        if shown:
            self.leader.setFocus()

    def _further_count(self) -> int:
        return sum(_chosen(each) is not None for each in (self.leader, self.source, self.area, self.period))

    def _count_further(self) -> None:
        count = self._further_count()
        open_now = not self.further.isHidden()
        said = "Bớt lọc" if open_now else "Lọc thêm"
        self.more.set_text(f"{said} ({count})" if count else said)

    def _tell(self) -> None:
        self._pause.stop()
        self._count_further()
        self.changed.emit()

    def _enter(self) -> None:
        self._pause.stop()
        self.changed.emit()
        self.entered.emit()


def periods(today: date, years: Iterable[int]) -> list[tuple[str, str]]:
    """Spans of the day of the promise: all, this month, the quarters of this year, the years."""
    quarters = range((today.month - 1) // 3 + 1, 0, -1)
    known = sorted({*years, today.year}, reverse=True)
    return [
        (ALL, "Mọi kỳ giao"),
        (f"{today.year}-{today.month:02d}", f"Tháng {today.month}/{today.year}"),
        *((f"{today.year}-q{each}", f"Quý {_QUARTERS[each - 1]}/{today.year}") for each in quarters),
        *((str(year), f"Năm {year}") for year in known),
    ]


def span_of(period: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period named as in :func:`periods`; none for all."""
    if period == ALL:
        return None, None
    year, _, part = period.partition("-")
    first_month, last_month = 1, 12
    if part.startswith("q"):
        last_month = int(part[1:]) * 3
        first_month = last_month - 2
    elif part:
        first_month = last_month = int(part)
    last_day = monthrange(int(year), last_month)[1]
    return date(int(year), first_month, 1), date(int(year), last_month, last_day)


def _chosen(choice: Choice) -> str | None:
    value = choice.value()
    return None if value in {None, ALL} else str(value)
