"""The backup as a file: an uncompressed ZIP whose table of contents carries a hash of every part.

The book inside is the encrypted file itself, its key file beside it; minutes lie there as encrypted PDF and
drafts sealed. No part is in the clear, so the file may be carried about.
Nothing in a file that comes from elsewhere is believed: names, sizes and numbers of parts are checked before
a byte is taken out.
"""

import hashlib
import json
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import IO, Any, Self

from desktop.domain.backups import Contents, Part
from desktop.domain.errors import BookUnusable
from desktop.texts import disk_reason

FORMAT, VERSION = "langnghe-backup", 1
SUFFIX = ".lnsao"
BOOK, KEYS, DRAFTS, INDEX, PAPERS = "so.db", "so.db.chia-khoa", "nhap.kin", "muc-luc.json", "bien-ban/"
_NAMES = re.compile(r"so\.db|so\.db\.chia-khoa|nhap\.kin|bien-ban/[a-z0-9][a-z0-9-]{0,80}\.pdf", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CHUNK = 1 << 20
_MOST_INDEX, _MOST_PARTS = 1 << 26, 200_000
_BIG = 1 << 31
_SEAL = b"langnghe sha256 "
_HEAD_BYTES = 30

Step = Callable[[int], None]


def _no_step(_count: int) -> None:
    return None


class BackupWriter:
    """Puts parts into a backup that is being made. ``step`` is told the bytes of each piece written. Left
    unfinished, it writes nothing more."""

    def __init__(self, file: IO[bytes], at: datetime, step: Step = _no_step) -> None:
        self._file = file
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)
        self._at, self._step = at, step
        self.parts: list[Part] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.fp = None

    def add_file(self, name: str, source: Path) -> Part:
        with source.open("rb", buffering=0) as content:
            return self._add(name, pieces(content), source.stat().st_size)

    def add(self, name: str, content: bytes, of: str = "") -> Part:
        return self._add(name, iter((memoryview(content),)), len(content), of)

    def finish(self, contents: Contents) -> None:
        """The table of contents comes last: a backup without one was never finished. At the very end stands
        the hash of all that lies between the parts."""
        self._add(INDEX, iter((memoryview(_written(contents)),)), 0)
        self._zip.comment = _SEAL + b"0" * 64
        self._zip.close()
        end = self._file.seek(0, os.SEEK_END) - 64
        frame = _frame(self._file, self._zip, end)
        self._file.seek(end)
        self._file.write(frame)

    def _add(self, name: str, content: Iterator[memoryview], size: int, of: str = "") -> Part:
        entry = zipfile.ZipInfo(name, self._at.timetuple()[:6])
        entry.external_attr = 0o600 << 16
        total, digest = 0, hashlib.sha256()
        with self._zip.open(entry, "w", force_zip64=size >= _BIG) as out:
            for piece in content:
                digest.update(piece)
                out.write(piece)
                total += len(piece)
                self._step(len(piece))
        part = Part(name, total, digest.hexdigest(), of)
        if name != INDEX:
            self.parts.append(part)
        return part


class BackupReader:
    """A finished backup; its contents are known to fit what the file holds."""

    def __init__(self, file: Path, opened: FileIO, archive: zipfile.ZipFile, contents: Contents) -> None:
        self.file, self.contents = file, contents
        self._opened, self._zip = opened, archive

    def check(self, step: Step = _no_step) -> None:
        """Read every part and compare its hash. Raises ``BookUnusable("backup-damaged")`` naming the part."""
        for part in self.contents.parts:
            for piece in self._pieces(part):
                step(len(piece))

    def read(self, name: str) -> bytes:
        """One part whole, its hash compared; empty when the backup has no such part."""
        part = self.contents.part(name)
        return b"".join(map(bytes, self._pieces(part))) if part is not None else b""

    def take_out(self, name: str, to: Path, step: Step = _no_step) -> None:
        """Write one part to a file, its hash compared on the way."""
        part = self.contents.part(name)
        if part is None:
            raise _damaged(self.file, name)
        with to.open("wb") as out:
            for piece in self._pieces(part):
                out.write(piece)
                step(len(piece))

    def _pieces(self, part: Part) -> Iterator[memoryview]:
        """The bytes of a part as they lie in the file: the hash says more than the check sum of the ZIP."""
        digest, left = hashlib.sha256(), part.size
        self._go_to(part)
        read = pieces(self._opened)
        while left and (piece := self._next(read, left)):
            digest.update(piece)
            left -= len(piece)
            yield piece
        if digest.hexdigest() != part.sha256:
            raise _damaged(self.file, part.name)

    def _go_to(self, part: Part) -> None:
        try:
            self._opened.seek(_begins(self._opened, self._zip.getinfo(part.name)))
        except OSError as error:
            raise _unreadable(self.file, error) from error

    def _next(self, read: Iterator[memoryview], left: int) -> memoryview:
        try:
            return next(read, memoryview(b""))[:left]
        except OSError as error:
            raise _unreadable(self.file, error) from error


def pieces(content: FileIO) -> Iterator[memoryview]:
    """A file from where it stands on. Each piece lies in the same memory: use it before the next."""
    room = memoryview(bytearray(_CHUNK))
    while count := content.readinto(room):
        yield room[:count]


@contextmanager
def reading(file: Path) -> Iterator[BackupReader]:
    """A backup opened for reading.

    Raises ``BookUnusable``: ``backup-unreadable`` (the disk), ``not-a-backup``, ``backup-newer`` or
    ``backup-damaged`` (cut short, parts that do not fit the table of contents).
    """
    try:
        opened = file.open("rb", buffering=0)
    except OSError as error:
        raise _unreadable(file, error) from error
    with opened:
        try:
            archive = _archive(file, opened)
            contents = _contents(file, archive)
        except OSError as error:
            raise _unreadable(file, error) from error
        yield BackupReader(file, opened, archive, contents)


