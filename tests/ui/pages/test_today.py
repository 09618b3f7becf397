"""Hôm nay: what is due stands in its groups, one press does it, the day is told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from desktop.domain.due import Duty
from desktop.domain.papers import PaperKind
from desktop.services.petitions import record_petition
from desktop.services.reception_sessions import plan_session
from tests import builders, reception_builders
from tests.ui.sample_book import LIVE, PLANNED, fill
from ui import places
from ui.doing import DueDoing
from ui.forms.commitment_acts import ResultForm
from ui.forms.paper_view import PaperView
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.page import Page
from ui.pages.today import TodayPage
from ui.pages.today_list import EVERYBODY
from ui.pages.today_rows import ACT_COLUMN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.domain.changes import Change
    from desktop.office import Office


def settle(desk: Operations) -> None:
    for _ in range(4):
        QCoreApplication.processEvents()
        desk.wait()
    QCoreApplication.processEvents()


class Shown:
    """The window on its first page, with what the desk would do for it."""

    def __init__(self, qtbot: QtBot, desk: Operations, *, last_digest: str | None = None) -> None:
        self.desk, self.opened = desk, list[tuple[object, str]]()
        self.window = MainWindow(desk)
        qtbot.addWidget(self.window)

        def dressed(page: Page) -> None:
            if isinstance(page, TodayPage) and last_digest is not None:
                page.offer_digest(last_digest)

        upper, lower = (places.entries(row, desk, dressed) for row in (places.UPPER, places.LOWER))
        self.window.show_pages(upper, lower, "ĐU xã Bình Minh Hạ", "Mai", first=places.OPENING)
        self.window.resize(1366, 697)
        self.window.show()
        settle(desk)
        page = self.window.pages["today"]
        assert isinstance(page, TodayPage)
        self.page = page
        self.doing = DueDoing(self.window, lambda kind, key: self.opened.append((kind, key)))
        page.due_asked.connect(self.doing.do)

    def titles(self) -> list[str]:
        model = self.page.due.table.rows
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def press(self, duty: Duty) -> None:
        found = self.page.due.found
        assert found is not None
        row = next(each for each in (*found.overdue, *found.today, *found.soon) if each.duty is duty)
        self.page.due_asked.emit(row)
        settle(self.desk)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Operations]:
    """The sample office with a petition whose sender waits and a session to come; 12/11/2026, 9:42."""
    office: Office = builders.new_office(tmp_path)
    fill(office)
    record_petition(office, reception_builders.petition())
    planned = reception_builders.session(
        held_on=date(2026, 11, 20), status=reception_builders.SessionStatus.PLANNED
    )
    plan_session(office, planned)
    made = Operations(office)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None)


def test_the_window_opens_on_what_is_due_in_groups(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    titles = shown.titles()
    assert [title for title in titles if "(" in title] == [
        "Quá hạn (3)", "Đến hạn hôm nay (2)", "Trong 5 ngày làm việc tới (2)",
    ]  # fmt: skip
    assert "Thông báo tiếp nhận đơn số 1" in titles
    assert "Niêm yết lịch tiếp dân 20/11/2026" in titles
    assert shown.page.due.counted.text() == "7 việc, tính theo ngày làm việc"


def test_the_entries_say_where_the_work_stands(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    assert shown.page.minutes.isVisible()
    assert shown.page.minutes.line().startswith("Đang ghi: 2 ý kiến")
    assert shown.page.visit.line() == "Buổi kế tiếp: thứ Sáu 20/11"
    assert shown.page.petition.line() == "Số đến kế tiếp: 2"
    with qtbot.waitSignal(shown.page.writing_asked) as asked:
        shown.page.petition.click()
    assert asked.args == ["petition"]


def test_one_body_sees_its_own_work(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    work = shown.page.due
    assert work.lead.items()[0].value == EVERYBODY
    work.lead.set_value("Phòng Kinh tế")
    work.lead.chosen.emit("Phòng Kinh tế")
    assert work.counted.text() == "3 việc, tính theo ngày làm việc"
    assert "Thông báo tiếp nhận đơn số 1" not in shown.titles()


def test_a_promise_opens_its_result(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    shown.press(Duty.COMMITMENT)
    page = shown.window.page()
    assert page is not None
    assert page.key == "commitments"
    assert len(page.findChildren(ResultForm)) == 1


@pytest.mark.parametrize(
    ("duty", "page_key", "kind"),
    [
        (Duty.SENDER_NOTICE, "petitions", PaperKind.ACCEPTANCE_NOTICE),
        (Duty.POSTING, "receptions", PaperKind.SCHEDULE),
        (Duty.CONCLUSION_NOTICE, "dialogues", PaperKind.CONCLUSION_NOTICE),
    ],
)
def test_a_paper_that_is_owed_is_shown_ready(
    qtbot: QtBot, desk: Operations, duty: Duty, page_key: str, kind: PaperKind
) -> None:
    shown = Shown(qtbot, desk)
    shown.press(duty)
    page = shown.window.page()
    assert page is not None
    assert page.key == page_key
    assert [view.kind for view in page.findChildren(PaperView)] == [kind]


def test_the_last_column_is_the_act_the_others_only_choose(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    table, asked = shown.page.due.table, list[object]()
    shown.page.due.asked.connect(asked.append)
    for column, told in ((0, 0), (ACT_COLUMN, 1)):
        spot = table.visualRect(table.rows.index(1, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert len(asked) == told


def test_what_comes_can_be_opened(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    lines = [line.text() for line in shown.page.side.coming._shown]  # type: ignore[attr-defined]
    assert lines[0].startswith("12/11/2026, Đối thoại")
    assert lines[0].endswith("Đang họp")
    assert any("Nghỉ lễ: Ngày Văn hóa Việt Nam" in line for line in lines)
    with qtbot.waitSignal(shown.page.record_asked) as asked:
        shown.page.side.coming._shown[0].click()  # type: ignore[attr-defined]
    assert asked.args is not None
    assert asked.args[1] == LIVE


def test_the_months_sheet_stands_in_place_of_the_list(qtbot: QtBot, desk: Operations) -> None:
    shown = Shown(qtbot, desk)
    shown.page.show_month()
    settle(desk)
    assert [view.kind for view in shown.page.findChildren(PaperView)] == [PaperKind.FOLLOW_UP]


@pytest.mark.parametrize(
    ("moment", "last", "told"),
    [
        (datetime(2026, 11, 12, 8, 0), "2026-11-11", True),  # noqa: DTZ001 -- the office knows one zone
        (datetime(2026, 11, 12, 8, 0), "2026-11-12", False),  # noqa: DTZ001
        (datetime(2026, 11, 12, 22, 0), "", False),  # noqa: DTZ001
        (datetime(2026, 11, 14, 8, 0), "", False),  # noqa: DTZ001 -- a Saturday
    ],
)
def test_the_digest_comes_once_on_a_working_day_by_day(
    qtbot: QtBot, tmp_path: Path, moment: datetime, last: str, told: bool
) -> None:
    office = builders.new_office(tmp_path, moment)
    fill(office)
    desk = Operations(office)
    shown = Shown(qtbot, desk, last_digest=last)
    assert shown.page.digest.isVisible() is told
    if told:
        assert shown.page.digest.text().startswith("Đầu ngày 12/11/2026: 3 việc quá hạn")
    desk.close()


def test_a_day_without_work_names_the_nearest(qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.domain.commitment import Due
    from desktop.services.commitments import make_commitment

    office = builders.new_office(tmp_path)
    make_commitment(office, builders.commitment(due=Due.by_date(date(2027, 3, 1))))
    desk = Operations(office)
    shown = Shown(qtbot, desk)
    assert not shown.page.minutes.isVisible()
    assert shown.page.due.empty.sentence.text() == (
        "Hôm nay không có việc đến hạn. Việc gần nhất: Nạo vét rãnh thoát nước thôn Đồng Mẫu, 01/3/2027."
    ).replace("01/3/2027", "01/03/2027")
    with qtbot.waitSignal(shown.page.page_asked) as asked:
        shown.page.due.empty.asked.emit()
    assert asked.args == ["commitments"]
    desk.close()


def test_the_page_reads_again_when_something_was_done(qtbot: QtBot, desk: Operations) -> None:
    from desktop.services.dialogues import record_announcement

    shown = Shown(qtbot, desk)
    before = shown.titles()
    desk.run(lambda office: record_announcement(office, PLANNED, date(2026, 11, 12)))
    desk.run(_tell)
    settle(desk)
    assert "Thông báo tiếp nhận đơn số 1" in before
    assert "Thông báo tiếp nhận đơn số 1" not in shown.titles()


def _tell(office: Office) -> Change:
    from desktop.domain.petition import NoticeForm, SenderNotice
    from desktop.services.petitions import notify_sender

    return notify_sender(office, "don-1", SenderNotice(date(2026, 11, 12), "Số 22-TB/ĐU", NoticeForm.WRITTEN))
