"""The house keeps its shape: import direction, sizes, names, nothing that must not be there."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.users import MAY
from desktop.texts.users import ACTS
from tests.acts_in_source import named_in_source

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for room in ("desktop", "ui", "resources") for path in (ROOT / room).rglob("*.py"))
SOURCES.append(ROOT / "main.py")
FILE_LINES, FUNCTION_LINES, LONGEST_FUNCTION, CLASS_METHODS = 400, 40, 60, 20
NAMELESS_ROOMS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions() -> list[tuple[str, int]]:
    return [
        (f"{_name(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in SOURCES
        for node in ast.walk(_tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def test_files_are_short_enough_to_read_at_once() -> None:
    long = {
        _name(path): count
        for path in SOURCES
        if (count := path.read_text(encoding="utf-8").count("\n")) > FILE_LINES
    }
    assert long == {}


def test_functions_are_short() -> None:
    functions = _functions()
    over = [each for each in functions if each[1] > FUNCTION_LINES]
    assert [each for each in functions if each[1] > LONGEST_FUNCTION] == []
    assert len(over) <= len(functions) // 100, over


def test_classes_have_few_methods() -> None:
    crowded = {}
    for path in SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(each, ast.FunctionDef) for each in node.body)
                if methods > CLASS_METHODS:
                    crowded[f"{_name(path)}:{node.name}"] = methods
    assert crowded == {}


def test_no_room_without_a_name_and_no_window_called_dialog() -> None:
    rooms = [_name(path) for path in SOURCES if NAMELESS_ROOMS & set(path.with_suffix("").parts)]
    windows = [
        f"{_name(path)}:{node.name}"
        for path in SOURCES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Dialog")
    ]
    assert (rooms, windows) == ([], [])


def test_domain_imports_the_standard_library_only() -> None:
    foreign = set()
    for path in (ROOT / "desktop" / "domain").rglob("*.py"):
        for node in ast.walk(_tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and not name.startswith("desktop.domain"):
                    foreign.add(f"{_name(path)}: {name}")
    assert foreign == set()


@pytest.mark.parametrize("module", ["desktop.cli", "desktop.services.minutes", "desktop.services.records"])
def test_the_desk_works_without_qt(module: str) -> None:
    program = (
        "import sys\n"
        "class NoQt:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6', 'ui'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, NoQt())\n"
        f"import {module}\n"
        "import desktop.papers, desktop.registers.commitments, desktop.store.versions\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_paper_makers_are_not_loaded_until_a_paper_is_asked_for() -> None:
    program = (
        "import sys, desktop.papers, desktop.services.minutes, desktop.services.papers\n"
        "import desktop.services.register_files\n"
        "print([name for name in ('reportlab', 'docx', 'lxml', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_is_swallowed_and_nothing_is_a_stub() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(_tree(path)):
            if (
                isinstance(node, ast.ExceptHandler)
                and len(node.body) == 1
                and isinstance(node.body[0], ast.Pass)
            ):
                found.append(f"{_name(path)}:{node.lineno} swallows")
            if isinstance(node, ast.Raise) and "NotImplemented" in ast.dump(node):
                found.append(f"{_name(path)}:{node.lineno} stub")
    assert found == []


def test_every_act_says_who_may_do_it_and_has_words_for_it() -> None:
    """A new act takes a line in ``domain.users.MAY`` and words in ``texts.users.ACTS``."""
    named = named_in_source("act") | named_in_source("check_may") | named_in_source("may")
    assert sorted(named - set(MAY)) == []
    assert sorted(set(MAY) - set(ACTS)) == []


def test_the_tree_names_only_itself() -> None:
    """A clone stands alone: no file points outside it or at a package registry."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    outside = re.compile(r"\.\./shared|/work/|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian")
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in {".ttf", ".png", ".qm", ".db"} or path == Path(__file__) or not path.is_file():
            continue
        if outside.search(path.read_text(encoding="utf-8", errors="replace")):
            found.append(name)
    assert found == []
