"""The state of backups in words."""

from datetime import datetime, timedelta

import pytest

from desktop.domain.backup_words import NEVER, last_backup_words

NOW = datetime(2026, 11, 28, 9, 30)  # noqa: DTZ001 -- the office knows one zone


@pytest.mark.parametrize(
    ("at", "said", "late"),
    [
        (NOW.replace(hour=8), "Sao lưu gần nhất: hôm nay 8 giờ 30, đã kiểm tra", False),
        (NOW - timedelta(days=1), "Sao lưu gần nhất: hôm qua 9 giờ 30, đã kiểm tra", False),
        (NOW - timedelta(days=2), "Sao lưu gần nhất: 26/11/2026 9 giờ 30, đã kiểm tra", False),
        (NOW - timedelta(days=3), "Đã 3 ngày chưa sao lưu. Cắm USB rồi bấm Sao lưu ngay.", True),
        (NOW + timedelta(days=40), "Sao lưu gần nhất: 07/01/2027 9 giờ 30, đã kiểm tra", False),
        (None, NEVER, True),
    ],
)
def test_how_the_newest_backup_is_told(at: datetime | None, said: str, late: bool) -> None:
    assert last_backup_words(at, NOW, 3) == (said, late)
