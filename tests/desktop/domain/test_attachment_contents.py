"""What a file holds is looked at before it is kept: each dangerous kind as a small made file."""

import io
import zipfile
from dataclasses import replace

import pytest

from desktop.domain.attachment_contents import checked_content, text_of
from desktop.domain.attachments import checked_name
from desktop.domain.errors import Refusal
from desktop.registers.attachments import rules
from tests import files

RULES = rules()
EXTERNAL = (
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="http://192.0.2.1/mau.dotm" TargetMode="External"/>'
)


def told(name: str, content: bytes, of_record: int = 0) -> str:
    """The code of the refusal, blank when the file is let in."""
    try:
        checked_content(content, checked_name(name, RULES), RULES, of_record)
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.pdf()), ("a.pdf", files.pdf(files.packed(b"<</Type/Font>>"))),
        ("a.pdf", files.pdf(b"<</Type/ObjStm/Length 12>>stream\n<</Type/X>>\nendstream ")),
        ("a.pdf", files.pdf(b"<</Length 3/Filter/DCTDecode>>stream\r\nabc\r\nendstream ")),
        ("a.pdf", files.pdf(b"<</URI(http://192.0.2.1/JavaScript.html)>>")),
        ("a.png", files.PNG), ("a.jpeg", files.JPG), ("a.tif", files.TIF), ("a.docx", files.docx()),
        ("a.docx", files.docx(word__rels__x_rels=files.RELATIONS.format(EXTERNAL.format("hyperlink")))),
        ("a.docx", files.docx(word__ảnh_jpeg=bytes(2_000_000)[:900_000])),
        ("a.xlsx", files.xlsx()), ("a.txt", files.TEXT), ("a.txt", "chữ".encode("utf-16")),
    ],
)  # fmt: skip
def test_what_an_office_scans_and_writes_is_let_in(name: str, content: bytes) -> None:
    assert told(name, content) == ""


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("don.pdf", b"MZ\x90\0" + bytes(60), "attachment-program"),
        ("don.txt", b"#!/bin/sh\nrm -rf /\n", "attachment-program"),
        ("don.png", b"\x7fELF" + bytes(60), "attachment-program"),
        ("don.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(60), "attachment-old-office"),
        ("don.pdf", b"Rar!\x1a\x07\x01\0", "attachment-archive"),
        ("don.pdf", files.PNG, "attachment-mismatch"), ("don.pdf", files.docx(), "attachment-mismatch"),
        ("don.png", files.pdf(), "attachment-mismatch"), ("don.txt", files.PNG, "attachment-mismatch"),
        ("don.txt", b"a\0b", "attachment-mismatch"), ("don.pdf", b"", "attachment-empty"),
        ("don.xlsx", files.docx(), "attachment-mismatch"),
        ("don.docx", files.package({"a.txt": "a"}), "attachment-mismatch"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_name_says(name: str, content: bytes, code: str) -> None:
    assert told(name, content) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (files.pdf(b"<</S/JavaScript/JS(app.alert\\(1\\))>>"), "attachment-acts"),
        (files.pdf(b"<</S/J#61va#53cript/JS(x)>>"), "attachment-acts"),
        (files.pdf(b"<</S/Launch/F(cmd.exe)>>"), "attachment-acts"),
        (files.pdf(b"<</Names<</EmbeddedFiles 5 0 R>>>>"), "attachment-acts"),
        (files.pdf(files.packed(b"<</S/JavaScript/JS(x)>>")), "attachment-acts"),
        (files.pdf(files.packed(b"<</S/#4Aava#53cript/X 1>>", b"/Filter/Flate#44ecode")), "attachment-acts"),
        (files.pdf(files.packed(b"<</S/Launch>>", b"/Filter/FlateDecode%endstream\n")),
         "attachment-unreadable"),
        (files.pdf(files.packed(b"x", b"/Filter[/ASCIIHexDecode/FlateDecode]")), "attachment-unreadable"),
        (files.pdf(files.packed(b"x", b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>")),
         "attachment-unreadable"),
        (files.pdf(files.packed(b"x" * 900, broken=True)), "attachment-unreadable"),
        (files.pdf(b"<</Type/ObjStm/Filter/FlateDecode>>stream\nkhong nen\nendstream "),
         "attachment-unreadable"),
        (files.pdf(tail=b"/Encrypt 9 0 R"), "attachment-locked"),
    ],
)  # fmt: skip
def test_a_pdf_does_nothing_by_itself(content: bytes, code: str) -> None:
    assert told("don.pdf", content) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (files.docx(word__vbaProject_bin=b"x"), "attachment-macros"),
        (files.docx(word__activeX__activeX1_xml="<x/>"), "attachment-macros"),
        (files.docx(word__embeddings__oleObject1_bin=b"MZ"), "attachment-embedded"),
        (files.docx(word__media__trojan_exe=b"MZ"), "attachment-embedded"),
        (files.docx(word__media__trong_zip=b"PK"), "attachment-embedded"),
        (files.docx(word__rels__settings_xml_rels=files.RELATIONS.format(EXTERNAL.format("attachedTemplate"))),
         "attachment-embedded"),
        (files.docx(word__x_xml='<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'), "attachment-bomb"),
        (files.docx(word__x_xml='<!DOCTYPE a><a/>'.encode("utf-16")), "attachment-bomb"),
        (files.docx(word__x_xml=" " * 70_000 + '<!DOCTYPE a>'), "attachment-bomb"),
        (files.docx(word__x_xml=bytes(3_000_000)), "attachment-bomb"),
        (files.package({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml",
                        "word/document.xml": "<w/>"}), "attachment-macros"),
        (files.package({"../../danh-sach.xml": "x", "word/document.xml": "<w/>"}), "attachment-unreadable"),
        (files.docx()[:-30], "attachment-unreadable"),
        (files.docx().replace(b"\x14\0\0\0\x08\0", b"\x14\0\x01\0\x08\0"), "attachment-locked"),
    ],
)  # fmt: skip
def test_a_written_document_hides_nothing(content: bytes, code: str) -> None:
    assert told("don.docx", content) == code


