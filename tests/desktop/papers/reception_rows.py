"""Invented sessions of a commune that does not exist: a group, a denunciation, a refusal, two matters."""

from dataclasses import replace
from datetime import date, time

from desktop.domain.commitment import Due
from desktop.domain.letter_papers import Citizen, Denouncer
from desktop.domain.office import Side
from desktop.domain.papers import CommitmentOnPaper, Paper, PersonOnPaper
from desktop.domain.reception import (
    Attendee,
    CaseHandling,
    CaseType,
    Counters,
    Occurrence,
    ReceivedPaper,
    ReceptionRefusal,
    SessionKind,
    SessionStatus,
    Signed,
)
from desktop.domain.reception_papers import (
    CaseOnPaper,
    ReceptionMinutesPaper,
    ReceptionNoticePaper,
    ReceptionOnPaper,
    ScheduledSession,
    SchedulePaper,
    VisitOnPaper,
)
from tests.desktop.papers import rows

HELD_ON = date(2026, 11, 5)
PLANTED = "Khổng Thị Giấu Tên"
HOSTS = {Side.PARTY: rows.SECRETARY, Side.STATE: rows.CHAIRMAN}
DELEGATE = PersonOnPaper("Lê Thị Hoài Diệp", "Phó Bí thư Thường trực Đảng ủy")
NOTE_TAKER = PersonOnPaper("Phạm Thị Khánh Ly")
FAMILY = Citizen(
    "Tô Văn Kiệm",
    "thôn Phú Cường, xã Bình Minh Hạ",
    "thôn Phú Cường, xã Minh Hạ, huyện Hạ Sơn",
    "099066000417",
)
GROUP = tuple(
    Citizen(name, "thôn Cầu Lim, xã Bình Minh Hạ", "", f"09906400{number:04d}")
    for number, name in enumerate(
        ("Nguyễn Thị Quỳnh Mỹ", "Trương Công Hoạch", "Lê Danh Thụy", "Đặng Thị Lịch"), 33
    )
)


def promise(number: int = 1, *, in_writing: bool = True) -> CommitmentOnPaper:
    return CommitmentOnPaper(
        content=f"Rà soát hồ sơ của {10 + number} hộ khu tái định cư Cầu Lim, trả lời từng hộ",
        lead="Phòng Kinh tế",
        support=("Ban Quản lý dự án đầu tư xây dựng khu vực", "Công an xã") if number % 2 else (),
        due=Due.in_working_days(10),
        due_on=date(2026, 11, 19),
        reply_in_writing=in_writing,
    )


def group_visit() -> VisitOnPaper:
    return VisitOnPaper(
        number=75,
        arrived=time(8, 10),
        people=GROUP,
        people_count=14,
        representatives=tuple(person.name for person in GROUP),
        appointing_paper="Biên bản họp cử đại diện ngày 02/11/2026, có chữ ký của 14 người",
        papers_received=(
            ReceivedPaper("Đơn kiến nghị tập thể ngày 02/11/2026", 3, "bản chính, 59 chữ ký"),
            ReceivedPaper("Biên lai thuế nông nghiệp 1994 – 1999", 11, "bản sao, một số tờ mờ"),
        ),
        read_back=True,
        signed=Signed.SIGNED,
        cases=(
            CaseOnPaper(
                type=CaseType.PROPOSAL,
                content=(
                    "12 hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6/2026, chưa được trả giấy chứng nhận "
                    "quyền sử dụng đất; đã hỏi bốn lần, mỗi lần được hẹn lại hai tuần, nay quá hẹn 45 ngày."
                ),
                request="Trả giấy chứng nhận cho 12 hộ; nếu chưa đủ điều kiện, trả lời từng hộ bằng văn bản.",
                subject_area="Đất đai",
                occurrence=Occurrence.REPEATED,
                same_content_people=59,
                settled_by="",
                in_competence=True,
                handling=CaseHandling.ACCEPTED,
                handled_by="Phòng Kinh tế",
                document="Số 121-CV/ĐU",
                answer=(
                    "Đồng chí Bí thư nghe đủ ý kiến của 4 người đại diện, yêu cầu rà soát lại từng hồ sơ, "
                    "không để hộ nào phải đi lại thêm lần nữa."
                ),
                commitments=(promise(1),),
            ),
        ),
        notice_by=date(2026, 11, 19),
    )


