"""What the editor's lists offer, in the office's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain import dialogue as dlg
from desktop.domain.commitment import DueKind
from desktop.domain.office import Capacity, Official, Side, UnitKind
from desktop.registers.office import Catalogues
from ui.widgets.choice import ChoiceItem
from ui.widgets.segments import SegmentOption

NOT_ANSWERED = "not_answered"
UNKNOWN_UNIT = "chưa rõ thôn"

STATUS_WORDS = {
    None: "Chưa trả lời",
    dlg.OpinionStatus.ANSWERED: "Trả lời tại chỗ",
    dlg.OpinionStatus.NOTED: "Ghi nhận",
    dlg.OpinionStatus.TRANSFERRED: "Chuyển",
    dlg.OpinionStatus.BEYOND: "Ngoài thẩm quyền",
}
STATUS_LOOKS = {
    None: ("mute", "dashed-circle"),
    dlg.OpinionStatus.ANSWERED: ("ok", "check-circle"),
    dlg.OpinionStatus.NOTED: ("warn", "bookmark"),
    dlg.OpinionStatus.TRANSFERRED: ("info", "moved"),
    dlg.OpinionStatus.BEYOND: ("mute", "barred-circle"),
}
STATUS_SEGMENTS = tuple(
    SegmentOption(status or NOT_ANSWERED, words, STATUS_LOOKS[status][1])
    for status, words in STATUS_WORDS.items()
)
DUE_SEGMENTS = (
    SegmentOption(DueKind.WORKING_DAYS, "Ngày làm việc"),
    SegmentOption(DueKind.DAYS, "Ngày"),
    SegmentOption(DueKind.DATE, "Ngày cố định"),
    SegmentOption(DueKind.NONE, "Không hẹn"),
)
SIDE_SEGMENTS = (SegmentOption(Side.PARTY, "Đảng"), SegmentOption(Side.STATE, "Nhà nước"))
FORMS = (
    ChoiceItem(dlg.DialogueForm.IN_PERSON, "Trực tiếp"),
    ChoiceItem(dlg.DialogueForm.ONLINE, "Trực tuyến"),
    ChoiceItem(dlg.DialogueForm.MIXED, "Trực tiếp kết hợp trực tuyến"),
)
ATTENDANCE_KINDS = (
    ChoiceItem(dlg.AttendanceKind.OFFICIAL, "Thành phần"),
    ChoiceItem(dlg.AttendanceKind.INVITED, "Khách mời"),
    ChoiceItem(dlg.AttendanceKind.PRESS, "Báo chí"),
)
COUNTERPARTS = {
    dlg.Counterpart.PEOPLE: "Nhân dân",
    dlg.Counterpart.FRONT: "Mặt trận Tổ quốc",
    dlg.Counterpart.TRADE_UNION: "Công đoàn",
    dlg.Counterpart.FARMERS: "Nông dân",
    dlg.Counterpart.WOMEN: "Phụ nữ",
    dlg.Counterpart.YOUTH: "Thanh niên",
    dlg.Counterpart.VETERANS: "Cựu chiến binh",
    dlg.Counterpart.ELDERLY: "Người cao tuổi",
    dlg.Counterpart.BUSINESS: "Doanh nghiệp, hộ kinh doanh",
    dlg.Counterpart.WORKERS: "Công nhân, người lao động",
    dlg.Counterpart.VOTERS: "Cử tri",
    dlg.Counterpart.ETHNIC_RELIGIOUS: "Đồng bào dân tộc, tôn giáo",
    dlg.Counterpart.OFFICIALS: "Cán bộ, công chức",
    dlg.Counterpart.HAMLET_HEADS: "Trưởng thôn, tổ trưởng",
}
CAPACITIES = {
    Capacity.PARTY: "Đảng",
    Capacity.STATE: "Chính quyền",
    Capacity.FRONT: "Mặt trận",
    Capacity.COUNCIL: "Hội đồng nhân dân",
    Capacity.OFFICE: "Văn phòng",
}
_CHANNELS = {
    None: "",
    dlg.OpinionChannel.SUGGESTION_BOX: "hòm thư góp ý",
    dlg.OpinionChannel.HOTLINE: "đường dây nóng",
    dlg.OpinionChannel.MEETING: "qua cuộc họp",
}
_SOURCES = {dlg.OpinionSource.AT: "Tại hội nghị", dlg.OpinionSource.BEFORE: "Trước hội nghị"}
_HAMLET_WORDS = frozenset({"thôn", "xóm", "bản", "buôn", "ấp", "khu", "khóm", "tổ", "khối"})
Source = tuple[dlg.OpinionSource | None, dlg.OpinionChannel | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """The catalogues with the day of the dialogue, by which titles are chosen."""

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
        return tuple(
            ChoiceItem(each.key, each.name, each.abbreviation or "") for each in self.catalogues.bodies
        )

    def areas(self) -> tuple[ChoiceItem, ...]:
        return tuple(ChoiceItem(each.key, each.name) for each in self.catalogues.subject_areas)

    def area(self, key: str | None) -> str:
        area = self.catalogues.subject_area(key)
        return area.name if area else ""

    def units(self) -> tuple[ChoiceItem, ...]:
        """The hamlets as papers write them: `thôn Đồng Mẫu`."""
        return tuple(ChoiceItem(name, name) for name in map(self.hamlet, self.hamlets()))

    def hamlets(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.catalogues.hamlets)

    def hamlet(self, name: str) -> str:
        """A name that says itself what it is (`Tổ dân phố 3`) stands as it is."""
        first = name.split(" ", 1)[0].casefold()
        if first in _HAMLET_WORDS and " " in name:
            return name
        kind = self.catalogues.sheet.kind
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


def sources(beside: Iterable[Source] = ()) -> tuple[ChoiceItem, ...]:
    """Where an opinion came from; ``beside`` adds pairs that older records have."""
    usual: list[Source] = [(dlg.OpinionSource.AT, None), (dlg.OpinionSource.BEFORE, None)]
    usual += [(dlg.OpinionSource.BEFORE, channel) for channel in dlg.OpinionChannel]
    usual += [each for each in beside if each not in usual and each[0] is not None]
    return tuple(ChoiceItem(each, source_words(each)) for each in usual)


def source_words(source: Source) -> str:
    origin, channel = source
    words = _SOURCES[origin] if origin else ""
    if not channel:
        return words
    return f"{'Trước' if origin is dlg.OpinionSource.BEFORE else words}, {_CHANNELS[channel]}"
