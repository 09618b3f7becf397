"""What the machine remembers about faults: where they happened, never what people typed."""

import logging
import traceback
import zlib
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "nhat-ky-loi.txt"
_LARGEST = 500_000
_log = logging.getLogger("langnghe")


def start_log(folder: Path) -> Path:
    """Write faults to a file that never grows past half a megabyte; a folder that refuses is passed over."""
    file = folder / FILE_NAME
    _log.setLevel(logging.INFO)
    _log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for old in list(_log.handlers):
        _log.removeHandler(old)
        old.close()
    _log.addHandler(handler)
    return file


def fault_code(error: BaseException) -> str:
    """A code such as ``L-2041``: the same fault at the same place has the same code."""
    places = "|".join(_places(error)[-3:])
    return f"L-{zlib.crc32(f'{type(error).__name__}|{places}'.encode()) % 9000 + 1000}"


def record_fault(error: BaseException) -> str:
    """Write a fault down and give its code.

    Only the type and the places are kept: the message may hold what people typed, even a name that
    must not be kept (BR on denunciations).
    """
    code = fault_code(error)
    _log.error("%s %s at %s", code, type(error).__name__, " > ".join(_places(error)))
    return code


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in frames]
