"""Scans and files kept with a record: which kinds may be, how large, under which name.

BR-27: no picture of identity papers, no document marked Mật or higher. Luật Tố cáo 25/2018/QH14 Điều 8.3: of
a denunciation nothing that shows hand or voice. What a file holds is looked at in ``attachment_contents``.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.secrecy_marks import is_marked_secret
from desktop.domain.vietnamese import fold, is_blank, nfc

DECLARATION = "Tệp này không phải tài liệu mật, không phải ảnh giấy tờ tùy thân"
_CONTROLS = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


class Shown(StrEnum):
    """How the window shows a file; ``NOT``: it is only saved out."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"
    NOT = ""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be kept. ``starts``: the first bytes it may have; ``holds``: for a package,
    the part that makes it one of this kind."""

    extensions: tuple[str, ...]
    starts: tuple[bytes, ...]
    media_type: str
    shown: Shown
    holds: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it can show identity papers."""
        return self.shown in {Shown.PDF, Shown.PICTURE}


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How large a file, all files of one record, and what a package unpacks to may be; in bytes."""

    file_bytes: int
    record_bytes: int
    package_bytes: int
    package_ratio: int
    package_parts: int
    title_letters: int
    name_letters: int


@dataclass(frozen=True, slots=True)
class AttachmentRules:
    """``refused`` and ``package_refused``: what is refused by the code of the sentence that says why;
    ``signs``: first bytes of such files under another name."""

    kinds: tuple[FileKind, ...]
    limits: FileLimits
    refused: Mapping[str, str]
    signs: tuple[tuple[bytes, str], ...]
    pdf_refused: tuple[str, ...]
    package_refused: tuple[tuple[str, str], ...]
    identity_papers: tuple[str, ...]

    @property
    def extensions(self) -> tuple[str, ...]:
        return tuple(each for kind in self.kinds for each in kind.extensions)

    def kind_of(self, extension: str) -> FileKind | None:
        return next((kind for kind in self.kinds if extension in kind.extensions), None)

    def shown_as(self, media_type: str) -> Shown:
        """How a file of that media type is shown."""
        found = (kind.shown for kind in self.kinds if kind.media_type == media_type)
        return next(found, Shown.NOT)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A scan or file kept with a record. ``owner`` names the record: ``petition:don-2026-048``.

    ``saved_name`` is the name it leaves the book under; ``file_name`` the one it came with, kept in the book
    only, and of a denunciation the same as ``saved_name``.
    """

    key: str
    owner: str
    title: str
    file_name: str
    saved_name: str
    media_type: str
    size: int
    sha256: str
    shown: Shown = Shown.NOT


def attachment_rules(source: Mapping[str, Any]) -> AttachmentRules:
    """The rules; ``source`` has the shape of ``resources/attachments/kinds.json``."""
    return AttachmentRules(
        kinds=tuple(
            FileKind(
                tuple(each["extensions"]),
                tuple(map(bytes.fromhex, each["starts"])),
                each["media_type"],
                Shown(each["shown"]),
                each.get("holds", ""),
            )
            for each in source["kinds"]
        ),
        limits=FileLimits(**source["limits"]),
        refused={each: why for why, listed in source["refused"].items() for each in listed},
        signs=tuple((bytes.fromhex(each), why) for why, listed in source["signs"].items() for each in listed),
        pdf_refused=tuple(source["pdf_refused"]),
        package_refused=tuple(
            (each, why) for why, listed in source["package_refused"].items() for each in listed
        ),
        identity_papers=tuple(source["identity_papers"]),
    )


def checked_name(name: str, rules: AttachmentRules) -> FileKind:
    """The kind a file's name promises.

    Raises ``Refusal`` for a path or signs that do not show, a mark of secrecy, identity papers, an
    extension that is dangerous or not known.
    """
    odd = [letter for letter in name if letter in '/\\:*?"<>|' or unicodedata.category(letter) in _CONTROLS]
    if odd or is_blank(name) or len(name) > rules.limits.name_letters:
        raise Refusal("attachment-name", field="file", most=rules.limits.name_letters)
    refuse_secret(name, "file")
    extension = extension_of(name)
    if extension in rules.refused:
        raise Refusal(rules.refused[extension], field="file")
    kind = rules.kind_of(extension)
    if kind is None:
        known = ", ".join(f".{each}" for each in rules.extensions)
        raise Refusal("attachment-kind", field="file", extension=extension, known=known)
    refuse_identity_papers(name, kind, rules, "file")
    return kind


def checked_title(title: str, kind: FileKind, rules: AttachmentRules) -> str:
    """The title as it is kept. Raises ``Refusal`` when blank, too long, or when it says what may not be."""
    clean = " ".join(nfc(title).split())
    if is_blank(clean):
        raise Refusal("required", field="title")
    if len(clean) > rules.limits.title_letters:
        raise Refusal("attachment-title", field="title", most=rules.limits.title_letters)
    refuse_secret(clean, "title")
    refuse_identity_papers(clean, kind, rules, "title")
    return clean


def checked_size(size: int, of_record: int, limits: FileLimits) -> None:
    """Raises ``Refusal`` for an empty file, one too large, and one the record has no room for."""
    if size == 0:
        raise Refusal("attachment-empty", field="file")
    if size > limits.file_bytes:
        raise Refusal("attachment-too-large", field="file", most=limits.file_bytes >> 20)
    if of_record + size > limits.record_bytes:
        raise Refusal("attachment-record-full", field="file", most=limits.record_bytes >> 20)


def refuse_secret(words: str, field: str) -> None:
    if is_marked_secret(words):
        raise Refusal("attachment-marked-secret", field=field)


def refuse_identity_papers(words: str, kind: FileKind, rules: AttachmentRules, field: str) -> None:
    """A name or title of a picture that says it shows somebody's identity papers."""
    plain = f" {_plain(words)} "
    if kind.is_picture and any(f" {each} " in plain for each in rules.identity_papers):
        raise Refusal("attachment-identity-papers", field=field)


def extension_of(name: str) -> str:
    """What stands after the last dot, in small letters; nothing for a name that is all before it."""
    before, dot, after = name.strip().rpartition(".")
    return after.lower() if dot and before else ""


def title_from(name: str) -> str:
    """A title to begin with: the file's name without its extension and without the signs for spaces."""
    extension = extension_of(name)
    stem = name.strip()[: -len(extension) - 1] if extension else name
    return " ".join(re.sub(r"[_\-.]+", " ", nfc(stem)).split())


def saved_name(label: str, place: int, extension: str) -> str:
    """The name under which a file leaves the book: ``don-118-2026-1.pdf``, ``TC-2026-014-1.pdf``."""
    return f"{label}-{place}.{extension}"


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(nfc(words))).split())
