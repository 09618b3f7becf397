"""Invented records of a commune that does not exist, long enough to fill the pages of real minutes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from desktop.domain.commitment import CommitmentState, Due
from desktop.domain.dialogue import (
    Attendance,
    AttendanceKind,
    Counterpart,
    DialogueForm,
    NonSigner,
    OpinionChannel,
    OpinionSource,
    OpinionStatus,
)
from desktop.domain.office import Capacity, Side, UnitKind
from desktop.domain.papers import (
    CommitmentOnPaper,
    ConclusionNoticePaper,
    DialoguePlanPaper,
    EarlierCommitments,
    InvitationPaper,
    MeetingOnPaper,
    MinutesPaper,
    OpinionOnPaper,
    Paper,
    PaperHead,
    PersonOnPaper,
)

HELD_ON = date(2026, 11, 12)

LOG_CODE = "NK 1432-G4NQ-C4P6-4XK3"


def _sentences(text: str) -> tuple[str, ...]:
    """The blocks between blank lines, each as one line."""
    return tuple(" ".join(block.split()) for block in text.strip().split("\n\n"))


SECRETARY = PersonOnPaper("Lường Đình Mẫn", "Bí thư Đảng ủy", Capacity.PARTY, ("Chủ tịch HĐND",))
CHAIRMAN = PersonOnPaper("Đặng Hữu Khuê", "Chủ tịch UBND", Capacity.STATE, ("Phó Bí thư Đảng ủy",))
DEPUTY = PersonOnPaper("Cao Thị Mận", "Phó Chủ tịch UBND", Capacity.STATE)
OFFICE_CHIEF = PersonOnPaper("Phùng Văn Chuyển", "Chánh Văn phòng Đảng ủy", Capacity.OFFICE)
STATE_OFFICE_CHIEF = PersonOnPaper("Vi Thị Thủy", "Chánh Văn phòng HĐND và UBND", Capacity.OFFICE)
NOTE_TAKER = PersonOnPaper("Phạm Thị Khánh Ly", "chuyên viên Văn phòng Đảng ủy")

SPEAKERS = (
    ("Ông Lê Văn Tản", "thôn Đồng Mẫu"),
    ("Bà Y'Blăm Niê", "buôn Ea Sút"),
    ("Ông Giàng A Phử, dân tộc H'Mông", "thôn Khe Nước"),
    ("Bà Nguyễn Thị Quỳnh Mỹ", "thôn Bến Đò"),
    ("Ông Trương Công Hoạch", "thôn Phú Cường"),
)
AREAS = (
    "Đất đai",
    "Giao thông, hạ tầng, điện, nước",
    "Tài nguyên, môi trường",
    "Chính sách, an sinh, hộ nghèo",
)
RAISED = _sentences(
    """
Tuyến đường liên thôn từ ngã ba cây gạo sang cầu Bà Lãm dài 1.850 m, được đổ bê tông từ năm 2009, nay đã
vỡ nát nhiều đoạn, mùa mưa ổ gà đọng nước sâu 30 – 40 cm, từ đầu năm đến nay đã có 6 vụ ngã xe.

Bà con đã kiến nghị từ hội nghị tiếp xúc cử tri tháng 7 năm 2025, khi đó xã trả lời là “đưa vào danh mục
đầu tư công năm 2026”, nhưng đến hôm nay chưa thấy máy móc nào về.

Gia đình tôi sử dụng thửa đất số 214, tờ bản đồ số 17, diện tích 362 m² từ năm 1988, không có tranh
chấp, đã nộp đủ hồ sơ nhưng bị trả lại ba lần với ba lý do khác nhau.

Bãi tập kết rác đầu thôn để lâu ngày, mùi hôi ảnh hưởng điểm trường mầm non; 2/3 số hộ đã ký đơn, mức
phí 27.000₫ một tháng vẫn thu đều mà xe chỉ về hai tuần một lần.

Trạm bơm có ba tổ máy lắp từ năm 1987, hiện chỉ còn một tổ chạy được, mỗi khi mưa trên 100 mm là 26 ha
lúa ngập hai, ba ngày, tỷ lệ thiệt hại có vụ lên tới 45 %.

Đề nghị đồng chí Chủ tịch UBND xã cho biết bao giờ khởi công, vốn ở đâu, ai chịu trách nhiệm, trong lúc
chờ thì cho vá tạm các ổ gà để các cháu đi học cho an toàn…
"""
)
ANSWERED = _sentences(
    """
Tôi xin nhận khuyết điểm trước bà con về việc chậm trả lời sau lần tiếp xúc cử tri trước.

Về nguyên nhân: dự án có tổng mức đầu tư 6,84 tỷ đồng, được HĐND xã quyết nghị, tuy nhiên nguồn thu tiền
sử dụng đất sáu tháng đầu năm chỉ đạt 31 % kế hoạch nên chưa đủ điều kiện bố trí vốn khởi công.

