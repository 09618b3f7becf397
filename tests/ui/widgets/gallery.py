"""All small controls on one sheet, for looking: ``python -m tests.ui.widgets.gallery [dark] FILE.png``."""

from __future__ import annotations

import datetime as dt
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.context_header import ContextHeader
from ui.widgets.date_field import DateField
from ui.widgets.day_strip import DayCell, DayStrip
from ui.widgets.field import Field
from ui.widgets.figure import DutyGauge, Figure
from ui.widgets.key_cap import KeyCap
from ui.widgets.line_field import LineField
from ui.widgets.notice import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.rail import Rail, RailItem
from ui.widgets.row_delegate import CELL_ROLE, Cell, GroupCell, RowDelegate
from ui.widgets.segments import Segments
from ui.widgets.side_panel import SidePanel
from ui.widgets.status_bar import StatusBar, StatusMessage
from ui.widgets.step_list import Step, StepList
from ui.widgets.text_box import TextBox
from ui.widgets.time_field import TimeField
from ui.widgets.undo_bar import UndoBar

RAIL = (
    RailItem("today", "Hôm nay", "home"),
    RailItem("receptions", "Tiếp dân", "people"),
    RailItem("dialogues", "Đối thoại", "dialogue"),
    RailItem("petitions", "Đơn thư", "mail"),
    RailItem("commitments", "Cam kết", "flag"),
    RailItem("papers", "Văn bản", "document"),
    RailItem("reports", "Sổ & báo cáo", "chart", "Báo cáo"),
)
HAMLETS = (("dm", "Thôn Đồng Mẫu", "46 hộ"), ("bg", "Thôn Bến Gạo", "31 hộ"), ("cl", "Thôn Cầu Lim"))
STATUSES = (
    ("open", "Chưa trả lời", "dashed-circle"),
    ("answered", "Trả lời tại chỗ", "check-circle"),
    ("noted", "Ghi nhận", "bookmark"),
    ("moved", "Chuyển", "moved"),
    ("out", "Ngoài thẩm quyền", "barred-circle"),
)
CHIPS = (
    ("ok", "check-circle", "Đã xong"),
    ("warn", "clock", "Hôm nay"),
    ("late", "triangle", "Quá 3 ngày"),
    ("info", "half-circle", "Còn 10 ngày"),
    ("mute", "pencil", "Bản nháp"),
    ("secret", "lock", "Kín danh tính"),
    ("accent", "dot", "Đang họp"),
)


def make_rail(*, compact: bool = False) -> Rail:
    """The rail with every page of the program."""
    rail = Rail(RAIL, (RailItem("settings", "Quản trị", "sliders"),))
    rail.set_office("ĐU xã Bình Minh Hạ")
    rail.set_user("Đỗ Thị Thanh Mai")
    rail.set_current("dialogues")
    rail.set_badge("commitments", 2, "2 cam kết quá hạn")
    rail.set_compact(compact)
    return rail


def day_cells() -> list[DayCell]:
    """Ten working days from 12/11/2026 over one holiday."""
    cells, counted = [], 0
    for n in range(16):
        day = dt.date(2026, 11, 12) + dt.timedelta(days=n)
        weekday = "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"
        label = f"{day.day:02d}/{day.month:02d}"
        if n == 0:
            cells.append(DayCell(label, weekday, "start"))
        elif day.weekday() >= 5:
            cells.append(DayCell(label, weekday, "rest"))
        elif day == dt.date(2026, 11, 24):
            cells.append(DayCell(label, weekday, "holiday"))
        else:
            counted += 1
            final = counted == 10
            caption = f"{counted}, hạn" if final else str(counted)
            cells.append(DayCell(label, weekday, "final" if final else "counted", caption))
    return cells


