"""Quản trị: one list of sections, at the right the plain form or list of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.changes import Change, Kind
from ui.pages.administration_appearance import AppearancePane
from ui.pages.administration_backups import BackupsPane
from ui.pages.administration_check import CheckPane
from ui.pages.administration_list import Section, SectionList
from ui.pages.administration_panes import Pane
from ui.pages.administration_sections import GROUPS_SHOWN, sections
from ui.pages.administration_users import LockedBookUsers, OpenBookUsers
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.style.theme import current

if TYPE_CHECKING:
    from ui.operations import Operations

_LIST_WIDE, _LIST_NARROW, _NARROW_BELOW = 236, 190, 900


class AdministrationPage(Page):
    """:attr:`appearance_asked` carries theme (light, dark, system) and letter size in points,
    :attr:`idle_asked` the minutes after which the screen locks; :attr:`seat_changed` when whoever is at work
    has got a login, :attr:`book_asked` a restored or rescued book that is to be opened."""

    appearance_asked = Signal(str, float)
    idle_asked = Signal(int)
    seat_changed = Signal()
    book_asked = Signal(object)
    key, title, icon = "administration", "Quản trị", "sliders"
    kinds = frozenset(
        {
            Kind.OFFICE,
            Kind.OFFICIAL,
            Kind.BODY,
            Kind.HAMLET,
            Kind.SUBJECT_AREA,
            Kind.PHRASE,
            Kind.PAPER,
            Kind.CALENDAR_DAY,
            Kind.LEGAL_LIMIT,
            Kind.RETENTION,
            Kind.USER,
            Kind.TRASH,
        }
    )

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self.bar.set_page(self.title, "Cơ quan, danh mục và cách hiển thị")
        self.bar.action_requested.connect(self.add)
        self.sections = {section.key: section for section in sections()}
        self.panes: dict[str, Pane] = {}
        self.list = SectionList(tuple(self.sections.values()), GROUPS_SHOWN)
        self.list.entered.connect(lambda: self.pane().take_focus())
        self.table = self.list.table
        self._shown = next(iter(self.sections.values()))
        self.right = QStackedWidget()
        area = QWidget()
        row = QHBoxLayout(area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(self.right, 1)
        self.stack.addWidget(area)
        self.list.chosen.connect(self._show_chosen)
        self.table.choose_first()
        self.set_commands(
            Command("Chọn mục quản trị", "↑ ↓", self.table.setFocus, "Chọn mục"),
            Command("Tìm trong cài đặt", "Ctrl+F", self.list.look, "Tìm"),
            Command("Vào mục đang chọn", "Enter", lambda: self.pane().take_focus(), "Vào"),
            Command("Thêm dòng ở danh mục đang mở", "F7", self.add, "Thêm"),
            Command("Sửa dòng đang chọn", "F2", lambda: self.pane().change(), "Sửa"),
            Command("Đổi giữa danh sách mục và nội dung", "F6 / Shift+F6", self.switch_side, "Đổi khung"),
            Command("Lưu mục đang mở", "Ctrl+S", lambda: self.pane().save(), "Lưu"),
        )

    def section(self) -> Section:
        """The section shown."""
        return self._shown

    def pane(self) -> Pane:
        """The pane of the section shown, made when it is asked for first."""
        section = self.section()
        pane = self.panes.get(section.key)
        if pane is None:
            pane = section.make(self.operations)
            pane.done.connect(self._tell_done)
            pane.covered.connect(self._arrange)
            pane.section_asked.connect(self._go_into)
            if isinstance(pane, AppearancePane):
                pane.asked.connect(self.appearance_asked)
            if isinstance(pane, LockedBookUsers):
                pane.idle_asked.connect(self.idle_asked)
            if isinstance(pane, OpenBookUsers):
                pane.seat_changed.connect(self.seat_changed)
            if isinstance(pane, (BackupsPane, CheckPane)):
                pane.open_asked.connect(self.book_asked)
            self.panes[section.key] = pane
            self.right.addWidget(pane)
        return pane

    def _tell_done(self, said: str, undo: object) -> None:
        """A form brings the act that writes what stood before; the trash the change it made."""
        if isinstance(undo, Change):
            self.offer_undo(said, undo)
        else:
            self.offer_undo(said, instead=undo)  # type: ignore[arg-type]

    def show_section(self, key: str) -> None:
        """Go to one section."""
        self.list.go_to(key)

    def _go_into(self, key: str) -> None:
        self.show_section(key)
        self.pane().take_focus()

    def _show_chosen(self, section: Section) -> None:
        if not self.operations.is_open:
            return
        self._shown = section
        before = self.right.currentWidget()
        if isinstance(before, Pane):
            before.commit_all()
        pane = self.pane()
        self._refresh_pane(pane)
        self.right.setCurrentWidget(pane)
        self._arrange()
        self.bar.set_action(pane.adds or "Thêm dòng", "plus", "F7")
        self.bar.action.setVisible(bool(pane.adds))

    def refresh(self) -> None:
        self._refresh_pane(self.pane())

    def _refresh_pane(self, pane: Pane) -> None:
        from desktop.registers.office import catalogues

        pane.show_office(catalogues(self.operations.office))

    def take_focus(self) -> None:
        self.table.setFocus()

    def switch_side(self) -> None:
        """From the list of sections into the pane, and back."""
        if self.list.has_focus() or self.list.isHidden():
            self.pane().take_focus()
        else:
            self.table.setFocus()

    def add(self) -> None:
        """A new row in the list of the section shown."""
        self.pane().add()

    def commit_all(self) -> None:
        super().commit_all()
        for pane in self.panes.values():
            pane.commit_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow window a form over a list takes the room of the sections too."""
        narrow = self.width() < current().px(_NARROW_BELOW)
        self.list.setFixedWidth(current().px(_LIST_NARROW if narrow else _LIST_WIDE))
        self.list.setVisible(not (narrow and self.pane().wants_width()))
