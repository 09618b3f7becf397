"""What every long job has in common: it tells how far it is, asks whether to stop, and never ends unheard."""

from __future__ import annotations

import threading
from collections.abc import Callable

from desktop.domain.errors import Refusal

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]


class LongJob:
    """A job that tells how far it is. ``cancel`` asks it to end; it ends at its next step."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        self._stopped.set()

    def is_cancelled(self) -> bool:
        return self._stopped.is_set()


def unexpected(error: Exception) -> Refusal:
    """What went wrong past every rule, put into the log, as a refusal that names its place there."""
    from desktop.log import record_fault

    refusal = Refusal("unexpected", code=record_fault(error))
    refusal.__cause__ = error
    return refusal
