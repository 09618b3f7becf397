"""A register as CSV: what other systems read in, and what Excel in a Vietnamese office opens in columns.

Vietnamese regional settings write decimals with a comma, so Excel there parts columns at ``;``; a byte order
mark tells it the text is UTF-8. Dates are ISO, which every setting reads as the same day.
"""

import csv
import io
from datetime import date

from desktop.papers.register_cells import Cell
from desktop.papers.register_layout import CellKind
from desktop.papers.registers import RegisterJob

SEPARATOR = ";"
LINE_END = "\r\n"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AS_TEXT = "'"


def listed(job: RegisterJob) -> bytes:
    """Each part is a line of titles and its rows; an empty line stands between two parts.

    The cells that stand once on paper are repeated, so that every line says everything. A struck entry
    keeps its line, the reason is in its note.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator=LINE_END)
    for at, (layout, part) in enumerate(job.parts()):
        if at:
            file.write(LINE_END)
        writer.writerow([harmless(column.full_title) for column in layout.columns])
        kinds = [column.kind for column in layout.columns]
        for row in job.rows(layout, part):
            writer.writerow([_written(cell, kind) for cell, kind in zip(row.cells, kinds, strict=True)])
    return file.getvalue().encode("utf-8-sig")


def _written(cell: Cell, kind: CellKind) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    if kind is CellKind.IDENTITY and cell.isdigit():
        return AS_TEXT + cell
    return harmless(cell)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before signs that begin one."""
    return AS_TEXT + text if text.startswith(FORMULA_STARTS) else text
