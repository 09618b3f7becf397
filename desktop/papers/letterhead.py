"""The top of page 1 and the foot of the text: head, number, date, title, signatures, recipients.

Names too long for their column are broken where the rules want it (NĐ 30/2020/NĐ-CP Phụ lục I II.2.b
writes ``ỦY BAN NHÂN DÂN`` and ``XÃ …`` on two lines); both renderers use the same breaks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from desktop.domain import writing
from desktop.domain.office import Side
from desktop.domain.papers import PaperHead, PersonOnPaper
from desktop.papers.document import LetterheadLines, Line, SignatureBlock
from desktop.papers.faces import faces
from desktop.papers.formats import MM, Component, PaperFormat, format_of
from desktop.papers.wording import Wording, capital, one_line, small, wording_of

Measure = Callable[[str], float]


def number_text(head: PaperHead, doc_type: str, day: date | None = None) -> str:
    """``Số 07-BB/ĐU`` or ``Số: 15/BB-UBND``; without a number the blank the clerk fills by hand."""
    pattern = format_of(head.side, day or head.issued_on or date.max).number
    key = "blank" if head.number is None else "pattern"
    if doc_type == pattern["letter_type"]:
        key = f"letter_{key}"
    return pattern[key].format(number=head.number, type=doc_type, symbol=one_line(head.symbol))


def minutes_number_text(head: PaperHead, given: str, held_on: date) -> str:
    """The minutes' number as a notice cites it, ``30-BB/ĐU``, also when only the 30 is known."""
    number = one_line(given)
    if number.isdigit():
        minutes_symbol = wording_of(head, held_on).part("minutes")["symbol"]
        number = number_text(replace(head, number=int(number)), minutes_symbol)
    return number.removeprefix("Số").lstrip(": ")


def letterhead(
    head: PaperHead, paper_format: PaperFormat, doc_type: str, day: date, *, dated: bool, subject: str = ""
) -> LetterheadLines:
    """The two columns.

    ``dated`` False leaves the place and date out (Mẫu 1.9), no ``doc_type`` the number (Mẫu 02/TCD);
    ``subject`` stands under the number of a công văn, which has no other title.
    """
    left = []
    if head.superior:
        left += _broken("superior", head.superior, paper_format, ruled=False)
    left += _broken("issuer", head.issuer, paper_format, ruled=paper_format["issuer"].rule is not None)
    left += _fixed(paper_format.letterhead_under_issuer, paper_format)
    return LetterheadLines(
        left=tuple(left),
        right=tuple(_fixed(paper_format.letterhead_right, paper_format)),
        number=Line("number", number_text(head, doc_type, day)) if doc_type else None,
        place_date=Line("place_date", _place_date(head, paper_format)) if dated else None,
        subject=tuple(_letter_subject(subject, paper_format)),
    )


def _letter_subject(subject: str, paper_format: PaperFormat) -> list[Line]:
    if not subject:
        return []
    left, right = paper_format.left_column_mm
    width = (right - left) * MM - paper_format.spacing["letter_subject_inset_pt"]
    component = paper_format["letter_subject"]
    return [Line("letter_subject", line) for line in balanced(subject, width, _measure(component))]


def _fixed(keys: Sequence[str], paper_format: PaperFormat) -> list[Line]:
    """The lines whose words the rules themselves give."""
    return [Line(key, paper_format[key].text, ruled=paper_format[key].rule is not None) for key in keys]


def _place_date(head: PaperHead, paper_format: PaperFormat) -> str:
    place = one_line(head.place)
    if head.issued_on is None:
        return paper_format.date["blank"].format(place=place)
    return writing.place_and_date(place, head.issued_on)


def _measure(component: Component) -> Measure:
    letters = faces()
    return lambda text: letters.width(text, component.size_pt, bold=component.bold, italic=component.italic)


def _broken(key: str, text: str, paper_format: PaperFormat, *, ruled: bool) -> list[Line]:
    column = paper_format.left_column_mm
    width = (column[1] - column[0]) * MM
    component = paper_format[key]
    rules = paper_format.issuer_lines
    lines = break_name(
        one_line(text).upper(),
        width,
        _measure(component),
        rules["break_before"],
        always=rules["always_break"],
    )
    return [Line(key, line, ruled and line is lines[-1]) for line in lines]


