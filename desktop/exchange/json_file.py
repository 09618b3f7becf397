"""From a file's bytes to plain objects, whatever someone hands us: no crash, no hang, one sentence."""

import json
import re
from pathlib import Path
from typing import Any, Never

from desktop.domain.errors import BadRecords
from desktop.domain.secrecy_marks import is_marked_secret
from desktop.exchange.limits import limits
from desktop.texts import disk_reason

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+\\?(?:"|\Z)|[\[\]{}]', re.DOTALL)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MOST_DIGITS = 18


class JsonObject(dict[str, Any]):
    """An object as written; ``twice`` names a field that stands in it more than once."""

    twice: str | None = None


def read_bytes(path: Path) -> bytes:
    """The file's bytes; refused when it is stamped secret, unreadable or larger than any office's records."""
    if is_marked_secret(path.name):
        raise BadRecords("records-marked-secret", source=path.name)
    try:
        with path.open("rb") as file:
            content = file.read(limits().max_bytes + 1)
    except OSError as error:
        raise BadRecords("records-unreadable", source=path.name, why=disk_reason(error)) from error
    return content


def parse(content: bytes, source: str) -> object:
    """Plain objects from strict JSON: UTF-8 with or without a byte order mark, no NaN, no doubled field.

    The depth of brackets is counted before anything is built, so that no nesting can exhaust the stack.
    """
    if len(content) > limits().max_bytes:
        raise BadRecords("records-too-large", source=source, most=limits().max_bytes // 1_048_576)
    if not content.removeprefix(_BYTE_ORDER_MARK).strip():
        raise BadRecords("records-empty", source=source)
    _check_depth(content, source)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRecords("records-not-utf8", source=source, at=error.start) from error

    def no_constant(_: str) -> Never:
        raise BadRecords("records-not-finite", source=source)

    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=no_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise BadRecords("records-broken", source=source, line=error.lineno) from error


def _check_depth(content: bytes, source: str) -> None:
    depth, most = 0, limits().max_depth
    for token in _TOKEN.finditer(content):
        sign = token[0]
        if sign in (b"[", b"{"):
            depth += 1
            if depth > most:
                raise BadRecords("records-too-deep", source=source, most=most)
        elif sign in (b"]", b"}"):
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = JsonObject(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            made.twice = name if name in seen else made.twice
            seen.add(name)
    return made


def _whole(digits: str) -> int:
    """A number too long to convert is far beyond the largest allowed anyway."""
    if len(digits) <= _MOST_DIGITS:
        return int(digits)
    beyond: int = 10**_MOST_DIGITS
    return -beyond if digits.startswith("-") else beyond
