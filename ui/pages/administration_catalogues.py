"""Danh mục: entries with the days they hold; ended ones stand grey, what nothing uses may be deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.office import Body, Dated, Hamlet, Official, SubjectArea
from ui.forms.catalogue_forms import BodyForm, SubjectAreaForm
from ui.forms.form import Act, Form
from ui.forms.hamlet_forms import HamletForm, HamletsForm, RenameHamletForm
from ui.forms.official_form import OfficialForm
from ui.forms.validity import validity_words
from ui.forms.words import GROUPS
from ui.pages.administration_panes import ListPane, Pane, Written
from ui.tables import Column
from ui.widgets.buttons import ActionButton
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from datetime import date

    from desktop.registers.office import Catalogues
    from ui.operations import Operations

Acts = Callable[[Any], Act]


class CataloguePane(ListPane):
    """A list whose rows may go while nothing uses them. ``record`` and ``remove`` give the acts for a row;
    ``record`` of the row as it was takes a change back."""

    def __init__(
        self,
        operations: Operations,
        title: str,
        columns: Sequence[Column],
        adds: str,
        rows: Callable[[Catalogues], Sequence[Any]],
        make: Callable[[Any], Form],
        *,
        record: Acts,
        remove: Acts,
    ) -> None:
        super().__init__(title, columns, adds, rows, make, record)
        self._operations, self._remove = operations, remove
        button = ActionButton("Xóa", "trash", "Delete")
        button.clicked.connect(self.remove)
        self.tools.addWidget(button)

    def remove(self) -> None:
        """Delete the chosen row; the book refuses while something uses it, and says where."""
        row = self.table.chosen_row()
        if row is None or self.wants_width():
            return
        said = f"Đã xóa “{row.name}” khỏi danh mục."
        self._operations.run(self._remove(row), done=partial(self.done.emit, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)


class HamletsPane(CataloguePane):
    """Hamlets are also renamed from a day on, and put in order all at once."""

    def __init__(self, operations: Operations) -> None:
        today = operations.office.today
        columns = (
            Column("name", "Tên", partial(_name, today=today), 220, stretch=True),
            _validity(today),
        )
        super().__init__(
            operations, "Danh mục thôn", columns, "Thêm thôn", lambda found: found.hamlets,
            lambda row: HamletForm(operations, row), record=_record_hamlet, remove=_remove_hamlet,
        )  # fmt: skip
        self._found: Catalogues | None = None
        self.below.setContentsMargins(14, 8, 14, 0)
        for words, icon, act in (
            ("Đổi tên từ ngày…", "moved", self.rename),
            ("Sửa cả danh sách…", "list", self.edit_all),
        ):
            button = ActionButton(words, icon, role="link")
            button.clicked.connect(act)
            self.below.addWidget(button)
        self.below.addStretch(1)

    def show_office(self, found: Catalogues) -> None:
        self._found = found
        super().show_office(found)

    def rename(self) -> None:
        """A new name from a day on for the chosen hamlet."""
        row = self.table.chosen_row()
        if isinstance(row, Hamlet) and not self.wants_width():
            self._cover_with(RenameHamletForm(self._operations, row), row)

    def edit_all(self) -> None:
        """Names and order of all that are in use."""
        if self._found is not None and not self.wants_width():
            self._cover_with(HamletsForm(self._operations, self._found))

    def _cover_with(self, form: Form, row: Any = None) -> None:
        self.follow(form, row)
        self.cover(form)

    def back(self, _row: Any) -> Act:
        """The list as it was, in its order."""
        from desktop.services.catalogues import record_hamlets

        before = self._found.hamlets if self._found is not None else ()
        return lambda office: record_hamlets(office, before)

    def written(self, row: Any, form: Form) -> Written:
        if isinstance(form, RenameHamletForm):
            said = "Đã đổi tên. Hồ sơ cũ giữ tên cũ."
        else:
            said = (
                "Đã lưu danh mục thôn." if isinstance(form, HamletsForm) else super().written(row, form).said
            )
        return Written(said, self.back(row))


def officials_pane(operations: Operations) -> Pane:
    """People with their posts; who leaves a post gets the day, who never held one here may go."""
    today = operations.office.today
    columns = (
        Column("name", "Họ tên", lambda row: Cell(row.name, bold=True), 220),
        Column("posts", "Chức vụ, tư cách", lambda row: Cell(_posts(row, today)), 240, stretch=True),
    )
    return CataloguePane(
        operations, "Lãnh đạo và tư cách", columns, "Thêm người", lambda found: found.officials,
        lambda row: OfficialForm(operations, row), record=_record_official, remove=_remove_official,
    )  # fmt: skip


def bodies_pane(operations: Operations) -> Pane:
    """The bodies that promises are given to."""
    today = operations.office.today
    columns = (
        Column("name", "Tên cơ quan", partial(_name, today=today), 240, stretch=True),
        Column("short", "Viết tắt", lambda row: Cell(row.abbreviation or ""), 110, narrow_width=0),
        _validity(today),
    )
    return CataloguePane(
        operations, "Danh mục cơ quan", columns, "Thêm cơ quan", lambda found: found.bodies,
        lambda row: BodyForm(operations, row), record=_record_body, remove=_remove_body,
    )  # fmt: skip


def areas_pane(operations: Operations) -> Pane:
    """Subject areas and the groups that they are counted in."""
    today = operations.office.today
    columns = (
        Column("name", "Lĩnh vực", partial(_name, today=today), 220, stretch=True),
        Column("group", "Nhóm thống kê", lambda row: Cell(GROUPS[row.group]), 190, narrow_width=0),
        _validity(today),
    )
    return CataloguePane(
        operations, "Danh mục lĩnh vực", columns, "Thêm lĩnh vực", lambda found: found.subject_areas,
        lambda row: SubjectAreaForm(operations, row), record=_record_area, remove=_remove_area,
    )  # fmt: skip


def _name(row: Any, *, today: date) -> Cell:
    return Cell(row.name, faint=row.ended_before(today))


def _validity(today: date) -> Column:
    def cell(row: Dated) -> Cell:
        return Cell(validity_words(row, today), faint=row.ended_before(today) or not (row.since or row.until))

    return Column("validity", "Hiệu lực", cell, 228, narrow_width=190)


def _posts(official: Official, today: date) -> str:
    held = [post.title for post in official.posts if post.held_on(today)]
    over = [f"{post.title} (đã thôi)" for post in official.posts if not post.held_on(today)]
    return ", ".join((*held, *over))


def _record_official(row: Official) -> Act:
    from desktop.services.office_sheet import record_official

    return lambda office: record_official(office, row)


def _remove_official(row: Official) -> Act:
    from desktop.services.catalogues import remove_official

    return lambda office: remove_official(office, row.key)


def _record_body(row: Body) -> Act:
    from desktop.services.catalogues import record_body

    return lambda office: record_body(office, row)


def _remove_body(row: Body) -> Act:
    from desktop.services.catalogues import remove_body

    return lambda office: remove_body(office, row.key)


def _record_area(row: SubjectArea) -> Act:
    from desktop.services.catalogues import record_subject_area

    return lambda office: record_subject_area(office, row)


def _remove_area(row: SubjectArea) -> Act:
    from desktop.services.catalogues import remove_subject_area

    return lambda office: remove_subject_area(office, row.key)


def _record_hamlet(row: Hamlet) -> Act:
    from desktop.services.catalogues import record_hamlet

    return lambda office: record_hamlet(office, row)


def _remove_hamlet(row: Hamlet) -> Act:
    from desktop.services.catalogues import remove_hamlet

    return lambda office: remove_hamlet(office, row.name)
