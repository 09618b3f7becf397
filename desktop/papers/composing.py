"""What the composers of the four papers share: paragraphs from typed text, task tables, status sums."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.dialogue import OpinionStatus
from desktop.domain.papers import CommitmentOnPaper, DialoguePlanPaper, InvitationPaper, PaperHead
from desktop.domain.writing import two_digits
from desktop.papers.document import (
    Block,
    Column,
    Line,
    OfficialDocument,
    Paragraph,
    Role,
    Run,
    SignatureBlock,
    Table,
)
from desktop.papers.formats import PaperFormat, format_of
from desktop.papers.letterhead import letterhead, recipients, signer_block, type_and_subject
from desktop.papers.wording import Wording, one_line, printed, without_stop, wording_of

ROLES = {"section": Role.SECTION, "clause": Role.CLAUSE, "point": Role.POINT}


def heading(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Run(text),), where=f"đề mục “{text}”", keep_with_next=True)


def body(text: str, where: str, *, keep_with_next: bool = False) -> Paragraph:
    return Paragraph(Role.BODY, (Run(text),), where, keep_with_next)


def paragraphs(text: str, where: str) -> list[Paragraph]:
    """One paragraph for each line that was typed."""
    return [body(line, where) for line in printed(text).split("\n") if line]


def labelled(label: str, text: str, where: str) -> list[Paragraph]:
    """A bold label before the first line of a typed text; its further lines follow as paragraphs."""
    first, *rest = printed(text).split("\n")
    opening = text[: len(text) - len(text.lstrip())] + first
    return [
        Paragraph(Role.BODY, (Run(label, bold=True), Run(opening)), where),
        *(body(line, where) for line in rest),
    ]


def fact(wording: Wording, entry: Mapping[str, Any], facts: Mapping[str, str]) -> list[Paragraph]:
    """One labelled line of the opening; an optional one without a text is left out."""
    text = entry["text"].format(**facts)
    if not text and entry.get("optional"):
        return []
    label = entry["fact"]
    end = entry.get("end", ".")
    shown = f"{text}{end}" if text else str(wording["none"]).lower()
    return [body(f"{wording['fact_mark']}{label}: {shown}", label.lower(), keep_with_next=end == ":")]


def correction(wording: Wording, version: int, reason: str) -> str:
    """That this is a corrected version and why, nothing for the first one (BR-46)."""
    if version <= 1:
        return ""
    return wording.say("correction", times=version - 1, reason=wording.or_unknown(reason))


def stopped(text: str, stop: str = ".") -> str:
    """A sentence with exactly one full stop at its end; a question or quotation keeps its own sign."""
    bare = text.rstrip(" .;,")
    return text if text.endswith(("?", "!", "…", ".”")) and stop == "." else bare + stop


def counted(count: int) -> str:
    """``03`` as papers write counts below ten, but a plain ``0`` for none."""
    return two_digits(count) if count else "0"


def status_sums(wording: Wording, counts: Sequence[tuple[OpinionStatus | None, int]]) -> str:
    """``trả lời tại hội nghị 15; ghi nhận 04; …``: every status, and those without one (BR-41)."""
    by_status = Counter[OpinionStatus | None]()
    for status, count in counts:
        by_status[status] += count
    order: list[OpinionStatus | None] = [*OpinionStatus, *([None] if by_status[None] else [])]
    return "; ".join(
        wording.say(
            "sum",
            status=wording["status"][status.value if status else "none"],
            count=counted(by_status[status]),
        )
        for status in order
    )


def task_table(wording: Wording, tasks: Iterable[CommitmentOnPaper], where: str) -> Table:
    """Việc – chủ trì – phối hợp – thời hạn: what was promised, by whom, by when (BR-50)."""
    rows = []
    for number, task in enumerate(tasks, 1):
        content = without_stop(task.content)
        if task.opinion is not None:
            content = wording.say("task_of_opinion", content=content, opinion=task.opinion)
        support = "; ".join(one_line(body_name) for body_name in task.support)
        rows.append((str(number), content, one_line(task.lead), support, wording.due(task)))
    widths = ((13, "centre"), (61, "left"), (32, "left"), (31, "left"), (28, "centre"))
    return table(wording["task_columns"], widths, rows, where)


def table(
    titles: Sequence[str], shape: Sequence[tuple[float, str]], rows: Sequence[tuple[str, ...]], where: str
) -> Table:
    columns = (Column(title, width, align) for title, (width, align) in zip(titles, shape, strict=True))
    return Table(tuple(columns), tuple(rows), where)


def assemble(
    *,
    head: PaperHead,
    day: date,
    wording: Wording,
    subject: str,
    blocks: Sequence[Block],
    signatures: tuple[SignatureBlock, ...],
    given_recipients: Sequence[str] | None,
    draft: bool,
    dated: bool = True,
    copies: Sequence[str] = (),
    log_code: str = "",
) -> OfficialDocument:
    """The whole paper, its last sentence closed as the side's rules close it (``.`` or ``./.``).

    A wording whose ``type`` is blank is a công văn: what it is about stands under its number.

    ``given_recipients`` None: the form has no list of recipients. ``log_code`` is the head of the log on the
    day the paper was completed (BR-63); a draft has none.
    """
    paper_format: PaperFormat = format_of(head.side, day)
    name = str(wording["type"])
    below = "" if name else subject
    return OfficialDocument(
        format=paper_format,
        letterhead=letterhead(head, paper_format, wording["symbol"], day, dated=dated, subject=below),
        type_lines=type_and_subject(name, subject, paper_format) if name else (),
        blocks=_closed(blocks, paper_format.text_end),
        signatures=signatures,
        recipients=() if given_recipients is None else recipients(wording, paper_format, given_recipients),
        draft=draft,
        title=f"{name.capitalize() or 'Công văn'} {subject}",
        author=wording.issuer,
        day=day,
        copies=tuple(copies),
        foot=Line("log_code", paper_format["log_code"].text.format(code=log_code)) if log_code else None,
    )


def signed_once(
    paper: DialoguePlanPaper | InvitationPaper, part: str, blocks: Callable[[Wording], Sequence[Block]]
) -> OfficialDocument:
    """A paper about a meeting that one person signs, with the wording of its part."""
    day = paper.head.issued_on or paper.meeting.held_on
    wording = wording_of(paper.head, day).part(part)
    return assemble(
        head=paper.head,
        day=day,
        wording=wording,
        subject=wording.say("subject", title=wording.title(paper.meeting)),
        blocks=blocks(wording),
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients,
        draft=paper.draft,
    )


def _closed(blocks: Sequence[Block], stop: str) -> tuple[Block, ...]:
    *others, last = blocks
    if not isinstance(last, Paragraph):
        return tuple(blocks)
    *runs, final = last.runs
    closed = Run(stopped(final.text, stop), final.bold, final.italic)
    return (*others, replace(last, runs=(*runs, closed)))
