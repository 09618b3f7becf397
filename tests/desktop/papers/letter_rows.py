"""Invented letters about a visit, a case or a petition, with the long names real ones have."""

from dataclasses import replace
from datetime import date, time

from desktop.domain.letter_papers import (
    AcceptanceNoticePaper,
    Arrival,
    Citizen,
    Correspondent,
    Denouncer,
    GuidanceSlipPaper,
    LetterPaper,
    MatterOnPaper,
    Outcome,
    ReceiptLine,
    ReceiptPaper,
    RefusalNoticePaper,
    TransferSlipPaper,
)
from desktop.domain.office import Side
from desktop.domain.papers import PersonOnPaper
from desktop.domain.petition import Channel, PetitionType
from tests.desktop.papers import rows

CAME_ON = date(2026, 10, 29)
CITIZEN = Citizen(
    "Nguyễn Thị Quỳnh Mỹ",
    "thôn Đồng Mẫu, xã Bình Minh Hạ, tỉnh Sơn Hà",
    "thôn Đồng Mẫu, xã Minh Hạ, huyện Hạ Sơn",
    "099187001234",
)
LONG_CITIZEN = Citizen(
    "Công Tằng Tôn Nữ Huyền Trân Bảo Quỳnh Hoàng Phương Thảo Nguyên Mai Khanh",
    "số nhà 127/45/8, ngõ 12 đường Phùng Chí Kiên kéo dài, tổ dân phố số 14 (khu tái định cư Đồng Cạn), "
    "phường Nghi Phương Trường Hưng, thành phố Hồ Chí Minh",
    "thôn Đồng Cạn, xã Nghi Trường, huyện Nghi Lộc cũ",
    "099187001235",
    count=24,
)
DENOUNCER = Denouncer("TC-2026-014", "05/2026-HSM")
CONTENT = (
    "Đường trục thôn từ ngã ba cây gạo sang cầu Bà Lãm dài 1.850 m vỡ nát nhiều đoạn, mùa mưa đọng nước sâu "
    "30 – 40 cm, từ đầu năm đã có 6 vụ ngã xe; bà con đã kiến nghị từ tháng 7 năm 2025 nhưng chưa được "
    "trả lời."
)
PROPOSAL = MatterOnPaper(
    PetitionType.PROPOSAL,
    CONTENT,
    request="Sửa đường trước mùa mưa năm 2027 và trả lời bằng văn bản.",
    outcome=Outcome.ACCEPTED,
    body="Phòng Kinh tế",
    document="Số 112-CV/ĐU",
    document_on=date(2026, 11, 5),
    due_on=date(2026, 12, 4),
)
COMPLAINT = MatterOnPaper(
    PetitionType.COMPLAINT,
    "Khiếu nại Quyết định số 1142/QĐ-UBND của cơ quan cấp tỉnh phê duyệt phương án bồi thường đối với thửa "
    "đất số 214, tờ bản đồ số 17, diện tích 362 m², gia đình sử dụng ổn định từ năm 1988.",
    request="Hủy quyết định, xác định lại loại đất và giá bồi thường.",
    outcome=Outcome.TRANSFERRED,
    body="Ban Quản lý dự án đầu tư xây dựng khu vực Hạ Sơn",
    document="Số 12-PC/ĐU",
    document_on=date(2026, 11, 3),
    in_competence=False,
)
DENUNCIATION = MatterOnPaper(
    PetitionType.DENUNCIATION,
    "Tố cáo một cán bộ thôn thu tiền trái quy định khi lập danh sách hỗ trợ nhà ở (nội dung đã lược bỏ "
    "thông tin nhận dạng).",
    outcome=Outcome.ACCEPTED,
    body="Cơ quan Ủy ban Kiểm tra Đảng ủy",
    due_on=date(2026, 12, 7),
)


def head_signer(side: Side) -> PersonOnPaper:
    return rows.SECRETARY if side is Side.PARTY else rows.CHAIRMAN


def chief(side: Side) -> PersonOnPaper:
    return rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF


def acceptance(
    side: Side = Side.PARTY,
    matters: tuple[MatterOnPaper, ...] = (PROPOSAL,),
    citizen: Correspondent = CITIZEN,
) -> AcceptanceNoticePaper:
    return AcceptanceNoticePaper(
        head=rows.head(side, 22, date(2026, 11, 10)),
        event_on=CAME_ON,
        citizen=citizen,
        signer=head_signer(side),
        arrival=Arrival(CAME_ON, Channel.POST, 46),
        matters=matters,
        contact=chief(side),
        draft=False,
    )


