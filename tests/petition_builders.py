"""Petitions for tests: real nouns with long Vietnamese words."""

from dataclasses import replace
from datetime import date

from desktop.domain.office import Side
from desktop.domain.people import Person
from desktop.domain.petition import (
    Channel,
    Competence,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
    SenderNotice,
)
from desktop.office import Office
from desktop.services.petitions import record_petition, strike_petition

YEN = Person("Bà Phùng Thị Yến", "thôn Cầu Lim, xã Bình Minh Hạ", "thôn Cầu Lim, xã Minh Hạ", "099166000118")
COMPENSATION = "Đề nghị xem xét lại đơn giá bồi thường đất nông nghiệp, thửa 214, tờ bản đồ số 9"


def petition(key: str = "don-118", **changes: object) -> Petition:
    noun = Petition(
        key,
        date(2026, 10, 29),
        Channel.POST,
        PetitionType.PROPOSAL,
        COMPENSATION,
        sender=YEN,
        subject_area="dat-dai",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def denunciation(key: str = "don-119", **changes: object) -> Petition:
    noun = petition(
        key,
        received=date(2026, 11, 6),
        type=PetitionType.DENUNCIATION,
        content="Tố cáo việc thu, chi quỹ thôn không công khai",
        sender=None,
        secret_file="15/2026-HSM",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


CLASSIFIED = {
    "eligible": True,
    "competence": Competence.OWN,
    "capacity": Side.PARTY,
    "checks": ("written-in-vietnamese", "dated", "name-address", "signature", "content"),
}


def in_every_tab(office: Office) -> None:
    """On 12/11/2026: not classified, in progress, due today, overdue, settled, filed, withdrawn, struck."""
    told = SenderNotice(date(2026, 11, 2), "Số 40-TB/ĐU", NoticeForm.WRITTEN)
    accepted = {
        **CLASSIFIED, "handling": PetitionHandling.ACCEPTED, "handled_on": date(2026, 11, 2), "notice": told,
        "handled_by": "pkt",
    }  # fmt: skip
    for noun in (
        petition("don-new", received=date(2026, 11, 11), sender=Person("Hoàng Đình Quý", "thôn Đồng Mẫu"),
                 content="Đề nghị cải tạo cống trước trạm y tế"),
        petition("don-soon", **CLASSIFIED),
        petition("don-late", received=date(2026, 10, 12), sender=Person("Vi Văn Thượng", "thôn Bến Gạo"),
                 content="Đề nghị sửa đèn đường thôn Bến Gạo", type=PetitionType.FEEDBACK, **CLASSIFIED),
        petition("don-doing", received=date(2026, 10, 28), content="Đề nghị mở rộng đường nội đồng",
                 sender=Person("Tập thể 8 hộ", "thôn Bến Gạo"), senders_count=8, **accepted),
        petition("don-done", received=date(2026, 10, 26), content="Trạm bơm Cầu Lim hỏng kéo dài",
                 sender=Person("Ma Văn Vỹ", "thôn Cầu Lim"), settled_on=date(2026, 11, 9),
                 result="Đã thay máy bơm.", **accepted),
        denunciation("don-tc", **{**CLASSIFIED, "checks": ()}),
    ):  # fmt: skip
        record_petition(office, noun)
    record_petition(office, petition("don-struck", received=date(2026, 10, 20), content="Ghi hai lần"))
    strike_petition(office, "don-struck", "ghi trùng")
