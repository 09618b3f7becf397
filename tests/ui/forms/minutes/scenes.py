# ruff: noqa: E501
"""The minutes editor as it stands in mid-meeting: real data, real acts, for pictures and for looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.commitment import Commitment, CommitmentSource, Due, Fulfilment
from desktop.domain.dialogue import Attendance, AttendanceKind, Dialogue, DialogueStatus, Opinion
from desktop.domain.dialogue import OpinionSource as Source
from desktop.domain.dialogue import OpinionStatus as Status
from desktop.domain.office import Body, Capacity, Official, Post
from desktop.office import Office
from desktop.services.catalogues import record_body
from desktop.services.commitments import fulfil_commitment, make_commitment
from desktop.services.dialogues import plan_dialogue
from desktop.services.minutes import record_minutes
from desktop.services.office_sheet import record_official
from desktop.services.opinions import OpinionDraft, record_opinion
from tests.builders import MEETING_DAY, new_office, planned_dialogue
from ui.forms.minutes.editor import MinutesEditor
from ui.operations import Operations
from ui.widgets.rail import Rail, RailItem
from ui.widgets.status_bar import StatusBar, StatusMessage

KEY = "dt-2026-11-12"
AT = Source.AT

OPINIONS = (
    ("Ông Hoàng Văn Thuận", "thôn Đồng Mẫu", "giao-thong", Status.NOTED, "cb-lam",
     "Đường trục thôn ngập sâu mỗi khi mưa lớn, đề nghị nạo vét rãnh thoát nước đoạn 300 m trước nhà văn hóa.",
     "Tiếp thu; giao Phòng Kinh tế khảo sát, nạo vét và trả lời bằng văn bản trong 15 ngày làm việc."),
    ("Bà Bùi Thị Lụa", "thôn Bến Gạo", "chinh-sach", Status.ANSWERED, "cb-anh",
     "Hỏi vì sao chưa được điều chỉnh mức trợ cấp người cao tuổi từ tháng 7.",
     "Hồ sơ đã duyệt, chi trả bù từ tháng 7 trong kỳ chi trả tháng 11."),
    ("Ông Ma Văn Vỹ", "thôn Cầu Lim", "nong-nghiep", Status.ANSWERED, "cb-viet",
     "Trạm bơm Cầu Lim công suất yếu, vụ chiêm thiếu nước; đề nghị cho biết khi nào nâng cấp xong.",
     "Đang lắp máy bơm mới, xong trước 31/12/2026, kịp lấy nước đổ ải vụ xuân."),
    ("Bà Nguyễn Thị Quỳnh", "thôn Cầu Lim", "dat-dai", Status.NOTED, "cb-lam",
     "12 hộ khu tái định cư đã nộp đủ hồ sơ từ tháng 6 nhưng chưa được trả giấy chứng nhận quyền sử dụng đất.",
     "Giao Phòng Kinh tế rà soát từng hồ sơ, trả lời từng hộ bằng văn bản trước ngày 27/11/2026."),
    ("Ông Trần Đình Sỹ", "thôn Bến Gạo", "giao-thong", Status.TRANSFERRED, "cb-lam",
     "Điện áp buổi tối yếu, không chạy được máy bơm; đề nghị nâng công suất trạm biến áp của thôn.",
     "Việc của ngành điện; xã có văn bản đề nghị đơn vị quản lý lưới điện và báo lại thôn."),
    ("Bà Lê Thị Nhàn", "Chi hội Phụ nữ Đồng Mẫu", "giao-duc", Status.NOTED, "cb-anh",
     "Điểm trường mầm non thiếu mái che sân chơi; đề nghị hỗ trợ kinh phí làm mái che trước hè.",
     "Ghi nhận; đưa vào kế hoạch sửa chữa năm 2027, báo cáo Thường trực trước ngày 31/12/2026."),
)  # fmt: skip
TYPED = (
    "Bãi tập kết rác đầu thôn để lâu ngày, mùi hôi ảnh hưởng điểm trường mầm non. Đề nghị xã tăng số chuyến thu "
    "gom và chuyển bãi rác ra xa khu dân cư."
)
ANSWER = "Từ tuần sau tăng lên 3 chuyến mỗi tuần. Giao Phòng Kinh tế chọn vị trí bãi tập kết "


def meeting(folder: Path) -> Office:
    """A book at 9:42 of the meeting: six opinions recorded, an earlier dialogue with open promises."""
    office = new_office(folder)
    since = date(2025, 7, 1)
    for key, name, title in (
        ("cb-anh", "Bế Thị Ngọc Ánh", "Trưởng phòng Văn hóa - Xã hội"),
        ("cb-viet", "Lương Quốc Việt", "Trưởng phòng Kinh tế"),
    ):
        record_official(office, Official(key, name, (Post(Capacity.STATE, title, since=since),)))
    office_head = Post(Capacity.OFFICE, "Chánh Văn phòng Đảng ủy", head=True, since=since)
    record_official(office, Official("cb-chanh", "Nông Văn Dền", (office_head,)))
    record_body(office, Body("dien", "Đội Quản lý điện khu vực Hạ Sơn"))
    _earlier(office)
    plan_dialogue(
        office, planned_dialogue(title="hội nghị đối thoại với Nhân dân cụm thôn phía Đông năm 2026")
    )
    record_minutes(office, _begun(planned_dialogue(
        title="hội nghị đối thoại với Nhân dân cụm thôn phía Đông năm 2026")))  # fmt: skip
    for n, row in enumerate(OPINIONS, 1):
        _record(office, n, row)
    return office


def _begun(noun: Dialogue) -> Dialogue:
    return replace(
        noun,
        start=time(7, 30),
        status=DialogueStatus.HELD,
        attendance=(
            Attendance("Thường trực Đảng ủy, HĐND, UBND, Ủy ban MTTQ xã", present=9),
            Attendance("Trưởng các phòng, ban, đoàn thể", AttendanceKind.INVITED, 11),
            Attendance("Nhân dân thôn Đồng Mẫu", present=19, absent=1, absent_reason="ốm"),
            Attendance("Nhân dân thôn Bến Gạo", present=14),
            Attendance("Nhân dân thôn Cầu Lim", present=13),
        ),
        papers_used=("Báo cáo kết quả giải quyết kiến nghị sau hội nghị đối thoại năm 2025",),
        opening="Đồng chí Phạm Đức Thịnh, Bí thư Đảng ủy phát biểu khai mạc.\nĐồng chí Trịnh Xuân Lâm báo cáo "
        "kết quả giải quyết kiến nghị kỳ trước.",
    )


def _earlier(office: Office) -> None:
    day = date(2026, 5, 14)
    before = planned_dialogue(
        key="dt-2026-05-14", held_on=day, start=time(8, 0), status=DialogueStatus.HELD,
        title="hội nghị đối thoại với Nhân dân cụm thôn phía Tây năm 2026", announced_on=None,
    )  # fmt: skip
    plan_dialogue(office, before)
    for n in range(1, 54):
        done = n <= 50
        made = Commitment(
            f"ck-cu-{n}", f"Việc đã hứa tại hội nghị tháng 5, nội dung thứ {n}", day, Due.by_date(date(2026, 12, 1)),
            source=CommitmentSource("dt-2026-05-14") if n > 47 else None, promised_by="cb-lam", lead="pkt",
        )  # fmt: skip
        make_commitment(office, made)
        if done:
            fulfil_commitment(office, made.key, Fulfilment(date(2026, 7, 1), "Đã làm xong."))


def _record(office: Office, number: int, row: tuple[object, ...]) -> None:
    speaker, unit, area, status, by, content, answer = row
    opinion = Opinion(
        f"yk-{number}", str(content), str(speaker), str(unit), str(area), AT, time(8, 5 + 10 * number % 55),
        status=status, answered_by=str(by), answer=str(answer),
    )  # type: ignore[arg-type]  # fmt: skip
    dues = {
        1: Due.in_working_days(15),
        4: Due.by_date(date(2026, 11, 27)),
        6: Due.by_date(date(2026, 12, 31)),
    }
    made: tuple[Commitment, ...] = ()
    if number in dues:
        lead = "pvhxh" if number == 6 else "pkt"
        made = (
            Commitment(
                f"ck-{number}", str(answer), MEETING_DAY, dues[number], promised_to=f"{speaker}, {unit}",
                promised_by=str(by), lead=lead, reply_in_writing=True,
            ),
        )  # fmt: skip
    reason = "Thuộc ngành điện, xã có văn bản kiến nghị" if status is Status.TRANSFERRED else ""
    record_opinion(office, OpinionDraft(KEY, replace(opinion, no_commitment_reason=reason), made))


def typing_row_seven(editor: MinutesEditor) -> None:
    """Row 7 as in the picture: half a sentence, the last word still being composed, a commitment with F8."""
    editor.work.put(
        replace(editor.work.draft, waiting=("Bà Lý Thị Mỷ", "Ông Phùng Văn Kỷ", "Bà Đinh Thị Thoa"))
    )
    editor.opinions.new_row()
    form = editor.opinions.form
    form.fields.speaker.set_text("Bà Lý Thị Mỷ")
    form.fields.unit.set_text("thôn Đồng Mẫu")
    form.fields.area.set_value("moi-truong")
    form.fields.raised_at.set_time(time(9, 38))
    form.fields.content.insert_text(TYPED)
    form.fields.answered_by.set_value("cb-lam")
    form.fields.answer.insert_text(ANSWER)
    form.fields.answer.setFocus()
    compose(form.fields.answer, "mới")
    form.make_commitment()
    editor.collect()
    editor.opinions.list.show_live()
    editor.keeper.post()


def compose(widget: QWidget, word: str) -> None:
    """A word an input method is still composing."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    attribute = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, len(word), underlined
    )
    event = QInputMethodEvent(word, [attribute])
    QCoreApplication.sendEvent(widget, event)


