"""The sections of the Quản trị page as data: title, icon, what stands at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Body, Official, SubjectArea
from ui.forms.catalogue_forms import BodyForm, HamletsForm, PhrasesForm, SubjectAreaForm, UserForm
from ui.forms.form import Act, Form
from ui.forms.office_form import CORRECT, OfficeForm
from ui.forms.office_numbers import NumbersForm
from ui.forms.office_voiding import VoidNumberForm
from ui.forms.official_form import OfficialForm
from ui.forms.reception_rules_form import ReceptionRulesForm, RegisterStartsForm
from ui.forms.words import GROUPS
from ui.pages.administration_about import AboutPane
from ui.pages.administration_appearance import AppearancePane
from ui.pages.administration_calendar import CalendarPane
from ui.pages.administration_limits import LimitsPane
from ui.pages.administration_list import Section
from ui.pages.administration_panes import FormPane, ListPane, Pane, Written
from ui.tables import Column
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from datetime import date

    from desktop.registers.office import Catalogues
    from ui.operations import Operations


OFFICE, CATALOGUES, RULES = "Cơ quan", "Danh mục", "Quy định"
NUMBERS, SAFETY, MACHINE = "Số và sổ", "An toàn", "Máy này"
GROUPS_SHOWN = (OFFICE, CATALOGUES, RULES, NUMBERS, SAFETY, MACHINE)


def sections() -> tuple[Section, ...]:
    """In the order shown within each group; the last words are what else people look for them by."""
    return (
        Section("office", "Cơ quan", "home", _office, OFFICE, "đầu trang, ký hiệu, địa danh, đổi tên"),
        Section("officials", "Lãnh đạo và tư cách", "people", _officials, OFFICE, "chức vụ, bí thư"),
        Section("hamlets", "Danh mục thôn", "pin", _hamlets, CATALOGUES, "tổ dân phố, ấp, bản, khu phố"),
        Section("bodies", "Danh mục cơ quan", "list", _bodies, CATALOGUES, "phòng, ban, chủ trì, phối hợp"),
        Section("areas", "Danh mục lĩnh vực", "bookmark", _areas, CATALOGUES, "nhóm thống kê"),
        Section("phrases", "Cụm từ mẫu", "speech", _phrases, CATALOGUES, "câu soạn sẵn, chèn nhanh"),
        Section("reception", "Quy chế tiếp dân", "calendar", _reception, RULES, "lịch, ủy quyền, số buổi"),
        Section("calendar", "Ngày nghỉ, ngày làm bù", "calendar", CalendarPane, RULES, "lễ, Tết, lịch"),
        Section("limits", "Thời hạn theo quy định", "clock", LimitsPane, RULES, "luật, hạn, căn cứ"),
        Section("numbers", "Số văn bản", "document", _numbers, NUMBERS, "số kế tiếp"),
        Section("registers", "Số thứ tự sổ", "list", _registers, NUMBERS, "số đến, số lượt"),
        Section("voiding", "Hủy số văn bản", "barred-circle", _voiding, NUMBERS, "số hỏng"),
        Section("user", "Người dùng", "person", _user, SAFETY, "người ghi"),
        Section("appearance", "Hiển thị", "eye", AppearancePane, MACHINE, "cỡ chữ, sáng, tối"),
        Section("about", "Giới thiệu", "info", AboutPane, MACHINE, "phiên bản, giấy phép, chỗ để sổ"),
    )


def _office(operations: Operations) -> Pane:
    def written(form: Form, before: Catalogues) -> Written:
        from desktop.services.office_sheet import correct_office

        assert isinstance(form, OfficeForm)
        if form.how.value() != CORRECT:
            return Written("Đã đổi tên. Văn bản cũ giữ đầu trang cũ.", None)
        return Written("Đã sửa thông tin cơ quan.", lambda office: correct_office(office, before.sheet))

    return FormPane(lambda found: OfficeForm(operations, found), written)


def _officials(operations: Operations) -> Pane:
    today = operations.office.today
    columns = (
        Column("name", "Họ tên", lambda row: Cell(row.name, bold=True), 220),
        Column("posts", "Chức vụ, tư cách", lambda row: Cell(_posts(row, today)), 240, stretch=True),
    )

    def undo(row: Official) -> Act:
        from desktop.services.office_sheet import record_official

        return lambda office: record_official(office, row)

    return ListPane(
        "Lãnh đạo và tư cách", columns, "Thêm người", lambda found: found.officials,
        lambda row: OfficialForm(operations, row), undo,
    )  # fmt: skip


def _posts(official: Official, today: date) -> str:
    held = [post.title for post in official.posts if post.held_on(today)]
    over = [f"{post.title} (đã thôi)" for post in official.posts if not post.held_on(today)]
    return ", ".join((*held, *over))


def _hamlets(operations: Operations) -> Pane:
    def written(_form: Form, before: Catalogues) -> Written:
        from desktop.services.office_sheet import record_hamlets

        names = tuple(each.name for each in before.hamlets)
        return Written("Đã lưu danh mục thôn.", lambda office: record_hamlets(office, names))

    return FormPane(lambda found: HamletsForm(operations, found), written)


def _bodies(operations: Operations) -> Pane:
    columns = (
        Column("name", "Tên cơ quan", lambda row: Cell(row.name), 240, stretch=True),
        Column("short", "Viết tắt", lambda row: Cell(row.abbreviation or ""), 140),
    )

    def undo(row: Body) -> Act:
        from desktop.services.office_sheet import record_body

        return lambda office: record_body(office, row)

    return ListPane(
        "Danh mục cơ quan", columns, "Thêm cơ quan", lambda found: found.bodies,
        lambda row: BodyForm(operations, row), undo,
    )  # fmt: skip


def _areas(operations: Operations) -> Pane:
    columns = (
        Column("name", "Lĩnh vực", lambda row: Cell(row.name), 220, stretch=True),
        Column("group", "Nhóm thống kê", lambda row: Cell(GROUPS[row.group]), 220),
    )

    def undo(row: SubjectArea) -> Act:
        from desktop.services.office_sheet import record_subject_area

        return lambda office: record_subject_area(office, row)

    return ListPane(
        "Danh mục lĩnh vực", columns, "Thêm lĩnh vực", lambda found: found.subject_areas,
        lambda row: SubjectAreaForm(operations, row), undo,
    )  # fmt: skip


def _numbers(operations: Operations) -> Pane:
    def written(form: Form, _before: Catalogues) -> Written:
        from desktop.services.office_sheet import change_number_starts

        assert isinstance(form, NumbersForm)
        before = form.before
        return Written("Đã lưu số kế tiếp.", lambda office: change_number_starts(office, before))

    return FormPane(lambda _found: NumbersForm(operations), written)


def _registers(operations: Operations) -> Pane:
    def written(form: Form, _before: Catalogues) -> Written:
        from desktop.services.reception_rules import set_register_starts

        assert isinstance(form, RegisterStartsForm)
        before = form.before
        return Written("Đã lưu số kế tiếp của sổ.", lambda office: set_register_starts(office, before))

    return FormPane(lambda _found: RegisterStartsForm(operations), written)


def _reception(operations: Operations) -> Pane:
    def written(form: Form, _before: Catalogues) -> Written:
        from desktop.services.reception_rules import set_reception_rules

        assert isinstance(form, ReceptionRulesForm)
        before = form.before
        return Written("Đã lưu quy chế tiếp dân.", lambda office: set_reception_rules(office, before))

    return FormPane(lambda _found: ReceptionRulesForm(operations), written)


def _voiding(operations: Operations) -> Pane:
    return FormPane(
        lambda found: VoidNumberForm(operations, found),
        lambda _form, _before: Written("Đã hủy số. Số này không dùng lại.", None),
    )


def _phrases(operations: Operations) -> Pane:
    def written(_form: Form, before: Catalogues) -> Written:
        from desktop.services.office_sheet import record_phrases

        return Written("Đã lưu cụm từ mẫu.", lambda office: record_phrases(office, before.phrases))

    return FormPane(lambda found: PhrasesForm(operations, found), written)


def _user(operations: Operations) -> Pane:
    def written(_form: Form, before: Catalogues) -> Written:
        from desktop.services.office_sheet import change_user

        return Written("Đã đổi người ghi.", lambda office: change_user(office, before.user_name))

    return FormPane(lambda found: UserForm(operations, found), written)
