"""Who is let in: unlocking at the start, locking by key or after a while, another person taking the seat."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain.errors import Refusal
from ui.idle import IdleWatch
from ui.screen_lock import ScreenLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.domain.changes import Change
    from desktop.office import Office
    from desktop.services.locking import Unlocked
    from ui.app import Desk
    from ui.forms.unlock import UnlockScreen
    from ui.main_window import MainWindow

NOT_LOCKED = "Sổ này chưa khóa. Đặt mật khẩu ở trang Quản trị, mục Người dùng rồi mới khóa được."
OFFER_LOCK = "Sổ này chưa khóa: ai mở máy cũng đọc được. Đặt mật khẩu và in phiếu khôi phục."
SHEET_USED = (
    "Đã mở sổ bằng phiếu khôi phục. Lập phiếu mới ở trang Quản trị, mục Người dùng rồi hủy phiếu đã mở."
)
OF_THE_BOOK = frozenset({"already-open", "book-busy", "book-unreachable", "disk-full", "newer-book"})


class Door:
    """Made once for the window. ``desk`` opens books and shows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.screen_lock = ScreenLock(desk.window)
        self.watch = IdleWatch(desk.window)
        self.watch.idle.connect(self.close_up)
        desk.window.lock_asked.connect(self.close_up)
        self._screen: UnlockScreen | None = None

    @property
    def book(self) -> Path:
        """The book at hand, which is not always the office's."""
        operations = self._desk.operations
        return operations.office.file if operations.is_open else self._desk.book

    def ask(self) -> None:
        """The book is locked and nothing of it is open: the screen has the whole window, and no other window
        of this book opens beside it."""
        from ui.single_window import SingleWindow

        if self._desk.single is None and SingleWindow(self._desk.book).is_second():
            self._desk.window.close()
            return
        self.listen()
        self._desk.window.show_start(self._make_screen())

    def listen(self) -> None:
        """From now on another start of this book brings this window to the front."""
        from ui.single_window import SingleWindow

        if self._desk.single is None:
            self._desk.single = SingleWindow(self._desk.book)
            self._desk.single.raise_asked.connect(self._desk.come_forward)
            self._desk.single.listen()

    def close_up(self) -> None:
        """Cover what is open; what was typed is composed to the end and journalled first."""
        if not self._desk.operations.is_open or self.screen_lock.is_covered:
            return
        if not self._desk.operations.office.login:
            self._desk.window.notice.tell(NOT_LOCKED, "info")
            return
        screen = self._make_screen()
        self.screen_lock.cover(screen)

    def let_in(self, office: Office) -> None:
        """A book is open and shown: watch for nobody being there, if a password lets one come back."""
        self._screen = None
        self.screen_lock.uncover()
        page = self._desk.window.page()
        if page is not None and self._desk.window.focusWidget() is None:
            page.take_focus()
        self.watch.start(self._desk.settings.idle_minutes if office.login else 0)
        if office.login:
            self._desk.keep(login=office.login)
        else:
            self._offer_lock(office)

    def _offer_lock(self, office: Office) -> None:
        """The office's real book has no password yet: said at every start until it has one."""
        from desktop.registers.office import is_set_up
        from desktop.services.practice import is_practice_book
        from ui.widgets.buttons import ActionButton

        if not is_set_up(office) or is_practice_book(office):
            return
        show = ActionButton("Đặt mật khẩu", "lock")
        show.clicked.connect(lambda: _show_users(self._desk.window))
        self._desk.window.notice.tell(OFFER_LOCK, "warn", [show])

    def say_who_may(self, act: str) -> None:
        """A record opened by someone who may only read it."""
        from ui.forms.allowed import refused

        said = refused(self._desk.operations, act)
        window = self._desk.window
        if said and window.record is not None:
            window.notice.tell(said, "info")
            window.record.destroyed.connect(window.notice.hide)

    def seat_again(self) -> None:
        """The book has just been locked: the same person goes on, with pages that know the login."""
        QTimer.singleShot(0, self._desk.window, self._desk.show_pages)

    def set_idle(self, minutes: int) -> None:
        """Another while to wait, from now on and at the next start."""
        self._desk.keep(idle_minutes=minutes)
        if self._desk.operations.is_open and self._desk.operations.office.login:
            self.watch.start(minutes)

    def _make_screen(self) -> UnlockScreen:
        from desktop.services import locking
        from desktop.services.unlocking import seconds_to_wait
        from ui.forms.unlock import UnlockScreen

        book, logins = self.book, locking.logins(self.book)
        office = self._desk.operations.office if self._desk.operations.is_open else None
        wanted = office.login if office is not None else self._desk.settings.login
        title = locking.locked_title(book)
        screen = UnlockScreen(
            f"Sổ tiếp dân, đối thoại của Đảng ủy {title}" if title else "Sổ tiếp dân, đối thoại",
            logins,
            login=wanted if wanted in logins else "",
            has_sheet=locking.has_recovery_sheet(book),
            last_backup=_last_backup(book),
        )
        screen.password_given.connect(self._try_password)
        screen.sheet_given.connect(self._try_sheet)
        screen.new_password_given.connect(self._set_password)
        self._screen = screen
        left = seconds_to_wait(book, _now())
        if left:
            screen.show_refusal(Refusal("tried-before"), left)
        return screen

    def _try_password(self, login: str, password: str) -> None:
        """On the worker, for the derivation takes its time; with an open book it is not opened twice."""
        from desktop.services.unlocking import enter

        unlock = partial(enter, self.book, login, password)
        operations = self._desk.operations
        if operations.is_open:
            operations.read(lambda _: unlock(_now()), self._recognise, self._refuse)
        else:
            self._open(lambda: unlock(_now()), self._desk.show_office)

    def _try_sheet(self, code: str) -> None:
        from desktop.services.unlocking import enter_with_sheet

        unlock = partial(enter_with_sheet, self.book, code)
        operations = self._desk.operations
        if operations.is_open:
            operations.read(lambda _: unlock(_now()), self._reopen_by_sheet, self._refuse)
        else:
            self._open(lambda: unlock(_now()), self._ask_new_password)

    def _set_password(self, login: str, password: str) -> None:
        from desktop.services.locking import Unlocked, give_key

        operations = self._desk.operations

        def done(_change: Change) -> None:
            found = Unlocked(operations.office.key, login)
            self._open(lambda: found, self._shown_after_sheet)

        operations.run(lambda office: give_key(office, login, password), done=done, failed=self._refuse)

    def _recognise(self, found: Unlocked) -> None:
        """The same person goes on where they stopped; another finds pages of their own."""
        office = self._desk.operations.office
        if found.login == office.login:
            self.let_in(office)
        else:
            self._desk.window.close_record()
            self._open(lambda: found, self._desk.show_office)

    def _reopen_by_sheet(self, found: Unlocked) -> None:
        self._desk.window.close_record()
        self._open(lambda: found, self._ask_new_password)

    def _open(self, unlock: Callable[[], Unlocked], shown: Callable[[Office], None]) -> None:
        from ui.app import open_for_window

        book = self.book
        self._desk.operations.open(lambda: open_for_window(book, unlock()), shown, self._refuse)

    def _ask_new_password(self, _office: Office) -> None:
        if self._screen is not None:
            self._screen.ask_new_password()

    def _shown_after_sheet(self, office: Office) -> None:
        self._desk.show_office(office)
        self._desk.window.notice.tell(SHEET_USED, "info")

    def _refuse(self, refusal: Refusal) -> None:
        from desktop.services.unlocking import seconds_to_wait

        gone = refusal.code in OF_THE_BOOK and not self._desk.operations.is_open
        if self._screen is None or gone:
            self.screen_lock.uncover()
            self._desk.show_refusal(refusal)
            return
        self._screen.show_refusal(refusal, seconds_to_wait(self.book, _now()))


def _show_users(window: MainWindow) -> None:
    window.notice.hide()
    window.show_page("administration")
    window.pages["administration"].show_section("user")  # type: ignore[attr-defined]


def _last_backup(book: Path) -> str:
    """The newest backup as the status bar says it; nothing where none is known."""
    from desktop.domain.writing import hour, short_date
    from desktop.services.backups import last_backup

    last = last_backup(book)
    if last is None:
        return ""
    days = (_now().date() - last.at.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"ngày {short_date(last.at.date())},")
    return f"Sao lưu gần nhất: {day} {hour(last.at.time())}, đã kiểm tra"


def _now() -> datetime:
    from desktop.office import now

    return now()