def _row_of(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _form() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    hamlet = Choice(HAMLETS)
    hamlet.set_value("dm")
    clock = Field("Giờ đến", TimeField(), required=True)
    clock.control.setText("9:75")
    clock.set_error("Giờ chưa đúng: phút từ 00 đến 59.")
    day = Field("Ngày", DateField(dt.date(2026, 11, 15)))
    day.set_warning("Ngày này là Chủ nhật. Vẫn ghi được.")
    fields = QHBoxLayout()
    name = Field("Tên xã", LineField("Bình Minh Hạ"), True, "Chỉ ghi tên riêng, không ghi chữ “xã”.")
    for field in (name, Field("Thôn", hamlet, True), day, clock):
        fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(fields)
    column.addWidget(
        Field(
            "Trả lời",
            TextBox("Từ tuần sau tăng lên 3 chuyến mỗi tuần. Giao Phòng Kinh tế chọn bãi tập kết mới."),
        )
    )
    segments = Segments(STATUSES, name="Tình trạng")
    segments.set_value("noted")
    column.addWidget(segments)
    column.addLayout(
        _row_of(
            ActionButton("Sửa cam kết", "flag", "F8", "soft"),
            ActionButton("Chèn giờ", "clock", "F5"),
            ActionButton("Cách tính", role="link"),
            ActionButton(icon="columns", name="Cột"),
            ActionButton("Xong, ý kiến kế tiếp", key="Ctrl+Enter", role="primary"),
        )
    )
    column.addLayout(_row_of(*(Chip(*chip) for chip in CHIPS), KeyCap("Ctrl+G")))
    return column


def _table() -> QTableView:
    rows: list[list[Cell | GroupCell]] = [
        [GroupCell("Quá hạn (2)", "triangle", "late")] * 4,
        [
            Cell("Trả lời ông Đàm Văn Bảy về hồ sơ hộ nghèo", "Tiếp dân 20/10/2026, lượt số 71", bold=True),
            Cell("Phòng VH - XH", "hạn 09/11/2026"),
            Cell("Quá 3 ngày", chip_kind="late", chip_icon="triangle"),
            Cell("9 / 11", align="right"),
        ],
        [
            Cell("TC-2026-015", "Tố cáo, theo hồ sơ mật số 15", bold=True, icon="lock", icon_colour="secret"),
            Cell("Ủy ban kiểm tra", "hạn 17/11/2026"),
            Cell("Kín danh tính", chip_kind="secret", chip_icon="lock"),
            Cell("", align="right"),
        ],
        [
            Cell("Ông Hoàng Văn Thuận, thôn Đồng Mẫu", "Đường trục thôn", hits=((25, 8),)),
            Cell("Đơn số 111", "ghi trùng", struck=True),
            Cell("Đã xong", chip_kind="ok", chip_icon="check-circle"),
            Cell("1.250", align="right", link=True),
        ],
    ]
    model = QStandardItemModel(len(rows), 4)
    model.setHorizontalHeaderLabels(["Việc", "Ai làm, hạn", "Tình trạng", "Số"])
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            item = QStandardItem(cell.text)
            item.setData(cell, CELL_ROLE)
            model.setItem(r, c, item)
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegate(RowDelegate(table))
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.resizeRowsToContents()
    for column, width in enumerate((360, 150, 140, 70)):
        table.setColumnWidth(column, width)
    table.selectRow(1)
    table.setAccessibleName("Việc đến hạn")
    return table


def _panel() -> SidePanel:
    panel = SidePanel("Cụm thôn phía Đông")
    panel.set_chip("accent", "dot", "Đang họp")
    steps = (
        Step("plan", "Kế hoạch", "Số 14-KH/ĐU, ngày 22/10/2026", "done"),
        Step("notice", "Thông báo thời gian, địa điểm", "03/11/2026, trước 9 ngày (ít nhất 7)", "done"),
        Step("minutes", "Tổ chức và ghi biên bản", "đang họp, 7 ý kiến", "doing"),
        Step("conclusion", "Thông báo kết luận", "chậm nhất thứ Hai, 23/11/2026"),
    )
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(StepList(steps))
    agenda = StepList(
        (
            Step("1", "1. Thông tin chung", "7 giờ 30, Nhà văn hóa", "done"),
            Step("5", "5. Ý kiến của Nhân dân", "7 ý kiến, đang ghi", "writing"),
            Step("6", "6. Kết luận của chủ trì", "chưa ghi"),
        ),
        "agenda",
        name="Chương trình",
    )
    agenda.set_current("5")
    column.addWidget(agenda)
    wizard = StepList(
        (Step("a", "Lưu ý trước khi dùng", state="done"), Step("b", "Cơ quan"), Step("c", "Lãnh đạo")),
        "numbers",
    )
    wizard.set_current("b")
    column.addWidget(wizard)
    column.addWidget(DutyGauge("Bí thư tiếp dân (ít nhất 2 buổi)", 1, 2, parts=True))
    column.addStretch(1)
    panel.set_body(body)
    panel.set_actions(
        (ActionButton("Mở biên bản", "pencil", "Enter", "primary"), ActionButton("Giấy mời", "printer"))
    )
    return panel


def _middle() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 12, 16, 60)
    column.setSpacing(10)
    column.addWidget(
        Notice("ok", "Năm 2026: đã tổ chức **4**, còn kế hoạch **1**. Ít nhất 1 hội nghị mỗi năm: **đạt**.")
    )
    again = (ActionButton("Thử lại"), ActionButton("Lưu ra nơi khác"))
    column.addWidget(Notice("late", "Chưa lưu được: ổ đĩa đầy. Nội dung vẫn còn trên màn hình.", again))
    column.addLayout(_row_of(Figure(5, "lượt"), Figure(1250, "người"), Figure("9 / 11", "cam kết")))
    column.addLayout(_form())
    card = QFrame()
    card.setProperty("card", True)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(_table())
    column.addWidget(card, 1)
    column.addWidget(DayStrip(day_cells(), "10 ngày làm việc kể từ hôm sau ngày giao 12/11/2026"))
    bar = UndoBar(page)
    bar.show_act("Đã bỏ đơn số 111 vì ghi trùng. Số 111 không dùng lại.", "trash")
    return page


