"""Receptions, petitions and figures of the records file: every field, every default, every secret."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import figures as fig
from desktop.domain import petition as pet
from desktop.domain import reception as rec
from desktop.domain.commitment import CommitmentSource
from desktop.domain.dialogue import DocumentNumber
from desktop.domain.errors import BadRecords
from desktop.domain.office import Capacity, Side
from desktop.domain.people import Person
from desktop.exchange import records
from desktop.exchange.references import Known, check_references
from desktop.texts import sentence
from tests.desktop.exchange.random_values import (
    count,
    day,
    filled,
    keys,
    maybe,
    moment,
    optional,
    some_day,
    text,
    tuple_of,
)
from tests.desktop.exchange.reception_faults import RECEPTION_FAULTS
from tests.desktop.exchange.small import encoded, small, with_value, without
from tests.desktop.exchange.small_receptions import PERSON

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAME = PERSON["name"]
Place = tuple[str | int, ...]

_SESSION: Place = ("reception_sessions", 0)
_VISIT: Place = (*_SESSION, "visits", 0)
_CASE: Place = (*_VISIT, "cases", 0)
_PETITION: Place = ("petitions", 0)

# Where, the key that must be named, the way from that record, and the fields by what they may hold.
FIELDS: tuple[tuple[Place, str, str, dict[str, str]], ...] = (
    (_SESSION, "tcd-1", "", {
        "text": "place ground reason note_taker conclusion", "key": "host delegate",
        "day": "date moved_to issued_on", "time": "start end", "count": "number copies",
        "choice": "capacity kind status", "list": "attendees visits", "object": "conclusion_notice",
    }),
    ((*_SESSION, "attendees", 0), "tcd-1", "attendees[1].", {"text": "name title unit"}),
    ((*_SESSION, "conclusion_notice"), "tcd-1", "conclusion_notice.", {
        "count": "number", "day": "issued_on",
    }),
    (_VISIT, "lt-1", "", {
        "text": "appointing_paper sign_refusal_reason secret_file", "time": "arrived",
        "count": "people_count", "choice": "signed", "flag": "disclosure_consent", "object": "refusal",
        "list": "people representatives papers_received cases",
    }),
    ((*_VISIT, "people", 0), "lt-1", "people[1].", {"text": "name address old_address id_number phone"}),
    ((*_VISIT, "papers_received", 0), "lt-1", "papers_received[1].", {
        "text": "title condition", "count": "pages",
    }),
    ((*_SESSION, "visits", 2, "refusal"), "lt-3", "refusal.", {
        "text": "ground detail", "count": "number", "day": "issued_on",
    }),
    (_CASE, "vv-1", "", {
        "text": "content request settled_by document answer result note", "key": "subject_area handled_by",
        "choice": "type occurrence handling", "flag": "in_competence", "count": "same_content_people",
    }),
    (_PETITION, "don-1", "", {
        "text": "secret_file content ineligible_reason complex_reason document result",
        "key": "subject_area repeat_of handled_by", "day": "received handled_on accepted_on settled_on",
        "choice": "channel type competence capacity instance handling", "object": "sender notice withdrawn",
        "count": "number senders_count case_count", "flag": "disclosure_consent eligible complex remote",
    }),
    ((*_PETITION, "sender"), "don-1", "sender.", {"text": "name address old_address id_number phone"}),
    ((*_PETITION, "notice"), "don-1", "notice.", {"text": "document", "day": "date", "choice": "form"}),
    (("petitions", 2, "withdrawn"), "don-3", "withdrawn.", {"text": "reason", "day": "on"}),
    (("surveys", 0), "ks-1", "", {
        "text": "subject", "day": "from to", "count": "satisfied neutral dissatisfied",
    }),
    (("procedure_figures", 0), "tt-1", "", {
        "text": "unit", "day": "from to", "count": "received resolved on_time",
    }),
    (("recognised_models", 0), "mh-1", "", {
        "text": "name owner recognised_by document", "key": "subject_area", "choice": "kind",
        "day": "registered_on recognised_on",
    }),
)  # fmt: skip
_WRONG: dict[str, tuple[Any, ...]] = {
    "text": (7, True, ["x"], {"x": 1}, "\ud83d"),
    "key": (7, ["x"]),
    "day": (20260715, "15/07/2026", "2026-02-30", "2026-7-15", "0001-01-01", ["2026-07-15"]),
    "time": (805, "8:05", "08:05:00", "24:01", {"h": 8}),
    "count": ("1", 1.5, True, -1, 10**30, [1]),
    "choice": ("zzz", 1, "PARTY", ["party"]),
    "flag": (1, "true", [True]),
    "list": ("x", {"x": 1}, 7),
    "object": ("x", ["x"], 7),
}
WRONG_VALUES = [
    pytest.param((*place, name), key, f"{way}{name}", value, id=f"{key} {way}{name} {value!r:.20}")
    for place, key, way, kinds in FIELDS
    for kind, names in kinds.items()
    for name in names.split()
    for value in _WRONG[kind]
]
REQUIRED: tuple[tuple[Place, str, str], ...] = (
    (_SESSION, "tcd-1", "date capacity host kind status"),
    (_CASE, "vv-1", "type content"),
    (_PETITION, "don-1", "received channel type content"),
)
NAMES_OF_ENTRIES = (
    ((*_SESSION, "attendees", 0), "name"),
    ((*_VISIT, "papers_received", 0), "title"),
    ((*_SESSION, "visits", 2, "refusal"), "ground"),
    ((*_PETITION, "notice"), "date"),
    (("petitions", 2, "withdrawn"), "on"),
)
LISTS = ("attendees", "visits", "people", "representatives", "papers_received", "cases")
OPTIONAL = [
    (place, name)
    for place, _, _, kinds in FIELDS
    for names in kinds.values()
    for name in names.split()
    if (place, name) not in {(at, each) for at, _, names in REQUIRED for each in names.split()}
    and (place, name) not in NAMES_OF_ENTRIES
]


def refused(content: bytes) -> BadRecords:
    with pytest.raises(BadRecords) as caught:
        check_references(records.read(content, "thu.json"), Known())
    assert sentence(caught.value).startswith("Tệp thu.json")
    return caught.value


def read(content: object) -> records.Records:
    return records.read(encoded(content), "")


@pytest.mark.parametrize(("path", "key", "field", "value"), WRONG_VALUES)
def test_a_wrong_value_names_its_record_and_field(path: Place, key: str, field: str, value: object) -> None:
    content = json.dumps(with_value(path, value)).encode()
    error = refused(content)
    assert (error.data["place"], error.field) == (key, field)


@pytest.mark.parametrize("value", [None, "", "  ", "absent"])
@pytest.mark.parametrize(("place", "key", "names"), REQUIRED)
def test_what_is_required_must_be_there(place: Place, key: str, names: str, value: str | None) -> None:
    for name in names.split():
        path = (*place, name)
        error = refused(encoded(without(path) if value == "absent" else with_value(path, value)))
        assert (error.data["place"], error.field) == (key, name)


@pytest.mark.parametrize(("place", "name"), OPTIONAL)
def test_everything_else_may_be_missing_null_or_empty(place: Place, name: str) -> None:
    path = (*place, name)
    found = read(without(path))
    assert read(with_value(path, None)) == found
    assert read(with_value(path, [] if name in LISTS else "")) == found
    written = records.write(found)
    assert records.read(written, "") == found


@pytest.mark.parametrize("name", list(RECEPTION_FAULTS))
def test_each_fault_is_refused_by_its_name(name: str) -> None:
    path, value, key, field = RECEPTION_FAULTS[name]
    error = refused(encoded(with_value(path, value)))
    assert (error.data["place"], error.field) == (key, field)


@pytest.mark.parametrize(
    ("name", "place", "field"),
    [
        ("01-unknown-field", "don-1", "colour"),
        ("02-wrong-type", "lt-1", "people_count"),
        ("03-dangling-reference", "tcd-1", "host"),
        ("04-duplicate-key", "pkt", "key"),
        ("05-impossible-date", "don-1", "received"),
        ("06-end-before-start", "tcd-1", "end"),
        ("08-denunciation-identity", "lt-1", "people"),
        ("11-version-99", "", "version"),
    ],
)
def test_bad_files_are_refused_by_record_and_field(name: str, place: str, field: str) -> None:
    error = refused((SAMPLES / "bad" / f"{name}.json").read_bytes())
    assert (error.data.get("place", ""), error.field) == (place, field)


def test_the_small_file_becomes_receptions_and_petitions() -> None:
    found = read(small())
    held, postponed = found.reception_sessions
    group, secret, turned_away = held.visits
    complaint, hidden, mixed = found.petitions
    assert (held.capacity, held.start, held.conclusion_notice) == (
        Capacity.PARTY,
        time(8),
        DocumentNumber(12, date(2026, 7, 17)),
    )
    assert (postponed.moved_to, postponed.visits) == (date(2026, 12, 10), ())
    assert (group.people[0].name, group.people_count, len(group.cases)) == (NAME, 6, 2)
    assert (secret.is_secret, secret.people, secret.secret_file) == (True, (), "Hồ sơ mật số 01/2026")
    assert turned_away.refusal is not None
    assert turned_away.refusal.issued_on == date(2026, 7, 17)
    assert complaint.notice == pet.SenderNotice(date(2026, 8, 12), "Số 21/TB-UBND", pet.NoticeForm.WRITTEN)
    assert (hidden.is_secret, hidden.sender, hidden.capacity) == (True, None, Side.PARTY)
    assert (mixed.repeat_of, mixed.withdrawn) == ("don-1", pet.Withdrawal(date(2026, 9, 5), "Đã rõ"))
    assert [each.source for each in found.commitments[2:]] == [
        CommitmentSource(session="tcd-1", case="vv-1"),
        CommitmentSource(petition="don-1"),
    ]
    assert (found.surveys[0].satisfied, found.procedure_figures[0].on_time) == (611, 517)
    assert found.recognised_models[0].kind is fig.ModelKind.COLLECTIVE


def test_what_is_not_said_has_its_meaning() -> None:
    least = small() | {
        "reception_sessions": [
            small()["reception_sessions"][0]
            | {"visits": [{"key": "lt-1", "cases": [{"key": "vv-1", "type": "proposal", "content": "x"}]}]}
        ],
        "petitions": [{"key": "don-1", "received": "2026-08-03", "channel": "post", "type": "proposal",
                       "content": "x"}],
        "surveys": [{"key": "ks-1"}],
    }  # fmt: skip
    found = read(least)
    visit, petition = found.reception_sessions[0].visits[0], found.petitions[0]
    assert (visit.people_count, visit.disclosure_consent, visit.signed) == (1, False, None)
    assert (visit.cases[0].in_competence, visit.cases[0].same_content_people) == (None, 0)
    assert (petition.senders_count, petition.case_count, petition.eligible) == (1, 1, None)
    assert (petition.complex, petition.remote, petition.capacity) == (False, False, None)
    assert found.surveys == (fig.Survey("ks-1"),)
    written = json.loads(records.write(found))
    assert written["petitions"][0]["eligible"] is None
    assert written["reception_sessions"][0]["visits"][0]["cases"][0]["in_competence"] is None


def test_visits_and_people_are_counted_apart() -> None:
    """BR-17: nobody named, nobody counted, or many for one name: all of it is taken."""
    for people, said in (([], 0), ([PERSON], 40), ([PERSON, PERSON], 1)):
        file = with_value((*_VISIT, "people"), people)
        file["reception_sessions"][0]["visits"][0]["people_count"] = said
        visit = read(file).reception_sessions[0].visits[0]
        assert (len(visit.people), visit.people_count) == (len(people), said)


def test_the_whole_commune_is_written_as_it_was_read() -> None:
    found = records.read_file(SAMPLES / "binh-minh-ha.json")
    check_references(found, Known())
    written = records.write(found)
    visits = [visit for session in found.reception_sessions for visit in session.visits]
    assert (len(found.reception_sessions), len(visits), len(found.petitions)) == (55, 47, 62)
    assert (sum(each.people_count for each in visits), sum(len(each.cases) for each in visits)) == (74, 55)
    assert _said(json.loads(written)) == _said(
        json.loads((SAMPLES / "binh-minh-ha.json").read_text(encoding="utf-8"))
    )
    assert records.read(written, "") == found


def _said(value: Any) -> Any:
    """A file's content without what is missing, null or empty."""
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if each not in (None, "", [], {})}
    return [_said(each) for each in value] if isinstance(value, list) else value


