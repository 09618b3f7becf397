"""Rows of petitions and of other offices' figures to the nouns of the domain and back."""

from desktop.domain import petition as pet
from desktop.domain.collation import name_key
from desktop.domain.figures import ModelKind, ProcedureFigures, RecognisedModel, Survey
from desktop.domain.office import Side
from desktop.domain.people import Person
from desktop.domain.reception import Consent, Struck
from desktop.domain.vietnamese import fold
from desktop.store import petition_tables as tab
from desktop.store.references import References

_NOBODY = Person()


def petition(row: tab.PetitionTable) -> pet.Petition:
    return pet.Petition(
        key=row.key,
        received=row.received,
        channel=pet.Channel(row.channel),
        type=pet.PetitionType(row.type),
        content=row.content,
        number=row.number,
        sender=_sender(row),
        senders_count=row.senders_count,
        secret_file=row.secret_file,
        disclosure_consent=row.disclosure_consent,
        consent=Consent(row.consent_by, row.consent_at) if row.consent_at else None,
        subject_area=row.subject_area.key if row.subject_area else None,
        case_count=row.case_count,
        eligible=row.eligible,
        ineligible_reason=row.ineligible_reason,
        checks=tuple(row.checks),
        competence=pet.Competence(row.competence) if row.competence else None,
        capacity=Side(row.capacity) if row.capacity else None,
        complex=row.complex,
        complex_reason=row.complex_reason,
        remote=row.remote,
        instance=pet.Instance(row.instance) if row.instance else None,
        repeat_of=row.repeat_of.key if row.repeat_of else None,
        handling=pet.PetitionHandling(row.handling) if row.handling else None,
        handled_on=row.handled_on,
        handled_by=row.handled_by.key if row.handled_by else None,
        document=row.document,
        accepted_on=row.accepted_on,
        settled_on=row.settled_on,
        result=row.result,
        notice=_notice(row),
        withdrawn=pet.Withdrawal(row.withdrawn_on, row.withdrawn_reason) if row.withdrawn_on else None,
        code=row.code,
        struck=Struck(row.struck_on, row.struck_reason) if row.struck_on else None,
        due_on=row.due_on,
    )


def _sender(row: tab.PetitionTable) -> Person | None:
    found = Person(
        row.sender_name, row.sender_address, row.sender_old_address, row.sender_id_number, row.sender_phone
    )
    return None if found.is_blank else found


def _notice(row: tab.PetitionTable) -> pet.SenderNotice | None:
    if row.notice_on is None:
        return None
    form = pet.NoticeForm(row.notice_form) if row.notice_form else None
    return pet.SenderNotice(row.notice_on, row.notice_document, form)


def fill_petition(row: tab.PetitionTable, noun: pet.Petition, references: References) -> None:
    """The whole petition but its year and numbers, which the service gives."""
    _fill_intake(row, noun, references)
    _fill_handling(row, noun, references)
    row.title = title_of(noun)
    row.sort_key = name_key(row.title)
    row.folded = fold(" ".join(_words_of(noun)))
    row.sender_folded = fold(row.sender_name)


def _fill_intake(row: tab.PetitionTable, noun: pet.Petition, references: References) -> None:
    sender = noun.sender or _NOBODY
    row.received = noun.received
    row.channel = noun.channel
    row.type = noun.type
    row.content = noun.content
    row.sender_name, row.sender_address = sender.name, sender.address
    row.sender_old_address = sender.old_address
    row.sender_id_number, row.sender_phone = sender.id_number, sender.phone
    row.senders_count = noun.senders_count
    row.secret_file = noun.secret_file
    row.disclosure_consent = noun.disclosure_consent
    row.consent_by = noun.consent.recorded_by if noun.consent else ""
    row.consent_at = noun.consent.recorded_at if noun.consent else None
    row.code = noun.code
    row.subject_area_id = references.subject_area(noun.subject_area, "subject_area")
    row.case_count = noun.case_count
    row.eligible = noun.eligible
    row.ineligible_reason = noun.ineligible_reason
    row.checks = list(noun.checks)
    row.competence = noun.competence
    row.capacity = noun.capacity
    row.complex, row.complex_reason = noun.complex, noun.complex_reason
    row.remote = noun.remote
    row.instance = noun.instance
    row.repeat_of_id = references.petition(noun.repeat_of, "repeat_of")


def _fill_handling(row: tab.PetitionTable, noun: pet.Petition, references: References) -> None:
    row.handling = noun.handling
    row.handled_on = noun.handled_on
    row.handled_by_id = references.body(noun.handled_by, "handled_by")
    row.document = noun.document
    row.accepted_on = noun.accepted_on
    row.settled_on = noun.settled_on
    row.result = noun.result
    row.notice_on = noun.notice.on if noun.notice else None
    row.notice_document = noun.notice.document if noun.notice else ""
    row.notice_form = noun.notice.form if noun.notice else None
    row.withdrawn_on = noun.withdrawn.on if noun.withdrawn else None
    row.withdrawn_reason = noun.withdrawn.reason if noun.withdrawn else ""
    row.struck_on = noun.struck.on if noun.struck else None
    row.struck_reason = noun.struck.reason if noun.struck else ""
    row.due_on = noun.due_on
    row.is_open = noun.struck is None and noun.withdrawn is None and noun.settled_on is None


def title_of(noun: pet.Petition) -> str:
    """Whose petition a list shows: the sender's name, or the code of a denunciation (BR-26)."""
    if noun.is_secret:
        return noun.code
    return noun.sender.name if noun.sender else ""


def _words_of(noun: pet.Petition) -> tuple[str, ...]:
    sender = (noun.sender or _NOBODY) if not noun.is_secret else _NOBODY
    return (noun.code, sender.name, sender.address, sender.old_address, noun.content)


def survey(row: tab.SurveyTable) -> Survey:
    return Survey(row.key, row.first, row.last, row.subject, row.satisfied, row.neutral, row.dissatisfied)


def fill_survey(row: tab.SurveyTable, noun: Survey) -> None:
    row.first, row.last, row.subject = noun.first, noun.last, noun.subject
    row.satisfied, row.neutral, row.dissatisfied = noun.satisfied, noun.neutral, noun.dissatisfied


def procedure_figures(row: tab.ProcedureFiguresTable) -> ProcedureFigures:
    return ProcedureFigures(row.key, row.first, row.last, row.unit, row.received, row.resolved, row.on_time)


def fill_procedure_figures(row: tab.ProcedureFiguresTable, noun: ProcedureFigures) -> None:
    row.first, row.last, row.unit = noun.first, noun.last, noun.unit
    row.received, row.resolved, row.on_time = noun.received, noun.resolved, noun.on_time


def recognised_model(row: tab.RecognisedModelTable) -> RecognisedModel:
    return RecognisedModel(
        key=row.key,
        registered_on=row.registered_on,
        name=row.name,
        owner=row.owner,
        subject_area=row.subject_area.key if row.subject_area else None,
        kind=ModelKind(row.kind) if row.kind else None,
        recognised_on=row.recognised_on,
        recognised_by=row.recognised_by,
        document=row.document,
    )


def fill_recognised_model(
    row: tab.RecognisedModelTable, noun: RecognisedModel, references: References
) -> None:
    row.registered_on, row.name, row.owner = noun.registered_on, noun.name, noun.owner
    row.subject_area_id = references.subject_area(noun.subject_area, "subject_area")
    row.kind = noun.kind
    row.recognised_on, row.recognised_by = noun.recognised_on, noun.recognised_by
    row.document = noun.document
