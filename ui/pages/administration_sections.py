"""The sections of the Quản trị page as data: title, icon, what stands at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.forms.catalogue_forms import PhrasesForm
from ui.forms.form import Form
from ui.forms.office_form import CORRECT, OfficeForm
from ui.forms.office_numbers import NumbersForm
from ui.forms.office_voiding import VoidNumberForm
from ui.forms.reception_rules_form import ReceptionRulesForm, RegisterStartsForm
from ui.pages.administration_about import AboutPane
from ui.pages.administration_appearance import AppearancePane
from ui.pages.administration_backups import BackupsPane
from ui.pages.administration_calendar import CalendarPane
from ui.pages.administration_catalogues import HamletsPane, areas_pane, bodies_pane, officials_pane
from ui.pages.administration_check import CheckPane
from ui.pages.administration_limits import LimitsPane
from ui.pages.administration_list import Section
from ui.pages.administration_log import LogPane
from ui.pages.administration_panes import FormPane, Pane, Written
from ui.pages.administration_retention import RetentionPane
from ui.pages.administration_trash import TrashPane
from ui.pages.administration_users import users_pane

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations


OFFICE, CATALOGUES, RULES = "Cơ quan", "Danh mục", "Quy định"
NUMBERS, SAFETY, MACHINE = "Số và sổ", "An toàn", "Máy này"
GROUPS_SHOWN = (OFFICE, CATALOGUES, RULES, NUMBERS, SAFETY, MACHINE)


def sections() -> tuple[Section, ...]:
    """In the order shown within each group; the last words are what else people look for them by."""
    return (
        Section("office", "Cơ quan", "home", _office, OFFICE, "đầu trang, ký hiệu, địa danh, đổi tên"),
        Section("officials", "Lãnh đạo và tư cách", "people", officials_pane, OFFICE, "chức vụ, bí thư"),
        Section("hamlets", "Danh mục thôn", "pin", HamletsPane, CATALOGUES, "tổ dân phố, ấp, bản, khu phố"),
        Section(
            "bodies", "Danh mục cơ quan", "list", bodies_pane, CATALOGUES, "phòng, ban, chủ trì, phối hợp"
        ),
        Section("areas", "Danh mục lĩnh vực", "bookmark", areas_pane, CATALOGUES, "nhóm thống kê"),
        Section("phrases", "Cụm từ mẫu", "speech", _phrases, CATALOGUES, "câu soạn sẵn, chèn nhanh"),
        Section("reception", "Quy chế tiếp dân", "calendar", _reception, RULES, "lịch, ủy quyền, số buổi"),
        Section("calendar", "Ngày nghỉ, ngày làm bù", "calendar", CalendarPane, RULES, "lễ, Tết, lịch"),
        Section("limits", "Thời hạn theo quy định", "clock", LimitsPane, RULES, "luật, hạn, căn cứ"),
        Section("retention", "Thời hạn lưu giữ", "history", RetentionPane, RULES, "bảo quản, xét hủy"),
        Section("numbers", "Số văn bản", "document", _numbers, NUMBERS, "số kế tiếp"),
        Section("registers", "Số thứ tự sổ", "list", _registers, NUMBERS, "số đến, số lượt"),
        Section("voiding", "Hủy số văn bản", "barred-circle", _voiding, NUMBERS, "số hỏng"),
        Section("user", "Người dùng", "person", users_pane, SAFETY, "người ghi, mật khẩu, khóa, phiếu"),
        Section("log", "Nhật ký", "history", LogPane, SAFETY, "ai làm gì, sửa đổi, mốc in trên giấy"),
        Section("trash", "Thùng rác", "trash", TrashPane, SAFETY, "khôi phục, bỏ nhầm, hoàn tác"),
        Section("backups", "Sao lưu, khôi phục", "save", BackupsPane, SAFETY, "USB, bản sao, lấy lại sổ"),
        Section("check", "Kiểm tra sổ", "shield-check", CheckPane, SAFETY, "hỏng, nguyên vẹn, cứu sổ, mốc"),
        Section("appearance", "Hiển thị", "eye", AppearancePane, MACHINE, "cỡ chữ, sáng, tối"),
        Section("about", "Giới thiệu", "info", AboutPane, MACHINE, "phiên bản, giấy phép, chẩn đoán"),
    )


def _office(operations: Operations) -> Pane:
    def written(form: Form, before: Catalogues) -> Written:
        from desktop.services.office_sheet import correct_office

        assert isinstance(form, OfficeForm)
        if form.how.value() != CORRECT:
            return Written("Đã đổi tên. Văn bản cũ giữ đầu trang cũ.", None)
        return Written("Đã sửa thông tin cơ quan.", lambda office: correct_office(office, before.sheet))

    return FormPane(lambda found: OfficeForm(operations, found), written)


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
        from desktop.services.catalogues import record_phrases

        return Written("Đã lưu cụm từ mẫu.", lambda office: record_phrases(office, before.phrases))

    return FormPane(lambda found: PhrasesForm(operations, found), written)
