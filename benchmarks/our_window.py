"""The real window on a real book; says when it was painted and takes keys, and when the first rows stand."""

import sys
import time
from pathlib import Path

from ui import app as program


def main() -> None:
    application = program.make_application()
    desk = program.Desk(application, Path(sys.argv[1]))
    desk.start()
    application.processEvents()
    print(time.monotonic(), flush=True)

    from PySide6.QtCore import QEventLoop

    until_something_happens = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while (page := desk.window.page()) is None or page.stale or getattr(page, "is_reading", False):
        application.processEvents(until_something_happens)
    application.processEvents()
    print(time.monotonic(), flush=True)
    desk.window.close()


main()