def contents_of(file: Path) -> Contents:
    """The table of contents alone; nothing else is read."""
    with reading(file) as backup:
        return backup.contents


def _damaged(file: Path, part: str) -> BookUnusable:
    return BookUnusable("backup-damaged", file=file.name, part=part)


def _unreadable(file: Path, error: OSError) -> BookUnusable:
    return BookUnusable("backup-unreadable", file=str(file), why=disk_reason(error))


def _archive(file: Path, opened: IO[bytes]) -> zipfile.ZipFile:
    begins = opened.read(4) == b"PK\x03\x04"
    try:
        return zipfile.ZipFile(opened)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        code = "backup-damaged" if begins and file.suffix == SUFFIX else "not-a-backup"
        raise BookUnusable(code, file=file.name, part=INDEX) from error


def _contents(file: Path, archive: zipfile.ZipFile) -> Contents:
    entries = {entry.filename: entry for entry in archive.infolist()}
    index = entries.pop(INDEX, None)
    if index is None or index.file_size > _MOST_INDEX or index.compress_type != zipfile.ZIP_STORED:
        raise BookUnusable("not-a-backup", file=file.name)
    try:
        value = json.loads(archive.read(index))
        foreign = value["format"] != FORMAT
        newer = not foreign and value["version"] != VERSION
        contents = None if foreign or newer else _read(value)
    except zipfile.BadZipFile as error:
        raise _damaged(file, INDEX) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BookUnusable("not-a-backup", file=file.name) from error
    if contents is None:
        raise BookUnusable("backup-newer" if newer else "not-a-backup", file=file.name)
    if len(archive.infolist()) != len(entries) + 1:
        raise _damaged(file, INDEX)
    _fits(file, entries, contents)
    if not _is_whole(archive):
        raise _damaged(file, INDEX)
    return contents


def _fits(file: Path, entries: dict[str, zipfile.ZipInfo], contents: Contents) -> None:
    """Exactly the parts the table names, each under a name of ours, uncompressed and of its size."""
    names = [part.name for part in contents.parts]
    if len(set(names)) != len(names) or set(names) != set(entries) or BOOK not in names or KEYS not in names:
        raise _damaged(file, INDEX)
    if sum(part.size for part in contents.parts) > file.stat().st_size:
        raise _damaged(file, INDEX)
    for part in contents.parts:
        entry = entries[part.name]
        sized = entry.file_size == entry.compress_size == part.size
        stored = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
        if not (sized and stored and _NAMES.fullmatch(part.name) and _HEX.fullmatch(part.sha256)):
            raise _damaged(file, part.name)


def _is_whole(archive: zipfile.ZipFile) -> bool:
    """Whether what lies between the parts is as it was written."""
    opened, seal = archive.fp, archive.comment
    if opened is None or len(seal) != len(_SEAL) + 64 or not seal.startswith(_SEAL):
        return False
    return _frame(opened, archive, opened.seek(0, os.SEEK_END) - 64) == seal[-64:]


def _frame(opened: IO[bytes], archive: zipfile.ZipFile, end: int) -> bytes:
    """The hash of all up to ``end`` but the content of the parts: heads, table of contents, directory."""
    digest, at = hashlib.sha256(), 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        begins = _begins(opened, entry)
        if entry.filename != INDEX:
            _digest(opened, digest, at, begins)
            at = begins + entry.file_size
    _digest(opened, digest, at, end)
    return digest.hexdigest().encode()


def _begins(opened: IO[bytes], entry: zipfile.ZipInfo) -> int:
    """Where the content of an entry begins: behind its head, its name and what else stands there."""
    opened.seek(entry.header_offset)
    head = opened.read(_HEAD_BYTES).ljust(_HEAD_BYTES, b"\0")
    return entry.header_offset + _HEAD_BYTES + int(sum(struct.unpack("<HH", head[26:30])))


def _digest(opened: IO[bytes], digest: "hashlib._Hash", begins: int, end: int) -> None:
    opened.seek(begins)
    while begins < end:
        piece = opened.read(min(_CHUNK, end - begins))
        if not piece:
            return
        digest.update(piece)
        begins += len(piece)


def _written(contents: Contents) -> bytes:
    value = {
        "format": FORMAT,
        "version": VERSION,
        "program": contents.program,
        "schema": contents.schema,
        "made_at": contents.made_at.isoformat(),
        "book": contents.book,
        "office": contents.office,
        "key_id": contents.key_id,
        "rows": dict(contents.rows),
        "parts": [
            {"name": part.name, "size": part.size, "sha256": part.sha256, "of": part.of}
            for part in contents.parts
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _read(value: dict[str, Any]) -> Contents:
    parts = value["parts"]
    if len(parts) > _MOST_PARTS:
        raise ValueError(len(parts))
    return Contents(
        made_at=datetime.fromisoformat(value["made_at"]).replace(tzinfo=None),
        program=str(value["program"]),
        schema=str(value["schema"]),
        book=str(value["book"]),
        office=str(value["office"]),
        key_id=str(value["key_id"]),
        rows={str(name): int(count) for name, count in value["rows"].items()},
        parts=tuple(
            Part(str(each["name"]), int(each["size"]), str(each["sha256"]), str(each["of"])) for each in parts
        ),
    )
