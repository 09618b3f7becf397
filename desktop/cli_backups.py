"""``backup`` and ``restore``: a checked copy of a book, and a new book from one (docs/records.md)."""

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli_keys import PASSWORD_VARIABLE, USER_VARIABLE
from desktop.domain.errors import BookUnusable

if TYPE_CHECKING:
    from desktop.office import Office


def back_up(office: "Office", folder: Path) -> str:
    """Make a backup in a folder; what to say of it."""
    from desktop.services.backups import make_backup

    row = make_backup(office, folder)
    assert row.contents is not None
    records = sum(
        row.contents.rows.get(name, 0) for name in ("dialogues", "visits", "petitions", "commitments")
    )
    megabytes = f"{row.size / 1_000_000:.1f}".replace(".", ",")
    return f"Đã sao lưu và kiểm tra: {row.file} ({megabytes} MB, {records} hồ sơ)."


def restore(file: Path, to: Path, user: str) -> str:
    """Take a backup back to a new book; what to say of it. A locked one takes the password of its day."""
    from desktop.services.restoring import Opening
    from desktop.services.restoring import restore as take_back

    login = os.environ.get(USER_VARIABLE, "")
    password = os.environ.get(PASSWORD_VARIABLE, "")
    try:
        restored = take_back(file, to, Opening(password=password, login=login), user=user)
    except BookUnusable as error:
        if error.code != "backup-locked" or sys.stdin is None or not sys.stdin.isatty():
            raise
        asked = getpass.getpass(f"Mật khẩu của bản sao lưu {file.name}: ")
        restored = take_back(file, to, Opening(password=asked, login=login), user=user)
    at = restored.contents.made_at
    return f"Đã khôi phục sổ của {at.hour} giờ {at:%M}, ngày {at:%d/%m/%Y} ra: {restored.book}"
