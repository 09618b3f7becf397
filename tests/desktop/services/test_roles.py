"""What a role may not do is refused by the service itself, before anything is read or written (BR-64)."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.domain.register_rows import RegisterKind
from desktop.domain.users import MAY, Role
from desktop.office import Office
from desktop.services.acts import act
from desktop.services.register_files import register_file
from desktop.store.keeping_tables import AuditTable
from desktop.texts import sentence
from desktop.texts.users import ACTS
from tests.acts_in_source import named_in_source

ROOT = Path(__file__).resolve().parents[3]


ACTS_IN_SOURCE = named_in_source("act")

# Who may do what, written down a second time by one example of each kind of work.
EXAMPLES = {
    "record_petition": {Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE},
    "complete_minutes": {Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE},
    "erase_identity": {Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE},
    "void_number": {Role.CHIEF_OF_OFFICE},
    "correct_office": {Role.CHIEF_OF_OFFICE},
    "export_records": {Role.CHIEF_OF_OFFICE},
    "change_calendar": {Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR},
    "change_limit": {Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR},
    "record_body": {Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR},
    "add_user": {Role.ADMINISTRATOR},
    "export_register": {Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE, Role.LEADER},
}


@pytest.mark.parametrize("role", Role)
def test_br_64_the_frame_of_acts_refuses_by_the_table(office: Office, role: Role) -> None:
    office.roles = frozenset({role})
    for name in ACTS_IN_SOURCE:
        if role in EXAMPLES.get(name, MAY[name]):
            with act(office, name):
                continue
        with pytest.raises(Refusal) as refused, act(office, name):
            pass
        assert refused.value.code == "not-allowed"
        assert ACTS[name] in sentence(refused.value)


def _writers() -> list[Callable[..., Any]]:
    """Every function of the services that opens an act in the open book, or gives out what is in it."""
    found = []
    for path in sorted((ROOT / "desktop" / "services").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and [each.arg for each in node.args.args[:1]] == ["office"]:
                inside = ast.walk(node)
                calls = {getattr(each.func, "id", "") for each in inside if isinstance(each, ast.Call)}
                private = node.name.startswith("_") or node.name in {"act", "check_may"}
                if calls & {"act", "check_may"} and not private:
                    found.append(getattr(importlib.import_module(f"desktop.services.{path.stem}"), node.name))
    return found


class _Anything(str):
    """Stands for any argument: whoever may not act is refused before it is looked at closely."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


@pytest.mark.parametrize("writer", _writers(), ids=lambda each: each.__name__)
def test_br_64_no_service_works_for_someone_without_a_role(
    office: Office, writer: Callable[..., Any]
) -> None:
    office.roles = frozenset()
    lines = _audit_lines(office)
    _, *rest = inspect.signature(writer).parameters.values()
    needed = [
        each.name for each in rest if each.kind is not each.VAR_POSITIONAL and each.default is each.empty
    ]
    with pytest.raises(Refusal) as refused:
        writer(office, **{name: _Anything("chữ") for name in needed})
    assert refused.value.code == "not-allowed"
    assert _audit_lines(office) == lines


def _audit_lines(office: Office) -> int:
    with office.store.reading() as book:
        return book.scalar(select(func.count()).select_from(AuditTable)) or 0


def _register(office: Office, **wanted: Any) -> bytes:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    return register_file(office, RegisterKind.PETITIONS, first, last, ".csv", **wanted)


def test_br_28_whoever_only_reads_says_what_a_register_is_for(office: Office) -> None:
    office.roles = frozenset({Role.LEADER})
    with pytest.raises(Refusal) as refused:
        _register(office, purpose="  ")
    assert (refused.value.code, refused.value.field) == ("required", "purpose")
    assert sentence(refused.value) == "Cần ghi mục đích xuất dữ liệu."
    assert _register(office, purpose="Kiểm tra quý IV")


def test_br_28_identity_numbers_in_full_are_for_the_chief_of_office(office: Office) -> None:
    office.roles = frozenset({Role.NOTE_TAKER})
    with pytest.raises(Refusal) as refused:
        _register(office, masked=False)
    assert sentence(refused.value) == "Chỉ chánh văn phòng được xuất sổ có đủ số căn cước."
    assert _register(office)
    office.roles = frozenset({Role.CHIEF_OF_OFFICE})
    assert _register(office, masked=False)
    with office.store.reading() as book:
        kept = [
            line.detail["identity_numbers"]
            for line in book.scalars(select(AuditTable))
            if line.act == "export_register"
        ]
    assert kept == ["masked", "full"]