class Stage(QWidget):
    """Rail, editor and status bar as the window sets them, ``width`` x ``height`` px inside."""

    def __init__(self, editor: QWidget, width: int, height: int) -> None:
        super().__init__()
        self.editor = editor
        self.bar = StatusBar()
        words = "Sao lưu gần nhất: hôm nay 8 giờ 30, đã kiểm tra"
        self.bar.set_messages((StatusMessage(words, "shield-check"),))
        if isinstance(editor, MinutesEditor):
            self.bar.set_hints(editor.key_hints())
            editor.hints_changed.connect(lambda: self.bar.set_hints(editor.key_hints()))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(editor, 1)
        right.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_rail())
        row.addLayout(right, 1)
        self.resize(width, height)


def _rail() -> Rail:
    pages = (
        ("today", "Hôm nay", "home"), ("receptions", "Tiếp dân", "people"), ("dialogues", "Đối thoại", "dialogue"),
        ("petitions", "Đơn thư", "mail"), ("commitments", "Cam kết", "flag"), ("papers", "Văn bản", "document"),
        ("reports", "Sổ & báo cáo", "chart"),
    )  # fmt: skip
    rail = Rail(
        (RailItem(key, label, icon, "Báo cáo" if key == "reports" else "") for key, label, icon in pages),
        (RailItem("settings", "Quản trị", "sliders"),),
        user="Đỗ Thị Thanh Mai",
    )
    rail.set_compact(True)
    rail.set_current("dialogues")
    rail.set_badge("commitments", 2)
    return rail


def live_minutes(operations: Operations) -> MinutesEditor:
    """Picture 03, 12 and 13."""
    return MinutesEditor(operations, KEY)


def complete_everything(editor: MinutesEditor) -> None:
    """All the checklist asks for."""
    noun = replace(
        editor.work.draft.dialogue, end=time(11, 20), read_back=True, copies=3,
        conclusion="Các cơ quan được giao chủ trì thực hiện đúng hạn đã hứa tại hội nghị.",
    )  # fmt: skip
    editor.work.put(replace(editor.work.draft, dialogue=noun))
    editor.work.sync()


def settle(operations: Operations, *, rounds: int = 3) -> None:
    """Let acts, answers and delayed events come to an end."""
    for _ in range(rounds):
        operations.wait()
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


SCENES: dict[str, Callable[[MinutesEditor], None]] = {
    "03-bien-ban": typing_row_seven,
    "04-hoan-thanh": lambda editor: editor.visit.complete(),
}
