"""The office's words for petitions: types, channels, whose matter, what was done with them."""

from __future__ import annotations

from datetime import date

from desktop.domain.office import Side, UnitKind
from desktop.domain.petition import (
    Channel,
    Competence,
    Instance,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
)
from desktop.domain.vietnamese import fold
from desktop.domain.writing import short_date
from ui.forms.reason_for_leaving import ANOTHER_REASON, COPY_OF_ANOTHER

TYPES = {
    PetitionType.PROPOSAL: "Kiến nghị",
    PetitionType.FEEDBACK: "Phản ánh",
    PetitionType.COMPLAINT: "Khiếu nại",
    PetitionType.DENUNCIATION: "Tố cáo",
    PetitionType.MIXED: "Nhiều nội dung",
}
CHANNELS = {
    Channel.IN_PERSON: "Trực tiếp",
    Channel.POST: "Bưu chính",
    Channel.SUGGESTION_BOX: "Hòm thư góp ý",
    Channel.HOTLINE: "Đường dây nóng",
    Channel.DIALOGUE: "Hội nghị đối thoại",
    Channel.FORWARDED: "Cấp trên chuyển",
    Channel.DEPUTY: "Đại biểu chuyển",
    Channel.ONLINE: "Trực tuyến",
}
COMPETENCES = {
    Competence.OWN: "Của xã",
    Competence.OTHER: "Nơi khác",
    Competence.PARTY: "Tổ chức đảng",
}
HANDLINGS = {
    PetitionHandling.ACCEPTED: "Thụ lý",
    PetitionHandling.GUIDED: "Hướng dẫn",
    PetitionHandling.TRANSFERRED: "Chuyển đơn",
    PetitionHandling.HANDED_BACK: "Trả lại",
    PetitionHandling.FILED: "Lưu đơn",
    PetitionHandling.URGED: "Đôn đốc",
}
HANDLED = {
    PetitionHandling.ACCEPTED: "Đã thụ lý",
    PetitionHandling.GUIDED: "Đã hướng dẫn",
    PetitionHandling.TRANSFERRED: "Đã chuyển",
    PetitionHandling.HANDED_BACK: "Đã trả lại",
    PetitionHandling.FILED: "Lưu đơn",
    PetitionHandling.URGED: "Đã đôn đốc",
}
INSTANCES = {Instance.FIRST: "Lần đầu", Instance.SECOND: "Lần hai"}
NOTICE_FORMS = {NoticeForm.WRITTEN: "Bằng văn bản", NoticeForm.ORAL: "Trực tiếp"}
STRIKE_REASONS = (COPY_OF_ANOTHER, "ghi nhầm sổ", ANOTHER_REASON)
NO_IDENTITY = "Không ghi họ tên, địa chỉ người tố cáo vào máy. Danh tính giữ trong hồ sơ mật trên giấy."
NOT_NAMED = "Không ghi tên"
_HONORIFICS = ("ông ", "bà ", "anh ", "chị ", "cụ ", "tập thể ", "các hộ ", "nhân dân ")
_COMMUNES = {UnitKind.COMMUNE: "xã", UnitKind.WARD: "phường", UnitKind.SPECIAL_ZONE: "đặc khu"}
_KNOWN_PLACES = ("thon ", "khu ", "to ", "ap ", "ban ", "khom ", "buon ", "lang ", "xom ")


def who_words(name: str, count: int) -> str:
    """Whom a list names: the sender, of a group with how many; ``Không ghi tên`` without one."""
    if not name:
        return NOT_NAMED
    grouped = count > 1 and not fold(name).startswith(("tap the", "cac ho"))
    return f"{name} và {count - 1} người" if grouped else name


def hamlet_address(hamlet: str, kind: UnitKind, unit: str) -> str:
    """``thôn Đồng Mẫu, xã Bình Minh Hạ``: what stands on a letter."""
    named = fold(hamlet).startswith(_KNOWN_PLACES)
    place = hamlet if named else f"{'thôn' if kind is UnitKind.COMMUNE else 'khu phố'} {hamlet}"
    return f"{place}, {_COMMUNES[kind]} {unit}"


def short_address(address: str) -> str:
    """The part before the first comma with a capital: ``Thôn Đồng Mẫu``."""
    first = address.split(",", maxsplit=1)[0].strip()
    return first[:1].upper() + first[1:]


def whose_matter(competence: Competence | None, capacity: Side | None, kind: UnitKind) -> str:
    """``UBND xã``, ``Đảng ủy xã``, ``Nơi khác``, ``Tổ chức đảng``."""
    if competence is Competence.OWN and capacity is not None:
        return f"{'UBND' if capacity is Side.STATE else 'Đảng ủy'} {_COMMUNES[kind]}"
    return COMPETENCES[competence] if competence is not None else ""


def same_matter_question(number: int, year: int, who: str, area: str) -> str:
    """The question under the field; its answers are buttons."""
    told = ", ".join(part for part in (who, area[:1].lower() + area[1:]) if part)
    return f"Có thể trùng với đơn số {number}/{year}" + (f" ({told})." if told else ".")


def transferred_before(on: date | None, document: str) -> str:
    """The warning before the same content is transferred a second time (BR-34)."""
    day = f" ngày {short_date(on)}" if on else ""
    slip = f" ({document})" if document else ""
    return f"Nội dung này đã chuyển{day}{slip}. Vẫn chuyển thì cần ghi lý do."


def struck_words(number: int, reason: str) -> str:
    """The undo bar's words for a line taken out of the register."""
    return f"Đã bỏ đơn số {number} vì {reason.rstrip('.')}. Số {number} không dùng lại."


def named(noun: Petition) -> str:
    """How a sentence names a petition without saying who sent it: ``đơn số 118``."""
    return f"đơn số {noun.number}"
