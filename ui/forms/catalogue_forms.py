"""The lists other forms choose from: bodies, subject areas, phrases; and who types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.office import Body, Phrase, StatisticalGroup, SubjectArea
from ui.forms.form import Act, Form
from ui.forms.rows_editor import Controls, RowsEditor
from ui.forms.validity import ValidityQuestions
from ui.forms.words import GROUPS
from ui.widgets.choice import Choice
from ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_PHRASES_HINT = "Dấu … là chỗ điền. Chín cụm đầu chèn bằng Ctrl+1 đến Ctrl+9."


class BodyForm(Form):
    """Without ``body`` a new one is added."""

    done_by = "record_body"

    def __init__(self, operations: Operations, body: Body | None = None) -> None:
        title = f"Sửa: {body.name}" if body else "Thêm cơ quan"
        draft = f"co-quan-{body.key}" if body else "co-quan-moi"
        super().__init__(operations, title, draft_name=draft, columns=6)
        self._body = body
        self.name = self.add("name", "Tên cơ quan", LineField(), required=True)
        self.abbreviation = self.add("abbreviation", "Viết tắt", LineField())
        self.validity = ValidityQuestions(self, body, span=3)
        if body is not None:
            self.name.setText(body.name)
            self.abbreviation.setText(body.abbreviation or "")
        self.finish()

    def problems(self) -> dict[str, str]:
        return self.validity.problems()

    def act(self) -> Act:
        from desktop.services.catalogues import record_body

        since, until = self.validity.days()
        body = Body(
            self._body.key if self._body else "",
            " ".join(self.name.committed_text().split()),
            self.abbreviation.committed_text().strip() or None,
            since=since,
            until=until,
        )
        return lambda office: record_body(office, body)


class SubjectAreaForm(Form):
    """Without ``area`` a new one is added; the statistical group decides where it is counted."""

    done_by = "record_subject_area"

    def __init__(self, operations: Operations, area: SubjectArea | None = None) -> None:
        title = f"Sửa: {area.name}" if area else "Thêm lĩnh vực"
        draft = f"linh-vuc-{area.key}" if area else "linh-vuc-moi"
        super().__init__(operations, title, draft_name=draft, columns=6)
        self._area = area
        self.name = self.add("name", "Tên lĩnh vực", LineField(), required=True)
        groups = Choice([(key.value, word) for key, word in GROUPS.items()])
        hint = "Cột của biểu thống kê mà lĩnh vực này được cộng vào."
        self.group = self.add("group", "Nhóm thống kê", groups, required=True, hint=hint)
        self.validity = ValidityQuestions(self, area, span=3)
        if area is not None:
            self.name.setText(area.name)
            self.group.set_value(area.group.value)
        self.finish()

    def problems(self) -> dict[str, str]:
        if self.group.value() is None:
            return {"group": "Chọn một nhóm trong danh sách (F4)."}
        return self.validity.problems()

    def act(self) -> Act:
        from desktop.services.catalogues import record_subject_area

        since, until = self.validity.days()
        area = SubjectArea(
            self._area.key if self._area else "",
            " ".join(self.name.committed_text().split()),
            StatisticalGroup(str(self.group.value())),
            since=since,
            until=until,
        )
        return lambda office: record_subject_area(office, area)


class PhrasesForm(Form):
    """All phrases in their order; the order is the number of the key."""

    done_by = "record_phrases"

    def __init__(self, operations: Operations, catalogues: Catalogues) -> None:
        super().__init__(operations, "Cụm từ mẫu", draft_name="cum-tu")
        heads = (("Tên ngắn", 2), ("Câu chèn vào", 5))
        editor = RowsEditor(_phrase_line, heads, add="Thêm cụm từ", thing="cụm từ", name="Cụm từ mẫu")
        self.rows = self.add("phrases", "", editor, hint=_PHRASES_HINT)
        self.rows.setAccessibleName("Cụm từ mẫu")
        for phrase in catalogues.phrases:
            line = self.rows.add_line({"label": phrase.label, "text": phrase.text})
            for field in line.values():
                assert isinstance(field, LineField)
                field.setCursorPosition(0)
        self.finish()

    def problems(self) -> dict[str, str]:
        if any(not _text(line, "text").strip() for line in self.rows.filled()):
            return {"phrases": "Cần ghi câu chèn vào, hoặc bỏ dòng trống."}
        return {}

    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases typed; a blank at the end of a sentence belongs to it."""
        return tuple(
            Phrase(number, _text(line, "label").strip() or _text(line, "text").strip(), _text(line, "text"))
            for number, line in enumerate(self.rows.filled(), 1)
        )

    def act(self) -> Act:
        from desktop.services.catalogues import record_phrases

        phrases = self.phrases()
        return lambda office: record_phrases(office, phrases)


class UserForm(Form):
    """Who types on this book."""

    done_by = "change_user"

    def __init__(self, operations: Operations, catalogues: Catalogues) -> None:
        super().__init__(operations, "Người dùng", draft_name="nguoi-dung")
        hint = "Ghi sẵn vào ô người ghi biên bản và vào nhật ký của sổ."
        self.name = self.add("user_name", "Họ tên người ghi", LineField(), required=True, hint=hint)
        self.name.setText(catalogues.user_name)
        self.finish()

    def act(self) -> Act:
        from desktop.services.office_sheet import change_user

        name = " ".join(self.name.committed_text().split())
        return lambda office: change_user(office, name)


def _phrase_line() -> Controls:
    return {"label": LineField(), "text": LineField()}


def _text(line: Controls, key: str) -> str:
    control = line[key]
    assert isinstance(control, LineField)
    return control.committed_text()
