"""How a dialogue's records look on paper: rows in, PDF or DOCX bytes out.

The libraries that draw are imported on the first paper, not with this package: a window that may
print must not wait for them.
"""

from dataclasses import dataclass

from desktop.domain.papers import Paper, PaperHead

SUFFIXES = (".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A word the paper's font cannot draw whole, the letters it lacks, and where it stands."""

    word: str
    letters: str
    where: str


def render(paper: Paper, suffix: str) -> bytes:
    """The paper's file, ``.pdf`` or ``.docx``; the same rows always give the same bytes.

    Raises ``UnprintableText("unprintable", word=…, where=…)`` when a letter has no glyph (BR-49),
    ``Refusal("font-missing", file=…)`` when a font file is gone or altered, and
    ``Refusal("paper-suffix", suffix=…)`` for any other kind of file.
    """
    from desktop.papers.rendering import render_paper

    return render_paper(paper, suffix)


def unprintable(paper: Paper) -> tuple[Unprintable, ...]:
    """Every word of the paper that cannot be printed whole, in reading order; empty when all can."""
    from desktop.papers.rendering import unprintable_words

    return unprintable_words(paper)


def number_text(head: PaperHead, doc_type: str) -> str:
    """``Số 07-BB/ĐU``, ``Số: 15/BB-UBND``; without a number the blank that the clerk fills by hand."""
    from desktop.papers.letterhead import number_text as text_of

    return text_of(head, doc_type)


def file_name(paper: Paper, suffix: str) -> str:
    """A name every file system takes: ``Bien ban doi thoai 2026-11-12.pdf``."""
    from desktop.papers.rendering import name_of

    return name_of(paper, suffix)
