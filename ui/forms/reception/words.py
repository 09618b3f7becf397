"""What the lists and segments of the visit form offer, in the office's words."""

from __future__ import annotations

from desktop.domain.people import Person, masked_number
from desktop.domain.reception import Counters, Occurrence, Signed
from ui.forms.journal.offer import Offer
from ui.forms.reception_words import CASE_TYPES, HANDLINGS
from ui.forms.words import UNIT_KINDS
from ui.widgets.choice import ChoiceItem
from ui.widgets.segments import SegmentOption

TYPES = tuple(ChoiceItem(each, words) for each, words in CASE_TYPES.items())
OCCURRENCES = (
    ChoiceItem(Occurrence.FIRST, "Vụ việc lần đầu"),
    ChoiceItem(Occurrence.REPEATED, "Vụ việc nhiều lần"),
)
COMPETENCES = (ChoiceItem("own", "Thuộc thẩm quyền"), ChoiceItem("other", "Không thuộc thẩm quyền"))
HANDLING_ITEMS = tuple(ChoiceItem(each, words) for each, words in HANDLINGS.items())
SIGNATURES = (
    SegmentOption(Signed.SIGNED, "Ký", "check-circle"),
    SegmentOption(Signed.FINGERPRINT, "Điểm chỉ", "hand"),
    SegmentOption(Signed.REFUSED, "Từ chối ký", "barred-circle"),
)
SIGNED_WORDS = {option.value: option.label for option in SIGNATURES}
TYPE_MISSING = "Cần chọn loại: kiến nghị, phản ánh, khiếu nại hoặc tố cáo."
SECRECY = "Không ghi họ tên, địa chỉ người tố cáo vào máy. Danh tính giữ trong hồ sơ mật trên giấy."
_TITLES = ("Ông ", "Bà ", "Anh ", "Chị ", "Cụ ")


def counter_words(figures: Counters, group_people: int) -> tuple[tuple[str, int, str, str], ...]:
    """Name, figure, word and explanation of the five counters (BR-17)."""
    return (
        ("visits", figures.visits, "lượt",
         "Lượt: mỗi lần người dân đến và được tiếp; lượt từ chối tiếp, lượt đã bỏ không tính."),
        ("people", figures.people, "người", "Người: cộng số người của các lượt được tiếp."),
        ("cases", figures.cases, "vụ việc",
         "Vụ việc: mỗi nội dung một loại là một vụ việc; một lượt có thể nêu nhiều vụ việc."),
        ("petitions", figures.petitions, "đơn", "Đơn: lượt có nhận đơn, giấy tờ (đã lập giấy biên nhận)."),
        ("groups", figures.group_visits, "đoàn đông người",
         f"Đoàn đông người: lượt có từ {group_people} người trở lên."),
    )  # fmt: skip


def representatives_words(people: int, most: int) -> str:
    """How many of a group may speak for it (BR-18)."""
    return f"Đoàn đông người: {people} người, được cử tối đa {most} người đại diện."


def own_commune(offer: Offer) -> str:
    """What an address of this commune ends with: ``, xã Bình Minh Hạ``."""
    sheet = offer.catalogues.named_on(offer.day)
    return f", {UNIT_KINDS[sheet.kind].lower()} {sheet.name}"


def short_address(address: str, offer: Offer) -> str:
    """An address without this commune's own name, as the field shows it."""
    return address.removesuffix(own_commune(offer))


def full_address(shown: str, offer: Offer) -> str:
    """What is kept: a hamlet of this commune with the commune's name, any other text as it stands."""
    hamlets = {offer.hamlet(name).casefold(): offer.hamlet(name) for name in offer.hamlets()}
    hamlets |= {name.casefold(): offer.hamlet(name) for name in offer.hamlets()}
    known = hamlets.get(" ".join(shown.split()).casefold())
    return f"{known}{own_commune(offer)}" if known else shown


def person_line(person: Person, offer: Offer) -> str:
    """Beside a known person's name: hamlet and the end of the number, to tell two of one name apart."""
    parts = (short_address(person.address, offer), masked_groups(person.id_number))
    return ", ".join(part for part in parts if part)


def masked_groups(number: str) -> str:
    """An identity number as a field shows it, in groups: ``••• ••• ••• 417``."""
    hidden = masked_number(number)
    first = len(hidden) % 3
    groups = ([hidden[:first]] if first else []) + [hidden[n : n + 3] for n in range(first, len(hidden), 3)]
    return " ".join(groups)


def matter_words(who: str, area: str) -> str:
    """``bà Nguyễn Thị Quỳnh, đất đai``: as a sentence names an earlier matter."""
    name = who[:1].lower() + who[1:] if who.startswith(_TITLES) else who
    return ", ".join(part for part in (name, area.lower()) if part)
