"""The last step's list: what the book begins with, in the office's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Side
from ui.forms.office_naming import province_title
from ui.forms.office_numbers import TYPES
from ui.forms.words import UNIT_KINDS

if TYPE_CHECKING:
    from desktop.services.office_sheet import NumberStart, SetUp

_LATER = "để sau"


def summary_of(draft: SetUp, starts: tuple[NumberStart, ...]) -> list[tuple[str, str]]:
    """(what, how many or which) for each part."""
    sheet = draft.sheet
    posts = sum(len(each.posts) for each in draft.officials)
    province = province_title(sheet.province)
    people = ", ".join(each.name for each in draft.officials)
    return [
        ("Cơ quan", f"{UNIT_KINDS[sheet.kind]} {sheet.name}, {province[:1].lower()}{province[1:]}"),
        ("Văn bản của Đảng", f"{sheet.party.issuer}, ký hiệu {sheet.party.symbol}"),
        (
            "Văn bản Nhà nước",
            f"{sheet.state.issuer}, ký hiệu {sheet.state.symbol}" if sheet.state else _LATER,
        ),
        ("Lãnh đạo", f"{people} ({posts} chức vụ)" if people else _LATER),
        ("Thôn, tổ dân phố", _listed(draft.hamlets) or _LATER),
        ("Cơ quan phối hợp", f"{len(draft.bodies)} cơ quan" if draft.bodies else "theo danh mục có sẵn"),
        ("Số kế tiếp", _numbers(starts) or "mọi loại bắt đầu từ 01"),
        ("Người ghi biên bản", draft.user_name),
        ("Người đã đọc lưu ý", draft.notice_read_by),
    ]


def _listed(names: tuple[str, ...]) -> str:
    return f"{len(names)}: {', '.join(names)}" if names else ""


def _numbers(starts: tuple[NumberStart, ...]) -> str:
    sides = {Side.PARTY: "Đảng", Side.STATE: "Nhà nước"}
    return "; ".join(
        f"{TYPES[each.doc_type]} {sides[each.letterhead.side]} từ {each.first:02d}" for each in starts
    )
