"""The application: fonts, words, one window, and what is shown in it from the first start on."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import settings
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.office import Office
    from desktop.services.locking import Unlocked
    from ui.main_window import MainWindow
    from ui.operations import Operations
    from ui.pages.page import Page
    from ui.single_window import SingleWindow

NO_SCREEN = (
    "Không thấy màn hình nên chưa mở được cửa sổ. Chạy trên máy có màn hình, hoặc dùng lệnh: "
    "python main.py --help."
)
PRACTISING = "Đây là sổ mẫu để tập, không phải sổ của cơ quan. Đóng rồi mở lại chương trình để vào sổ thật."
NEEDS_BACKUP = frozenset({"book-damaged", "key-file-missing", "key-file-damaged", "locked-book-gone"})
OPEN_ELSEWHERE = "Sổ đang mở ở cửa sổ khác trên máy này. Đã chuyển sang cửa sổ đó."
_IDLE_MS = 500


def main(book: Path) -> int:
    """Open the window on a book; the process's exit code."""
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 -- there is no window to say it in
        return 1
    application = make_application()
    desk = Desk(application, book)
    desk.start()
    return int(application.exec())


def has_screen() -> bool:
    """Whether Qt will find somewhere to draw; without one it would end the process."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """Qt with the ground of the theme this person chose; the rest is put on after the first paint."""
    from PySide6.QtGui import QColor, QPalette
    from PySide6.QtWidgets import QApplication

    from ui.ground import DARK_GROUND, LIGHT_GROUND

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Lắng Nghe")
    application.setQuitOnLastWindowClosed(True)
    ground = {"light": LIGHT_GROUND, "dark": DARK_GROUND}.get(settings.load(settings.data_folder()).theme)
    if ground is not None:
        palette = application.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        application.setPalette(palette)
    return application


def is_dark(application: QApplication, theme: str) -> bool:
    """Whether a chosen theme is dark now; ``system`` follows the desktop."""
    from PySide6.QtCore import Qt

    return theme == "dark" or (
        theme == "system" and application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )


class Desk:
    """Composes the window: opens the book behind it, then wizard, recovery or pages."""

    def __init__(self, application: QApplication, book: Path) -> None:
        from ui.door import Door
        from ui.keeping import Keeping
        from ui.main_window import MainWindow
        from ui.operations import Operations
        from ui.writing import WriteAnywhere

        self.application = application
        self.book = book
        self.single: SingleWindow | None = None
        self.settings = settings.load(settings.data_folder())
        self.operations: Operations = Operations()
        self.window = MainWindow(self.operations)
        self.window.size_asked.connect(lambda size: self.dress(self.settings.theme, size))
        self.window.leaving.connect(self.leave)
        self.door = Door(self)
        self.anywhere = WriteAnywhere(self.window, self.operations, self.open_record)
        self.window.writing_asked.connect(self.anywhere.write)
        self.operations.failed.connect(self.tell)
        self.keeping = Keeping(self)

    def start(self) -> None:
        """Paint the window first; words, faults, the place of the window's twin and the book come after."""
        from PySide6.QtCore import QByteArray

        if self.settings.window:
            self.window.restoreGeometry(QByteArray.fromBase64(self.settings.window.encode()))
        self.window.painted.connect(self._go_on)
        self.window.show()

    def _go_on(self) -> None:
        self.open_book()
        from PySide6.QtCore import QTimer

        from desktop.log import start_log
        from ui.faults import catch_faults
        from ui.style.icons import icon
        from ui.style.theme import apply_theme
        from ui.style.translations import install_translations

        dark = is_dark(self.application, self.settings.theme)
        apply_theme(self.application, dark=dark, point_size=self.settings.point_size)
        self.window.furnish()
        start_log(settings.data_folder())
        catch_faults(lambda words: QTimer.singleShot(0, self.window, lambda: self.window.notice.tell(words)))
        install_translations(self.application)
        self.application.setWindowIcon(icon("emblem", "accent", 64))

    def tell(self, refusal: Refusal) -> None:
        """A refusal that no form has a place for."""
        from desktop.texts import sentence

        self.window.notice.tell(sentence(refusal))

    def open_book(self) -> None:
        self.operations.open(lambda: open_for_window(self.book), self.show_office, self.show_refusal)

    def show_office(self, office: Office) -> None:
        """The wizard for a new book; else the pages, and the minutes a power cut left open."""
        from desktop.registers.office import is_set_up

        self.door.listen()
        if is_set_up(office):
            self.show_pages()
            warn_of_clock(office, self.window)
        else:
            self.show_wizard()

    def show_refusal(self, refusal: Refusal) -> None:
        """The book did not open. A window that has it already comes to the front and this one goes."""
        from desktop.texts import sentence
        from ui.single_window import SingleWindow
        from ui.start_message import StartMessage

        if refusal.code == "book-locked":
            self.door.ask()
            return
        if refusal.code == "already-open" and SingleWindow(self.book).is_second():
            self.window.close()
            return
        message = StartMessage(sentence(refusal), restorable=refusal.code in NEEDS_BACKUP)
        message.restore_asked.connect(partial(self.keeping.show_restore_instead, refusal))
        message.again.connect(self.open_book)
        message.leave.connect(self.window.close)
        self.window.show_start(message)

    def show_wizard(self) -> None:
        from ui.forms.wizard import Wizard

        wizard = Wizard(self.operations)
        wizard.finished.connect(self.show_pages)
        wizard.practice_asked.connect(self.open_practice)
        wizard.restore_asked.connect(self.keeping.show_restore)
        self.window.show_start(wizard)
        self.door.let_in(self.operations.office)

    def show_pages(self) -> None:
        from PySide6.QtCore import QTimer

        from desktop.registers.office import head_of
        from ui import places

        office = self.operations.office
        sheet, office.user = head_of(office)
        symbol = f"{sheet.party.symbol} {sheet.kind} {sheet.name}"
        upper, lower = (
            places.entries(row, self.operations, self._dress_page) for row in (places.UPPER, places.LOWER)
        )
        self.window.show_pages(
            upper, lower, symbol, office.user, first=places.OPENING, lockable=bool(office.login)
        )
        if office.journal.unsaved() and not self.door.screen_lock.is_covered:
            self._bring_back()
        self.door.let_in(office)
        self.keeping.begin()
        QTimer.singleShot(_IDLE_MS, self.window, self._load_ahead)

    def _dress_page(self, page: Page) -> None:
        """What a page asks of the window."""
        page.record_asked.connect(self.open_record)
        if page.key == "today":
            self._dress_today(page)
        appearance = getattr(page, "appearance_asked", None)
        if appearance is not None:
            appearance.connect(self.dress)
            page.idle_asked.connect(self.door.set_idle)  # type: ignore[attr-defined]
            page.seat_changed.connect(self.door.seat_again)  # type: ignore[attr-defined]
            page.book_asked.connect(self.keeping.open_restored)  # type: ignore[attr-defined]

    def _dress_today(self, page: Any) -> None:
        """The first page opens the others, and says once a day what the day holds."""
        from ui.doing import DueDoing

        page.doing = DueDoing(self.window, self.open_record)
        page.due_asked.connect(page.doing.do)
        page.page_asked.connect(self.window.show_page)
        page.writing_asked.connect(self.window.writing_asked)
        page.digest_told.connect(lambda day: self.keep(digest=day))
        page.offer_digest(self.settings.digest)

    def _bring_back(self) -> None:
        """The record a power cut left open, minutes or a session."""
        from desktop.services.recovering import left_open

        left = left_open(self.operations.office)
        if left:
            self.open_record(left[0].kind, left[0].key)

    def _load_ahead(self) -> None:
        """What opening minutes needs, while nobody waits for it."""
        if self.operations.is_open:
            self.operations.read(lambda _: import_module("desktop.services.minutes"), lambda _: None)

    def open_record(self, kind: Kind, key: str) -> None:
        """Minutes of a dialogue or a reception session, over the pages; a petition on its own page."""
        from ui import places

        if kind is Kind.PETITION:
            self.window.show_page("petitions")
            self.window.pages["petitions"].show_petition(key)  # type: ignore[attr-defined]
            return
        record = places.record_of(kind, self.operations, key)
        record.closed.connect(self.window.close_record)  # type: ignore[attr-defined]
        phrases = getattr(record, "phrases_asked", None)
        if phrases is not None:
            phrases.connect(self.show_phrases)
        place = places.RECORDS[kind]
        self.window.open_record(record, place.title, place.help_key)
        self.door.say_who_may(place.written_by)

    def show_phrases(self) -> None:
        """From the minutes to where their ready sentences are changed."""
        self.window.show_page("administration")
        page = self.window.pages["administration"]
        show = getattr(page, "show_section", None)
        if callable(show):
            show("phrases")

    def open_practice(self) -> None:
        """A practice book of its own beside the office's book, which stays as it is."""
        from desktop.services.practice import make_practice_book

        practice = self.book.with_name("so-de-tap.db")

        def opening() -> Office:
            if not practice.exists():
                make_practice_book(practice)
            return open_for_window(practice)

        def shown(office: Office) -> None:
            self.show_office(office)
            self.window.notice.tell(PRACTISING, "info")

        self.operations.open(opening, shown, self.show_refusal)

    def dress(self, theme: str, point_size: float) -> None:
        """Other colours or another letter size, at once and for the next start."""
        from ui.style.theme import apply_theme

        dark = is_dark(self.application, theme)
        apply_theme(self.application, dark=dark, point_size=point_size)
        self.keep(theme=theme, point_size=point_size)

    def come_forward(self) -> None:
        from PySide6.QtCore import Qt

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.notice.tell(OPEN_ELSEWHERE, "info")

    def leave(self) -> None:
        """The window closes: keep its place, finish what is under way, close the book."""
        place = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self.keep(window=place)
        self.keeping.end()
        self.operations.close()
        if self.single is not None:
            self.single.close()

    def keep(self, **values: str | float) -> None:
        """Settings of this machine, for the next start."""
        try:
            self.settings = settings.change(**values)
        except OSError as error:
            why = error.strerror or ""
            self.tell(Refusal("file-unwritable", file="cai-dat.json", why=why))


def warn_of_clock(office: Office, window: MainWindow) -> None:
    """Told once at opening: what is written now would seem older than what stands there."""
    from desktop.registers.log_check import clock_behind
    from desktop.texts.log import CLOCK_BEHIND
    from desktop.texts.log_words import moment_words

    last = clock_behind(office)
    if last is not None:
        window.notice.tell(CLOCK_BEHIND.format(at=moment_words(last)), "warn")


def open_for_window(book: Path, by: Unlocked | None = None) -> Office:
    """Open a book for this window alone, a locked one by what unlocking gave. On the worker: what the first
    page needs is loaded there too."""
    from desktop.office import open_office
    from desktop.registers.office import is_set_up

    for module in ("registers.due", "registers.today"):
        import_module(f"desktop.{module}")
    key, login = (by.key, by.login) if by is not None else (None, "")
    office = open_office(book, exclusive=True, key=key, login=login)
    is_set_up(office)
    return office
