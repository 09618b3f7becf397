"""The minutes on the screen as one frozen value, and what can be done to it. No Qt, no book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.checklist import Weight, review
from desktop.domain.commitment import Commitment
from desktop.domain.dialogue import Dialogue, Opinion, OpinionStatus, status_sums
from desktop.domain.vietnamese import fold, is_blank
from desktop.domain.writing import hour
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.promises import is_whole
from ui.forms.minutes.options import UNKNOWN_UNIT
from ui.forms.minutes.saving import commitments_of

FACTS, PEOPLE, OPENING, EARLIER, OPINIONS, CONCLUSION, CLOSING = (
    "facts", "people", "opening", "earlier", "opinions", "conclusion", "closing",
)  # fmt: skip
SECTIONS = {
    FACTS: "1. Thông tin chung",
    PEOPLE: "2. Thành phần",
    OPENING: "3. Khai mạc, báo cáo",
    EARLIER: "4. Kiến nghị kỳ trước",
    OPINIONS: "5. Ý kiến của Nhân dân",
    CONCLUSION: "6. Kết luận của chủ trì",
    CLOSING: "7. Kết thúc, đọc lại",
}
_SUM_WORDS = {
    OpinionStatus.ANSWERED: "trả lời tại chỗ",
    OpinionStatus.NOTED: "ghi nhận",
    OpinionStatus.TRANSFERRED: "chuyển",
    OpinionStatus.BEYOND: "ngoài thẩm quyền",
    None: "chưa trả lời",
}


@dataclass(frozen=True, slots=True)
class SectionState:
    """One line of the agenda: ``state`` is ``done | writing | todo``."""

    key: str
    title: str
    sub: str
    state: str


def with_opinion(
    draft: MinutesDraft, opinion: Opinion, made: Iterable[Commitment], place: int | None = None
) -> MinutesDraft:
    """The opinion put in its row, or at ``place`` (last when None) if it is new, with its commitments."""
    rows = list(draft.dialogue.opinions)
    at = place_of(draft, opinion.key)
    if at is None:
        rows.insert(len(rows) if place is None else place, opinion)
    else:
        rows[at] = opinion
    mine = tuple(made)
    keys = {each.key for each in mine}
    known = {each.key for each in commitments_of(draft, opinion.key)} | keys
    kept = [each for each in draft.commitments if each.key not in known]
    order = {each.key: n for n, each in enumerate(draft.commitments)}
    together = sorted((*kept, *mine), key=lambda each: order.get(each.key, len(order)))
    return replace(draft, dialogue=replace(draft.dialogue, opinions=tuple(rows)), commitments=tuple(together))


def without_opinion(draft: MinutesDraft, key: str) -> MinutesDraft:
    """The opinion and its commitments taken out."""
    gone = {each.key for each in commitments_of(draft, key)}
    rows = tuple(each for each in draft.dialogue.opinions if each.key != key)
    made = tuple(each for each in draft.commitments if each.key not in gone)
    return replace(draft, dialogue=replace(draft.dialogue, opinions=rows), commitments=made)


def moved(draft: MinutesDraft, key: str, place: int) -> MinutesDraft:
    """The opinion at another place; numbers follow the order."""
    rows = [each for each in draft.dialogue.opinions if each.key != key]
    row = next(each for each in draft.dialogue.opinions if each.key == key)
    rows.insert(max(0, min(place, len(rows))), row)
    return replace(draft, dialogue=replace(draft.dialogue, opinions=tuple(rows)))


def place_of(draft: MinutesDraft, key: str) -> int | None:
    return next((n for n, each in enumerate(draft.dialogue.opinions) if each.key == key), None)


def sums_sentence(opinions: Iterable[Opinion]) -> str:
    """`**7** ý kiến: 2 trả lời tại chỗ, 4 ghi nhận, 1 chuyển`; the parts always add up (BR-41)."""
    rows = tuple(opinions)
    sums = status_sums(rows)
    parts = [f"{count} {_SUM_WORDS[status]}" for status, count in sums.items() if count]
    return f"**{len(rows)}** ý kiến" + (f": {', '.join(parts)}" if parts else "")


def storable(draft: MinutesDraft, calendar: WorkingCalendar) -> MinutesDraft:
    """The draft without commitments the book would refuse; those wait in the journal until they are whole."""
    kept = tuple(each for each in draft.commitments if is_whole(each, calendar))
    return replace(draft, commitments=kept)


def missing(draft: MinutesDraft) -> int:
    """How many points must still be mended before completion, letters not checked here."""
    found = review(draft.dialogue, draft.commitments)
    return sum(each.weight is Weight.MUST for each in found)


def is_citizens(group: str) -> bool:
    """Whether a group of the attendance is of citizens; the others are delegates."""
    name = fold(group)
    return any(word in name for word in ("nhan dan", "cu tri", "ho dan", "nguoi dan", "ba con", "doan vien"))


def people_counts(noun: Dialogue) -> tuple[int, int]:
    """Citizens and delegates present."""
    citizens = sum(each.present for each in noun.attendance if is_citizens(each.group))
    return citizens, noun.present - citizens


def speakers(draft: MinutesDraft) -> dict[str, tuple[str, int]]:
    """Everyone who spoke or asked to: unit and number of opinions, by name, in order of speaking."""
    found: dict[str, tuple[str, int]] = {}
    for each in draft.dialogue.opinions:
        name = each.speaker.strip()
        if name:
            unit, count = found.get(name, ("", 0))
            found[name] = (each.unit.strip() or unit or UNKNOWN_UNIT, count + 1)
    for name in draft.waiting:
        found.setdefault(name, (UNKNOWN_UNIT, 0))
    return found


def agenda(draft: MinutesDraft, earlier: tuple[int, int], writing: str) -> tuple[SectionState, ...]:
    """The seven sections; ``earlier`` counts open commitments of before and how many are done by now."""
    noun = draft.dialogue
    told = {
        FACTS: _facts(noun),
        PEOPLE: _people(noun),
        OPENING: _paragraphs(noun.opening),
        EARLIER: (f"{earlier[0]} việc, xong {earlier[1]}" if earlier[0] else "không có việc còn mở", True),
        OPINIONS: (f"{len(noun.opinions)} ý kiến", bool(noun.opinions)),
        CONCLUSION: _paragraphs(noun.conclusion),
        CLOSING: _closing(noun),
    }
    return tuple(_state(key, told[key], writing=writing == key) for key in SECTIONS)


def _state(key: str, told: tuple[str, bool], *, writing: bool) -> SectionState:
    words, done = told
    if writing:
        return SectionState(key, SECTIONS[key], f"{words}, đang ghi" if words else "đang ghi", "writing")
    return SectionState(key, SECTIONS[key], words or "chưa ghi", "done" if done else "todo")


def _facts(noun: Dialogue) -> tuple[str, bool]:
    words = [hour(noun.start) if noun.start else "chưa có giờ", noun.place.split(",")[0]]
    return ", ".join(word for word in words if word), bool(noun.start and noun.place and noun.chairs)


def _people(noun: Dialogue) -> tuple[str, bool]:
    citizens, delegates = people_counts(noun)
    if not noun.present:
        return "", False
    parts = [f"{citizens} người dân"] if citizens else []
    parts += [f"{delegates} đại biểu"] if delegates else []
    return ", ".join(parts), True


def _paragraphs(text: str) -> tuple[str, bool]:
    count = sum(not is_blank(each) for each in text.split("\n"))
    return (f"{count} đoạn" if count else ""), bool(count)


def _closing(noun: Dialogue) -> tuple[str, bool]:
    words = [hour(noun.end)] if noun.end else []
    words += ["đã đọc lại"] if noun.read_back else []
    return ", ".join(words), bool(noun.end and noun.read_back)
