"""Special days of the years books did not know before, as they stood then (frozen)."""

from datetime import date
from typing import Any

LAW = "Bộ luật Lao động 2019 Điều 112; Nghị quyết 28/2026/QH16"
ANNOUNCED = "Thông báo lịch nghỉ năm {year} của Chính phủ"
LAST_ANNOUNCED = 2023

NAMES = {
    "a": ("holiday", "Tết Dương lịch"),
    "b": ("holiday", "Tết Nguyên đán"),
    "c": ("holiday", "Giỗ Tổ Hùng Vương"),
    "d": ("holiday", "Nghỉ bù Giỗ Tổ Hùng Vương"),
    "e": ("holiday", "Nghỉ hoán đổi dịp 30/4"),
    "f": ("holiday", "Ngày Chiến thắng 30/4"),
    "g": ("holiday", "Ngày Quốc tế Lao động"),
    "h": ("make_up", "Làm bù: Nghỉ hoán đổi dịp 30/4"),
    "i": ("holiday", "Quốc khánh"),
    "j": ("holiday", "Nghỉ bù Ngày Quốc tế Lao động"),
    "k": ("holiday", "Nghỉ bù Tết Dương lịch"),
    "l": ("holiday", "Nghỉ bù Ngày Chiến thắng 30/4"),
    "m": ("holiday", "Nghỉ bù Tết Nguyên đán"),
    "n": ("holiday", "Ngày Văn hóa Việt Nam"),
    "o": ("holiday", "Nghỉ bù Quốc khánh"),
    "p": ("holiday", "Nghỉ bù Ngày Văn hóa Việt Nam"),
}
# Month, day, letter of the name; an asterisk for what must still be checked.
YEARS = {
    2019: (
        "0101a 0202b* 0203b* 0204b* 0205b* 0206b* 0207b* 0208b* 0209b* 0210b* 0414c 0415d 0429e* "
        "0430f 0501g 0504h* 0831i* 0901i* 0902i*"
    ),
    2020: "0101a 0123b* 0124b* 0125b* 0126b* 0127b* 0128b* 0129b* 0402c 0430f 0501g 0902i",
    2021: "0101a 0210b* 0211b* 0212b* 0213b* 0214b* 0215b* 0216b* 0421c 0430f 0501g 0503j 0902i* 0903i*",
    2022: (
        "0101a 0103k 0129b* 0130b* 0131b* 0201b* 0202b* 0203b* 0204b* 0205b* 0206b* 0410c 0411d 0430f "
        "0501g 0502l 0503j 0901i* 0902i* 0903i* 0904i*"
    ),
    2023: (
        "0101a 0102k 0120b* 0121b* 0122b* 0123b* 0124b* 0125b* 0126b* 0429c 0430f 0501g 0502d 0503l "
        "0901i* 0902i* 0903i* 0904i*"
    ),
    2031: "0101a 0122b 0123b 0124b 0125b 0126b 0127m 0128m 0401c 0430f 0501g 0901i 0902i 1124n",
    2032: "0101a 0210b 0211b 0212b 0213b 0214b 0216m 0419c 0430f 0501g 0503j 0901i 0902i 1124n",
    2033: (
        "0101a 0103k 0130b 0131b 0201b 0202b 0203b 0204m 0409c 0411d 0430f 0501g 0502l 0503j 0901i "
        "0902i 1124n"
    ),
    2034: (
        "0101a 0102k 0218b 0219b 0220b 0221b 0222b 0223m 0224m 0428c 0430f 0501g 0502l 0901i 0902i "
        "0904o 1124n"
    ),
    2035: (
        "0101a 0207b 0208b 0209b 0210b 0211b 0212m 0213m 0417c 0430f 0501g 0901i 0902i 0903o 0904o "
        "1124n 1126p"
    ),
    2036: "0101a 0127b 0128b 0129b 0130b 0131b 0201m 0406c 0407d 0430f 0501g 0901i 0902i 1124n",
    2037: "0101a 0214b 0215b 0216b 0217b 0218b 0219m 0220m 0424c 0430f 0501g 0901i 0902i 1124n",
    2038: "0101a 0203b 0204b 0205b 0206b 0207b 0208m 0209m 0413c 0430f 0501g 0503j 0901i 0902i 1124n",
    2039: (
        "0101a 0103k 0123b 0124b 0125b 0126b 0127b 0128m 0403c 0404d 0430f 0501g 0502l 0503j 0901i "
        "0902i 1124n"
    ),
    2040: (
        "0101a 0102k 0211b 0212b 0213b 0214b 0215b 0216m 0217m 0420c 0430f 0501g 0901i 0902i 0903o "
        "0904o 1124n 1126p"
    ),
    2041: ("0101a 0131b 0201b 0202b 0203b 0204b 0205m 0206m 0410c 0430f 0501g 0901i 0902i 0903o 1124n 1125p"),
    2042: "0101a 0121b 0122b 0123b 0124b 0125b 0127m 0429c 0430f 0501g 0901i 0902i 1124n",
    2043: "0101a 0209b 0210b 0211b 0212b 0213b 0419c 0420d 0430f 0501g 0901i 0902i 1124n",
    2044: ("0101a 0129b 0130b 0131b 0201b 0202b 0203m 0204m 0407c 0430f 0501g 0502l 0503j 0901i 0902i 1124n"),
    2045: (
        "0101a 0102k 0216b 0217b 0218b 0219b 0220b 0221m 0222m 0426c 0430f 0501g 0502l 0901i 0902i "
        "0904o 1124n"
    ),
    2046: ("0101a 0205b 0206b 0207b 0208b 0209b 0415c 0416d 0430f 0501g 0901i 0902i 0903o 0904o 1124n 1126p"),
    2047: ("0101a 0125b 0126b 0127b 0128b 0129b 0130m 0131m 0404c 0430f 0501g 0901i 0902i 0903o 1124n 1125p"),
    2048: "0101a 0213b 0214b 0215b 0216b 0217b 0218m 0219m 0422c 0430f 0501g 0901i 0902i 1124n",
    2049: "0101a 0201b 0202b 0203b 0204b 0205b 0411c 0412d 0430f 0501g 0503j 0901i 0902i 1124n",
    2050: (
        "0101a 0103k 0122b 0123b 0124b 0125b 0126b 0127m 0128m 0401c 0430f 0501g 0502l 0503j 0901i "
        "0902i 1124n"
    ),
}


def _row(year: int, written: str) -> dict[str, Any]:
    kind, name = NAMES[written[4]]
    basis = ANNOUNCED.format(year=year) if year <= LAST_ANNOUNCED else LAW
    return {
        "day": date(year, int(written[:2]), int(written[2:4])),
        "kind": kind,
        "name": name,
        "basis": f"{basis} (cần kiểm tra)" if written.endswith("*") else basis,
        "provisional": year > LAST_ANNOUNCED,
    }


DAYS: tuple[dict[str, Any], ...] = tuple(
    _row(year, written) for year, line in YEARS.items() for written in line.split()
)
