"""A diagnostic copy: what someone who mends the program needs, and nothing that tells of a person.

Nothing is copied that could hold what people typed: tables are counted, settings are passed on only where
they are figures or switches, of the fault log only the lines that this program wrote in its one form.
"""

import json
import platform
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop import settings
from desktop.domain.errors import BookUnusable
from desktop.domain.users import MAY
from desktop.log import FILE_NAME
from desktop.office import Office
from desktop.services.backup_parts import program_version
from desktop.services.output import replacing
from desktop.store.keeping_tables import AuditTable
from desktop.store.tables import OfficeTable, Table
from desktop.store.versions import HEAD

SUMMARY = "tom-tat.txt"
UNREADABLE = "không đọc được"
_LIBRARIES = (
    "PySide6_Essentials", "SQLAlchemy", "alembic", "sqlcipher3", "argon2-cffi", "cryptography", "reportlab",
    "python-docx", "XlsxWriter", "pypdfium2", "pikepdf", "platformdirs",
)  # fmt: skip
_PLACE = r"[A-Za-z0-9_]+\.py:[0-9]+:[A-Za-z0-9_<>]+"
_FAULT = re.compile(rf"[0-9-]{{10}} [0-9:,]+ L-[0-9]{{4}} [A-Za-z_]+ at (?:{_PLACE}(?: > {_PLACE})*)?")
_MOST_FAULTS = 500
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen as the window sees it: logical pixels, and how many real ones make one."""

    width: int
    height: int
    ratio: float
    dots_per_inch: int


@dataclass(frozen=True, slots=True)
class DiagnosticFile:
    """One file of the copy. ``about`` says in the office's words what stands in it."""

    name: str
    about: str
    content: str


@dataclass(frozen=True, slots=True)
class DiagnosticCopy:
    """All of it, the summary first; shown to whoever saves it before it is saved."""

    files: tuple[DiagnosticFile, ...]

    def readable(self) -> str:
        """Every word of it as one text."""
        return "\n".join(f"== {each.name}: {each.about} ==\n{each.content}" for each in self.files)


def collect_diagnostics(office: Office, screens: Iterable[Screen] = ()) -> DiagnosticCopy:
    """Read what the copy is made of; nothing is written."""
    versions, book_facts = _versions(), _book_facts(office)
    machine = {
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "screens": [[each.width, each.height, each.ratio, each.dots_per_inch] for each in screens],
    }
    mine = settings.load(settings.data_folder())
    kept = {"theme": mine.theme, "point_size": mine.point_size, "idle_minutes": mine.idle_minutes}
    return DiagnosticCopy(
        (
            DiagnosticFile(SUMMARY, "tóm tắt", _summary(versions, machine, book_facts)),
            DiagnosticFile("phien-ban.json", "phiên bản chương trình và thư viện", _plain(versions)),
            DiagnosticFile("may-va-man-hinh.json", "loại máy, cỡ màn hình", _plain(machine)),
            DiagnosticFile(
                "so.json", "số dòng từng bảng, cài đặt là con số, kết quả kiểm tra sổ", _plain(book_facts)
            ),
            DiagnosticFile("cai-dat.json", "cách hiển thị của máy này", _plain(kept)),
            DiagnosticFile(FILE_NAME, "mã lỗi và chỗ xảy ra lỗi", _faults(settings.data_folder())),
        )
    )


def save_diagnostics(file: Path, copy: DiagnosticCopy) -> None:
    """Write it as one zip. Raises ``BookUnusable("file-unwritable")``."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        for each in copy.files:
            packed.writestr(ZipInfo(each.name, _FIRST_MOMENT), each.content)
    with replacing(file) as output:
        output.write(whole.getvalue())


_ACTS = select(AuditTable.act, func.count()).group_by(AuditTable.act).order_by(AuditTable.act)


def _versions() -> dict[str, str]:
    found = {"program": program_version(), "schema": HEAD}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "không có"
    return found


def _book_facts(office: Office) -> dict[str, Any]:
    """Of a book that cannot be read, that it cannot: then the copy is wanted most."""
    facts: dict[str, Any] = {"check": UNREADABLE, "bytes": office.file.stat().st_size, "tables": {}}
    try:
        with office.store.reading() as book:
            acts = {name: int(n) for name, n in book.execute(_ACTS) if name in MAY}
            switches = _figures(book.scalar(select(OfficeTable.settings)) or {})
            facts |= {"tables": _counts(book), "acts": acts, "settings": switches, "check": _soundness(book)}
    except BookUnusable:
        return facts
    return facts


def _counts(book: Session) -> dict[str, int]:
    tables = sorted(Table.metadata.sorted_tables, key=lambda table: table.name)
    return {table.name: book.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def _soundness(book: Session) -> str:
    """``ok``, or how many faults SQLite found; its own words may quote what a row holds."""
    found = list(book.scalars(text("PRAGMA quick_check")))
    return "ok" if found == ["ok"] else f"{len(found)} lỗi"


def _figures(kept: dict[str, Any]) -> dict[str, Any]:
    """Of the book's settings only switches and figures: any text of them may be a name."""
    return {
        name: value
        for name, value in sorted(kept.items())
        if name.isascii() and name.isidentifier() and isinstance(value, (bool, int, float))
    }


def _faults(folder: Path) -> str:
    try:
        lines = (folder / FILE_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "".join(f"{line}\n" for line in lines[-_MOST_FAULTS:] if _FAULT.fullmatch(line))


def _summary(versions: dict[str, str], machine: dict[str, Any], book: dict[str, Any]) -> str:
    screens = "; ".join(f"{wide}x{high} ({ratio:g})" for wide, high, ratio, _ in machine["screens"])
    rows = sum(book["tables"].values())
    lines = (
        f"Lắng Nghe {versions['program']}, sổ phiên bản {versions['schema']}",
        f"Máy: {machine['system']} {machine['release']} {machine['machine']}, Python {machine['python']}",
        f"Màn hình: {screens or 'không rõ'}",
        f"Sổ: {rows} dòng trong {len(book['tables'])} bảng, {book['bytes']} byte, kiểm tra: {book['check']}",
        "Không có họ tên, địa chỉ, nội dung hay đường dẫn nào trong bản này.",
    )
    return "\n".join(lines) + "\n"


def _plain(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
