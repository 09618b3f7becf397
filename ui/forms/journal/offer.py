"""What the lists of a live form offer from the office's catalogues, in the office's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.commitment import DueKind
from desktop.domain.office import Capacity, Official, UnitKind
from desktop.registers.office import Catalogues
from ui.forms.offered import area_items, body_items
from ui.widgets.choice import ChoiceItem
from ui.widgets.segments import SegmentOption

DUE_SEGMENTS = (
    SegmentOption(DueKind.WORKING_DAYS, "Ngày làm việc"),
    SegmentOption(DueKind.DAYS, "Ngày"),
    SegmentOption(DueKind.DATE, "Ngày cố định"),
    SegmentOption(DueKind.NONE, "Không hẹn"),
)
CAPACITIES = {
    Capacity.PARTY: "Đảng",
    Capacity.STATE: "Chính quyền",
    Capacity.FRONT: "Mặt trận",
    Capacity.COUNCIL: "Hội đồng nhân dân",
    Capacity.OFFICE: "Văn phòng",
}
_HAMLET_WORDS = frozenset({"thôn", "xóm", "bản", "buôn", "ấp", "khu", "khóm", "tổ", "khối"})


@dataclass(frozen=True, slots=True)
class Offer:
    """The catalogues with the day of the record, by which titles are chosen."""

    catalogues: Catalogues
    day: date

    def officials(self) -> tuple[ChoiceItem, ...]:
        """Those who hold a post that day, as they answer: `Đ/c Trịnh Xuân Lâm, Chủ tịch UBND`."""
        return tuple(
            ChoiceItem(each.key, f"Đ/c {self.named(each)}")
            for each in self.catalogues.officials
            if each.post_on(self.day)
        )

    def named(self, official: Official | None, capacity: Capacity | None = None) -> str:
        if official is None:
            return ""
        title = official.title_on(self.day, capacity)
        return f"{official.name}, {title}" if title else official.name

    def name_of(self, key: str | None) -> str:
        official = self.catalogues.official(key)
        return official.name if official else ""

    def body(self, key: str | None) -> str:
        body = self.catalogues.body(key)
        return body.name if body else ""

    def bodies(self) -> tuple[ChoiceItem, ...]:
        return body_items(self.catalogues.bodies, self.day)

    def areas(self) -> tuple[ChoiceItem, ...]:
        return area_items(self.catalogues.subject_areas, self.day)

    def area(self, key: str | None) -> str:
        area = self.catalogues.subject_area(key)
        return area.name if area else ""

    def units(self) -> tuple[ChoiceItem, ...]:
        """The hamlets as papers write them: `thôn Đồng Mẫu`."""
        return tuple(
            ChoiceItem(self.hamlet(each.name), self.hamlet(each.name), offered=each.valid_on(self.day))
            for each in self.catalogues.hamlets
        )

    def cluster(self) -> tuple[ChoiceItem, ...]:
        """The hamlets by their bare names."""
        return tuple(
            ChoiceItem(each.name, each.name, offered=each.valid_on(self.day))
            for each in self.catalogues.hamlets
        )

    def hamlets(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.catalogues.hamlets)

    def hamlet(self, name: str) -> str:
        """A name that says itself what it is (`Tổ dân phố 3`) stands as it is."""
        first = name.split(" ", 1)[0].casefold()
        if first in _HAMLET_WORDS and " " in name:
            return name
        kind = self.catalogues.named_on(self.day).kind
        return f"tổ dân phố {name}" if kind is UnitKind.WARD else f"thôn {name}"

    def capacities(self, key: str | None) -> tuple[ChoiceItem, ...]:
        """The capacities an official holds that day, each with its title."""
        official = self.catalogues.official(key)
        if official is None:
            return tuple(ChoiceItem(each, words) for each, words in CAPACITIES.items())
        return tuple(
            ChoiceItem(post.capacity, post.title, CAPACITIES[post.capacity])
            for post in official.posts
            if post.held_on(self.day)
        )
