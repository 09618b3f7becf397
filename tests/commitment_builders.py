"""A book whose promises come from everywhere and stand in every group, for tests of lists and figures."""

from datetime import date

from desktop.domain.commitment import (
    CommitmentSource,
    Dropped,
    Due,
    Extension,
    Fulfilment,
    Progress,
    Reminder,
    transfer_note,
)
from desktop.domain.petition import PetitionType
from desktop.office import Office
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import plan_dialogue
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.petitions import record_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.visits import VisitDraft, record_visit
from tests import builders, petition_builders, reception_builders

SINCE = date(2026, 10, 1)
DENOUNCER = "Ông Lò Văn Páo"


def in_every_group(office: Office) -> None:
    """On 12/11/2026; each key names the group or the reason it stands there."""
    told = {"promised_on": SINCE, "reply_in_writing": False}
    far = Due.by_date(date(2026, 12, 31))
    handed = Progress(date(2026, 11, 2), note=transfer_note("Công ty Điện lực Sơn Hà", "Số 12-CV/ĐU"))
    reminder = Reminder(date(2026, 11, 5), "Số 160-CV/ĐU")
    for key, due, more in (
        ("late", Due.by_date(date(2026, 11, 9)), {}),
        ("late-waiting", Due.by_date(date(2026, 11, 11)), {"reminders": (reminder,)}),
        ("today", Due.by_date(date(2026, 11, 12)), {}),
        ("soon", Due.by_date(date(2026, 11, 19)), {}),
        ("later", Due.by_date(date(2026, 11, 20)), {}),
        ("undated", Due.open_ended("chờ tỉnh"), {}),
        ("handed-on", far, {"progress": (handed,)}),
        ("reminded", far, {"reminders": (reminder,)}),
        ("reminded-undated", Due.open_ended("chờ tỉnh"), {"reminders": (reminder,)}),
        ("answered", far, {"reminders": (reminder,), "progress": (Progress(date(2026, 11, 5), 40),)}),
        ("done", far, {"fulfilled": Fulfilment(date(2026, 11, 10), "Xong")}),
        ("done-late", Due.by_date(date(2026, 10, 30)), {"fulfilled": Fulfilment(date(2026, 11, 3), "Xong"),
         "extensions": (Extension(date(2026, 10, 20), date(2026, 11, 6), "mưa lũ"),)}),
        ("dropped", far, {"dropped": Dropped(date(2026, 11, 3), "trùng việc")}),
    ):  # fmt: skip
        make_commitment(office, builders.commitment(key, due=due, **{**told, **more}))


def from_everywhere(office: Office) -> None:
    """One promise of each source; one made on a denunciation, in a session and in the post."""
    plan_dialogue(office, builders.planned_dialogue())
    made = builders.commitment("of-opinion")
    record_opinion(office, OpinionDraft("dt-2026-11-12", builders.answered_opinion(), (made,)))
    plan_session(office, reception_builders.session())
    session = reception_builders.SESSION
    record_visit(
        office, VisitDraft(session, reception_builders.visit(), (reception_builders.promise("of-case"),))
    )
    secret = reception_builders.promise("of-told-case", case_key="vv-lt-9")
    record_visit(office, VisitDraft(session, reception_builders.denunciation(), (secret,)))
    record_petition(office, petition_builders.petition())
    record_petition(office, petition_builders.denunciation())
    for key, petition in (("of-petition", "don-118"), ("of-told-petition", "don-119")):
        source = CommitmentSource(petition=petition)
        promised = DENOUNCER if petition == "don-119" else "Bà Phùng Thị Yến"
        make_commitment(office, builders.commitment(key, source=source, promised_to=promised))
    make_commitment(office, builders.commitment("of-office", promised_by="cb-thinh"))
    assert petition_builders.denunciation().type is PetitionType.DENUNCIATION
