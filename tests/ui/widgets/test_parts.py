"""The larger parts: rail, bars, panel, notices, undo, steps, the strip of days, rows, the PDF."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMarginsF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing_hand import press
from tests.ui.widgets.gallery import day_cells, make_rail
from ui.style import apply_theme, current
from ui.widgets.buttons import ActionButton
from ui.widgets.context_header import ContextHeader
from ui.widgets.day_strip import DayCell, DayStrip, collapse_weeks
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.figure import DutyGauge, Figure, number_text
from ui.widgets.key_cap import KeyCap
from ui.widgets.notice import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.pdf_view import PdfPreview, PdfUnreadableError
from ui.widgets.row_delegate import EMPTY, Cell, GroupCell, row_height
from ui.widgets.side_panel import SidePanel
from ui.widgets.status_bar import StatusBar, StatusMessage
from ui.widgets.step_list import Step, StepList
from ui.widgets.undo_bar import SECONDS, UndoBar


@pytest.fixture
def window(qtbot: QtBot, app: QApplication) -> QWidget:
    ground = QWidget()
    QVBoxLayout(ground)
    ground.resize(900, 600)
    qtbot.addWidget(ground)
    return ground


def _put(window: QWidget, *parts: QWidget) -> None:
    for part in parts:
        window.layout().addWidget(part)  # type: ignore[union-attr]
    window.show()
    QTest.qWaitForWindowActive(window)
    window.grab()


class TestRail:
    def test_a_click_asks_and_the_mark_follows_the_page(self, window: QWidget, qtbot: QtBot) -> None:
        rail = make_rail()
        _put(window, rail)
        button = rail._buttons["commitments"]
        with qtbot.waitSignal(rail.selected) as asked:
            button.click()
        assert asked.args == ["commitments"]
        assert rail.current() == "dialogues"
        assert not button.isChecked()
        rail.set_current("commitments")
        assert button.isChecked()
        assert button.accessibleDescription() == "2 cam kết quá hạn"

    def test_arrows_enter_and_the_lock(self, window: QWidget, qtbot: QtBot) -> None:
        rail = make_rail()
        _put(window, rail)
        rail._buttons["today"].setFocus()
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
        with qtbot.waitSignal(rail.selected) as asked:
            press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
        assert asked.args == ["receptions"]
        press(QApplication.focusWidget(), Qt.Key.Key_Up)
        press(QApplication.focusWidget(), Qt.Key.Key_Up)
        with qtbot.waitSignal(rail.lock_requested):
            press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")

    def test_widths(self, window: QWidget) -> None:
        rail = make_rail()
        _put(window, rail)
        assert rail.width() == 188
        rail.set_compact(True)
        assert (rail.width(), rail.is_compact()) == (72, True)


def test_page_bar(window: QWidget, qtbot: QtBot) -> None:
    bar = PageBar("Đơn thư", "Sổ theo dõi đơn thư 2026")
    _put(window, bar)
    assert bar.height() == 56
    assert not bar.action.isVisible()
    bar.set_action("Vào sổ đơn")
    assert bar.action.isVisible()
    with qtbot.waitSignal(bar.action_requested):
        bar.action.click()
    with qtbot.waitSignal(bar.help_requested):
        bar.help.click()
    bar.show_search(False)
    assert not bar.search.isVisible()


def test_context_header(window: QWidget, qtbot: QtBot) -> None:
    header = ContextHeader("Hội nghị")
    _put(window, header)
    assert header.height() == 72
    header.set_chip("mute", "pencil", "Bản nháp")
    header.set_save_state("ok", "Đã lưu vào máy **9 giờ 42 phút 18 giây**")
    assert header.save_state() == "Đã lưu vào máy 9 giờ 42 phút 18 giây"
    header.set_facts([("clock", "Bắt đầu 7 giờ 30"), ("person", "Chủ trì: " + "rất dài " * 60)])
    first = ActionButton("Bản in")
    header.set_actions([first])
    header.set_actions([ActionButton("Hoàn thành", "check", "F12", "primary")])
    window.grab()
    assert header.width() <= 900
    with qtbot.waitSignal(header.back):
        header.back_button.click()
    header.show_facts(False)
    assert header.height() == 48


def test_status_bar_leaves_hints_out_before_it_cuts_messages(window: QWidget) -> None:
    bar = StatusBar()
    bar.set_messages([StatusMessage("Đã lưu vào máy lúc 9 giờ 42", "check-circle")])
    bar.set_hints([("F7", "Thêm"), ("Ctrl+R", "Xuất")])
    _put(window, bar)
    assert bar.height() == 28
    assert bar.accessibleName() == "Đã lưu vào máy lúc 9 giờ 42"
    assert bar.accessibleDescription() == "F7: Thêm, Ctrl+R: Xuất"
    assert bar.minimumSizeHint().width() == 0


class TestSidePanel:
    def test_escape_and_the_cross_close(self, window: QWidget, qtbot: QtBot) -> None:
        panel = SidePanel("Đơn số 118")
        body = QWidget()
        QVBoxLayout(body).addWidget(QLabel("Bà Phùng Thị Yến"))
        panel.set_body(body)
        _put(window, panel)
        assert panel.width() == 318
        with qtbot.waitSignal(panel.closed):
            press(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible()
        panel.show()
        with qtbot.waitSignal(panel.closed):
            panel.close_button.click()

    def test_content_is_replaced(self, window: QWidget) -> None:
        panel = SidePanel()
        panel.set_body(QLabel("một"))
        second = QLabel("hai")
        panel.set_body(second)
        panel.set_actions([ActionButton("Trả lại")])
        panel.set_actions([ActionButton("Chuyển đơn")])
        _put(window, panel)
        assert panel.body() is second
        words = [b.text() for b in panel.findChildren(ActionButton) if b.isVisible() and b.text()]
        assert words == ["Chuyển đơn"]


def test_notice_shows_words_not_markup(window: QWidget) -> None:
    notice = Notice("warn", "Ghi **<b>4</b>** buổi", [ActionButton("Xem")])
    _put(window, notice)
    assert notice.text() == "Ghi <b>4</b> buổi"
    notice.set_notice("ok", "Xong.")
    assert (notice.kind(), notice.buttons()) == ("ok", ())
    with pytest.raises(KeyError):
        notice.set_notice("red", "x")


class TestUndoBar:
    def make(self, window: QWidget) -> UndoBar:
        bar = UndoBar(window)
        _put(window)
        bar.show_act("Đã bỏ ý kiến số 7. Các ý kiến sau đã đánh số lại.")
        return bar

    def test_it_goes_after_thirty_seconds(self, window: QWidget, qtbot: QtBot) -> None:
        bar = self.make(window)
        for _ in range(SECONDS - 1):
            bar.tick()
        assert bar.isVisible()
        with qtbot.waitSignal(bar.expired):
            bar.tick()
        assert not bar.isVisible()

    def test_it_waits_while_focused(self, window: QWidget) -> None:
        bar = self.make(window)
        bar.button.setFocus()
        for _ in range(100):
            bar.tick()
        assert bar.isVisible()
        assert bar.seconds_left() == SECONDS

    def test_undo_once(self, window: QWidget) -> None:
        bar = self.make(window)
        told: list[bool] = []
        bar.undone.connect(lambda: told.append(True))
        bar.button.click()
        bar.undo()
        assert told == [True]

    def test_it_stays_at_the_foot(self, window: QWidget) -> None:
        bar = self.make(window)
        window.resize(700, 400)
        QApplication.processEvents()
        assert bar.geometry().bottom() == 400 - 12 - 1
        assert bar.geometry().left() >= 0


class TestStepList:
    STEPS = (Step("a", "Kế hoạch", "xong", "done"), Step("b", "Biên bản", "", "doing"), Step("c", "Kết luận"))

    def test_the_agenda_is_walked_by_keys(self, window: QWidget, qtbot: QtBot) -> None:
        steps = StepList(self.STEPS, "agenda", name="Chương trình")
        steps.set_current("b")
        _put(window, steps)
        rows = [r for r in steps.findChildren(QWidget) if r.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        rows[0].setFocus()
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
        with qtbot.waitSignal(steps.activated) as asked:
            press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
        assert asked.args == ["c"]
        assert steps.current_key() == "b"
        steps.set_steps(self.STEPS[1:])
        assert QApplication.focusWidget().accessibleName() == "Kết luận: chưa làm"

    @pytest.mark.parametrize("variant", ["road", "numbers"])
    def test_roads_are_for_reading(self, window: QWidget, variant: str) -> None:
        steps = StepList(self.STEPS, variant)
        _put(window, steps)
        assert all(w.focusPolicy() == Qt.FocusPolicy.NoFocus for w in steps.findChildren(QWidget))
        assert steps.steps() == self.STEPS

    def test_an_unknown_variant_is_refused(self, app: QApplication) -> None:
        with pytest.raises(ValueError, match="variant"):
            StepList((), "ring")


class TestDayStrip:
    def test_short_sums_show_every_day(self, window: QWidget) -> None:
        strip = DayStrip(day_cells(), "10 ngày làm việc")
        _put(window, strip)
        assert len(strip.cells()) == 16
        assert strip.accessibleName() == "10 ngày làm việc"
        assert "T3 24/11 lễ" in strip.accessibleDescription()
        assert strip.heightForWidth(1200) < strip.heightForWidth(500)

    def test_long_sums_collapse_weeks(self) -> None:
        names = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
        days = [
            DayCell(f"{n + 1}", names[n % 7], "rest" if n % 7 > 4 else "counted", "" if n % 7 > 4 else str(n))
            for n in range(35)
        ]
        days[0] = DayCell("1", "T2", "start")
        days[16] = DayCell("17", "T4", "holiday", "Quốc khánh")
        days[-1] = DayCell("35", "CN", "final", "hạn")
        cells = collapse_weeks(days)
        assert cells[0] == days[0]
        assert DayCell("8-12", "T2-T6", "counted", "5 ngày") in cells
        assert DayCell("6-7", "T7-CN", "rest", "") in cells
        assert days[16] in cells
        assert cells[-1] == days[-1]
        assert len(cells) < 16
        assert collapse_weeks(days[:31]) == tuple(days[:31])

    def test_an_unknown_kind_is_refused(self, app: QApplication) -> None:
        with pytest.raises(ValueError, match="kind"):
            DayStrip([DayCell("1", "T2", "sunny")])


def test_figures_open_their_records(window: QWidget, qtbot: QtBot) -> None:
    figure = Figure(1250, "người")
    _put(window, figure, DutyGauge("Bí thư tiếp dân", 1, 2, parts=True), DutyGauge("Thông báo", 0, 0))
    assert figure.accessibleName() == "1.250 người"
    with qtbot.waitSignal(figure.clicked):
        press(figure, Qt.Key.Key_Return, text="\r")
    assert number_text(1234567.25, 1) == "1.234.567,2"
    assert number_text(12) == "12"


def test_words_too_long_are_cut_and_kept_in_the_tooltip(window: QWidget) -> None:
    label = ElidedLabel("Hội nghị đối thoại với **Nhân dân** cụm thôn phía Đông năm 2026")
    _put(window, label, KeyCap("Ctrl+K"))
    assert label.toolTip() == ""
    window.resize(160, 100)
    QApplication.processEvents()
    window.grab()
    assert label.toolTip() == "Hội nghị đối thoại với Nhân dân cụm thôn phía Đông năm 2026"


class TestRows:
    def test_what_is_spoken(self) -> None:
        assert Cell("a", "b").spoken() == "a, b"
        assert Cell("").spoken() == EMPTY
        assert GroupCell("Quá hạn (2)").spoken() == "Quá hạn (2)"

    def test_heights_follow_the_font(self, app: QApplication) -> None:
        assert (row_height(two_lines=False), row_height(two_lines=True)) == (36, 48)
        apply_theme(app, point_size=16)
        try:
            assert row_height(two_lines=True) == current().px(48) == 73
        finally:
            apply_theme(app)

    def test_states_look_different(self, window: QWidget) -> None:
        from tests.ui.widgets.gallery import _table

        table = _table()
        _put(window, table)
        pictures = {bytes(self._row(table, row).constBits()) for row in range(4)}
        assert len(pictures) == 4
        chosen = self._row(table, 1)
        table.selectRow(2)
        assert self._row(table, 1) != chosen

    @staticmethod
    def _row(table: QTableView, row: int) -> QImage:
        image = QImage(QSize(400, 48), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        index = table.model().index(row, 0)
        if table.selectionModel().isSelected(index):
            option.state |= option.state.State_Selected
        table.itemDelegate().paint(painter, option, index)
        painter.end()
        return image


class TestPdf:
    @pytest.fixture
    def paper(self, tmp_path_factory: pytest.TempPathFactory, app: QApplication) -> bytes:
        file = tmp_path_factory.mktemp("pdf") / "giay.pdf"
        writer = QPdfWriter(str(file))
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        painter = QPainter(writer)
        for page in range(3):
            if page:
                writer.newPage()
            painter.drawText(500, 900, f"Trang {page + 1}")
        painter.end()
        return file.read_bytes()

    def test_pages_zoom_and_thumbnails(self, window: QWidget, paper: bytes, qtbot: QtBot) -> None:
        preview = PdfPreview()
        _put(window, preview)
        assert preview.page_count() == 0
        preview.show_pdf(paper)
        assert (preview.page(), preview.page_count()) == (1, 3)
        preview.go_to(3)
        qtbot.waitUntil(lambda: preview.page() == 3)
        preview.go_to(99)
        assert preview.page() == 3
        preview.previous_button.click()
        qtbot.waitUntil(lambda: preview.page() == 2)
        for zoom in ("page", "100", "width"):
            preview.set_zoom(zoom)
            assert preview.zoom() == zoom
        with pytest.raises(KeyError):
            preview.set_zoom("400")
        window.grab()
        preview.show_pdf(paper)
        assert preview.page_count() == 3
        preview.set_actions([ActionButton("In", "printer", "Ctrl+P")])
        preview.show_thumbnails(False)
        preview.clear()
        assert preview.page_count() == 0

    @pytest.mark.parametrize("data", [b"", b"no paper"])
    def test_what_is_no_pdf_is_refused(self, window: QWidget, data: bytes) -> None:
        preview = PdfPreview()
        _put(window, preview)
        with pytest.raises(PdfUnreadableError):
            preview.show_pdf(data)
        assert preview.page_count() == 0
