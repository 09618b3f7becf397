"""What the lists of the minutes editor offer, in the office's words."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain import dialogue as dlg
from desktop.domain.office import Side
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
_CHANNELS = {
    None: "",
    dlg.OpinionChannel.SUGGESTION_BOX: "hòm thư góp ý",
    dlg.OpinionChannel.HOTLINE: "đường dây nóng",
    dlg.OpinionChannel.MEETING: "qua cuộc họp",
}
_SOURCES = {dlg.OpinionSource.AT: "Tại hội nghị", dlg.OpinionSource.BEFORE: "Trước hội nghị"}
Source = tuple[dlg.OpinionSource | None, dlg.OpinionChannel | None]


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
