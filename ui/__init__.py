"""The window: draws, asks, and calls one service for each act."""

from __future__ import annotations

import ctypes
import sys

_MANY = 1 << 40


def _keep_none_alive() -> None:
    """Stop PySide6 6.12.0 from ending the program on Python 3.11.

    Its wheels return None from every function without a result and do not count that reference. Since
    Python 3.12 None cannot die; before, about 5,000 calls are enough for ``none_dealloc``
    to end it.
    A count that cannot be used up does what Python 3.12 does. Debug builds keep the count elsewhere.
    """
    if sys.version_info < (3, 12) and not hasattr(sys, "getobjects"):
        ctypes.c_ssize_t.from_address(id(None)).value += _MANY


_keep_none_alive()
