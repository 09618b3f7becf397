"""Two states of the same minutes side by side: their words, and where they differ."""

from __future__ import annotations

import difflib
import re
from html import escape

from desktop.domain.writing import hour, short_date
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.minutes.options import STATUS_WORDS
from ui.forms.minutes.saving import commitments_of
from ui.style.tokens import Tokens

_WORD = re.compile(r"\s+|[^\s]+")


def text_of(draft: MinutesDraft, offer: Offer) -> str:
    """Everything typed, as text for reading and for keeping elsewhere."""
    noun = draft.dialogue
    lines = [noun.title, f"Ngày {short_date(noun.held_on)}"]
    lines += [f"Bắt đầu {hour(noun.start)}"] if noun.start else []
    lines += [f"Kết thúc {hour(noun.end)}"] if noun.end else []
    lines += [f"Địa điểm: {noun.place}"] if noun.place else []
    lines += [f"{each.group}: có mặt {each.present}, vắng {each.absent} {each.absent_reason}".strip()
              for each in noun.attendance]  # fmt: skip
    for title, text in (("Khai mạc, báo cáo", noun.opening), ("Thông tin khác", noun.other_information)):
        lines += ["", f"{title}: {text}"] if text.strip() else []
    for number, each in enumerate(noun.opinions, 1):
        who = ", ".join(part for part in (each.speaker, each.unit) if part)
        lines += ["", f"Ý kiến số {number}: {who}", each.content]
        by = offer.name_of(each.answered_by)
        lines += (
            [f"Trả lời ({by}): {each.answer}" if by else f"Trả lời: {each.answer}"] if each.answer else []
        )
        lines.append(f"Tình trạng: {STATUS_WORDS[each.status]}")
        for made in commitments_of(draft, each.key):
            lead = offer.body(made.lead) or "chưa có cơ quan chủ trì"
            lines.append(f"Cam kết: {made.content} ({lead})")
    for title, text in (("Ý kiến khác", noun.disagreement), ("Kết luận", noun.conclusion)):
        lines += ["", f"{title}: {text}"] if text.strip() else []
    return "\n".join(lines)


def marked(left: str, right: str, tokens: Tokens) -> tuple[str, str]:
    """Both texts in HTML; words only one of them has stand on a ground and are underlined."""
    sides: tuple[list[str], list[str]] = ([], [])
    for same, one, two in _parts(left, right):
        sides[0].append(_html(one, None if same else tokens.warn.ground, tokens.text))
        sides[1].append(_html(two, None if same else tokens.ok.ground, tokens.text))
    return "".join(sides[0]), "".join(sides[1])


def differences(left: str, right: str) -> int:
    """How many places differ."""
    return sum(not same for same, *_ in _parts(left, right))


def _parts(left: str, right: str) -> list[tuple[bool, str, str]]:
    """Pieces that are the same or not: by lines first, then by words within the lines that differ."""
    one, two = left.splitlines(keepends=True), right.splitlines(keepends=True)
    found: list[tuple[bool, str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "replace":
            found += _words("".join(one[a:b]), "".join(two[c:d]))
        else:
            found.append((kind == "equal", "".join(one[a:b]), "".join(two[c:d])))
    return found


def _words(left: str, right: str) -> list[tuple[bool, str, str]]:
    one, two = _WORD.findall(left), _WORD.findall(right)
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return [
        (kind == "equal", "".join(one[a:b]), "".join(two[c:d])) for kind, a, b, c, d in matcher.get_opcodes()
    ]


def _html(text: str, ground: str | None, words: str) -> str:
    if not text:
        return ""
    body = escape(text).replace("\n", "<br>")
    if ground is None:
        return body
    return f'<span style="background-color:{ground}; color:{words}; text-decoration:underline">{body}</span>'