def build_gallery() -> QWidget:
    """Every control once, in a window of 1366x980."""
    window = QWidget()
    window.setObjectName("page")
    window.resize(1366, 980)
    header = ContextHeader("Hội nghị đối thoại với Nhân dân cụm thôn phía Đông năm 2026")
    header.set_chip("mute", "pencil", "Bản nháp")
    header.set_save_state("ok", "Đã lưu vào máy **9 giờ 42 phút 18 giây**")
    header.set_facts(
        (
            ("calendar", "Thứ Năm, 12/11/2026"),
            ("clock", "Bắt đầu 7 giờ 30"),
            ("pin", "Nhà văn hóa thôn Đồng Mẫu"),
            ("person", "Chủ trì: đ/c Phạm Đức Thịnh, **Bí thư Đảng ủy**; đ/c Trịnh Xuân Lâm, Chủ tịch UBND"),
            ("pencil", "Người ghi: Đỗ Thị Thanh Mai"),
        )
    )
    header.set_actions(
        (ActionButton("Bản in", "printer", "F9"), ActionButton("Hoàn thành", "check", "F12", "primary"))
    )
    page_bar = PageBar("Đối thoại", "Hội nghị tiếp xúc, đối thoại")
    page_bar.set_action("Hội nghị mới")
    status = StatusBar()
    status.set_messages(
        (
            StatusMessage("Đã lưu vào máy lúc 9 giờ 42", "check-circle"),
            StatusMessage("Sao lưu gần nhất: hôm nay 8 giờ 30, đã kiểm tra", "shield-check"),
        )
    )
    status.set_hints((("↑ ↓", "Chọn dòng"), ("Enter", "Mở"), ("F7", "Thêm"), ("Ctrl+R", "Xuất")))
    work = QHBoxLayout()
    work.setSpacing(0)
    work.addWidget(_middle(), 1)
    work.addWidget(_panel())
    right = QVBoxLayout()
    right.setSpacing(0)
    for part in (page_bar, header):
        right.addWidget(part)
    right.addLayout(work, 1)
    right.addWidget(status)
    whole = QHBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(make_rail())
    whole.addWidget(make_rail(compact=True))
    whole.addLayout(right, 1)
    return window


def main(arguments: list[str]) -> None:
    """Draw the gallery into the PNG named last."""
    from ui.style import apply_theme

    app = QApplication([])
    sizes = [float(a) for a in arguments if a.replace(".", "").isdigit()]
    apply_theme(app, dark="dark" in arguments, point_size=sizes[0] if sizes else 10.5)
    window = build_gallery()
    window.show()
    app.processEvents()
    window.grab().save(arguments[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