def two_matters() -> VisitOnPaper:
    return VisitOnPaper(
        number=76,
        arrived=time(9, 5),
        people=(FAMILY,),
        read_back=True,
        signed=Signed.FINGERPRINT,
        cases=(
            CaseOnPaper(
                type=CaseType.FEEDBACK,
                content="Đường vào khu tái định cư chưa có đèn, trẻ em đi học buổi tối không an toàn.",
                subject_area="Giao thông, hạ tầng, điện, nước",
                occurrence=Occurrence.FIRST,
                in_competence=True,
                handling=CaseHandling.ANSWERED,
                answer="Đèn được lắp trong tháng 12/2026, đã có nguồn vốn.",
            ),
            CaseOnPaper(
                type=CaseType.COMPLAINT,
                content=(
                    "Khiếu nại Quyết định số 31/QĐ-XPHC ngày 11/10/2026 xử phạt 7,5 triệu đồng và buộc dỡ "
                    "42 m² nhà xưởng mái tôn trên thửa đất số 88, tờ bản đồ số 9."
                ),
                request="Hủy quyết định xử phạt.",
                subject_area="Đất đai",
                occurrence=Occurrence.FIRST,
                settled_by="Chủ tịch UBND huyện Hạ Sơn (cũ), năm 2019",
                in_competence=False,
                handling=CaseHandling.TRANSFERRED,
                handled_by="Ủy ban nhân dân xã",
                document="Số 18-PC/ĐU",
                answer="Giải thích thời hạn thụ lý; chuyển đơn đến người có thẩm quyền giải quyết lần đầu.",
                commitments=(promise(2, in_writing=False),),
            ),
        ),
        notice_by=date(2026, 11, 19),
    )


def denunciation() -> VisitOnPaper:
    """A denouncer, with a name planted in every field that could carry one."""
    return VisitOnPaper(
        number=77,
        arrived=time(9, 50),
        people=(Citizen(PLANTED, f"nhà bà {PLANTED}", PLANTED, "099150000777"),),
        representatives=(PLANTED,),
        appointing_paper=f"giấy của {PLANTED}",
        denouncer=Denouncer("TC-2026-014", "03/2026-HSM"),
        papers_received=(ReceivedPaper(f"Đơn tố cáo của {PLANTED}", 2, f"chữ viết tay của {PLANTED}"),),
        read_back=True,
        signed=Signed.REFUSED,
        sign_refusal_reason=f"{PLANTED} sợ lộ tên",
        cases=(
            CaseOnPaper(
                type=CaseType.DENUNCIATION,
                content="Một cán bộ cấp thôn bị cho là đã thu tiền của các hộ để đưa vào danh sách hỗ trợ.",
                request="Kiểm tra, kết luận; giữ bí mật người tố cáo.",
                occurrence=Occurrence.FIRST,
                in_competence=True,
                handling=CaseHandling.ACCEPTED,
                handled_by="Cơ quan Ủy ban Kiểm tra Đảng ủy",
                answer="Giải thích quyền, nghĩa vụ và chế độ bảo mật; giao kiểm tra điều kiện thụ lý.",
                commitments=(
                    replace(promise(3), promised_to=PLANTED, content="Kiểm tra điều kiện thụ lý tố cáo"),
                ),
            ),
        ),
    )


def refused_visit() -> VisitOnPaper:
    return VisitOnPaper(
        number=78,
        arrived=time(10, 20),
        people=(Citizen("Khổng Văn Nghị", "thôn Trại Cau, xã Bình Minh Hạ", "", "099053000029"),),
        read_back=True,
        signed=Signed.REFUSED,
        sign_refusal_reason="không đồng ý với nội dung trả lời",
        refusal=ReceptionRefusal(
            "Khoản 3 Điều 9 Luật Tiếp công dân",
            "vụ việc đã được giải quyết đúng pháp luật, đã rà soát và thông báo bằng văn bản",
            1,
            date(2026, 11, 9),
        ),
        cases=(
            CaseOnPaper(
                type=CaseType.COMPLAINT,
                content="Tiếp tục khiếu nại việc thu hồi 360 m² đất công; không có tình tiết mới.",
                request="Xem xét lại toàn bộ vụ việc.",
                subject_area="Đất đai",
                occurrence=Occurrence.REPEATED,
                settled_by="Chủ tịch UBND tỉnh Sơn Hà (Thông báo chấm dứt năm 2024)",
                in_competence=False,
                handling=CaseHandling.HANDED_BACK,
                answer="Giải thích vụ việc đã được giải quyết đúng pháp luật; trả lại đơn và tài liệu.",
            ),
        ),
    )


