"""What stands on disk under the encryption: every page of a book, free ones too, its WAL, its drafts.

Raw bytes of an encrypted book show nothing at all, so a test that something was erased has to look with the
key. The form of a page is that of SQLCipher 4 (AES-256-CBC; 16 bytes of vector and 64 of HMAC at its end).
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.office import BookKey
from desktop.store.draft_lines import DraftLines

PAGE, RESERVED, VECTOR, SALT = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def clear_bytes(folder: Path, key: BookKey) -> bytes:
    """Everything below a folder as it reads with the key of its book; other files as they are."""
    return b"\0".join(_clear(path, key) for path in sorted(folder.rglob("*")) if path.is_file())


def _clear(path: Path, key: BookKey) -> bytes:
    raw = path.read_bytes()
    if path.suffix == ".jsonl":
        return "\n".join(map(str, DraftLines(key.sealer).read(path.stem, raw))).encode() + b"\n" + raw
    if path.name.endswith("-wal"):
        step = FRAME_HEAD + PAGE
        starts: Iterator[int] = iter(range(WAL_HEAD + FRAME_HEAD, len(raw), step))
    elif len(raw) % PAGE == 0 and ".chia-khoa" not in path.name:
        starts = iter(range(0, len(raw), PAGE))
    else:
        return raw
    return raw + b"".join(_page(raw[at : at + PAGE], key) for at in starts)


def _page(page: bytes, key: BookKey) -> bytes:
    """One page in the clear; the very first of a book begins with the salt, which is not encrypted."""
    secret = bytes.fromhex(key.pragma[2:-1])
    vector = page[PAGE - RESERVED : PAGE - RESERVED + VECTOR]
    if len(vector) < VECTOR:
        return b""
    shown = b""
    for start in (0, SALT):
        cipher = Cipher(algorithms.AES(secret), modes.CBC(vector)).decryptor()
        shown += cipher.update(page[start : PAGE - RESERVED]) + cipher.finalize()
    return shown
