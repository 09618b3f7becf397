"""The real window on a real book; says when it was painted and takes keys, and when the first rows stand."""

import sys
import time
from pathlib import Path

from ui import app as program

application = program.make_application()
desk = program.Desk(application, Path(sys.argv[1]))
desk.start()
application.processEvents()
print(time.monotonic(), flush=True)


def rows_shown() -> bool:
    page = desk.window.page()
    return page is not None and not page.stale


while not rows_shown():
    application.processEvents()
application.processEvents()
print(time.monotonic(), flush=True)
desk.window.close()
