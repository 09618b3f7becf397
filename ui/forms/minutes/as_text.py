"""All that minutes say, as plain text: for laying two states side by side and for keeping them elsewhere."""

from __future__ import annotations

from desktop.domain.writing import hour, short_date
from desktop.services.drafts import MinutesDraft
from ui.forms.journal.offer import Offer
from ui.forms.minutes.options import STATUS_WORDS
from ui.forms.minutes.saving import commitments_of


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