def break_name(
    text: str, width: float, measure: Measure, before: Sequence[str], *, always: bool
) -> list[str]:
    """A body's name in lines no wider than ``width``: first broken before the unit's kind, then evenly."""
    if measure(text) <= width and not always:
        return [text]
    for word in before:
        at = text.find(f" {word} ")
        if at > 0:
            parts = (text[:at], text[at + 1 :])
            return [line for part in parts for line in balanced(part, width, measure)]
    return balanced(text, width, measure)


def balanced(text: str, width: float, measure: Measure) -> list[str]:
    """A text in as few lines as fit ``width``, of lengths as even as its words allow."""
    greedy = _fill(text, width, measure)
    if len(greedy) == 1:
        return greedy
    low, high = max(measure(word) for word in text.split()), width
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill(text, middle, measure)) > len(greedy):
            low = middle
        else:
            high = middle
    return _fill(text, high, measure)


def break_phrase(text: str, width: float, measure: Measure, before: Sequence[str]) -> list[str]:
    """A subject in lines; of two, broken before one of the words a speaker would pause at, if both fit."""
    lines = balanced(text, width, measure)
    if len(lines) != 2:
        return lines
    words = text.split()
    cuts = (
        (" ".join(words[:at]), " ".join(words[at:])) for at, word in enumerate(words) if at and word in before
    )
    fitting = [cut for cut in cuts if max(map(measure, cut)) <= width]
    return list(min(fitting, key=lambda cut: max(map(measure, cut)))) if fitting else lines


def _fill(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def type_and_subject(name: str, subject: str, paper_format: PaperFormat) -> tuple[Line, ...]:
    """Tên loại and trích yếu: small first letter on Party papers, capital on State ones."""
    cased = (
        small(subject) if paper_format.side is Side.PARTY and not subject[:2].isupper() else capital(subject)
    )
    component = paper_format["subject"]
    lines = break_phrase(
        cased,
        paper_format.spacing["subject_width_mm"] * MM,
        _measure(component),
        paper_format.subject_break_before,
    )
    shown = [Line("subject", line) for line in lines]
    if component.rule is not None:
        shown[-1] = Line("subject", lines[-1], ruled=True)
    elif component.mark_below:
        shown.append(Line("subject", component.mark_below))
    return (Line("document_type", name), *shown)


def signer_block(wording: Wording, signer: PersonOnPaper | None) -> SignatureBlock:
    """Authority and post by the signer's title: T/M, K/T, T/L for the Party; TM., KT., TL. for the State."""
    rule = _signing_rule(wording, signer)
    authority = tuple(Line("authority", line.format(collective=wording.collective)) for line in rule["lines"])
    name = one_line(signer.name) if signer else ""
    return SignatureBlock((*authority, Line("post", rule["post"])), Line("signatory", name))


def _signing_rule(wording: Wording, signer: PersonOnPaper | None) -> Mapping[str, Any]:
    titles = (signer.title, *signer.other_titles) if signer else ()
    for title in titles:
        for rule in wording["signing"]:
            if one_line(title).casefold().startswith(str(rule["title"]).casefold()):
                return cast("Mapping[str, Any]", rule)
    return cast("Mapping[str, Any]", wording["signing_default"])


def minutes_blocks(
    wording: Wording, note_taker: PersonOnPaper | None, chair: PersonOnPaper | None
) -> tuple[SignatureBlock, SignatureBlock]:
    """The note-taker left, the chair right (HD 16-HD/VPTW; NĐ 30/2020/NĐ-CP Mẫu 1.9)."""
    chair_lines = [Line("minutes_label", wording["chair_label"])]
    if wording["chair_post"] and chair and chair.title:
        chair_lines.append(Line("post", one_line(chair.title).upper()))
    taker_name = one_line(note_taker.name) if note_taker else ""
    return (
        SignatureBlock((Line("minutes_label", wording["note_taker_label"]),), Line("signatory", taker_name)),
        SignatureBlock(tuple(chair_lines), Line("signatory", one_line(chair.name) if chair else "")),
    )


def recipients(wording: Wording, paper_format: PaperFormat, given: Sequence[str]) -> tuple[str, ...]:
    """The list under Nơi nhận: marks and separators by rule, the filing line last."""
    listed = [one_line(name).lstrip("-–+ ").rstrip(" ;,.") for name in given]
    listed = [name for name in listed if name] or [wording.fill(name) for name in wording["recipients"]]
    if not any(name.startswith(wording["filing_starts"]) for name in listed):
        listed.append(wording["filing"])
    marks = paper_format.recipients
    *others, last = (f"{marks['mark']}{name}" for name in listed)
    return (*(name + marks["separator"] for name in others), last + marks["last"])
