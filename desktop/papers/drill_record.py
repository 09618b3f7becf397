"""Biên bản thử khôi phục: the backup, what was read and opened, one table of counts."""

from desktop.domain import writing
from desktop.domain.backup_papers import DrillPaper
from desktop.domain.backups import CountedKind
from desktop.papers import composing
from desktop.papers.composing import body, heading, stopped
from desktop.papers.document import Block, Line, OfficialDocument, Role, SignatureBlock
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, one_line, wording_of

SHAPE = ((11.0, "centre"), (62.0, "left"), (31.0, "centre"), (31.0, "centre"), (30.0, "centre"))
_MEGABYTE, _LEAST = 1_000_000, 0.1


def compose(paper: DrillPaper) -> OfficialDocument:
    wording = wording_of(paper.head, paper.about_on).part("drill")
    tester = SignatureBlock(
        (Line("post", wording.say("tester")),), Line("signatory", one_line(paper.drill.by))
    )
    return composing.assemble(
        head=paper.head,
        day=paper.about_on,
        wording=wording,
        subject=wording.say("subject"),
        blocks=_blocks(paper, wording),
        signatures=(tester, signer_block(wording, paper.chief)),
        given_recipients=None,
        draft=False,
    )


def _blocks(paper: DrillPaper, wording: Wording) -> list[Block]:
    drill = paper.drill
    opening = wording.say(
        "opening",
        hour=writing.hour(drill.held_at.time()),
        day=writing.paper_date(drill.held_at.date()),
        by=one_line(drill.by) or wording["somebody"],
        file=drill.file,
        made_hour=writing.hour(drill.made_at.time()),
        made_day=writing.paper_date(drill.made_at.date()),
        size=f"{drill.size / _MEGABYTE:.1f} MB".replace(".", ","),
    )
    checked = wording.say(
        "checked",
        parts=writing.two_digits(drill.parts),
        papers=composing.counted(drill.papers),
        drafts=composing.counted(drill.drafts),
        seconds=f"{max(drill.seconds, _LEAST):.1f}".replace(".", ","),
    )
    rows = [_row(at, each, wording) for at, each in enumerate(drill.kinds, 1)]
    return [
        body(stopped(opening), "mở đầu"),
        body(stopped(checked), "việc đã kiểm tra"),
        heading(Role.CLAUSE, wording.say("counts")),
        composing.table(wording["columns"], SHAPE, rows, "bảng số bản ghi"),
        body(stopped(wording.say("good" if drill.is_good else "bad")), "kết quả"),
    ]


def _row(number: int, counted: CountedKind, wording: Wording) -> tuple[str, ...]:
    name = str(wording["kinds"][counted.kind.value])
    return (str(number), name, str(counted.said), str(counted.restored), str(counted.now))
