"""1. Thông tin chung: when, where, who chairs, who writes, with whom, by which plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.dialogue import Chair, Counterpart, Dialogue, DialogueForm, NoteTaker
from desktop.domain.office import Capacity, Side
from desktop.office import Clock
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.journal.rows_field import Column, RowsField
from ui.forms.journal.tags import TagsField
from ui.forms.journal.watching import seen
from ui.forms.minutes.draft import FACTS, SECTIONS
from ui.forms.minutes.options import COUNTERPARTS, FORMS, SIDE_SEGMENTS
from ui.forms.minutes.section import Section
from ui.widgets.choice import Choice, ChoiceItem
from ui.widgets.date_field import DateField
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField


class FactsSection(Section):
    """Everything a plan holds too; filled before the day, mended on it."""

    def __init__(self, offer: Offer, clock: Clock) -> None:
        super().__init__(SECTIONS[FACTS])
        self._offer = offer
        self.name = TextBox(name="Tên hội nghị", lines=2, most_lines=4)
        self.start = TimeField(name="Giờ bắt đầu", now=lambda: clock().time())
        self.day = DateField(name="Ngày", today=lambda: clock().date())
        self.place = LineField(name="Địa điểm")
        self.form = Choice(FORMS, name="Hình thức")
        self.side = Segments(SIDE_SEGMENTS, name="Đầu trang văn bản")
        self.chairs = RowsField(
            (
                Column("Người chủ trì", lambda: Choice(_people(offer), name="Người chủ trì"), 3),
                Column("Tư cách", lambda: Choice(offer.capacities(None), name="Tư cách"), 3),
            ),
            "Thêm người chủ trì",
            name="Chủ trì và tư cách",
            linked=self._link_capacity,
        )
        self.taker = LineField(name="Người ghi biên bản")
        self.taker_title = LineField(name="Chức danh người ghi")
        self.counterparts = TagsField(
            (ChoiceItem(each, words) for each, words in COUNTERPARTS.items()),
            name="Đối tượng đối thoại", placeholder="thêm đối tượng",
        )  # fmt: skip
        self.hamlets = TagsField(
            offer.cluster(),
            name="Thôn", placeholder="thêm thôn", free=True,
        )  # fmt: skip
        self.plan = LineField(name="Kế hoạch số")
        self.announced = DateField(name="Ngày thông báo", today=lambda: clock().date())
        self.papers = TextBox(name="Tài liệu sử dụng", lines=2, most_lines=8)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("held_on", "Ngày", self.day, 0, 0, 1),
            ("start", "Giờ bắt đầu", self.start, 0, 1, 1),
            ("form", "Hình thức", self.form, 0, 2, 2),
            ("place", "Địa điểm", self.place, 1, 0, 4),
            ("chairs", "Chủ trì", self.chairs, 2, 0, 4),
            ("note_taker", "Người ghi", self.taker, 3, 0, 2),
            ("note_taker_title", "Chức danh người ghi", self.taker_title, 3, 2, 2),
            ("counterparts", "Đối tượng", self.counterparts, 4, 0, 2),
            ("hamlets", "Thôn, cụm thôn", self.hamlets, 4, 2, 2),
            ("plan", "Kế hoạch số", self.plan, 5, 0, 1),
            ("announced_on", "Ngày thông báo", self.announced, 5, 1, 1),
            ("letterhead", "Đầu trang văn bản", self.side, 5, 2, 2),
            ("papers_used", "Tài liệu sử dụng", self.papers, 6, 0, 4),
        )
        self.add(self.field("title", "Tên hội nghị", self.name))
        for name, label, control, row, column, span in places:
            hint = "Mỗi dòng một tài liệu." if name == "papers_used" else ""
            grid.addWidget(self.field(name, label, control, hint), row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.add(grid)
        self.column.addStretch(1)

    def _link_capacity(self, controls: list[LineField]) -> None:
        person, capacity = controls
        if isinstance(person, Choice) and isinstance(capacity, Choice):
            person.chosen.connect(lambda key: self._offer_capacities(key, capacity))

    def _offer_capacities(self, key: object, capacity: Choice) -> None:
        """The capacities of that person; the only one is chosen at once."""
        items = self._offer.capacities(str(key) if key else None)
        capacity.set_items(items)
        if len(items) == 1 and capacity.value() is None:
            capacity.set_value(items[0].value)

    def fill(self, draft: MinutesDraft) -> None:
        noun = draft.dialogue
        self.name.set_text(noun.title)
        self.day.set_date(noun.held_on)
        self.start.set_time(noun.start)
        self.place.setText(noun.place)
        self.form.set_value(noun.form)
        self.side.set_value(noun.letterhead)
        self.chairs.set_values((chair.official, chair.capacity) for chair in noun.chairs)
        self.taker.setText(noun.note_taker.name if noun.note_taker else "")
        self.taker_title.setText(noun.note_taker.title if noun.note_taker else "")
        self.counterparts.set_values(noun.counterparts)
        self.hamlets.set_values(noun.hamlets)
        self.plan.setText(noun.plan)
        self.announced.set_date(noun.announced_on)
        self.papers.set_text("\n".join(noun.papers_used))

    def apply(self, noun: Dialogue) -> Dialogue:
        taker = seen(self.taker)
        form, side = self.form.value(), self.side.value()
        return replace(
            noun,
            title=seen(self.name).replace("\n", " "),
            held_on=self.day.date() or noun.held_on,
            start=noun.start if self.start.error() else self.start.time(),
            place=seen(self.place),
            form=form if isinstance(form, DialogueForm) else None,
            letterhead=side if isinstance(side, Side) else noun.letterhead,
            chairs=tuple(
                Chair(str(key), Capacity(str(capacity)) if capacity else Capacity.PARTY)
                for key, capacity in self.chairs.values()
                if key
            ),
            note_taker=NoteTaker(taker, seen(self.taker_title)) if taker.strip() else None,
            counterparts=tuple(each for each in self.counterparts.values() if isinstance(each, Counterpart)),
            hamlets=tuple(map(str, self.hamlets.values())),
            plan=seen(self.plan),
            announced_on=noun.announced_on if self.announced.error() else self.announced.date(),
            papers_used=tuple(line for line in seen(self.papers).split("\n") if line.strip()),
        )


def _people(offer: Offer) -> tuple[ChoiceItem, ...]:
    return tuple(
        ChoiceItem(each.key, each.name, each.title_on(offer.day)) for each in offer.catalogues.officials
    )