def test_br_26_no_refusal_repeats_a_denouncer() -> None:
    secret = ("reception_sessions", 0, "visits", 1)
    for path, value in (
        ((*secret, "people"), [PERSON]),
        ((*secret, "people"), [{NAME: 1}]),
        ((*secret, "people"), NAME),
        ((*secret, "people"), {NAME: NAME}),
        ((*secret, "representatives"), [NAME]),
        ((*secret, "appointing_paper"), NAME),
        (("petitions", 1, "sender"), PERSON),
        (("petitions", 1, "sender"), NAME),
        (("petitions", 1, "sender"), {NAME: ""}),
    ):
        error = refused(encoded(with_value(path, value)))
        assert error.code == "records-denouncer"
        assert not [word for word in (NAME, *PERSON.values()) if word in sentence(error) + repr(error.data)]


@pytest.mark.parametrize("nobody", [None, [], [{}], [{"name": None, "phone": "  "}]])
def test_an_empty_denouncer_is_nobody(nobody: object) -> None:
    file = with_value(("reception_sessions", 0, "visits", 1, "people"), nobody)
    assert read(file) == read(small())


def test_a_denouncer_who_agreed_may_be_named() -> None:
    file = with_value(("reception_sessions", 0, "visits", 1, "people"), [PERSON])
    file["reception_sessions"][0]["visits"][1] |= {"disclosure_consent": True, "secret_file": None}
    file["petitions"][1] |= {"sender": PERSON, "disclosure_consent": True, "secret_file": None}
    found = read(file)
    assert found.reception_sessions[0].visits[1].people[0].name == NAME
    assert found.petitions[1].sender == Person(**PERSON)
    assert records.read(records.write(found), "") == found


