"""How the state of backups is said: in the status bar, on the first page, when the book is opened."""

from datetime import date, datetime

from desktop.domain.writing import hour

NEVER = "Chưa có bản sao lưu nào. Bấm Sao lưu ngay ở trang Quản trị."
SAME_DISK = (
    "Bản sao lưu và sổ nằm cùng một ổ đĩa: hỏng ổ là mất cả hai. Sao lưu thêm ra USB rồi cất USB chỗ khác."
)


def last_backup_words(at: datetime | None, now: datetime, warn_after_days: int) -> tuple[str, bool]:
    """The sentence, and whether it is a warning. A clock set back makes no alarm."""
    if at is None:
        return NEVER, True
    days = (now.date() - at.date()).days
    if days >= warn_after_days:
        return f"Đã {days} ngày chưa sao lưu. Cắm USB rồi bấm Sao lưu ngay.", True
    return f"Sao lưu gần nhất: {moment_words(at, now.date())}, đã kiểm tra", False


def moment_words(at: datetime, today: date) -> str:
    """``hôm nay 8 giờ 30``, ``hôm qua 16 giờ 05``, ``24/11/2026 7 giờ 00``."""
    days = (today - at.date()).days
    day = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{at:%d/%m/%Y}")
    return f"{day} {hour(at.time())}"
