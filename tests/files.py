"""Small files as people attach them, and as nobody should."""

import io
import zipfile
import zlib
from collections.abc import Mapping

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
JPG = b"\xff\xd8\xff\xe0" + bytes(40)
TIF = b"II*\0" + bytes(40)
TEXT = "Biên bản kiểm tra thực địa ngày 12/11/2026.\n".encode()
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def pdf(*objects: bytes, tail: bytes = b"") -> bytes:
    """A one-page PDF with further objects in it."""
    body = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    body += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    body += b"".join(b"%d 0 obj%sendobj\n" % (at, each) for at, each in enumerate(objects, start=4))
    return body + b"trailer<</Root 1 0 R" + tail + b">>\n%%EOF\n"


def packed(inside: bytes, head: bytes = b"/Filter/FlateDecode", *, broken: bool = False) -> bytes:
    """An object stream that holds objects packed."""
    data = zlib.compress(inside)
    data = data[:-6] if broken else data
    return b"<</Type/ObjStm" + head + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream "


def package(parts: Mapping[str, str | bytes], kept: int = zipfile.ZIP_DEFLATED) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", kept) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return room.getvalue()


def docx(**more: str | bytes) -> bytes:
    """A written document; ``more`` names parts with ``__`` for ``/`` and ``_`` for ``.``."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(""),
        "word/document.xml": "<w:document>Công văn trả lời</w:document>",
        "word/_rels/document.xml.rels": RELATIONS.format(""),
    }
    return package(parts | {name.replace("__", "/").replace("_", "."): each for name, each in more.items()})


def xlsx() -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(""),
        "xl/workbook.xml": "<workbook/>",
        "xl/printerSettings/printerSettings1.bin": b"\0\1",
    }
    return package(parts)
