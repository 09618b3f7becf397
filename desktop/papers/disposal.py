"""Danh mục hồ sơ đến hạn xét hủy: one line for each class and year, for the archive council to decide on."""

from desktop.domain import writing
from desktop.domain.retention import RECORD_WORDS, DisposalPaper, DueRecords, years_words
from desktop.papers import composing
from desktop.papers.composing import body, stopped
from desktop.papers.document import Block, OfficialDocument
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, one_line, wording_of

SHAPE = (
    (11.0, "centre"),
    (43.0, "left"),
    (20.0, "centre"),
    (19.0, "centre"),
    (24.0, "centre"),
    (48.0, "left"),
)


def compose(paper: DisposalPaper) -> OfficialDocument:
    wording = wording_of(paper.head, paper.made_on).part("disposal")
    return composing.assemble(
        head=paper.head,
        day=paper.made_on,
        wording=wording,
        subject=wording.say("subject", year=paper.made_on.year),
        blocks=_blocks(paper, wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=(),
        draft=False,
    )


def _blocks(paper: DisposalPaper, wording: Wording) -> list[Block]:
    day = writing.paper_date(paper.made_on)
    if not paper.rows:
        return [body(stopped(wording.say("nothing", day=day)), "mở đầu")]
    table = [_row(number, row) for number, row in enumerate(paper.rows, 1)]
    count = sum(row.count for row in paper.rows)
    return [
        body(wording.say("opening", day=day, count=writing.two_digits(count)), "mở đầu"),
        composing.table(wording["columns"], SHAPE, table, "bảng hồ sơ đến hạn"),
        body(stopped(wording.say("closing")), "kết thúc"),
    ]


def _row(number: int, row: DueRecords) -> tuple[str, ...]:
    return (
        str(number),
        RECORD_WORDS[row.kept.record],
        str(row.ended),
        writing.two_digits(row.count),
        f"{years_words(row.kept.years)}, hết năm {row.last_year}",
        one_line(row.kept.basis),
    )