def session(side: Side = Side.PARTY) -> ReceptionOnPaper:
    return ReceptionOnPaper(
        held_on=HELD_ON,
        kind=SessionKind.REGULAR,
        host=HOSTS[side],
        start=time(8, 0),
        end=time(11, 15),
        place="Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ",
        note_taker=NOTE_TAKER,
        attendees=(
            Attendee("Đinh Công Thuần", "Trưởng phòng", "Phòng Kinh tế"),
            Attendee("Lại Đức Cảnh", "Trưởng Công an xã", "Công an xã"),
        ),
    )


CONCLUSION = (
    "Giao Phòng Kinh tế rà soát toàn bộ hồ sơ cấp giấy chứng nhận còn tồn của khu tái định cư Cầu Lim, "
    "báo cáo trước ngày 20/11/2026.\nGiao Văn phòng theo dõi, đôn đốc."
)
COUNTERS = Counters(visits=3, people=16, cases=4, petitions=2, group_visits=1, refused=1)


def minutes(side: Side = Side.PARTY, *, draft: bool = False) -> ReceptionMinutesPaper:
    """The whole session: a group of 14, two matters, a denunciation, a refusal."""
    return ReceptionMinutesPaper(
        head=rows.head(side, 9, HELD_ON),
        session=session(side),
        visits=(group_visit(), two_matters(), denunciation(), refused_visit()),
        counters=COUNTERS,
        conclusion=CONCLUSION,
        commitments=(promise(5),),
        copies=2,
        draft=draft,
        log_code=rows.LOG_CODE,
    )


def minutes_of_one(side: Side = Side.PARTY, visit: VisitOnPaper | None = None) -> ReceptionMinutesPaper:
    visit = visit or group_visit()
    counters = Counters(1, visit.people_count, len(visit.cases), 1, 1)
    return replace(
        minutes(side), visits=(visit,), counters=counters, conclusion="", commitments=(), draft=False
    )


def empty_minutes(side: Side = Side.PARTY) -> ReceptionMinutesPaper:
    return replace(minutes(side), visits=(), counters=Counters(), conclusion="", commitments=(), copies=None)


def notice(side: Side = Side.PARTY, *, draft: bool = False) -> ReceptionNoticePaper:
    return ReceptionNoticePaper(
        head=rows.head(side, 21, date(2026, 11, 9)),
        session=session(side),
        visits=(group_visit(), two_matters(), denunciation(), refused_visit()),
        counters=COUNTERS,
        conclusion=CONCLUSION,
        commitments=(promise(5),),
        minutes_number="9",
        signer=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
        draft=draft,
    )


def scheduled(side: Side, day: date, **changes: object) -> ScheduledSession:
    made = ScheduledSession(
        held_on=day,
        kind=SessionKind.REGULAR,
        host=HOSTS[side],
        start=time(8, 0),
        end=time(11, 30),
        place="Phòng tiếp công dân, trụ sở UBND xã Bình Minh Hạ",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def schedule(side: Side = Side.PARTY) -> SchedulePaper:
    other = Side.STATE if side is Side.PARTY else Side.PARTY
    return SchedulePaper(
        head=rows.head(side, 30, date(2026, 10, 26)),
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        sessions=(
            scheduled(side, date(2026, 11, 5)),
            scheduled(other, date(2026, 11, 10)),
            scheduled(side, date(2026, 11, 20), status=SessionStatus.POSTPONED, moved_to=date(2026, 11, 27)),
            scheduled(side, date(2026, 11, 25), status=SessionStatus.DELEGATED, delegate=DELEGATE),
            scheduled(side, date(2026, 11, 27), kind=SessionKind.ONLINE, end=None),
        ),
        post_days=5,
        post_by=date(2026, 10, 29),
        posted_on=date(2026, 10, 26),
        signer=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
    )


def papers(side: Side) -> dict[str, Paper]:
    """One of each kind, and the minutes of one visit."""
    return {
        "reception-minutes": minutes(side),
        "visit-minutes": minutes_of_one(side),
        "reception-notice": notice(side),
        "schedule": schedule(side),
    }
