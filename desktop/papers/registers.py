"""A register as a file: ``.pdf`` to sign and bind, ``.xlsx`` and ``.csv`` to work with or hand on (BR-61).

Long registers say how far they are and can be stopped; the libraries that draw are loaded with the first one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.errors import Refusal
from desktop.domain.register_rows import RegisterPart, RegisterSheet
from desktop.papers.register_cells import RegisterRow, rows_of
from desktop.papers.register_layout import RegisterLayout, layout_of

REGISTER_SUFFIXES = (".pdf", ".xlsx", ".csv")
REPORT_EVERY = 50

Report = Callable[[int, int], object]
Stopped = Callable[[], bool]


@dataclass
class RegisterJob:
    """One register under way: its parts in their forms, how far it is, whether it was stopped."""

    sheet: RegisterSheet
    report: Report
    stopped: Stopped
    done: int = 0

    def parts(self) -> Iterator[tuple[RegisterLayout, RegisterPart]]:
        for part in self.sheet.parts:
            yield layout_of(self.sheet.kind, part.period.first), part

    def rows(self, layout: RegisterLayout, part: RegisterPart) -> Iterator[RegisterRow]:
        """The rows of a part; raises ``Refusal("stopped")`` once it was stopped."""
        for row in rows_of(self.sheet.kind, layout, part.entries, masked=self.sheet.masked):
            if self.done % REPORT_EVERY == 0:
                self.tell()
            yield row
            self.done += 1

    def tell(self) -> None:
        if self.stopped():
            raise Refusal("stopped")
        self.report(self.done, self.sheet.count)


def write(
    sheet: RegisterSheet,
    suffix: str,
    report: Report = lambda _done, _of_all: None,
    stopped: Stopped = lambda: False,
) -> bytes:
    """The register's file; the same sheet always gives the same bytes.

    ``report`` gets the lines done and those there are, ``stopped`` is asked between lines. Raises
    ``Refusal("stopped")``, ``UnprintableText`` for a letter without a glyph (BR-49, PDF only),
    ``Refusal("font-missing")`` and ``Refusal("register-suffix", suffix=…)``.
    """
    job = RegisterJob(sheet, report, stopped)
    if suffix == ".pdf":
        from desktop.papers.register_pdf import draw as made
    elif suffix == ".xlsx":
        from desktop.papers.register_xlsx import fill as made
    elif suffix == ".csv":
        from desktop.papers.register_csv import listed as made
    else:
        raise Refusal("register-suffix", suffix=suffix)
    content = made(job)
    job.tell()
    return content