Đến ngày 30/10/2026, xã đã thu thêm được 9,2 tỷ đồng từ đấu giá 14 lô đất; UBND xã đã phê duyệt điều
chỉnh kế hoạch vốn, trong đó dành 4,5 tỷ đồng cho tuyến đường này, phần còn lại bố trí quý I/2027.

Mặt đường mở rộng thành 5 m, có rãnh thoát nước hai bên; nhân dân không phải đóng góp tiền, chỉ đề nghị
37 hộ có tường rào, cây cối nằm trong chỉ giới tự tháo dỡ và hiến khoảng 620 m² đất.

Trong khi chờ thi công, giao Phòng Kinh tế dùng nguồn sự nghiệp giao thông 48 triệu đồng vá tạm các ổ
gà, mỗi đoạn làm ½ mặt đường để bà con vẫn đi lại được.

Những việc chưa làm được tôi đã nói rõ lý do; đề nghị bà con giám sát, có vướng mắc báo ngay cho trưởng
thôn.
"""
)
STATUSES = tuple(OpinionStatus)


def party_head(number: int | None = 30, issued_on: date | None = HELD_ON) -> PaperHead:
    return PaperHead(
        side=Side.PARTY,
        issuer="ĐẢNG ỦY XÃ BÌNH MINH HẠ",
        symbol="ĐU",
        place="Bình Minh Hạ",
        unit_kind=UnitKind.COMMUNE,
        unit_name="Bình Minh Hạ",
        province="Sơn Hà",
        superior="ĐẢNG BỘ TỈNH SƠN HÀ",
        number=number,
        issued_on=issued_on,
    )


def state_head(number: int | None = 15, issued_on: date | None = HELD_ON) -> PaperHead:
    return replace(
        party_head(number, issued_on),
        side=Side.STATE,
        issuer="ỦY BAN NHÂN DÂN XÃ BÌNH MINH HẠ",
        symbol="UBND",
        superior=None,
    )


def head(side: Side, number: int | None = 7, issued_on: date | None = HELD_ON) -> PaperHead:
    return party_head(number, issued_on) if side is Side.PARTY else state_head(number, issued_on)


def meeting() -> MeetingOnPaper:
    return MeetingOnPaper(
        title="hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân năm 2026",
        held_on=HELD_ON,
        start=time(7, 30),
        end=time(12, 5),
        place="Nhà văn hóa thôn Đồng Mẫu",
        form=DialogueForm.IN_PERSON,
        chairs=(SECRETARY, CHAIRMAN),
        note_taker=NOTE_TAKER,
        counterparts=(Counterpart.PEOPLE, Counterpart.FRONT, Counterpart.FARMERS),
        hamlets=("Đồng Mẫu", "Khe Nước", "Bến Đò", "Phú Cường"),
        plan="27-KH/ĐU",
        announced_on=date(2026, 10, 30),
    )


def _text(sentences: Sequence[str], start: int, count: int) -> str:
    return " ".join(sentences[(start + step) % len(sentences)] for step in range(count))


def commitment(number: int) -> CommitmentOnPaper:
    dues = (
        (Due.by_date(date(2026, 12, 4)), date(2026, 12, 4)),
        (Due.in_working_days(15), date(2026, 12, 3)),
        (Due.open_ended("phụ thuộc tiến độ của ngành điện"), None),
    )
    due, due_on = dues[number % len(dues)]
    return CommitmentOnPaper(
        content=f"Vá tạm các ổ gà và nạo vét {100 + number} m rãnh thoát nước từ nhà ông Hòa đến cống",
        lead="Phòng Kinh tế",
        support=("Ban Quản lý dự án đầu tư xây dựng khu vực", "Công an xã") if number % 2 else (),
        due=due,
        due_on=due_on,
        promised_by=CHAIRMAN,
        reply_in_writing=number % 2 == 0,
        state=CommitmentState.OVERDUE,
        result="đã làm được 60 % khối lượng",
    )


def opinion(number: int, raised: int = 5, answered: int = 6) -> OpinionOnPaper:
    speaker, unit = SPEAKERS[number % len(SPEAKERS)]
    status = STATUSES[number % len(STATUSES)]
    follow_up = status is OpinionStatus.NOTED
    return OpinionOnPaper(
        number=number,
        speaker=speaker,
        content=_text(RAISED, number, raised),
        unit=unit,
        subject_area=AREAS[number % len(AREAS)],
        source=OpinionSource.AT if number % 2 else OpinionSource.BEFORE,
        channel=None if number % 2 else OpinionChannel.SUGGESTION_BOX,
        raised_at=time(8, number % 60) if number % 2 else None,
        status=status,
        answered_by=CHAIRMAN if number % 3 else DEPUTY,
        answer=_text(ANSWERED, number, answered),
        no_commitment_reason="" if follow_up else "thuộc thẩm quyền của cơ quan cấp trên",
        commitments=(commitment(number),) if follow_up else (),
    )


ATTENDANCE = (
    Attendance("Thường trực Đảng ủy, HĐND, UBND, Ủy ban MTTQ xã", present=10),
    Attendance(
        "Ủy viên Ban Chấp hành Đảng bộ xã", present=19, absent=2, absent_reason="một đồng chí đi học, một ốm"
    ),
    *(
        Attendance(f"Nhân dân thôn {name}", present=14, absent=1)
        for name in ("Đồng Mẫu", "Khe Nước", "Bến Đò")
    ),
    Attendance("Ban Tuyên giáo và Dân vận Tỉnh ủy", AttendanceKind.INVITED, present=2),
    Attendance("Báo Sơn Hà, Đài truyền thanh xã", AttendanceKind.PRESS, present=3),
)
CONCLUSION = "\n".join(
    _sentences(
        """
