"""The controls by keyboard alone: dates, times, choices, segments, fields, buttons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forbidden_keys import forbidden_shortcuts, is_forbidden, unnamed_controls
from tests.ui.typing_hand import commit, compose, letters, press
from tests.ui.widgets.gallery import build_gallery
from ui.style import apply_theme, current
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.segments import Segments
from ui.widgets.time_field import TimeField

TODAY = dt.date(2026, 11, 12)
HAMLETS = (("dm", "Thôn Đồng Mẫu", "46 hộ"), ("bg", "Thôn Bến Gạo"), ("cl", "Thôn Cầu Lim"))
Show = Callable[..., None]


@pytest.fixture
def show(qtbot: QtBot, app: QApplication) -> Show:
    def put(*controls: QWidget) -> None:
        window = QWidget()
        column = QVBoxLayout(window)
        for control in controls:
            column.addWidget(control)
        qtbot.addWidget(window)
        window.show()
        QTest.qWaitForWindowActive(window)
        controls[0].setFocus()
        window.setProperty("kept", True)
        controls[0].window_of_test = window  # type: ignore[attr-defined]

    return put


class TestDateField:
    def make(self, show: Show, value: dt.date | None = None) -> tuple[DateField, LineField]:
        field, other = DateField(value, today=lambda: TODAY, name="Ngày"), LineField()
        show(field, other)
        return field, other

    def test_arrows_and_pages_move_the_date(self, show: Show) -> None:
        field, _ = self.make(show, dt.date(2026, 1, 31))
        for key, shown in (
            (Qt.Key.Key_Up, "01/02/2026"),
            (Qt.Key.Key_Down, "31/01/2026"),
            (Qt.Key.Key_PageUp, "28/02/2026"),
            (Qt.Key.Key_PageDown, "28/01/2026"),
            (Qt.Key.Key_F5, "12/11/2026"),
        ):
            press(field, key)
            assert field.text() == shown
        assert field.date() == TODAY

    def test_an_empty_field_starts_today(self, show: Show) -> None:
        field, _ = self.make(show)
        press(field, Qt.Key.Key_Up)
        assert field.date() == TODAY

    def test_a_wrong_text_stays_and_says_why(self, show: Show, qtbot: QtBot) -> None:
        field, other = self.make(show, TODAY)
        changes: list[object] = []
        field.date_changed.connect(changes.append)
        field.selectAll()
        letters(field, "31/11")
        press(field, Qt.Key.Key_Up)
        assert field.text() == "31/11"
        with qtbot.waitSignal(field.problem) as told:
            other.setFocus()
        assert told.args == ["Ngày chưa đúng: tháng 11 chỉ có 30 ngày."]
        assert field.text() == "31/11"
        assert field.date() is None
        assert changes == [None]

    def test_the_month_opens_on_f4_and_keeps_the_focus_in_the_field(self, show: Show) -> None:
        field, _ = self.make(show, dt.date(2026, 11, 20))
        field.day_note = {dt.date(2026, 11, 24): "Ngày Văn hóa Việt Nam"}.get
        press(field, Qt.Key.Key_F4)
        assert field.is_open()
        assert field.hasFocus()
        press(field, Qt.Key.Key_Down)
        press(field, Qt.Key.Key_Left)
        press(field, Qt.Key.Key_Left)
        press(field, Qt.Key.Key_Left)
        assert field.text() == "20/11/2026"
        press(field, Qt.Key.Key_Return, text="\r")
        assert not field.is_open()
        assert field.date() == dt.date(2026, 11, 24)
        assert field.toolTip() == "Thứ Ba, 24/11/2026: Ngày Văn hóa Việt Nam"

    def test_escape_closes_the_month_and_changes_nothing(self, show: Show) -> None:
        field, _ = self.make(show, TODAY)
        press(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        press(field, Qt.Key.Key_PageDown)
        press(field, Qt.Key.Key_Escape)
        assert not field.is_open()
        assert field.date() == TODAY

    def test_the_month_takes_the_mouse(self, show: Show) -> None:
        field, _ = self.make(show, TODAY)
        field.open_month()
        month = field._month
        assert month is not None
        month.grab()
        cell = month._cell_rect(0).center().toPoint()
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=cell)
        assert field.date() == dt.date(2026, 10, 26)

    def test_leaving_closes_the_month(self, show: Show) -> None:
        field, other = self.make(show, TODAY)
        field.open_month()
        other.setFocus()
        assert not field.is_open()

    def test_set_date_is_silent(self, show: Show) -> None:
        field, _ = self.make(show)
        told: list[object] = []
        field.date_changed.connect(told.append)
        field.set_date(TODAY)
        field.set_date(None)
        assert told == []
        assert field.date() is None


class TestTimeField:
    def test_keys(self, show: Show) -> None:
        field = TimeField(dt.time(8, 59), now=lambda: dt.time(9, 42, 18))
        show(field)
        for key, shown in (
            (Qt.Key.Key_Up, "9:00"),
            (Qt.Key.Key_PageDown, "8:00"),
            (Qt.Key.Key_Down, "7:59"),
            (Qt.Key.Key_F5, "9:42"),
        ):
            press(field, key)
            assert field.text() == shown
        assert field.time() == dt.time(9, 42)

    def test_wrong_minutes(self, show: Show, qtbot: QtBot) -> None:
        field, other = TimeField(), LineField()
        show(field, other)
        letters(field, "9:75")
        with qtbot.waitSignal(field.problem) as told:
            other.setFocus()
        assert told.args == ["Giờ chưa đúng: phút từ 00 đến 59."]
        assert field.text() == "9:75"
        assert field.time() is None

    def test_the_day_wraps(self, show: Show) -> None:
        field = TimeField(dt.time(23, 59))
        show(field)
        press(field, Qt.Key.Key_Up)
        assert field.time() == dt.time(0)


class TestChoice:
    def make(self, show: Show, *, editable: bool = False) -> tuple[Choice, LineField, list[object]]:
        choice, other = Choice(HAMLETS, editable=editable, name="Thôn"), LineField()
        show(choice, other)
        chosen: list[object] = []
        choice.chosen.connect(chosen.append)
        return choice, other, chosen

    def labels(self, choice: Choice) -> list[str]:
        return [i.label for i in choice.shown_items()]

    def test_opens_after_two_committed_letters_without_taking_focus(self, show: Show) -> None:
        choice, _, chosen = self.make(show)
        commit(choice, "c")
        assert not choice.is_open()
        commit(choice, "a")
        assert choice.is_open()
        assert choice.hasFocus()
        assert self.labels(choice) == ["Thôn Cầu Lim"]
        press(choice, Qt.Key.Key_Return, text="\r")
        assert (choice.value(), choice.text(), chosen) == ("cl", "Thôn Cầu Lim", ["cl"])
        assert not choice.is_open()

    def test_the_word_being_composed_filters_but_does_not_open(self, show: Show) -> None:
        choice, _, _ = self.make(show)
        compose(choice, "bến")
        assert not choice.is_open()
        press(choice, Qt.Key.Key_F4)
        assert self.labels(choice) == ["Thôn Bến Gạo"]
        compose(choice, "x")
        choice.set_value(None)
        press(choice, Qt.Key.Key_F4)
        press(choice, Qt.Key.Key_F4)
        compose(choice, "đồ")
        assert self.labels(choice) == ["Thôn Đồng Mẫu"]

    @pytest.mark.parametrize(
        ("key", "held"),
        [
            (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        ],
    )
    def test_opens_by_keys_and_moves(self, show: Show, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        choice, _, chosen = self.make(show)
        press(choice, key, held)
        assert choice.is_open()
        assert len(choice.shown_items()) == 3
        press(choice, Qt.Key.Key_Down)
        press(choice, Qt.Key.Key_Down)
        press(choice, Qt.Key.Key_Return, text="\r")
        assert chosen == ["bg"]

    def test_tab_takes_the_marked_line(self, show: Show) -> None:
        choice, other, chosen = self.make(show)
        letters(choice, "don")
        QTest.keyClick(choice, Qt.Key.Key_Tab)
        assert chosen == ["dm"]
        assert other.hasFocus()

    def test_escape_closes_and_keeps_the_letters(self, show: Show) -> None:
        choice, _, chosen = self.make(show)
        letters(choice, "do")
        press(choice, Qt.Key.Key_Escape)
        assert not choice.is_open()
        assert choice.text() == "do"
        assert chosen == []

    def test_leaving_with_a_name_typed_without_marks_means_that_line(self, show: Show) -> None:
        choice, other, chosen = self.make(show)
        letters(choice, "thon ben gao")
        other.setFocus()
        assert chosen == ["bg"]
        assert choice.text() == "Thôn Bến Gạo"

    def test_a_text_outside_the_list_is_kept_and_is_no_value(self, show: Show) -> None:
        choice, other, chosen = self.make(show)
        letters(choice, "Xóm Mới")
        assert not choice.is_open()
        other.setFocus()
        assert (choice.text(), choice.value(), chosen) == ("Xóm Mới", None, [])

    def test_free_text_is_never_replaced(self, show: Show) -> None:
        choice, other, chosen = self.make(show, editable=True)
        letters(choice, "thon ben gao")
        other.setFocus()
        assert (choice.text(), choice.value(), chosen) == ("thon ben gao", None, [])
        choice.set_text("Thôn Bến Gạo")
        assert choice.value() == "bg"

    def test_editing_after_choosing_forgets_the_choice(self, show: Show) -> None:
        choice, _, _ = self.make(show)
        choice.set_value("dm")
        assert choice.text() == "Thôn Đồng Mẫu"
        press(choice, Qt.Key.Key_End)
        press(choice, Qt.Key.Key_Backspace, text="\b")
        assert choice.value() is None

    def test_typing_after_being_sent_here_takes_the_place_of_the_line_chosen(self, show: Show) -> None:
        choice, other, _ = self.make(show)
        choice.set_value("dm")
        other.setFocus()
        choice.setFocus()
        letters(choice, "ben gao")
        other.setFocus()
        assert choice.text() == "ben gao"

    def test_another_list_keeps_the_choice_when_it_is_there(self, show: Show) -> None:
        choice, _, _ = self.make(show)
        choice.set_value("dm")
        choice.set_items([("dm", "Thôn Đồng Mẫu (mới)"), ("x", "Khác")])
        assert (choice.value(), choice.text()) == ("dm", "Thôn Đồng Mẫu (mới)")
        choice.set_items([("x", "Khác")])
        assert (choice.value(), choice.text()) == (None, "")

    def test_a_click_in_the_list_chooses(self, show: Show) -> None:
        choice, _, chosen = self.make(show)
        choice.open_list()
        popup = choice._popup
        assert popup is not None
        popup.grab()
        view = popup._view
        spot = view.visualRect(view.model().index(1, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert chosen == ["bg"]
        assert choice.hasFocus()

    def test_the_list_goes_when_the_window_moves(self, show: Show) -> None:
        choice, _, _ = self.make(show)
        choice.open_list()
        choice.window().resize(300, 300)
        QApplication.processEvents()
        assert not choice.is_open()

    def test_read_only_does_not_open(self, show: Show) -> None:
        choice, _, _ = self.make(show)
        choice.setReadOnly(True)
        press(choice, Qt.Key.Key_F4)
        assert not choice.is_open()


class TestSegments:
    def make(self, show: Show) -> tuple[Segments, LineField, list[object]]:
        segments = Segments([(1, "Ký", "check"), (2, "Điểm chỉ", "hand"), (3, "Từ chối ký")], name="Ký")
        other = LineField()
        show(segments, other)
        told: list[object] = []
        segments.changed.connect(told.append)
        return segments, other, told

    def test_arrows_change_the_answer_and_stop_is_one(self, show: Show) -> None:
        segments, other, told = self.make(show)
        segments.set_value(1)
        segments.setFocus()
        focused = QApplication.focusWidget()
        press(focused, Qt.Key.Key_Right)
        assert segments.value() == 2
        press(QApplication.focusWidget(), Qt.Key.Key_Left)
        press(QApplication.focusWidget(), Qt.Key.Key_Left)
        assert segments.value() == 3
        assert told == [2, 1, 3]
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert other.hasFocus()

    def test_a_second_press_on_the_answer_changes_nothing(self, show: Show) -> None:
        segments, _, told = self.make(show)
        button = segments.findChildren(QWidget)[1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (segments.value(), told) == (2, [2])

    def test_an_unknown_value_leaves_the_question_open(self, show: Show) -> None:
        segments, _, told = self.make(show)
        segments.set_value(99)
        assert segments.value() is None
        assert told == []


class TestField:
    def test_an_error_moves_nothing_inside_and_is_spoken(self, show: Show) -> None:
        field = Field("Họ tên", LineField(), required=True, hint="Ghi cả họ.")
        show(field)
        QApplication.processEvents()
        before = field.control.geometry()
        field.set_error("Cần ghi họ tên người nêu.")
        QApplication.processEvents()
        assert field.control.geometry() == before
        assert field.control.accessibleDescription() == "Cần ghi họ tên người nêu."
        assert field.control.accessibleName() == "Họ tên"
        field.set_error(None)
        assert field.error() is None
        assert field.control.accessibleDescription() == "Ghi cả họ."

    def test_a_reserved_line_keeps_what_is_below_in_place(self, show: Show) -> None:
        field, below = Field("Giờ", TimeField(), reserve=True), LineField()
        show(field, below)
        QApplication.processEvents()
        before = below.geometry()
        field.set_error("Gõ giờ:phút, ví dụ 8:30.")
        QApplication.processEvents()
        assert below.geometry() == before

    def test_dates_report_their_own_errors(self, show: Show) -> None:
        day = DateField(today=lambda: TODAY)
        field, other = Field("Ngày", day), LineField()
        show(field, other)
        day.setFocus()
        letters(day, "31/11")
        other.setFocus()
        assert field.error() == "Ngày chưa đúng: tháng 11 chỉ có 30 ngày."
        day.setFocus()
        day.selectAll()
        letters(day, "30/11")
        assert field.error() is not None
        other.setFocus()
        assert field.error() is None

    def test_an_error_stands_before_a_warning(self, show: Show) -> None:
        field = Field("Ngày", LineField())
        field.set_warning("Ngày này là Chủ nhật. Vẫn ghi được.")
        field.set_error("Sai.")
        assert field.control.accessibleDescription() == "Sai."
        field.set_error(None)
        assert field.control.accessibleDescription() == "Ngày này là Chủ nhật. Vẫn ghi được."
        show(field)

    def test_focus_does_not_change_the_height(self, show: Show) -> None:
        line, other = LineField(), LineField()
        show(line, other)
        QApplication.processEvents()
        height = line.height()
        assert height == other.height() == current().field_height


class TestButtons:
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
    def test_keys_press(self, show: Show, qtbot: QtBot, key: Qt.Key) -> None:
        button = ActionButton("Lưu", "save", "Ctrl+S", "primary")
        show(button)
        with qtbot.waitSignal(button.clicked):
            press(button, key, text=" ")
        assert button.accessibleDescription() == "Phím Ctrl+S"

    def test_icon_buttons_have_names(self, show: Show) -> None:
        button = ActionButton(icon="columns", key="F2", name="Cột")
        show(button)
        assert (button.accessibleName(), button.toolTip()) == ("Cột", "Cột (F2)")

    def test_unknown_roles_and_kinds_are_refused(self, app: QApplication) -> None:
        with pytest.raises(ValueError, match="role"):
            ActionButton("x", role="danger")
        with pytest.raises(ValueError, match="kind"):
            Chip("red", None, "x")

    def test_words_fit_at_the_least_width(self, show: Show) -> None:
        button = ActionButton("Xong, ý kiến kế tiếp", "check", "Ctrl+Enter", "primary")
        show(button)
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert words < button.minimumSizeHint().width() < button.sizeHint().width()


def test_forbidden_chords() -> None:
    bad = ("Ctrl+Shift+S", "Alt+Z", "Alt+Shift+A", "Ctrl+Space", "Shift+Space", "Ctrl+;", "Ctrl+Alt+P", "a",
           "Shift+A", "5", "Ctrl+E", "Ctrl+U", "Meta+Space")  # fmt: skip
    good = ("F1", "Ctrl+K", "Alt+1", "Ctrl+1", "Ctrl+Return", "Delete", "Shift+F6", "Ctrl+=", "Alt+Down")
    assert [c for c in bad if not is_forbidden(QKeySequence(c))] == []
    assert [c for c in good if is_forbidden(QKeySequence(c))] == []


def test_forbidden_chords_are_found_in_a_tree(app: QApplication) -> None:
    root = QWidget()
    QShortcut(QKeySequence("Ctrl+Shift+S"), root)
    action = QAction("x", root)
    action.setShortcut(QKeySequence("Alt+Z"))
    assert forbidden_shortcuts(root) == ["QShortcut: Ctrl+Shift+S", "QAction: Alt+Z"]
    root.deleteLater()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [10.5, 12, 16])
def test_every_control_is_drawn_named_and_free_of_forbidden_chords(
    qtbot: QtBot, app: QApplication, dark: bool, size: float
) -> None:
    apply_theme(app, dark=dark, point_size=size)
    try:
        window = build_gallery()
        qtbot.addWidget(window)
        window.show()
        assert not window.grab().isNull()
        apply_theme(app, dark=not dark, point_size=size)
        assert not window.grab().isNull()
        assert unnamed_controls(window) == []
        assert forbidden_shortcuts(window) == []
    finally:
        apply_theme(app)


def test_a_short_list_is_as_high_as_its_lines_and_shows_its_second_words(show: Show) -> None:
    choice = Choice([("dm", "Thôn Đồng Mẫu", "Chánh Văn phòng Đảng ủy")], name="Thôn")
    choice.setMinimumWidth(460)
    show(choice)
    choice.open_list()
    popup = choice._popup
    assert popup is not None
    view = popup._view
    assert view.viewport().height() == current().px(30)
    assert not view.verticalScrollBar().isVisible()
    popup.hide()


def test_a_text_wider_than_its_field_is_cut_with_an_ellipsis_once_it_is_left(show: Show) -> None:
    field, other = LineField("Giao thông, hạ tầng, điện, nước", name="Lĩnh vực"), LineField()
    show(field, other)
    field.setFixedWidth(120)
    assert not field.is_cut(), "the cursor is in it"
    other.setFocus()
    assert field.is_cut()
    left = field.grab()
    field.setText("Giao thông, hạ tầng")
    assert field.is_cut()
    field.setText("Giao thông")
    assert not field.is_cut()
    assert left.toImage() != field.grab().toImage()


def test_the_ring_of_segments_stays_with_the_answer(show: Show) -> None:
    segments = Segments([("a", "Chưa trả lời"), ("b", "Ghi nhận")], name="Tình trạng")
    show(segments)
    segments._buttons[0].setFocus()
    segments.set_value("b")
    assert segments._buttons[1].hasFocus()
