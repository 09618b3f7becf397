"""``audit``: who did what, oldest first, and whether the chain of the log holds (docs/records.md)."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.domain.log_chain import Fault, LogLine, first_fault
from desktop.registers.log_check import chain_lines, head_code
from desktop.texts.log import act_words, fault_sentence

if TYPE_CHECKING:
    from desktop.office import Office


def print_audit(office: "Office", *, as_json: bool) -> Fault | None:
    """Print every line with its hash, then the head and whether the chain holds; gives the first fault.

    Lines are printed as they are read: a log of ten years takes no more memory than one of a day.
    """
    with office.store.reading() as book:
        head = head_code(book)
        lines = _printed(chain_lines(book), _json_line if as_json else _text_line)
        if as_json:
            print('{"lines": [', end="")
        fault = first_fault(lines)
        for _after_the_fault in lines:
            pass
    if as_json:
        broken = {"id": fault.id, "why": fault.why.value} if fault else None
        print(f'\n ],\n "head": {json.dumps(head)},\n "broken": {json.dumps(broken)}}}')
    else:
        print(f"Mốc nhật ký: {head or 'chưa có'}")
        print(fault_sentence(fault) if fault else "Nhật ký khớp: không phát hiện sửa đổi.")
    return fault


def _printed(lines: Iterable[LogLine], said: Callable[[LogLine, str], str]) -> Iterator[LogLine]:
    before = ""
    for line in lines:
        print(said(line, before), end="")
        before = ","
        yield line


def _json_line(line: LogLine, before: str) -> str:
    found = {
        "id": line.id,
        "at": line.at.isoformat(),
        "user": line.user,
        "act": line.act,
        "touched": line.touched,
        "detail": line.detail,
        "hash": line.hash,
    }
    return f"{before}\n  {json.dumps(found, ensure_ascii=False)}"


def _text_line(line: LogLine, _before: str) -> str:
    said = (
        str(line.id),
        f"{line.at:%d/%m/%Y %H:%M:%S}",
        line.user or "–",
        act_words(line.act),
        ", ".join(line.touched) or "–",
        line.hash or "–",
    )
    return f"{'  '.join(said)}\n"
