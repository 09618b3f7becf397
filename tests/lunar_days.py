"""Recomputes the lunar days of ``resources/calendars/holidays.json``; run it to write them anew.

``python -m tests.lunar_days 2019 2050`` prints the lines of the ``lunar`` table for those years. The
program itself reads only the data, so that a library's mistake cannot move a due date unseen.
"""

import sys
from datetime import date

from lunar_vn import LunarDate, lunar_to_solar


def tet(year: int) -> date:
    """Mùng 1 Tết by the Vietnamese calendar (UTC+7)."""
    return lunar_to_solar(LunarDate(1, 1, year))


def gio_to(year: int) -> date:
    """Mùng 10 tháng ba, Giỗ Tổ Hùng Vương."""
    return lunar_to_solar(LunarDate(10, 3, year))


def line(year: int) -> str:
    return f'    "{year}": {{"tet": "{tet(year)}", "gio_to": "{gio_to(year)}"}}'


if __name__ == "__main__":
    first, last = int(sys.argv[1]), int(sys.argv[2])
    print(",\n".join(map(line, range(first, last + 1))))
