"""What letters to citizens and bodies share: whom they are to, how a matter came in, what it is about."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.domain import writing
from desktop.domain.letter_papers import (
    Arrival,
    Citizen,
    Correspondent,
    Denouncer,
    LetterPaper,
    MatterOnPaper,
)
from desktop.domain.papers import PersonOnPaper
from desktop.domain.people import masked_number
from desktop.domain.petition import PetitionType
from desktop.papers import composing
from desktop.papers.composing import body, labelled
from desktop.papers.document import Block, OfficialDocument, Paragraph, Role, Run
from desktop.papers.letterhead import signer_block
from desktop.papers.wording import Wording, capital, one_line, printed, without_stop, wording_of


def wording_for(paper: LetterPaper, part: str) -> Wording:
    return wording_of(paper.head, paper.written_on).part("letters").part(part)


def letter(paper: LetterPaper, wording: Wording, subject: str, blocks: Sequence[Block]) -> OfficialDocument:
    """A letter that one person signs; without given recipients those of its kind, none who is secret."""
    secret = isinstance(paper.citizen, Denouncer) and "recipients_secret" in wording.data
    return composing.assemble(
        head=paper.head,
        day=paper.written_on,
        wording=wording,
        subject=subject,
        blocks=blocks,
        signatures=(signer_block(wording, paper.signer),),
        given_recipients=paper.recipients or (wording["recipients_secret"] if secret else ()),
        draft=paper.draft,
    )


def addressee(wording: Wording, text: str) -> Paragraph:
    label = Run(str(wording["addressee"]), italic=bool(wording["addressee_italic"]))
    return Paragraph(Role.ADDRESSEE, (label, Run(f"{capital(text)}.")), "kính gửi")


def named(wording: Wording, citizen: Correspondent | None, *, address: bool = True) -> str:
    """``ông (bà) Lê Văn Tản, thôn Đồng Mẫu``; of a denouncer only the code and the paper file."""
    if citizen is None:
        return str(wording["anonymous"])
    if isinstance(citizen, Denouncer):
        return _denouncer(wording, citizen)
    others = citizen.count - 1
    group = wording.say("group", others=writing.two_digits(others)) if others > 0 else ""
    name = wording.say("citizen", name=wording.or_unknown(citizen.name), group=group)
    lives = address_of(wording, citizen) if address else ""
    return name + (wording.say("address", address=lives) if lives else "")


def _denouncer(wording: Wording, denouncer: Denouncer) -> str:
    number = without_stop(denouncer.secret_file)
    file = wording.say("secret_file", number=number) if number else ""
    return wording.say("denouncer", code=wording.or_unknown(denouncer.code), file=file)


def address_of(wording: Wording, citizen: Citizen) -> str:
    address, old = without_stop(citizen.address), without_stop(citizen.old_address)
    if address and old and old != address:
        return wording.say("old_address", address=address, old_address=old)
    return address or old


def you(wording: Wording, citizen: Correspondent | None) -> str:
    """How the text goes on to call the one it is about."""
    return str(wording["you_denouncer" if isinstance(citizen, Denouncer) else "you"])


def identity(wording: Wording, citizen: Correspondent | None, *, whole: bool) -> list[Paragraph]:
    """The lines that name a person for the law; none for a denouncer."""
    if not isinstance(citizen, Citizen):
        return []
    number = one_line(citizen.id_number)
    shown = (number if whole else masked_number(number)) or str(wording["unknown"])
    lives = address_of(wording, citizen) or str(wording["unknown"])
    return [
        *labelled(wording["identity_label"], wording.say("identity", number=shown), "số căn cước"),
        body(wording["identity_issued"], "số căn cước"),
        *labelled(wording["address_label"], f" {lives}.", "địa chỉ"),
    ]


def matters_word(wording: Wording, types: Iterable[PetitionType | None], words: str = "matter") -> str:
    """``kiến nghị, phản ánh``: every kind of matter once, in the order they come."""
    found = (str(wording[words][kind.value if kind else "none"]) for kind in types)
    return ", ".join(dict.fromkeys(found))


def came_in(wording: Wording, arrival: Arrival | None, matters: str, whom: str, day: date) -> Paragraph:
    """The first sentence: on what day and by what way the matter came."""
    if arrival is None or arrival.channel is None:
        on = arrival.on if arrival else day
        said = wording.say("heard", day=writing.paper_date(on), matters=matters, whom=whom)
    else:
        entered = wording.say("entered", number=writing.two_digits(arrival.number)) if arrival.number else ""
        said = wording.say(
            "received",
            day=writing.paper_date(arrival.on),
            matters=matters,
            whom=whom,
            how=wording["how"][arrival.channel.value],
            entered=entered,
        )
    return body(said, "mở đầu")


def about(wording: Wording, matter: MatterOnPaper, where: str, label: str | None = None) -> list[Paragraph]:
    """What the matter is and what is asked for, as it was written down."""
    content = ended(matter.content) or str(wording["unknown"])
    asked = ended(matter.request)
    return [
        *labelled(label or str(wording["content_label"]), f" {content}", where),
        *(labelled(wording["request_label"], f" {asked}", f"đề nghị của {where}") if asked else ()),
    ]


def ended(text: str) -> str:
    """A text exactly as it was written, with a full stop where its last sentence lacks one."""
    shown = printed(text)
    return f"{shown}." if shown and (shown[-1].isalnum() or shown[-1] in ")”") else shown


def document_words(wording: Wording, matter: MatterOnPaper) -> str:
    """`` (Văn bản số 12-CV/ĐU, ngày 05/11/2026)``, or nothing."""
    number = without_stop(matter.document).removeprefix("Số").lstrip(": ")
    if not number:
        return ""
    day = (
        wording.say("document_day", day=writing.paper_date(matter.document_on)) if matter.document_on else ""
    )
    return wording.say("document", document=number, day=day)


def listed(wording: Wording, lead: str, line: str, titles: Sequence[str], where: str) -> list[Paragraph]:
    """A lead sentence and one dashed line for each title."""
    names = [name for name in map(without_stop, titles) if name]
    if not names:
        return []
    last = len(names) - 1
    lines = (wording.say(line, title=name, end="." if at == last else ";") for at, name in enumerate(names))
    return [body(wording[lead], where, keep_with_next=True), *(body(text, where) for text in lines)]


def plainly(person: PersonOnPaper | None) -> str:
    """``Phùng Văn Chuyên, Chánh Văn phòng Đảng ủy``: to citizens no one is “đồng chí”."""
    if person is None:
        return ""
    return ", ".join(part for part in (one_line(person.name), one_line(person.title)) if part)
