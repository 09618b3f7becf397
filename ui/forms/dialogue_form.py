"""Hội nghị đối thoại: planned anew, or what was planned changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.dialogue import (
    Chair,
    Counterpart,
    Dialogue,
    DialogueForm,
    DialogueStatus,
    NoteTaker,
)
from desktop.domain.office import Capacity, Side
from ui.forms.form import Act, Form
from ui.forms.rows_editor import Controls, RowsEditor
from ui.forms.ticks import TickGrid
from ui.forms.words import CAPACITIES, COUNTERPARTS, FORMS, SIDES
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from desktop.registers.office import Catalogues
    from ui.operations import Operations

_TITLE_HINT = "Viết như trên biên bản, ví dụ: hội nghị đối thoại với Nhân dân cụm thôn phía Đông."


class PlanForm(Form):
    """Without ``dialogue`` a new one is planned. What is typed is kept until it is saved."""

    done_by = "plan_dialogue"

    def __init__(
        self, operations: Operations, catalogues: Catalogues, dialogue: Dialogue | None = None
    ) -> None:
        title = "Sửa hội nghị đối thoại" if dialogue else "Hội nghị đối thoại mới"
        draft_name = f"hoi-nghi-{dialogue.key}" if dialogue else "hoi-nghi-moi"
        super().__init__(operations, title, draft_name=draft_name, columns=6)
        self._catalogues, self._dialogue = catalogues, dialogue
        self._ask_what()
        self._ask_who()
        if dialogue is None:
            self._form.set_value(DialogueForm.IN_PERSON)
            self._side.set_value(Side.PARTY)
            self._note_taker.setText(catalogues.user_name)
        else:
            self._fill(dialogue)
        self.finish()

    def _ask_what(self) -> None:
        today, rest = self.operations.office.clock, self._catalogues.calendar.rest_reason
        self._title = self.add("title", "Tên hội nghị", TextBox(lines=2), required=True, hint=_TITLE_HINT)
        self._day = self.add(
            "held_on", "Ngày", DateField(today=lambda: today().date(), day_note=rest), required=True, span=2
        )
        self._day.date_changed.connect(self._warn_of_rest)
        self._start = self.add("start", "Giờ bắt đầu", TimeField(), required=True, span=2)
        self._announced = self.add(
            "announced_on", "Đã thông báo ngày", DateField(today=lambda: today().date()), span=2
        )
        self._place = self.add("place", "Địa điểm", LineField(), required=True, span=4)
        self._plan = self.add("plan", "Kế hoạch số", LineField(placeholder="14-KH/ĐU"), span=2)
        self._form = self.add("form", "Hình thức", Segments(list(FORMS.items())), span=3)
        self._side = self.add(
            "letterhead", "Văn bản theo thể thức", Segments(list(SIDES.items())), required=True, span=3
        )

    def _ask_who(self) -> None:
        options = [(key.value, word) for key, word in COUNTERPARTS.items()]
        self._counterparts = self.add(
            "counterparts", "Đối tượng", TickGrid(options, columns=4), required=True
        )
        editor = RowsEditor(
            self._chair_line, [("Họ tên", 3), ("Tư cách", 2)],
            add="Thêm đồng chủ trì", thing="người chủ trì", at_least=1,
        )  # fmt: skip
        self._chairs = self.add("chairs", "Chủ trì, đồng chủ trì", editor, required=True)
        names = [(hamlet.name, hamlet.name) for hamlet in self._catalogues.hamlets]
        self._hamlets = TickGrid(names, columns=4)
        if names:
            self.add("hamlets", "Thôn, cụm thôn", self._hamlets)
            self._offer_hamlets()
            self._day.date_changed.connect(self._offer_hamlets)
        self._note_taker = self.add("note_taker", "Người ghi", LineField(), required=True, span=3)
        self._note_taker_title = self.add("note_taker_title", "Chức vụ người ghi", LineField(), span=3)

    def _offer_hamlets(self, _day: object = None) -> None:
        """Those there were on the day of the dialogue, and those it has already."""
        day = self._day.date() or self.operations.office.today
        self._hamlets.offer(each.name for each in self._catalogues.hamlets if each.valid_on(day))

    def _chair_line(self) -> Controls:
        today = self.operations.office.today
        items = [ChoiceItem(each.key, each.name, each.title_on(today)) for each in self._catalogues.officials]
        official = Choice(items, placeholder="Chọn người")
        capacity = Choice([(key.value, word) for key, word in CAPACITIES.items()], placeholder="Tư cách")
        official.chosen.connect(partial(self._offer_capacity, capacity))
        return {"official": official, "capacity": capacity}

    def _offer_capacity(self, capacity: Choice, key: object) -> None:
        """The capacity of the post held on the day, until another one is chosen."""
        official = self._catalogues.official(str(key))
        post = official.post_on(self._day.date() or self.operations.office.today) if official else None
        if post is not None and capacity.value() is None:
            capacity.set_value(post.capacity.value)

    def _warn_of_rest(self, _day: object = None) -> None:
        day = self._day.date()
        reason = self._catalogues.calendar.rest_reason(day) if day else None
        if reason is None or day is None:
            self.fields["held_on"].set_warning(None)
            return
        weekend = reason in ("thứ Bảy", "Chủ nhật")
        said = f"Ngày này là {reason}." if weekend else f"Ngày {day.day}/{day.month} nghỉ: {reason}."
        self.fields["held_on"].set_warning(f"{said} Vẫn ghi được.")

    def _fill(self, dialogue: Dialogue) -> None:
        taker = dialogue.note_taker or NoteTaker("")
        self._title.set_text(dialogue.title)
        self._day.set_date(dialogue.held_on)
        self._start.set_time(dialogue.start)
        self._announced.set_date(dialogue.announced_on)
        self._form.set_value(dialogue.form)
        self._side.set_value(dialogue.letterhead)
        for field, text in (
            (self._place, dialogue.place), (self._plan, dialogue.plan),
            (self._note_taker, taker.name), (self._note_taker_title, taker.title),
        ):  # fmt: skip
            field.setText(text)
            field.setCursorPosition(0)
        self._counterparts.set_values(dialogue.counterparts)
        self._hamlets.set_values(dialogue.hamlets)
        self._fill_chairs(dialogue.chairs)

    def _fill_chairs(self, chairs: tuple[Chair, ...]) -> None:
        for at, chair in enumerate(chairs):
            lines = self._chairs.lines()
            line = lines[at] if at < len(lines) else self._chairs.add_line()
            official, capacity = _chair_controls(line)
            official.set_value(chair.official)
            capacity.set_value(chair.capacity.value)

    def problems(self) -> dict[str, str]:
        for line in self._chairs.filled():
            official, capacity = _chair_controls(line)
            if official.value() is None:
                return {"chairs": "Chọn người chủ trì trong danh sách lãnh đạo (F4)."}
            if capacity.value() is None:
                return {"chairs": "Cần chọn tư cách của người chủ trì."}
        return {}

    def draft(self) -> Dialogue:
        """What stands in the form, over what was planned before."""
        day = self._day.date() or self.operations.office.today
        base = self._dialogue or Dialogue("", "", day, Side.PARTY, DialogueStatus.PLANNED)
        form = self._form.value()
        chairs = [_chair_controls(line) for line in self._chairs.filled()]
        return replace(
            base,
            title=self._title.committed_text().strip(),
            held_on=day,
            letterhead=Side(str(self._side.value())),
            start=self._start.time(),
            place=self._place.committed_text().strip(),
            form=DialogueForm(str(form)) if form else None,
            chairs=tuple(Chair(str(who.value()), Capacity(str(as_what.value()))) for who, as_what in chairs),
            note_taker=NoteTaker(
                self._note_taker.committed_text().strip(), self._note_taker_title.committed_text().strip()
            ),
            counterparts=tuple(Counterpart(each) for each in self._counterparts.values()),
            hamlets=self._hamlets.values(),
            plan=self._plan.committed_text().strip(),
            announced_on=self._announced.date(),
        )

    def act(self) -> Act:
        from desktop.services import dialogues

        draft, save = self.draft(), dialogues.change_plan if self._dialogue else dialogues.plan_dialogue
        return lambda office: save(office, draft)


def _chair_controls(line: Controls) -> tuple[Choice, Choice]:
    official, capacity = line["official"], line["capacity"]
    assert isinstance(official, Choice)
    assert isinstance(capacity, Choice)
    return official, capacity
