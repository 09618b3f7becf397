"""What is damaged, and what was rescued of a damaged book, as lists show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import texts
from desktop.domain.errors import Refusal
from desktop.texts.damage import rescued_words
from ui.tables import Column
from ui.widgets.row_delegate import Cell

if TYPE_CHECKING:
    from desktop.services.verifying import Verified

_WHERE = {
    "damaged-key-file": ("Tệp khóa", "ok", "check-circle"),
    "damaged-log": ("Nhật ký", "late", "triangle"),
    "damaged-paper": ("Văn bản", "late", "triangle"),
    "attachment-damaged": ("Đính kèm", "late", "triangle"),
}
_BACKUP, _BOOK = ("Bản sao lưu", "warn", "triangle"), ("Sổ", "late", "triangle")


@dataclass(frozen=True, slots=True)
class DamageRow:
    """One thing that is damaged, in one sentence, the ``at``-th of the list."""

    at: int
    code: str
    words: str


def damage_rows(found: Sequence[Refusal]) -> tuple[DamageRow, ...]:
    """Files by their names alone: where they lie stands elsewhere on the page."""
    return tuple(DamageRow(at, each.code, texts.sentence(_short(each))) for at, each in enumerate(found))


def book_words(found: Verified, when: str, head: str) -> tuple[str, str]:
    """The kind of notice and the one sentence for all that was found."""
    if found.hurt:
        return "late", f"Sổ có chỗ hỏng, {when}."
    if found.damage:
        return "warn", f"Sổ nguyên vẹn nhưng có tệp bên cạnh hỏng, {when}{head}."
    return "ok", f"Sổ nguyên vẹn, {when}{head}."


def damage_columns() -> tuple[Column, ...]:
    return (
        Column("where", "Ở đâu", _where, 132),
        Column("words", "Chỗ hỏng", lambda row: Cell(row.words), 260, stretch=True),
    )


def rescued_columns() -> tuple[Column, ...]:
    return (
        Column("what", "Loại", lambda row: Cell(rescued_words(row.what), bold=True), 112, stretch=True),
        Column("rows", "Sang sổ mới", lambda row: _count(row.rows), 120, right=True, narrow_width=104),
        Column("lost", "Mất", lambda row: _count(row.lost), 90, right=True, narrow_width=50),
        Column("state", "Tình trạng", _state, 150, narrow_width=130),
    )


def _short(refusal: Refusal) -> Refusal:
    data: dict[str, Any] = dict(refusal.data)
    if "file" in data:
        data["file"] = Path(str(data["file"])).name
    if refusal.code == "damaged-paper":
        kind, _, key = str(data["owner"]).partition(":")
        kinds = _paper_titles()
        data["kind"] = f"“{kinds.get(str(data['kind']), data['kind'])}”,"
        data["owner"] = f"{rescued_words(kind).lower()} {key}"
    return Refusal(refusal.code, **data)


def _paper_titles() -> dict[str, str]:
    from ui.forms.paper_view import TITLES

    return {str(kind): words for kind, words in TITLES.items()}


def _where(row: Any) -> Cell:
    backup = row.code.startswith("backup") or row.code == "not-a-backup"
    words, kind, icon = _BACKUP if backup else _WHERE.get(row.code, _BOOK)
    return Cell(words, chip_kind=kind, chip_icon=icon)


def _state(row: Any) -> Cell:
    if row.lost:
        return Cell("Mất một phần" if row.rows else "Mất hết", chip_kind="late", chip_icon="triangle")
    return Cell("Đủ", chip_kind="ok", chip_icon="check-circle")


def _count(number: int) -> Cell:
    return Cell(f"{number:,}".replace(",", "."), align="right")
