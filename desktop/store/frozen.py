"""Frozen nouns to JSON and back: what drafts on disk and completed versions are kept as.

Works for the dataclasses of ``domain`` made of text, numbers, dates, times, enums, tuples and each
other. A field that an older draft lacks takes its default; one it has too many is left out.
"""

import dataclasses
import json
import types
import typing
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def dump(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """Rebuild a noun of that class; ``ValueError`` when the text is not one."""
    try:
        made = _build(kind, json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind.__name__}") from error
    return typing.cast("T", made)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: Any, value: Any) -> object:
    if value is None:
        return None
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _build(next(arm for arm in typing.get_args(kind) if arm is not type(None)), value)
    if origin is tuple:
        return _build_tuple(typing.get_args(kind), value)
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast("type", kind))
        known = {name: _build(hints[name], item) for name, item in value.items() if name in hints}
        return typing.cast("type", kind)(**known)
    if kind in (date, datetime, time):
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


def _build_tuple(arms: tuple[Any, ...], value: Any) -> tuple[object, ...]:
    if len(arms) == 2 and arms[1] is Ellipsis:
        return tuple(_build(arms[0], item) for item in value)
    return tuple(_build(arm, item) for arm, item in zip(arms, value, strict=True))
