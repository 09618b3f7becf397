"""What letters about a visit, a case or a petition say: rows resolved to the wording of their own day.

A denouncer has a type of their own that holds nothing but a code and the number of the paper file,
so no letter can carry an identity that must not be written down (Luật Tố cáo 25/2018/QH14 Điều 8.3).
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop.domain.papers import Paper, PersonOnPaper
from desktop.domain.petition import Channel, PetitionType

COPIES_OF_RECEIPT = 2


@dataclass(frozen=True, slots=True)
class Citizen:
    """A citizen as a letter names them; ``count`` is how many came or signed together."""

    name: str
    address: str = ""
    old_address: str = ""
    id_number: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Denouncer:
    """All that may be written of who denounces: ``TC-2026-014`` and the number of the paper file (BR-24)."""

    code: str
    secret_file: str = ""


Correspondent = Citizen | Denouncer


@dataclass(frozen=True, slots=True)
class Arrival:
    """When and how a matter came in.

    ``channel`` None: told at the reception of ``on``; ``number`` is the incoming number of a petition.
    """

    on: date
    channel: Channel | None = None
    number: int | None = None


class Outcome(StrEnum):
    """What the sender is told became of a matter (Luật Tiếp công dân 42/2013/QH13 Điều 28.1)."""

    ACCEPTED = "accepted"
    TRANSFERRED = "transferred"
    URGED = "urged"
    MORE_TIME = "more_time"
    GUIDED = "guided"
    HANDED_BACK = "handed_back"


@dataclass(frozen=True, slots=True)
class MatterOnPaper:
    """One matter and what became of it.

    ``body`` takes it up, receives it or is the one to turn to; ``document`` is the paper that handled it;
    ``due_on`` the day an answer is promised for; ``explanation`` the guidance or reason as typed.
    """

    type: PetitionType | None
    content: str
    request: str = ""
    outcome: Outcome | None = None
    body: str = ""
    document: str = ""
    document_on: date | None = None
    due_on: date | None = None
    explanation: str = ""
    in_competence: bool | None = None


@dataclass(frozen=True, slots=True)
class LetterPaper(Paper):
    """A letter about what a citizen brought on ``event_on``.

    ``whole_number`` prints an identity number whole, as the forms do that legally name the person;
    everywhere else only its last signs are shown (BR-28).
    """

    event_on: date
    citizen: Correspondent | None
    whole_number: bool = False
    signer: PersonOnPaper | None = None
    recipients: tuple[str, ...] = ()
    draft: bool = True

    @property
    def about_on(self) -> date:
        return self.event_on


@dataclass(frozen=True, slots=True)
class AcceptanceNoticePaper(LetterPaper):
    """Thông báo tiếp nhận, xử lý, within 10 working days (BR-30, formats §4 (5)).

    ``contact``: whom the citizen may ask (NĐ 154/2026/NĐ-CP Điều 25.3).
    """

    arrival: Arrival | None = None
    matters: tuple[MatterOnPaper, ...] = ()
    contact: PersonOnPaper | None = None


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the table of a receipt; ``amount`` is the number of pages or pieces."""

    title: str
    amount: int | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptPaper(LetterPaper):
    """Giấy biên nhận, Mẫu 02/TCD: made in two copies, one handed over (BR-22)."""

    at: time | None = None
    place: str = ""
    receiver: PersonOnPaper | None = None
    lines: tuple[ReceiptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusalNoticePaper(LetterPaper):
    """Thông báo từ chối tiếp công dân, Mẫu 01/TCD (BR-21). ``ground`` is printed as written."""

    matters: tuple[MatterOnPaper, ...] = ()
    ground: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceSlipPaper(LetterPaper):
    """Phiếu hướng dẫn: why not here, where to go, what is given back (Thông tư 05/2021/TT-TTCP)."""

    arrival: Arrival | None = None
    matter: MatterOnPaper | None = None
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferSlipPaper(LetterPaper):
    """Phiếu chuyển đơn to the competent body; of a denunciation in the manner of Mẫu 03 (no identity)."""

    arrival: Arrival | None = None
    matter: MatterOnPaper | None = None
    enclosed: tuple[str, ...] = ()
