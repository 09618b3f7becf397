"""The records file: what is read, what is refused, and that writing and reading undo each other."""

import time as clock
import unicodedata
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import commitment as com
from desktop.domain import dialogue as dlg
from desktop.domain import office as off
from desktop.domain.errors import BadRecords
from desktop.exchange import records
from desktop.exchange.limits import limits
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
from tests.desktop.exchange.small import encoded, small, with_value, without

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def refused(content: bytes) -> BadRecords:
    with pytest.raises(BadRecords) as caught:
        records.read(content, "thu.json")
    assert sentence(caught.value).startswith("Tệp thu.json")
    return caught.value


def test_the_small_file_becomes_the_nouns_of_the_office() -> None:
    found = records.read(encoded(small()), "thu.json")
    (completed, draft), (made, free, *_) = found.dialogues, found.commitments
    assert found.office is not None
    assert found.office.party.symbol == "ĐU"
    assert found.officials[0].posts[0].since == date(2025, 7, 1)
    assert completed.opinions[0].raised_at == time(8, 5)
    assert (completed.present, completed.completed, draft.completed) == (52, True, False)
    assert made.source == com.CommitmentSource("dt-1", "yk-1")
    assert free.due == com.Due.open_ended("Theo năm học")


def test_the_commune_file_is_written_as_it_was_read() -> None:
    found = records.read_file(SAMPLES / "binh-minh-ha-dialogues.json")
    written = records.write(found)
    assert (len(found.dialogues), len(found.commitments)) == (3, 34)
    assert records.read(written, "lại") == found
    assert records.write(records.read(written, "lại")) == written
    assert b"\r" not in written
    assert unicodedata.is_normalized("NFC", written.decode())


@pytest.mark.parametrize("empty", [None, "", "absent"])
def test_missing_null_and_empty_mean_the_same(empty: str | None) -> None:
    optional = ("place", "form", "start", "moved_to", "plan", "announced_on", "copies", "number", "opening")
    expected = small()
    given_file = small()
    for name in optional:
        expected["dialogues"][0][name] = None
        given_file["dialogues"][0][name] = empty
        if empty == "absent":
            del given_file["dialogues"][0][name]
    assert records.read(encoded(given_file), "") == records.read(encoded(expected), "")


@pytest.mark.parametrize("name", ["chairs", "note_taker", "attendance", "opinions", "conclusion_notice"])
def test_empty_lists_and_objects_may_be_left_out(name: str) -> None:
    place = ("dialogues", 0, name)
    empty: Any = {} if name in ("note_taker", "conclusion_notice") else []
    assert records.read(encoded(with_value(place, empty)), "") == records.read(encoded(without(place)), "")


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", encoded(small()).decode()).encode()
    assert decomposed != encoded(small())
    assert records.read(decomposed, "") == records.read(encoded(small()), "")


def test_a_byte_order_mark_is_tolerated() -> None:
    assert records.read(b"\xef\xbb\xbf" + encoded(small()), "") == records.read(encoded(small()), "")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "records-empty"),
        (b" \n", "records-empty"),
        (b"\xef\xbb\xbf", "records-empty"),
        (b"\xff\xfe{\x00}\x00", "records-not-utf8"),
        (encoded(small())[:-100], "records-broken"),
        (encoded(small()) + b"]", "records-broken"),
        (b'{"format": "langnghe-records\\', "records-broken"),
        (b"[]", "records-wrong-type"),
        (b'{"format": "langnghe-records", "format": "x"}', "records-field-twice"),
        (b'{"version": NaN}', "records-not-finite"),
        (b'{"version": -Infinity}', "records-not-finite"),
        (b"[" * 100_000, "records-too-deep"),
        (b'{"a":' * 100_000, "records-too-deep"),
        (b'{"version": ' + b"9" * 10_000 + b"}", "records-format"),
    ],
)
def test_a_file_that_is_no_records_file_is_refused(content: bytes, code: str) -> None:
    assert refused(content).code == code


def test_a_doubled_field_names_its_record() -> None:
    content = encoded(small()).replace(b'"copies": 3', b'"copies": 3, "copies": 2', 1)
    error = refused(content)
    assert (error.code, error.data["place"], error.field) == (
        "records-field-twice",
        "",
        "dialogues[1].copies",
    )


def test_brackets_inside_text_are_no_nesting() -> None:
    text = "[" * 500 + '"\\' + "{" * 500
    found = records.read(encoded(with_value(("dialogues", 0, "opening"), text)), "")
    assert found.dialogues[0].opening == text


def test_quotes_without_end_are_scanned_once() -> None:
    began = clock.perf_counter()
    assert refused(b'{"a": "' + b'\\"' * 500_000).code == "records-broken"
    assert clock.perf_counter() - began < 5


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    assert refused(b" " * (limits().max_bytes + 1)).code == "records-too-large"


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadRecords) as caught:
        records.read_file(tmp_path / "khong-co.json")
    assert sentence(caught.value) == "Tệp khong-co.json: không đọc được (không có tệp hoặc thư mục này)."


