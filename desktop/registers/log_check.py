"""Whether the log of acts still is what was written (BR-63): its whole chain, and codes printed on paper."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from desktop.domain.errors import Refusal
from desktop.domain.log_chain import Fault, LogLine, agrees, code_of, first_fault, is_behind, read_code
from desktop.office import Office

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]

_LINES = "SELECT id, at, user_name, act, touched, detail, salt, digest, hash FROM audit ORDER BY id"
_HEAD = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"
_BATCH = 500
_NO_MOMENT = datetime(1, 1, 1)  # noqa: DTZ001 -- fits no line


@dataclass(frozen=True, slots=True)
class LogReport:
    """How many ``lines`` the log has, the ``head``'s code, and the first line that does not fit."""

    lines: int
    head: str
    fault: Fault | None


class CodeFinding(StrEnum):
    """What a code on paper says of the log."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN_LINE = "unknown-line"
    MISTYPED = "mistyped"


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """``line`` is the line the code names, ``at`` when it was written, where the log has it."""

    finding: CodeFinding
    line: int = 0
    at: datetime | None = None


def verify_log(
    office: Office, report: Report = lambda _done, _of_all: None, stopped: Stopped = lambda: False
) -> LogReport:
    """Compute the whole chain anew from what is in the book. Raises ``Refusal("stopped")``."""
    with office.store.reading() as book:
        count = book.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
        fault = first_fault(_watched(chain_lines(book), count, report, stopped))
        return LogReport(count, head_code(book), fault)


def chain_lines(book: Session) -> Iterator[LogLine]:
    """Every line, oldest first, in batches. What somebody wrote there that is no line at all is still read:
    it will not fit the chain."""
    rows = book.connection().execution_options(yield_per=_BATCH).exec_driver_sql(_LINES)
    for id_, at, user, act, touched, detail, salt, digest, hash_ in rows:
        said = _json(touched)
        yield LogLine(
            id_,
            _moment(at),
            str(user),
            str(act),
            tuple(said) if isinstance(said, list) else (str(said),),
            _fields(detail),
            salt,
            digest,
            hash_,
        )


def head_code(book: Session) -> str:
    """The short code of the last line, to be printed; empty while there is none."""
    last = book.connection().exec_driver_sql(_HEAD).first()
    return "" if last is None or not last[1] else code_of(last[0], last[1])


def check_code(office: Office, typed: str) -> CodeCheck:
    """What a code printed on paper says: whether the line it names still is the one that stood there.

    An unknown line means that lines were taken off the end, or that the paper is of another book.
    """
    code = read_code(typed)
    if code is None:
        return CodeCheck(CodeFinding.MISTYPED)
    with office.store.reading() as book:
        found = (
            book.connection().exec_driver_sql("SELECT at, hash FROM audit WHERE id = ?", (code.line,)).first()
        )
    if found is None:
        return CodeCheck(CodeFinding.UNKNOWN_LINE, code.line)
    finding = CodeFinding.AGREES if agrees(code, code.line, found[1] or "0") else CodeFinding.DIFFERS
    return CodeCheck(finding, code.line, _moment(found[0]))


def clock_behind(office: Office) -> datetime | None:
    """When the last line was written, if this machine's clock now stands before it; else ``None``."""
    with office.store.reading() as book:
        last = book.connection().exec_driver_sql("SELECT at FROM audit ORDER BY id DESC LIMIT 1").scalar()
    if last is None:
        return None
    at = _moment(last)
    return at if is_behind(office.clock(), at) else None


def _watched(lines: Iterator[LogLine], count: int, report: Report, stopped: Stopped) -> Iterator[LogLine]:
    for done, line in enumerate(lines, start=1):
        if done % _BATCH == 0:
            report(done, count)
            if stopped():
                raise Refusal("stopped")
        yield line


def _moment(kept: object) -> datetime:
    try:
        return datetime.fromisoformat(str(kept))
    except ValueError:
        return _NO_MOMENT


def _json(kept: object) -> Any:
    try:
        return json.loads(str(kept))
    except ValueError:
        return str(kept)


def _fields(kept: object) -> dict[str, Any]:
    found = _json(kept)
    return found if isinstance(found, dict) else {"": found}
