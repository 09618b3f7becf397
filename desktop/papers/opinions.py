"""One opinion on paper: who raised it and what, who answered and what, what was promised (BR-41, BR-42).

An opinion may run to over a thousand words, so it is set as paragraphs over the full width and never
in a table cell.
"""

from desktop.domain import writing
from desktop.domain.papers import CommitmentOnPaper, OpinionOnPaper, PersonOnPaper
from desktop.papers.composing import labelled, stopped
from desktop.papers.document import Paragraph
from desktop.papers.wording import Wording, one_line, printed, without_stop


def opinion_paragraphs(opinion: OpinionOnPaper, wording: Wording) -> list[Paragraph]:
    where = f"ý kiến số {opinion.number}"
    lines = labelled(
        wording.say("opinion_label", number=opinion.number),
        _said(opinion, wording) + (printed(opinion.content) or str(wording["unknown"])),
        where,
    )
    lines += _answer(opinion, wording, where)
    for promise in opinion.commitments:
        lines += labelled(
            wording["promise_label"],
            promise_text(promise, opinion.answered_by, wording),
            f"cam kết của {where}",
        )
    return lines + labelled(wording["status_label"], _status(opinion, wording), where)


def _said(opinion: OpinionOnPaper, wording: Wording) -> str:
    """`` Ông Phạm Ngọc Bách, thôn Bến Đò (lĩnh vực: Đất đai; nêu tại hội nghị lúc 8 giờ 05): ``"""
    unit = one_line(opinion.unit)
    about = "; ".join(_about(opinion, wording))
    return wording.say(
        "opinion",
        speaker=wording.or_unknown(opinion.speaker),
        unit=wording.say("opinion_unit", unit=unit) if unit else "",
        about=wording.say("opinion_about", about=about) if about else "",
    )


def _about(opinion: OpinionOnPaper, wording: Wording) -> list[str]:
    parts = []
    if one_line(opinion.subject_area):
        parts.append(wording.say("opinion_area", area=one_line(opinion.subject_area)))
    raised = [str(wording["source_at"][opinion.source.value])] if opinion.source else []
    if opinion.channel:
        raised.append(str(wording["channel"][opinion.channel.value]))
    if opinion.raised_at:
        raised.append(wording.say("opinion_time", hour=writing.hour(opinion.raised_at)))
    return [*parts, " ".join(raised)] if raised else parts


def _answer(opinion: OpinionOnPaper, wording: Wording, where: str) -> list[Paragraph]:
    answer = printed(opinion.answer)
    if not answer and opinion.answered_by is None:
        return []
    person = opinion.answered_by
    by = wording.say("answer_by", person=wording.briefly(person)) if person else str(wording["answer_nobody"])
    return labelled(wording["answer_label"], by + (answer or str(wording["answer_none"])), f"trả lời {where}")


def promise_text(promise: CommitmentOnPaper, answerer: PersonOnPaper | None, wording: Wording) -> str:
    """What was promised; by whom only when that is not the one who answered."""
    support = "; ".join(one_line(name) for name in promise.support)
    by = promise.promised_by
    return stopped(
        wording.say(
            "promise",
            content=without_stop(promise.content),
            by=wording.say("promise_by", person=wording.briefly(by)) if by and by != answerer else "",
            lead=wording.or_unknown(promise.lead),
            support=wording.say("promise_support", support=support) if support else "",
            due=wording.due(promise),
            writing=wording["promise_writing"] if promise.reply_in_writing else "",
        )
    )


def _status(opinion: OpinionOnPaper, wording: Wording) -> str:
    status = str(wording["status"][opinion.status.value if opinion.status else "none"])
    reason = without_stop(opinion.no_commitment_reason)
    return stopped(f" {status}{wording.say('no_commitment', reason=reason) if reason else ''}")