def test_br_26_a_name_left_in_the_book_does_not_leave_it() -> None:
    """Should a denouncer's name ever stand in a record, no file carries it out."""
    found = read(small())
    (session, _), (_, hidden, _) = found.reception_sessions, found.petitions
    person = Person(**PERSON)
    made = {"people": (person,), "representatives": (NAME,), "appointing_paper": NAME}
    visits = (rec.Visit("lt-9", cases=session.visits[1].cases, secret_file="HS 1", **made),)
    written = records.write(
        records.Records(
            reception_sessions=(_with(session, visits=visits),), petitions=(_with(hidden, sender=person),)
        )
    ).decode()
    assert not [word for word in (NAME, *PERSON.values()) if word in written]


def test_what_only_the_book_keeps_is_not_written() -> None:
    found = read(small())
    session = found.reception_sessions[0]
    first, second, third = session.visits
    kept = _with(
        session,
        posted_on=date(2026, 7, 1),
        completed=True,
        visits=(
            _with(first, number=17, read_back=True),
            _with(second, code="TC-2026-014"),
            _with(third, struck=rec.Struck(date(2026, 7, 20), "Ghi nhầm")),
        ),
    )
    written = records.write(_with(found, reception_sessions=(kept, found.reception_sessions[1])))
    assert records.read(written, "").reception_sessions[0] == _with(session, visits=(first, second))


