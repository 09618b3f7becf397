"""Petitions in a records file."""

from desktop.domain import petition as pet
from desktop.domain.office import Side
from desktop.exchange.fields import Fields
from desktop.exchange.person_records import read_person, refuse_identity, written_person
from desktop.exchange.values import Json, written_day

_OF_DENUNCIATIONS = ("secret_file", "disclosure_consent")


def read_petition(fields: Fields) -> pet.Petition:
    """A petition; a denunciation carries no sender unless with consent (BR-24), a mixed one holds none."""
    key = fields.key()
    received = fields.required_day("received")
    channel = fields.required_choice("channel", pet.Channel)
    kind = fields.required_choice("type", pet.PetitionType)
    consent = fields.flag("disclosure_consent")
    if kind is pet.PetitionType.DENUNCIATION and not consent:
        refuse_identity(fields, ("sender",))
    petition = pet.Petition(
        key=key,
        received=received,
        channel=channel,
        type=kind,
        disclosure_consent=consent,
        content=fields.required("content"),
        number=fields.count("number"),
        sender=read_person(fields.child("sender")),
        senders_count=fields.count_or("senders_count", 1),
        secret_file=fields.text("secret_file"),
        subject_area=fields.reference("subject_area"),
        case_count=fields.count_or("case_count", 1),
        eligible=fields.yes_or_no("eligible"),
        ineligible_reason=fields.text("ineligible_reason"),
        competence=fields.choice("competence", pet.Competence),
        capacity=fields.choice("capacity", Side),
        complex=fields.flag("complex"),
        complex_reason=fields.text("complex_reason"),
        remote=fields.flag("remote"),
        instance=fields.choice("instance", pet.Instance),
        repeat_of=fields.reference("repeat_of"),
        handling=fields.choice("handling", pet.PetitionHandling),
        handled_on=fields.day("handled_on"),
        handled_by=fields.reference("handled_by"),
        document=fields.text("document"),
        accepted_on=fields.day("accepted_on"),
        settled_on=fields.day("settled_on"),
        result=fields.text("result"),
        notice=_read_notice(fields.child("notice")),
        withdrawn=_read_withdrawal(fields.child("withdrawn")),
    )
    fields.end()
    _check(fields, petition)
    return petition


def _check(fields: Fields, petition: pet.Petition) -> None:
    if petition.repeat_of == petition.key:
        raise fields.refusal("records-repeats-itself", "repeat_of")
    if petition.type is pet.PetitionType.MIXED:
        for name in _OF_DENUNCIATIONS:
            if getattr(petition, name):
                raise fields.refusal("records-mixed-denunciation", name)


def _read_notice(fields: Fields | None) -> pet.SenderNotice | None:
    """No notice when nothing is said of it; otherwise the day it went out."""
    if fields is None:
        return None
    if not any([fields.has("date"), fields.has("document"), fields.has("form")]):
        fields.end()
        return None
    notice = pet.SenderNotice(
        fields.required_day("date"), fields.text("document"), fields.choice("form", pet.NoticeForm)
    )
    fields.end()
    return notice


def _read_withdrawal(fields: Fields | None) -> pet.Withdrawal | None:
    if fields is None:
        return None
    if not any([fields.has("on"), fields.has("reason")]):
        fields.end()
        return None
    withdrawal = pet.Withdrawal(fields.required_day("on"), fields.text("reason"))
    fields.end()
    return withdrawal


def write_petition(petition: pet.Petition) -> Json:
    """The petition without what only the book keeps, and never with a denouncer's name (BR-26)."""
    sender = None if petition.is_secret else petition.sender
    return {
        "key": petition.key,
        "received": written_day(petition.received),
        "number": petition.number,
        "channel": petition.channel.value,
        "sender": written_person(sender) if sender else None,
        "senders_count": petition.senders_count,
        "secret_file": petition.secret_file or None,
        "disclosure_consent": petition.disclosure_consent,
        "type": petition.type.value,
        "subject_area": petition.subject_area,
        "content": petition.content,
        "case_count": petition.case_count,
        "eligible": petition.eligible,
        "ineligible_reason": petition.ineligible_reason or None,
        "competence": petition.competence.value if petition.competence else None,
        "capacity": petition.capacity.value if petition.capacity else None,
        "complex": petition.complex,
        "complex_reason": petition.complex_reason or None,
        "remote": petition.remote,
        "instance": petition.instance.value if petition.instance else None,
        "repeat_of": petition.repeat_of,
        **_handling(petition),
    }


def _handling(petition: pet.Petition) -> Json:
    notice, withdrawn = petition.notice, petition.withdrawn
    return {
        "handling": petition.handling.value if petition.handling else None,
        "handled_on": written_day(petition.handled_on),
        "handled_by": petition.handled_by,
        "document": petition.document or None,
        "accepted_on": written_day(petition.accepted_on),
        "settled_on": written_day(petition.settled_on),
        "result": petition.result or None,
        "notice": {
            "date": written_day(notice.on),
            "document": notice.document or None,
            "form": notice.form.value if notice.form else None,
        }
        if notice
        else None,
        "withdrawn": {"on": written_day(withdrawn.on), "reason": withdrawn.reason or None}
        if withdrawn
        else None,
    }