def test_every_missing_list_and_lists_in_any_order() -> None:
    least = {"version": 1, "format": "langnghe-records"}
    assert records.read(encoded(least), "") == records.Records()


def test_what_is_wrong_is_never_repeated_beyond_its_key() -> None:
    """A wrong value may be somebody's name in the wrong place: sentences name the field only."""
    for place in (("dialogues", 0, "date"), ("dialogues", 0, "copies"), ("dialogues", 0, "status")):
        error = refused(encoded(with_value(place, "Nguyễn Văn Kín")))
        assert "Kín" not in sentence(error)


# Random records, written and read again.

_number = st.builds(dlg.DocumentNumber, st.none() | count, some_day)
_heads = {
    side: st.builds(
        off.Letterhead, st.just(side), filled, filled, optional,
        some_day if side is off.Side.PARTY else st.none(),
    )
    for side in off.Side
}  # fmt: skip
_sheets = st.builds(
    off.OfficeSheet, keys, st.sampled_from(off.UnitKind), filled, text, filled,
    _heads[off.Side.PARTY], st.none() | _heads[off.Side.STATE],
)  # fmt: skip
_posts = st.builds(off.Post, st.sampled_from(off.Capacity), filled, st.booleans(), some_day, st.none())
_officials = st.builds(off.Official, keys, filled, tuple_of(_posts))
_opinions = st.builds(
    dlg.Opinion, keys, filled, text, text, optional, maybe(dlg.OpinionSource), moment,
    maybe(dlg.OpinionChannel), maybe(dlg.OpinionStatus), optional, text, text,
)  # fmt: skip
_dialogues = st.builds(
    dlg.Dialogue,
    key=keys, title=filled, held_on=day, letterhead=st.sampled_from(off.Side),
    status=st.sampled_from(dlg.DialogueStatus), start=moment, end=st.none(), place=text,
    form=maybe(dlg.DialogueForm), reason=text, moved_to=some_day,
    chairs=tuple_of(st.builds(dlg.Chair, filled, st.sampled_from(off.Capacity))),
    note_taker=st.none() | st.builds(dlg.NoteTaker, filled, text),
    counterparts=tuple_of(st.sampled_from(dlg.Counterpart)), hamlets=tuple_of(filled), plan=text,
    announced_on=some_day, results_published_on=some_day,
    attendance=tuple_of(
        st.builds(dlg.Attendance, filled, st.sampled_from(dlg.AttendanceKind), count, count, text)
    ),
    papers_used=tuple_of(filled), opening=text, other_information=text, opinions=tuple_of(_opinions),
    disagreement=text, conclusion=text, read_back=st.booleans(),
    non_signers=tuple_of(st.builds(dlg.NonSigner, filled, text)), copies=st.none() | count,
    minutes_number=_number, conclusion_notice=_number, completed=st.just(False),
)  # fmt: skip
_dues = st.one_of(
    day.map(com.Due.by_date),
    st.integers(1, 90).map(com.Due.in_working_days),
    st.integers(1, 90).map(com.Due.in_days),
    filled.map(com.Due.open_ended),
)
_commitments = st.builds(
    com.Commitment,
    key=keys, content=filled, promised_on=day, due=_dues, due_on=st.none(), number=st.none(),
    source=st.none() | st.builds(com.CommitmentSource, filled, optional), promised_to=text,
    promised_by=optional, lead=optional, support=tuple_of(filled), reply_in_writing=st.booleans(),
    extensions=tuple_of(st.builds(com.Extension, day, day, text)),
    progress=tuple_of(st.builds(com.Progress, day, st.none() | st.integers(0, 100), text)),
    reminders=tuple_of(st.builds(com.Reminder, day, text)),
    fulfilled=st.none() | st.builds(com.Fulfilment, day, text, text, st.none(), some_day, text),
    dropped=st.none() | st.builds(com.Dropped, day, text),
)  # fmt: skip
_areas = st.builds(off.SubjectArea, keys, filled, st.sampled_from(off.StatisticalGroup))
_records = st.builds(
    records.Records,
    office=st.none() | _sheets, officials=tuple_of(_officials),
    bodies=tuple_of(st.builds(off.Body, keys, filled, optional)),
    hamlets=st.lists(filled, max_size=3, unique=True).map(tuple), subject_areas=tuple_of(_areas),
    dialogues=tuple_of(_dialogues, 2), commitments=tuple_of(_commitments),
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(_records)
def test_any_records_written_are_read_back_the_same(made: records.Records) -> None:
    written = records.write(made)
    assert records.read(written, "") == made
    assert records.write(records.read(written, "")) == written