def _with(noun: Any, **changes: Any) -> Any:
    return type(noun)(**{name: getattr(noun, name) for name in noun.__slots__} | changes)


# Random records, written and read again.

_open = [each for each in rec.CaseType if each is not rec.CaseType.DENUNCIATION]
_person = st.builds(Person, filled, text, text, text, text)
_cases = st.builds(
    rec.Case, key=keys, type=st.sampled_from(_open), content=filled, subject_area=optional, request=text,
    occurrence=maybe(rec.Occurrence), same_content_people=count, settled_by=text,
    in_competence=st.none() | st.booleans(), handling=maybe(rec.CaseHandling), handled_by=optional,
    document=text, answer=text, result=text, note=text,
)  # fmt: skip
_visits = st.builds(
    rec.Visit, key=keys, arrived=moment, people=tuple_of(_person), people_count=count,
    representatives=tuple_of(filled), appointing_paper=text, signed=maybe(rec.Signed),
    sign_refusal_reason=text,
    refusal=st.none() | st.builds(rec.ReceptionRefusal, filled, text, st.none() | count, some_day),
    papers_received=tuple_of(st.builds(rec.ReceivedPaper, filled, st.none() | count, text)),
    secret_file=text, disclosure_consent=st.booleans(), cases=tuple_of(_cases),
)  # fmt: skip
_sessions = st.builds(
    rec.ReceptionSession, key=keys, held_on=day, capacity=st.sampled_from([Capacity.PARTY, Capacity.STATE]),
    host=filled, kind=st.sampled_from(rec.SessionKind), status=st.sampled_from(rec.SessionStatus),
    start=moment, place=text, ground=text, delegate=optional, reason=text, moved_to=some_day, note_taker=text,
    attendees=tuple_of(st.builds(rec.Attendee, filled, text, text)),
    minutes_number=st.builds(DocumentNumber, st.none() | count, some_day), conclusion=text,
    conclusion_notice=st.builds(DocumentNumber, st.none() | count, some_day), copies=st.none() | count,
    visits=tuple_of(_visits),
)  # fmt: skip
_petitions = st.builds(
    pet.Petition, key=keys, received=day, channel=st.sampled_from(pet.Channel),
    type=st.sampled_from([pet.PetitionType.COMPLAINT, pet.PetitionType.PROPOSAL]), content=filled,
    number=st.none() | count, sender=st.none() | _person, senders_count=count, secret_file=text,
    subject_area=optional, case_count=count, eligible=st.none() | st.booleans(), ineligible_reason=text,
    competence=maybe(pet.Competence), capacity=maybe(Side), complex=st.booleans(), complex_reason=text,
    remote=st.booleans(), instance=maybe(pet.Instance), repeat_of=optional,
    handling=maybe(pet.PetitionHandling),
    handled_on=some_day, handled_by=optional, document=text, accepted_on=some_day, settled_on=some_day,
    result=text, notice=st.none() | st.builds(pet.SenderNotice, day, text, maybe(pet.NoticeForm)),
    withdrawn=st.none() | st.builds(pet.Withdrawal, day, text),
)  # fmt: skip
_made = st.builds(
    records.Records,
    reception_sessions=tuple_of(_sessions),
    petitions=tuple_of(_petitions),
    surveys=tuple_of(st.builds(fig.Survey, keys, some_day, st.none(), text, count, count, count)),
    procedure_figures=tuple_of(
        st.builds(fig.ProcedureFigures, keys, st.none(), some_day, text, count, count, st.just(0))
    ),
    recognised_models=tuple_of(
        st.builds(
            fig.RecognisedModel, keys, some_day, text, text, optional, maybe(fig.ModelKind), some_day, text
        )
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_made)
def test_any_receptions_written_are_read_back_the_same(made: records.Records) -> None:
    written = records.write(made)
    assert records.read(written, "") == made
    assert records.write(records.read(written, "")) == written
