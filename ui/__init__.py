"""The window: draws, asks, and calls one service for each act."""

from __future__ import annotations

import builtins
import ctypes
import sys

_MANY = 1 << 40


def _keep_constants_alive() -> None:
    """Stop PySide6 6.12.0 from ending the program on Python 3.11.

    Its wheels return None, True and False without counting the reference. Since Python 3.12 these objects
    cannot die; before, about 5,000 calls are enough for ``none_dealloc`` to end the program. A count that
    cannot be used up does what Python 3.12 does. Debug builds keep the count elsewhere.
    """
    if sys.version_info < (3, 12) and not hasattr(sys, "getobjects"):
        for constant in (None, True, False, NotImplemented):
            ctypes.c_ssize_t.from_address(id(constant)).value += _MANY


def _import_qt_without_its_hook() -> None:
    """Import Qt and take back the import hook that PySide6 leaves behind.

    The hook reads the source of every module imported later, for a switch this program does not use;
    SQLAlchemy alone takes 50 ms longer under it.
    """
    before = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = before


_keep_constants_alive()
_import_qt_without_its_hook()
