"""What a file holds, looked at before it is kept: nothing that runs, hides files or is not what it says.

Nothing is unpacked to disk and no document is interpreted. A package is read part by part under a limit; a
PDF is searched for the names of what acts by itself, in its plain parts and in its packed objects.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from desktop.domain.attachments import AttachmentRules, FileKind, FileLimits, Shown, checked_size
from desktop.domain.errors import Refusal

_PIECE = 1 << 16
_DENSE_FROM = 1 << 20
_MOST_OBJECTS = 1 << 24
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError)
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_FILTER = re.compile(rb"/(\w+Decode|Fl|LZW|A85|AHx)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENDS = rb"(?=[\x00\s()<>\[\]{}/%])"
_OUTSIDE = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)"
    rb"(?=[^>]*Type\s*=\s*[\"'][^\"'>]*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'])"
)
_TEXT_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_NO_SCRIPT = frozenset({"xml", "bin"})


def checked_content(content: bytes, kind: FileKind, rules: AttachmentRules, of_record: int = 0) -> None:
    """Whether these bytes may be kept as a file of that kind.

    ``of_record``: how many bytes its record holds already. Raises ``Refusal`` with the reason; a file that
    cannot be looked through is refused too.
    """
    checked_size(len(content), of_record, rules.limits)
    for start, why in rules.signs:
        if content.startswith(start):
            raise _refused(why)
    if kind.starts and not content.startswith(kind.starts):
        raise _mismatch(kind.extensions[0])
    if kind.shown is Shown.PDF:
        _check_pdf(content, rules)
    elif kind.shown is Shown.TEXT:
        if _TEXT_CONTROLS.search(text_of(content)):
            raise _mismatch("txt")
    elif kind.holds:
        _check_package(content, kind, rules)


def text_of(content: bytes) -> str:
    """The words of a text file: UTF-8, or UTF-16 with its mark. Raises ``Refusal`` for anything else."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _mismatch("txt") from error


def _refused(why: str) -> Refusal:
    return Refusal(why, field="file")


def _mismatch(extension: str) -> Refusal:
    return Refusal("attachment-mismatch", field="file", extension=extension)


def _check_pdf(content: bytes, rules: AttachmentRules) -> None:
    """A name may be written with ``#4A`` for J, and stand in an object stream."""
    wanted = "|".join(map(re.escape, rules.pdf_refused)).encode()
    acting = re.compile(rb"/(?:" + wanted + rb")" + _ENDS)
    plain = _unescaped(content)
    if re.search(rb"/Encrypt" + _ENDS, plain):
        raise _refused("attachment-locked")
    if acting.search(plain):
        raise _refused("attachment-acts")
    left = rules.limits.package_bytes
    for part in _packed_objects(content):
        left -= len(part)
        if left < 0:
            raise _refused("attachment-bomb")
        if acting.search(_unescaped(part)):
            raise _refused("attachment-acts")


def _unescaped(part: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), part)


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """What the object streams of a PDF hold. Raises ``Refusal`` when one cannot be read.

    All that stands between one stream's beginning and the next is taken for the head of the next: a comment
    that imitates the end of something hides nothing.
    """
    before = 0
    for found in _STREAM.finditer(content):
        head = _unescaped(content[before : found.start()])
        before = found.end()
        if b"/ObjStm" not in head or b"/Filter" not in head:
            continue
        own = head.rpartition(b"endstream")[2]
        if _FILTER.findall(own) != [b"FlateDecode"] or b"/Predictor" in own:
            raise _refused("attachment-unreadable")
        yield _inflated(content[before : content.find(b"endstream", before)])


def _inflated(packed: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        unpacked = reader.decompress(packed, _MOST_OBJECTS)
    except zlib.error as error:
        raise _refused("attachment-unreadable") from error
    if not reader.eof:
        raise _refused("attachment-unreadable")
    return unpacked


def _check_package(content: bytes, kind: FileKind, rules: AttachmentRules) -> None:
    """A docx or xlsx: the parts it lists first, then what each part really unpacks to."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_listed(parts, rules)
            _check_told(parts, len(content), rules.limits)
            if kind.holds not in {part.filename for part in parts}:
                raise _mismatch(kind.extensions[0])
            for part in parts:
                _check_part(package, part)
    except _BROKEN as error:
        raise _refused("attachment-unreadable") from error


def _check_listed(parts: list[zipfile.ZipInfo], rules: AttachmentRules) -> None:
    for part in parts:
        name = part.filename.lower()
        if part.flag_bits & _ENCRYPTED:
            raise _refused("attachment-locked")
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise _refused("attachment-unreadable")
        why = _refused_part(name, rules)
        if why is not None:
            raise _refused(why)


def _refused_part(name: str, rules: AttachmentRules) -> str | None:
    for sign, why in rules.package_refused:
        if name.startswith(sign) or name.endswith(sign):
            return why
    extension = name.rpartition(".")[2]
    foreign = extension in rules.refused and extension not in _NO_SCRIPT
    return "attachment-embedded" if foreign else None


def _check_told(parts: list[zipfile.ZipInfo], size: int, limits: FileLimits) -> None:
    """By what the package says of itself: too much, too dense, or the same bytes told of many times."""
    dense = any(
        part.file_size > max(_DENSE_FROM, part.compress_size * limits.package_ratio) for part in parts
    )
    told = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if dense or len(parts) > limits.package_parts or told > limits.package_bytes or packed > size:
        raise _refused("attachment-bomb")


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read one part to its end: never more than it told of, its checksum must hold, its XML may name no
    entities, macros or files elsewhere."""
    name = part.filename.lower()
    whole = name.endswith((".rels", "[content_types].xml"))
    kept = b""
    with package.open(part) as stream:
        while piece := stream.read(_PIECE):
            if name.endswith((".xml", ".rels")):
                kept = (kept if whole else kept[-16:]) + piece.replace(b"\0", b"")
                if b"<!ENTITY" in kept or b"<!DOCTYPE" in kept:
                    raise _refused("attachment-bomb")
    if whole and b"macroEnabled" in kept:
        raise _refused("attachment-macros")
    if whole and _OUTSIDE.search(kept):
        raise _refused("attachment-embedded")
