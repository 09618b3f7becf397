"""The diagnostic copy: what a mender needs, and of 50 names in every text of a book not one."""

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Time,
    func,
    insert,
    select,
    update,
)
from sqlalchemy import Table as SqlTable

from desktop import settings
from desktop.domain.errors import BookUnusable
from desktop.domain.vietnamese import fold
from desktop.office import Office, open_office
from desktop.services.diagnostics import SUMMARY, Screen, collect_diagnostics, save_diagnostics
from desktop.services.records import import_file
from desktop.store.keeping_tables import AuditTable
from desktop.store.tables import OfficeTable, Table
from tests import builders

SAMPLE = Path(__file__).parents[2] / "samples" / "binh-minh-ha.json"
FAMILIES = ("Nguyễn", "Quàng", "Lò", "Giàng", "Hoàng", "Trịnh", "Đặng", "Bế", "Nông", "Vừ")
GIVEN = ("Thị Quỳnh Hoa", "Văn Kiệm", "A Páo", "Thị Thùy Dương", "Đức Vượng")
NAMES = tuple(f"{family} {given}" for family in FAMILIES for given in GIVEN)
FAULT = "2026-11-12 09:42:18,123 L-2041 ValueError at cli.py:12:main > acts.py:3:act"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this machine keeps its settings and the log of faults."""
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "may")
    settings.save(tmp_path / "may", settings.Settings("dark", 12.0, login="hoa.nt"))
    return tmp_path / "may"


def planted(column: Column[Any], at: int) -> Any:
    """A value for a column; every text of it is a name."""
    name = f"{NAMES[at % len(NAMES)]} {at}"
    kinds: tuple[tuple[type[Any], Any], ...] = (
        (JSON, {"who": name}), (Boolean, False), (Integer, 1), (DateTime, builders.MOMENT),
        (Date, dt.date(2026, 1, 1)), (Time, dt.time(8)), (LargeBinary, name.encode()),
    )  # fmt: skip
    return next((value for kind, value in kinds if isinstance(column.type, kind)), name)


def plant(office: Office) -> int:
    """Names in every text column of every table; how many columns there are."""
    columns = 0
    with office.store.act() as book:
        for table in Table.metadata.sorted_tables:
            spoken = [each for each in table.columns if isinstance(planted(each, 0), (str, dict, bytes))]
            columns += len(spoken)
            count = book.scalar(select(func.count()).select_from(table)) or 0
            if count == 0 or table.name == AuditTable.__tablename__:
                row = {each.name: planted(each, columns) for each in table.columns}
                book.execute(insert(table).values(row | ({"id": count + 1} if "id" in row else {})))
            else:
                _overwrite(book, table, spoken, columns)
        book.execute(
            update(OfficeTable).values(settings={"notice_read_by": NAMES[0], NAMES[1]: 3, "saturday": True})
        )
    return columns


def _overwrite(book: Any, table: SqlTable, spoken: list[Column[Any]], at: int) -> None:
    for number, row in enumerate(book.execute(select(*table.primary_key.columns)).all()[: len(NAMES)]):
        of = [column == value for column, value in zip(table.primary_key.columns, row, strict=True)]
        values = {each.name: planted(each, at + number) for each in spoken if not each.primary_key}
        if values:
            book.execute(update(table).where(*of).values(values))


def test_of_50_names_in_every_text_of_a_book_none_is_in_the_copy(tmp_path: Path, machine: Path) -> None:
    import_file(tmp_path / "so.db", SAMPLE)
    office = open_office(tmp_path / "so.db", user=NAMES[3])
    assert plant(office) > 150
    log = machine / "nhat-ky-loi.txt"
    log.write_text(f"{FAULT}\nValueError: {NAMES[0]}\n{FAULT}{NAMES[1]}\n", encoding="utf-8")
    settings.save(machine, settings.Settings("dark", 12.0, window=NAMES[5], login=NAMES[6]))
    save_diagnostics(tmp_path / "chan-doan.zip", collect_diagnostics(office))
    office.close()
    with ZipFile(tmp_path / "chan-doan.zip") as packed:
        whole = "\n".join(f"{name}\n{packed.read(name).decode()}" for name in packed.namelist())
    for name in NAMES:
        for form in (name, unicodedata.normalize("NFD", name), fold(name)):
            assert form not in whole
            assert form not in fold(whole)
    assert str(tmp_path) not in whole
    assert whole.count("L-2041") == 1


def test_it_says_what_a_mender_needs(office: Office, machine: Path) -> None:
    (machine / "nhat-ky-loi.txt").write_text(f"{FAULT}\n", encoding="utf-8")
    copy = collect_diagnostics(office, (Screen(1366, 768, 1.25, 96),))
    texts = {each.name: each.content for each in copy.files}
    assert "Màn hình: 1366x768 (1.25)" in texts[SUMMARY]
    assert "kiểm tra: ok" in texts[SUMMARY]
    assert '"hamlets": 3' in texts["so.json"]
    assert '"set_up_office": 1' in texts["so.json"]
    assert '"schema": "0007"' in texts["phien-ban.json"]
    assert '"theme": "dark"' in texts["cai-dat.json"]
    assert texts["nhat-ky-loi.txt"] == f"{FAULT}\n"
    assert all(each.about in copy.readable() and each.content in copy.readable() for each in copy.files)


def test_a_machine_without_faults_and_a_library_that_is_not_there(
    office: Office, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.diagnostics._LIBRARIES", ("khong-co-thu-vien-nay",))
    texts = {each.name: each.content for each in collect_diagnostics(office).files}
    assert texts["nhat-ky-loi.txt"] == ""
    assert "Màn hình: không rõ" in texts[SUMMARY]
    assert '"khong-co-thu-vien-nay": "không có"' in texts["phien-ban.json"]


def test_a_folder_that_is_none_is_told(office: Office, tmp_path: Path, machine: Path) -> None:
    with pytest.raises(BookUnusable) as caught:
        save_diagnostics(tmp_path / "khong-co" / "a.zip", collect_diagnostics(office))
    assert caught.value.code == "file-unwritable"


def test_a_book_that_cannot_be_read_is_told_of_all_the_same(office: Office, machine: Path) -> None:
    with office.file.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\x00" * (size - 4096))
    texts = {each.name: each.content for each in collect_diagnostics(office).files}
    assert '"check": "không đọc được"' in texts["so.json"]
    assert "kiểm tra: không đọc được" in texts[SUMMARY]
