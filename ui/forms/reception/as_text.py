"""All that a session says, as plain text: to lay two states side by side, to keep it elsewhere."""

from __future__ import annotations

from desktop.domain.people import masked_number
from desktop.domain.reception import Visit
from desktop.domain.writing import hour, short_date
from desktop.services.reception_drafts import ReceptionDraft
from ui.forms.journal.offer import Offer
from ui.forms.reception.cases_part import LETTERS
from ui.forms.reception.draft import commitments_of
from ui.forms.reception.finding_words import who
from ui.forms.reception.words import SIGNED_WORDS
from ui.forms.reception_words import CASE_TYPES, HANDLINGS


def text_of(draft: ReceptionDraft, offer: Offer) -> str:
    """Everything typed; a denunciation by its code."""
    noun = draft.session
    lines = [f"Buổi tiếp công dân ngày {short_date(noun.held_on)}"]
    lines += [f"Bắt đầu {hour(noun.start)}"] if noun.start else []
    lines += [f"Kết thúc {hour(noun.end)}"] if noun.end else []
    lines += [f"Địa điểm: {noun.place}"] if noun.place else []
    lines += [", ".join(part for part in (each.name, each.title, each.unit) if part)
              for each in noun.attendees]  # fmt: skip
    for place, visit in enumerate(noun.visits, 1):
        lines += ["", f"Lượt {visit.number or place}: {who(visit)}", *_visit(visit, draft, offer)]
    lines += ["", f"Kết luận: {noun.conclusion}"] if noun.conclusion.strip() else []
    return "\n".join(lines)


def _visit(visit: Visit, draft: ReceptionDraft, offer: Offer) -> list[str]:
    lines = [f"Giờ đến {hour(visit.arrived)}"] if visit.arrived else []
    lines += [f"{visit.people_count} người"]
    if not visit.is_secret:
        for each in visit.people:
            parts = (each.name, each.address, each.old_address, masked_number(each.id_number), each.phone)
            lines.append(", ".join(part for part in parts if part))
    lines += [f"Hồ sơ mật số {visit.secret_file}"] if visit.secret_file else []
    promised = {each.source.case: each for each in commitments_of(draft, visit) if each.source is not None}
    for letter, case in zip(LETTERS, visit.cases, strict=False):
        kind = CASE_TYPES[case.type] if case.type else "chưa chọn loại"
        lines.append(f"{letter}) {kind}, {offer.area(case.subject_area)}: {case.content}")
        lines += [f"Yêu cầu: {case.request}"] if case.request.strip() else []
        lines += [f"Ý kiến của người tiếp: {case.answer}"] if case.answer.strip() else []
        lines += [f"Hướng xử lý: {HANDLINGS[case.handling]} {case.document}".strip()] if case.handling else []
        made = promised.get(case.key)
        if made is not None:
            lines.append(f"Cam kết: {made.content} ({offer.body(made.lead) or 'chưa có cơ quan chủ trì'})")
    lines += [f"Giấy tờ: {each.title} {each.pages or ''}".strip() for each in visit.papers_received]
    lines += [f"Từ chối tiếp: {visit.refusal.ground}; {visit.refusal.detail}"] if visit.refusal else []
    lines += [str(SIGNED_WORDS[visit.signed])] if visit.signed else []
    lines += [f"Đã bỏ: {visit.struck.reason}"] if visit.struck else []
    return lines
