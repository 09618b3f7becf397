"""The fault log says where, never what was typed."""

from __future__ import annotations

import logging
from pathlib import Path

from desktop.log import fault_code, record_fault, start_log


def _fault(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_a_fault_is_written_without_its_message(tmp_path: Path) -> None:
    file = start_log(tmp_path)
    code = record_fault(_fault("Nguyễn Thị Bí Mật"))
    logging.shutdown()
    written = file.read_text(encoding="utf-8")
    assert code in written
    assert "ValueError at test_log.py" in written
    assert "Bí Mật" not in written


def test_the_same_fault_has_the_same_code() -> None:
    assert fault_code(_fault("a")) == fault_code(_fault("b"))


def test_a_folder_that_refuses_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    start_log(blocked / "below")
    assert record_fault(_fault("x")).startswith("L-")
