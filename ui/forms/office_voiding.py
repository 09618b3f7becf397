"""Numbers that no paper has, and voiding one that was spoiled; asked on the Quản trị page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.office import Side
from ui.forms.form import Act, Form
from ui.forms.office_numbers import TYPES, NumberField
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.registers.numbers import Series
    from desktop.registers.office import Catalogues
    from ui.operations import Operations


class VoidNumberForm(Form):
    """Hủy số: the type, the number, the reason. The number is never given out again."""

    done_by = "void_number"

    def __init__(self, operations: Operations, found: Catalogues) -> None:
        super().__init__(operations, "Hủy số văn bản", save="Hủy số (số này không dùng lại)", columns=4)
        from desktop.registers.numbers import series

        lead = QLabel("\n".join(_standing(each) for each in series(operations.office)) or "Chưa cấp số nào.")
        lead.setProperty("look", "second")
        lead.setWordWrap(True)
        lead.setAccessibleName("Số còn trống và số đã hủy")
        self.place(lead)
        heads = {side: found.sheet.letterhead(side) for side in Side}
        items = [
            ChoiceItem(f"{side}:{doc_type}", f"{name} ({doc_type}/{head.symbol})")
            for side, head in heads.items()
            if head is not None
            for doc_type, name in TYPES.items()
        ]
        self._type = self.add("doc_type", "Loại văn bản", Choice(items), required=True, span=3)
        self._number = self.add("number", "Số", NumberField(""), required=True, span=1)
        self._reason = self.add("reason", "Lý do", TextBox(lines=2), required=True)
        self.finish()

    def problems(self) -> dict[str, str]:
        found = {} if self._type.value() else {"doc_type": "Cần chọn loại văn bản."}
        if self._number.number() is None:
            found["number"] = "Ghi số từ 1 trở lên, ví dụ 15."
        return found

    def act(self) -> Act:
        from desktop.services.voiding import void_number

        side, doc_type = str(self._type.value()).split(":")
        number, reason = self._number.number() or 0, self._reason.committed_text().strip()
        return lambda office: void_number(office, Side(side), doc_type, number, reason)


def _standing(found: Series) -> str:
    """``BB/ĐU: số cuối 30; còn trống 01–13, 15–29; đã hủy 14.``"""
    said = [f"{found.doc_type}/{found.symbol}: số cuối {found.last:02d}"]
    if found.gaps:
        spans = (f"{first:02d}" if first == last else f"{first:02d}–{last:02d}" for first, last in found.gaps)
        said.append(f"còn trống {', '.join(spans)}")
    if found.voided:
        said.append(f"đã hủy {', '.join(f'{number:02d}' for number in found.voided)}")
    return "; ".join(said) + "."
