"""The office's words for the values of the domain, and the chips that show states."""

from __future__ import annotations

from datetime import date

from desktop.domain.calendar import weekday_name
from desktop.domain.commitment import Commitment, CommitmentState, Due, DueKind
from desktop.domain.deadlines import DueDate, Unit
from desktop.domain.dialogue import Counterpart, DialogueForm
from desktop.domain.office import Capacity, Side, StatisticalGroup, UnitKind
from desktop.domain.writing import short_date

COUNTERPARTS = {
    Counterpart.PEOPLE: "Nhân dân",
    Counterpart.FRONT: "UBMTTQ Việt Nam",
    Counterpart.TRADE_UNION: "Công đoàn",
    Counterpart.FARMERS: "Hội Nông dân",
    Counterpart.WOMEN: "Hội LHPN",
    Counterpart.YOUTH: "Đoàn Thanh niên",
    Counterpart.VETERANS: "Hội CCB",
    Counterpart.ELDERLY: "Hội Người cao tuổi",
    Counterpart.BUSINESS: "Doanh nghiệp, HTX",
    Counterpart.WORKERS: "Người lao động",
    Counterpart.VOTERS: "Cử tri",
    Counterpart.ETHNIC_RELIGIOUS: "Đồng bào dân tộc, tôn giáo",
    Counterpart.OFFICIALS: "Cán bộ, công chức",
    Counterpart.HAMLET_HEADS: "Trưởng thôn",
}
SIDES = {Side.PARTY: "Đảng", Side.STATE: "Nhà nước"}
CAPACITIES = {
    Capacity.PARTY: "Đảng",
    Capacity.STATE: "Chính quyền",
    Capacity.COUNCIL: "HĐND",
    Capacity.FRONT: "Mặt trận, đoàn thể",
    Capacity.OFFICE: "Văn phòng",
}
FORMS = {
    DialogueForm.IN_PERSON: "Trực tiếp",
    DialogueForm.ONLINE: "Trực tuyến",
    DialogueForm.MIXED: "Kết hợp",
}
UNIT_KINDS = {
    UnitKind.COMMUNE: "Xã",
    UnitKind.WARD: "Phường",
    UnitKind.SPECIAL_ZONE: "Đặc khu",
}
GROUPS = {
    StatisticalGroup.POLICY: "Chế độ, chính sách",
    StatisticalGroup.LAND: "Đất đai, nhà cửa",
    StatisticalGroup.JUSTICE: "Tư pháp",
    StatisticalGroup.PARTY: "Đảng, đoàn thể, cán bộ",
    StatisticalGroup.OTHER: "Lĩnh vực khác",
}
DUE_KINDS = {
    DueKind.WORKING_DAYS: "Ngày làm việc",
    DueKind.DAYS: "Ngày",
    DueKind.DATE: "Ngày cố định",
    DueKind.NONE: "Không hẹn",
}
STATES = {
    CommitmentState.NOT_STARTED: ("mute", "dashed-circle", "Chưa làm"),
    CommitmentState.IN_PROGRESS: ("info", "half-circle", "Đang làm"),
    CommitmentState.TRANSFERRED: ("info", "moved", "Đã chuyển"),
    CommitmentState.OVERDUE: ("late", "triangle", "Quá hạn"),
    CommitmentState.FULFILLED_ON_TIME: ("ok", "check-circle", "Xong đúng hạn"),
    CommitmentState.FULFILLED_LATE: ("warn", "check-circle", "Xong chậm hạn"),
    CommitmentState.DROPPED: ("mute", "barred-circle", "Thôi không làm"),
}


def long_day(day: date) -> str:
    """``thứ Hai, 23/11/2026``."""
    return f"{weekday_name(day)}, {short_date(day)}"


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def short_title(title: str) -> str:
    """A dialogue's title without the words all titles share, for lists: whom it is held with."""
    kept = title.strip()
    for start in ("hội nghị đối thoại ", "hội nghị tiếp xúc, đối thoại ", "hội nghị "):
        if kept.lower().startswith(start):
            kept = kept[len(start) :]
            break
    if " với " in f" {kept}" and kept.lower().startswith(("giữa ", "của ")):
        kept = kept[kept.index(" với ") + 5 :]
    elif kept.lower().startswith("với "):
        kept = kept[4:]
    return capital(kept)


def short_post(title: str) -> str:
    """``Chủ tịch UBND`` as ``CT UBND``, ``Bí thư Đảng ủy`` as ``Bí thư``: when several share a cell."""
    for whole, short in (
        ("Chủ tịch Ủy ban MTTQ Việt Nam", "CT MTTQ"),
        ("Phó Chủ tịch", "PCT"),
        ("Chủ tịch", "CT"),
        ("Bí thư Đảng ủy", "Bí thư"),
    ):
        if title.startswith(whole):
            rest = title[len(whole) :]
            return short if "MTTQ" in short else f"{short}{rest}"
    return title


def due_words(due: Due) -> str:
    """How a due date was promised: ``10 ngày làm việc``."""
    if due.kind is DueKind.WORKING_DAYS:
        return f"{due.count} ngày làm việc"
    if due.kind is DueKind.DAYS:
        return f"{due.count} ngày"
    if due.kind is DueKind.DATE and due.on is not None:
        return f"ngày {short_date(due.on)}"
    return f"không hẹn: {due.reason}" if due.reason else "không hẹn"


def due_in_force(made: Commitment) -> str:
    """``hạn 04/12/2026``; how it was promised while the day is not counted yet."""
    if made.due_now is not None:
        return f"hạn {short_date(made.due_now)}"
    counted = made.due.kind in (DueKind.WORKING_DAYS, DueKind.DAYS)
    return "chưa có hạn" if counted and not made.due.count else due_words(made.due)


def counted_words(counted: DueDate, since: str = "ngày giao") -> str:
    """One sentence: how many days, from which day, what was not counted. ``**`` marks bold."""
    named = list(dict.fromkeys(why for _, why in counted.skipped if why and not _is_weekend(why)))
    holidays = [f"{day.day:02d}/{day.month}" for day, why in counted.skipped if not _is_weekend(why)]
    if counted.unit is Unit.DAYS:
        said = f"**{counted.count} ngày** kể từ hôm sau {since} {short_date(counted.start)}"
        if counted.rolled:
            said += "; ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp"
        return f"{said}."
    said = f"**{counted.count} ngày làm việc** kể từ hôm sau {since} {short_date(counted.start)}"
    said += "; không tính thứ Bảy, Chủ nhật"
    if len(holidays) == 1:
        said += f" và ngày lễ {holidays[0]}"
    elif named:
        said += f" và ngày nghỉ {', '.join(named)}"
    return f"{said}."


def _is_weekend(why: str) -> bool:
    return why in ("thứ Bảy", "Chủ nhật")


def days_left_words(days_left: int) -> str:
    """``Còn 4 ngày``, ``Hôm nay``, ``Quá 3 ngày``: working days."""
    if days_left == 0:
        return "Hôm nay"
    return f"Còn {days_left} ngày" if days_left > 0 else f"Quá {-days_left} ngày"
