"""The last resort: what nobody foresaw becomes one sentence with a code, never a traceback."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from desktop.domain.errors import Refusal
from desktop.log import record_fault
from desktop.texts import sentence

Tell = Callable[[str], None]


def catch_faults(tell: Tell) -> None:
    """Send every uncaught exception of this process to the log, and its sentence to ``tell``."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(sentence(Refusal("unexpected", code=record_fault(error))))

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            caught(found.exc_type, found.exc_value, found.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = in_thread
