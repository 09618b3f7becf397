"""The rows of papers about keeping records."""

from datetime import date

from desktop.domain.office import Side
from desktop.domain.retention import DisposalPaper, DueRecords, RecordClass, RetentionClass
from tests.desktop.papers import rows

MADE_ON = date(2047, 1, 5)
BASIS = "Thông tư 01/2025/TT-TTCP"


def disposal(side: Side, *, empty: bool = False) -> DisposalPaper:
    """Three classes, one of them of two years, as the archive council gets them."""
    dialogue = RetentionClass(RecordClass.DIALOGUE, 20, "Bảng thời hạn của lưu trữ tỉnh Sơn Hà")
    petition = RetentionClass(RecordClass.PETITION, 20, BASIS)
    letters = RetentionClass(RecordClass.CORRESPONDENCE, 5, f"{BASIS}, công văn trao đổi")
    due = (
        DueRecords(dialogue, 2026, 3),
        DueRecords(petition, 2025, 118),
        DueRecords(petition, 2026, 134),
        DueRecords(letters, 2041, 207),
    )
    return DisposalPaper(
        head=rows.head(side, None, MADE_ON),
        made_on=MADE_ON,
        rows=() if empty else due,
        signer=rows.OFFICE_CHIEF if side is Side.PARTY else rows.STATE_OFFICE_CHIEF,
    )