ITEMS = (
    ReceiptLine(
        "Đơn đề nghị hòa giải tranh chấp ranh giới thửa đất số 301", 2, "bản chính, viết tay, rõ chữ"
    ),
    ReceiptLine("Giấy chứng nhận quyền sử dụng đất số BK 123456", 2, "bản sao chứng thực"),
    ReceiptLine("Ảnh hiện trạng rãnh thoát nước", 14, "ảnh màu, có ghi ngày"),
)


def receipt(
    side: Side = Side.PARTY,
    lines: tuple[ReceiptLine, ...] = ITEMS,
    citizen: Correspondent = CITIZEN,
) -> ReceiptPaper:
    return ReceiptPaper(
        head=rows.head(side, None, None),
        event_on=CAME_ON,
        citizen=citizen,
        whole_number=True,
        at=time(8, 15),
        place="Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ",
        receiver=rows.NOTE_TAKER,
        lines=lines,
        draft=False,
    )


def many_items(count: int) -> tuple[ReceiptLine, ...]:
    return tuple(
        replace(
            ITEMS[number % len(ITEMS)],
            title=f"Tài liệu thứ {number}: {ITEMS[number % len(ITEMS)].title}, kèm bản kê từng hộ dân",
        )
        for number in range(1, count + 1)
    )


def refusal(side: Side = Side.STATE, citizen: Correspondent = CITIZEN) -> RefusalNoticePaper:
    return RefusalNoticePaper(
        head=rows.head(side, 4, date(2026, 11, 2)),
        event_on=CAME_ON,
        citizen=citizen,
        whole_number=True,
        signer=head_signer(side),
        matters=(MatterOnPaper(PetitionType.COMPLAINT, "thu hồi 360 m² đất công do lấn chiếm từ năm 1997"),),
        ground="Khoản 3 Điều 9 Luật Tiếp công dân",
        reason="Vụ việc đã được giải quyết đúng chính sách, pháp luật, đã được kiểm tra, rà soát và thông "
        "báo bằng văn bản nhưng công dân vẫn cố tình khiếu nại kéo dài.",
        draft=False,
    )


def guidance(side: Side = Side.STATE, citizen: Correspondent = CITIZEN) -> GuidanceSlipPaper:
    return GuidanceSlipPaper(
        head=rows.head(side, 7, date(2026, 11, 4)),
        event_on=CAME_ON,
        citizen=citizen,
        signer=chief(side),
        arrival=Arrival(CAME_ON, Channel.IN_PERSON, 47),
        matter=replace(
            COMPLAINT,
            outcome=Outcome.GUIDED,
            body="Thanh tra tỉnh Sơn Hà",
            explanation="Ông (bà) có quyền khiếu nại lần hai hoặc khởi kiện vụ án hành chính tại Tòa án nhân "
            "dân; thời hạn khiếu nại lần hai là 30 ngày kể từ ngày nhận được quyết định.",
        ),
        returned=("Đơn khiếu nại ngày 20/10/2026 (04 trang)", "Quyết định số 1142/QĐ-UBND (bản sao)"),
        draft=False,
    )


def transfer(
    side: Side = Side.PARTY,
    matter: MatterOnPaper = COMPLAINT,
    citizen: Correspondent | None = CITIZEN,
) -> TransferSlipPaper:
    return TransferSlipPaper(
        head=rows.head(side, 12, date(2026, 11, 3)),
        event_on=CAME_ON,
        citizen=citizen,
        signer=chief(side),
        arrival=Arrival(CAME_ON, Channel.DEPUTY, 48),
        matter=matter,
        draft=False,
    )


def letters(side: Side) -> dict[str, LetterPaper]:
    """One of each kind, and those of a denunciation."""
    return {
        "acceptance": acceptance(side),
        "acceptance-of-denunciation": acceptance(side, (DENUNCIATION,), DENOUNCER),
        "receipt": receipt(side),
        "refusal": refusal(side),
        "guidance": guidance(side),
        "transfer": transfer(side),
        "transfer-of-denunciation": transfer(side, DENUNCIATION, DENOUNCER),
    }