def test_a_bomb_is_known_without_being_unpacked() -> None:
    few = replace(RULES, limits=replace(RULES.limits, package_parts=3))
    small = replace(RULES, limits=replace(RULES.limits, package_bytes=1000))
    content = files.docx(word__a_xml="<a/>" * 300)
    pdf = files.pdf(files.packed(bytes(900)), files.packed(bytes(900)))
    for given, name, bomb in ((few, "a.docx", content), (small, "a.docx", content), (small, "a.pdf", pdf)):
        with pytest.raises(Refusal, match="attachment-bomb"):
            checked_content(bomb, checked_name(name, given), given)


def test_parts_that_lie_over_one_another_are_a_bomb() -> None:
    content = bytearray(files.docx(word__a_xml=bytes(range(256)) * 30))
    room = io.BytesIO(bytes(content))
    with zipfile.ZipFile(room) as package:
        sizes = [part.compress_size for part in package.infolist()]
    listed = content.index(b"PK\x01\x02")
    place = content.index(b"word/a.xml", listed) - 46
    content[place + 20 : place + 24] = (sum(sizes) * 3).to_bytes(4, "little")
    assert told("a.docx", bytes(content)) == "attachment-bomb"


def test_a_part_that_is_more_than_it_tells_of_is_broken() -> None:
    content = bytearray(files.docx(word__a_xml="Một nội dung dài hơn đã khai" * 9))
    place = content.index(b"word/a.xml", content.index(b"PK\x01\x02")) - 46
    content[place + 24 : place + 28] = (20).to_bytes(4, "little")
    assert told("a.docx", bytes(content)) == "attachment-unreadable"


def test_a_record_has_room_for_so_much() -> None:
    assert told("a.png", files.PNG, RULES.limits.record_bytes) == "attachment-record-full"


def test_words_of_a_text_are_read_in_both_ways_of_writing_them() -> None:
    assert text_of("\ufeffĐơn".encode()) == "Đơn"
    assert text_of("Đơn".encode("utf-16")) == "Đơn"
