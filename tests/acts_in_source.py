"""The names of acts as they stand in the sources, read without running them."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def named_in_source(call: str) -> frozenset[str]:
    """Every name given to ``act(office, …)``, ``check_may(office, …)`` or ``may(roles, …)``.

    Raises ``AssertionError`` for a name that is no plain text: nobody could say who may do it.
    """
    found = set()
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        if path.stem == "acts":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == call and len(node.args) == 2:
                name = node.args[1]
                assert isinstance(name, ast.Constant), f"{path.name}:{node.lineno}"
                found.add(str(name.value))
    return frozenset(found)
