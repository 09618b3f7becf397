"""Sessions, visits and petitions for tests: real nouns with long Vietnamese names."""

from dataclasses import replace
from datetime import date, time

from desktop.domain.commitment import Commitment, CommitmentSource, Due
from desktop.domain.office import Capacity, Side
from desktop.domain.people import Person
from desktop.domain.petition import Channel, Competence, Petition, PetitionType
from desktop.domain.reception import (
    Attendee,
    Case,
    CaseHandling,
    CaseType,
    Occurrence,
    ReceptionSession,
    SessionKind,
    SessionStatus,
    Signed,
    Visit,
)

SESSION = "tcd-bt-2026-11-10"
SESSION_DAY = date(2026, 11, 10)


def person(name: str = "Bà Phùng Thị Yến", **changes: object) -> Person:
    noun = Person(
        name,
        "thôn Cầu Lim, xã Bình Minh Hạ",
        "thôn Cầu Lim, xã Minh Hạ, huyện Hạ Sơn",
        "099168000417",
        "0900000417",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def case(key: str = "vv-1", **changes: object) -> Case:
    noun = Case(
        key,
        CaseType.PROPOSAL,
        "Đường vào khu tái định cư chưa có đèn chiếu sáng, trẻ em đi học buổi tối không an toàn.",
        "giao-thong",
        request="Lắp đèn chiếu sáng trước mùa mưa.",
        occurrence=Occurrence.FIRST,
        in_competence=True,
        handling=CaseHandling.ACCEPTED,
        handled_by="pkt",
        answer="Giao Phòng Kinh tế khảo sát, trả lời bằng văn bản.",
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def visit(key: str = "lt-1", **changes: object) -> Visit:
    noun = Visit(
        key,
        arrived=time(8, 5),
        people=(person(),),
        cases=(case(f"vv-{key}"),),
        read_back=True,
        signed=Signed.SIGNED,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def denunciation(key: str = "lt-9", **changes: object) -> Visit:
    """A visit that is a denunciation, without identity."""
    told = case(
        f"vv-{key}", type=CaseType.DENUNCIATION, content="Tố cáo việc thu, chi quỹ thôn trái quy định."
    )
    noun = visit(key, people=(), secret_file="Hồ sơ mật số 04/2026-HSM, tủ số 2", cases=(told,))
    return replace(noun, **changes)  # type: ignore[arg-type]


def session(key: str = SESSION, **changes: object) -> ReceptionSession:
    noun = ReceptionSession(
        key,
        SESSION_DAY,
        Capacity.PARTY,
        "cb-thinh",
        SessionKind.REGULAR,
        SessionStatus.HELD,
        start=time(8, 0),
        end=time(11, 15),
        place="Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ",
        note_taker="Đỗ Thị Thanh Mai",
        attendees=(Attendee("Bế Thị Ngọc Ánh", "Chánh Văn phòng", "Văn phòng Đảng ủy"),),
        conclusion="Giao Phòng Kinh tế khảo sát, trả lời các hộ trước ngày 30/11/2026.",
        copies=2,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]


def promise(key: str = "ck-1", session_key: str = SESSION, case_key: str = "vv-lt-1") -> Commitment:
    return Commitment(
        key,
        "Lắp đèn chiếu sáng khu tái định cư",
        SESSION_DAY,
        Due.in_working_days(10),
        source=CommitmentSource(session=session_key, case=case_key),
        promised_by="cb-thinh",
        lead="pkt",
    )


def petition(key: str = "don-1", **changes: object) -> Petition:
    noun = Petition(
        key,
        date(2026, 10, 29),
        Channel.POST,
        PetitionType.PROPOSAL,
        "Đề nghị xem xét lại đơn giá bồi thường đất nông nghiệp thửa 214, tờ bản đồ số 12.",
        sender=person(),
        subject_area="dat-dai",
        capacity=Side.PARTY,
        competence=Competence.OWN,
        eligible=True,
    )
    return replace(noun, **changes)  # type: ignore[arg-type]
