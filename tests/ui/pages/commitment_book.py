"""A book with a commitment in every group, and the hand that works the follow-up page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.commitment import Due, Fulfilment
from desktop.office import Office
from desktop.registers.commitments import CommitmentSheet, commitment_sheet
from desktop.services.commitments import fulfil_commitment, make_commitment
from tests.builders import MEETING_DAY, commitment, office_with
from ui.operations import Operations
from ui.pages.commitments import CommitmentsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def open_book(folder: Path) -> Office:
    """Six commitments on 12/11/2026: late, today, soon, later, without a day, done."""
    return office_with(folder, _promise)


def _promise(office: Office) -> None:
    since = date(2026, 10, 20)
    for key, content, due, more in (
        ("ck-late", "Trả lời ông Đàm Văn Bảy về hồ sơ hộ nghèo", Due.by_date(date(2026, 11, 9)),
         {"lead": "pvhxh", "promised_on": since}),
        ("ck-today", "Thay bóng đèn đường thôn Bến Gạo", Due.by_date(MEETING_DAY), {"promised_on": since}),
        ("ck-soon", "Khảo sát rãnh thoát nước khu Trại Mới", Due.by_date(date(2026, 11, 18)), {}),
        ("ck-later", "Trả giấy chứng nhận quyền sử dụng đất cho 12 hộ tái định cư thôn Cầu Lim",
         Due.in_working_days(10), {"support": ("tthcc",), "promised_to": "bà Nguyễn Thị Quỳnh"}),
        ("ck-none", "Đóng cửa bãi rác Đồi Thông", Due.open_ended("Chờ nhà máy của tỉnh"), {}),
        ("ck-done", "Báo cáo Ủy ban nhân dân tỉnh", Due.by_date(date(2026, 11, 1)), {"promised_on": since}),
    ):  # fmt: skip
        make_commitment(office, commitment(key, content=content, due=due, **more))
    fulfil_commitment(
        office, "ck-done",
        Fulfilment(date(2026, 11, 5), "Đã gửi báo cáo.", "Số 312/BC-UBND", date(2026, 11, 4),
                   date(2026, 11, 5), "Niêm yết tại thôn"),
    )  # fmt: skip


@contextmanager
def open_page(folder: Path, office: Office | None = None) -> Iterator[CommitmentsPage]:
    """The page on screen, alone in its window, with the first row chosen."""
    operations = Operations(office or open_book(folder))
    page = CommitmentsPage(operations)
    page.resize(1178, 669)
    show(page)
    page.take_focus()
    yield page
    operations.wait()
    page.close()
    page.deleteLater()
    operations.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(widget: QWidget) -> None:
    """On screen and in front, as when the system lets one type in it."""
    widget.show()
    widget.activateWindow()
    QCoreApplication.processEvents()


def sheet_of(page: CommitmentsPage, key: str) -> CommitmentSheet:
    """What the book has now."""
    page.operations.wait()
    return commitment_sheet(page.operations.office, key)


def settled(page: CommitmentsPage) -> None:
    """Everything under way has been answered and drawn."""
    assert page.operations.wait()
    QCoreApplication.processEvents()


def shown_texts(page: CommitmentsPage, column: int) -> list[str]:
    """One column of the list as it is read, headings included."""
    rows = page.table.rows
    return [
        str(rows.index(row, 0 if rows.is_group(row) else column).data()) for row in range(rows.rowCount())
    ]