Đồng chí Bí thư Đảng ủy thay mặt chủ trì hội nghị kết luận:

1. Hội nghị diễn ra dân chủ, thẳng thắn; Đảng ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam xã trân trọng cảm ơn
và tiếp thu ý kiến của Nhân dân.

2. Những việc làm được ngay phải làm ngay, không chờ văn bản; đồng chí Chủ tịch UBND xã chịu trách nhiệm
trước Đảng ủy và Nhân dân về tiến độ.

3. Những việc thuộc thẩm quyền cấp trên phải có văn bản kiến nghị trong 3 ngày làm việc sau hội nghị,
theo dõi và công khai văn bản trả lời.
"""
    )
)


def minutes(side: Side = Side.PARTY, opinions: int = 23, *, draft: bool = False) -> MinutesPaper:
    return MinutesPaper(
        head=head(side),
        meeting=meeting(),
        attendance=ATTENDANCE,
        papers_used=(
            "Kế hoạch số 27-KH/ĐU, ngày 22/10/2026 của Đảng ủy",
            "Bảng tổng hợp 41 lượt ý kiến gửi trước",
        ),
        other_information="Hội nghị được ghi âm; bản ghi lưu tại Văn phòng Đảng ủy.",
        opening=_text(ANSWERED, 0, 3) + "\n" + _text(ANSWERED, 3, 3),
        earlier=(
            EarlierCommitments(
                "hội nghị đối thoại năm 2025", date(2025, 3, 18), tuple(map(commitment, range(3)))
            ),
        ),
        opinions=tuple(opinion(number) for number in range(1, opinions + 1)),
        disagreement="Ông Trương Công Hoạch bảo lưu ý kiến về giá bồi thường đất ở vị trí 2.",
        conclusion=CONCLUSION,
        commitments=(commitment(50),),
        read_back=True,
        non_signers=(NonSigner("Ông Trương Công Hoạch", "về trước do nhà có việc"),),
        copies=3,
        draft=draft,
        log_code=LOG_CODE,
    )


def notice(side: Side = Side.PARTY, *, draft: bool = False) -> ConclusionNoticePaper:
    return ConclusionNoticePaper(
        head=head(side, 21, date(2026, 11, 16)),
        meeting=meeting(),
        present=224,
        opinions=23,
        by_status=tuple(zip(OpinionStatus, (15, 4, 3, 1), strict=True)),
        conclusion=CONCLUSION,
        commitments=tuple(replace(commitment(number), opinion=number) for number in range(1, 9)),
        beyond=(opinion(3),),
        minutes_number="30-BB/ĐU",
        publish_by=date(2026, 11, 22),
        signer=OFFICE_CHIEF if side is Side.PARTY else CHAIRMAN,
        draft=draft,
    )


def plan(side: Side = Side.PARTY, *, draft: bool = False) -> DialoguePlanPaper:
    return DialoguePlanPaper(
        head=head(side, 4, date(2026, 1, 5)),
        meeting=meeting(),
        announce_days_before=7,
        announce_by=date(2026, 11, 5),
        publish_days_after=10,
        publish_by=date(2026, 11, 22),
        notice_by=date(2026, 11, 19),
        bodies=("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"),
        signer=SECRETARY if side is Side.PARTY else DEPUTY,
        draft=draft,
    )


def invitation(side: Side = Side.PARTY, *, draft: bool = False) -> InvitationPaper:
    return InvitationPaper(
        head=head(side, 12, date(2026, 11, 2)),
        meeting=meeting(),
        invited=(
            "Thường trực Đảng ủy, HĐND, UBND, Ủy ban MTTQ xã",
            "Trưởng các phòng, ban, đoàn thể",
            "Trưởng thôn",
        ),
        signer=OFFICE_CHIEF if side is Side.PARTY else STATE_OFFICE_CHIEF,
        draft=draft,
    )


def papers(side: Side) -> dict[str, Paper]:
    """One of each kind, small enough to read whole."""
    return {
        "minutes": minutes(side, 6),
        "notice": notice(side),
        "plan": plan(side),
        "invitation": invitation(side),
    }
