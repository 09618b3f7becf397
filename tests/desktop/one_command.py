"""One command in this process: its exit code, what it printed and what it complained of."""

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
