"""Tách đơn: a petition with several contents becomes one for each (BR-19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.domain.changes import Kind
from desktop.domain.petition import Petition, PetitionType
from desktop.domain.petitions import Part
from desktop.registers.attachments import holds_files
from ui.forms.form import Act, Form
from ui.forms.offered import area_items
from ui.forms.petition_words import TYPES
from ui.forms.rows_editor import Controls, RowsEditor
from ui.widgets.choice import Choice
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_EXPLAINED = (
    "Phần đầu giữ số đến {number}, mỗi phần sau nhận số mới. Phần tố cáo đứng riêng, không mang họ tên, "
    "địa chỉ người gửi."
)


_WITH_FILES = "Đơn có tệp đính kèm: tách phần tố cáo thì các tệp này bị xóa khỏi sổ; giữ bản giấy."


class SplitForm(Form):
    """One line for each content: its type, its field, its words."""

    done_by = "split_petition"

    def __init__(self, operations: Operations, catalogues: Catalogues, noun: Petition) -> None:
        super().__init__(
            operations, f"Tách đơn số {noun.number}", save="Tách đơn", draft_name=f"don-tach-{noun.key}"
        )
        self._key, self._catalogues, self._received = noun.key, catalogues, noun.received
        told = QLabel(_EXPLAINED.format(number=noun.number))
        if holds_files(operations.office, Kind.PETITION, noun.key):
            told.setText(f"{told.text()} {_WITH_FILES}")
        told.setProperty("look", "second")
        told.setWordWrap(True)
        whole = QLabel(noun.content)
        whole.setWordWrap(True)
        self.place(whole)
        self.place(told)
        editor = RowsEditor(
            self._line, [("Loại", 3), ("Lĩnh vực", 3), ("Nội dung", 6)],
            add="Thêm nội dung", thing="nội dung", at_least=2,
        )  # fmt: skip
        self._parts = self.add("parts", "Các nội dung", editor, required=True)
        self.finish()

    def _line(self) -> Controls:
        kinds = [(each.value, words) for each, words in TYPES.items() if each is not PetitionType.MIXED]
        areas = area_items(self._catalogues.subject_areas, self._received)
        return {
            "type": Choice(kinds, placeholder="Chọn loại"),
            "area": Choice(areas, placeholder="Chọn lĩnh vực"),
            "content": TextBox(lines=2, most_lines=5),
        }

    def problems(self) -> dict[str, str]:
        lines = self._parts.filled()
        if len(lines) < 2:
            return {"parts": "Cần ít nhất hai nội dung."}
        for line in lines:
            kind, content = line["type"], line["content"]
            assert isinstance(kind, Choice)
            assert isinstance(content, TextBox)
            if kind.value() is None:
                return {"parts": "Cần chọn loại: kiến nghị, phản ánh, khiếu nại hoặc tố cáo."}
            if not content.text().strip():
                return {"parts": "Cần ghi nội dung."}
        first = lines[0]["type"]
        assert isinstance(first, Choice)
        if first.value() == PetitionType.DENUNCIATION:
            return {"parts": "Phần tố cáo không đứng đầu: số đến giữ cho nội dung được nêu tên."}
        return {}

    def act(self) -> Act:
        from desktop.services.petition_handling import split_petition

        key, parts = self._key, tuple(map(_part, self._parts.filled()))
        return lambda office: split_petition(office, key, parts)


def _part(line: Controls) -> Part:
    kind, area, content = line["type"], line["area"], line["content"]
    assert isinstance(kind, Choice)
    assert isinstance(area, Choice)
    assert isinstance(content, TextBox)
    subject = area.value()
    return Part(
        "", PetitionType(str(kind.value())), content.committed_text().strip(),
        str(subject) if subject is not None else None,
    )  # fmt: skip
