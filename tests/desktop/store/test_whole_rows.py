"""A record taken out with all that belongs to it and put back: random graphs, byte for byte."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Row, Select, select

from desktop.domain.commitment import Commitment, CommitmentSource, Due, Extension, Progress, Reminder
from desktop.domain.dialogue import Attendance, Opinion
from desktop.office import Office
from desktop.registers.dialogues import minutes_sheet
from desktop.services.commitments import make_commitment
from desktop.services.dialogues import change_plan, plan_dialogue
from desktop.services.opinions import OpinionDraft, record_opinion
from desktop.services.petitions import record_petition
from desktop.services.reception_sessions import plan_session
from desktop.services.records import export_records
from desktop.services.visits import VisitDraft, record_visit
from desktop.store.tables import Table
from desktop.store.whole_rows import StillUsed, WholeRows, put_in, take_out
from tests import builders
from tests import petition_builders as letters
from tests import reception_builders as made
from tests.desktop.exchange.random_values import filled, text

DAY, LATER = date(2026, 11, 20), date(2027, 3, 1)
ROOTS = ("dialogues", "opinions", "reception_sessions", "visits", "cases", "petitions", "commitments")
ALONG = frozenset({("commitments", "opinion_id")})


@st.composite
def promises(draw: st.DrawFn) -> tuple[Commitment, ...]:
    """Commitments from any source the book below has, with any history."""
    sources = (
        None,
        CommitmentSource(dialogue="dt-1"),
        CommitmentSource(dialogue="dt-1", opinion="yk-1"),
        CommitmentSource(dialogue="dt-2", opinion="yk-2"),
        CommitmentSource(session=made.SESSION),
        CommitmentSource(session=made.SESSION, case="vv-lt-1"),
        CommitmentSource(petition="don-1"),
    )
    return tuple(
        Commitment(
            f"ck-{at}", draw(filled), DAY, Due.in_days(draw(st.integers(1, 90))),
            source=draw(st.sampled_from(sources)), promised_to=draw(text),
            promised_by=draw(st.sampled_from((None, "cb-lam", "cb-thinh"))),
            lead=draw(st.sampled_from((None, "pkt", "pvhxh"))),
            support=draw(st.sampled_from(((), ("tthcc",), ("tthcc", "pvhxh")))),
            extensions=tuple(Extension(DAY, LATER, each) for each in draw(st.lists(filled, max_size=2))),
            progress=tuple(Progress(DAY, None, each) for each in draw(st.lists(filled, max_size=2))),
            reminders=tuple(Reminder(DAY, each) for each in draw(st.lists(filled, max_size=2))),
        )
        for at in range(draw(st.integers(0, 6)))
    )  # fmt: skip


def fill(office: Office, draw: st.DataObject) -> None:
    """Two dialogues, a session with a visit, a petition that repeats another, promises between them."""
    for at in (1, 2):
        plan_dialogue(office, builders.planned_dialogue(key=f"dt-{at}"))
        groups = tuple(Attendance(each, present=3) for each in draw.draw(st.lists(filled, max_size=2)))
        change_plan(office, builders.held_dialogue(key=f"dt-{at}", attendance=groups))
        for opinion in (
            Opinion(f"yk-{at}", draw.draw(text), subject_area="giao-thong", answered_by="cb-lam"),
            Opinion(f"yk-{at}-2", draw.draw(text)),
        ):
            record_opinion(office, OpinionDraft(f"dt-{at}", opinion))
    plan_session(office, made.session())
    record_visit(office, VisitDraft(made.SESSION, made.visit("lt-1")))
    record_petition(office, letters.petition("don-1"))
    record_petition(office, letters.petition("don-2", repeat_of=draw.draw(st.sampled_from((None, "don-1")))))
    for promise in draw.draw(promises()):
        make_commitment(office, promise)


def rows_of(connection: Connection) -> list[list[Row[Any]]]:
    """Every row of every table but the audit."""
    tables = [table for table in Table.metadata.sorted_tables if table.name != "audit"]
    return [list(connection.execute(select(table))) for table in tables]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_any_record_comes_back_byte_for_byte(
    draw: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = builders.new_office(tmp_path_factory.mktemp("whole"))
    try:
        fill(office, draw)
        before = export_records(office, "kiểm tra")
        with office.store.act() as book:
            connection = book.connection()
            rows = rows_of(connection)
            for name in ROOTS:
                for row_id in connection.execute(select(Table.metadata.tables[name].c.id)).scalars().all():
                    _there_and_back(connection, name, row_id)
                    assert rows_of(connection) == rows
        assert export_records(office, "kiểm tra") == before
    finally:
        office.close()


def _there_and_back(connection: Connection, name: str, row_id: int) -> None:
    """Through the text that the trash keeps."""
    whole = take_out(connection, name, row_id, along=ALONG if name == "opinions" else frozenset())
    assert connection.execute(_of(name, row_id)).first() is None
    assert not connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    assert put_in(connection, WholeRows.of_text(whole.text())) == []


def _of(name: str, row_id: int) -> Select[Any]:
    table = Table.metadata.tables[name]
    return select(table.c.id).where(table.c.id == row_id)


def test_a_row_that_others_cannot_stand_without_stays(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    plan_dialogue(office, builders.planned_dialogue())
    with office.store.reading() as book:
        officials = Table.metadata.tables["officials"]
        chair = book.scalar(select(officials.c.id).where(officials.c.key == "cb-lam")) or 0
    with pytest.raises(StillUsed) as caught, office.store.act() as book:
        take_out(book.connection(), "officials", chair)
    assert caught.value.table == "dialogue_chairs"
    assert minutes_sheet(office, "dt-2026-11-12").dialogue.chairs[1].official == "cb-lam"
    office.close()


def test_bytes_are_kept_as_they_are() -> None:
    """Scans and files go through the trash too."""
    content = bytes(range(256))
    row = {"id": 1, "key": "dk-1", "content": content}
    whole = WholeRows.of_text(WholeRows([("attachments", row)]).text())
    assert whole.rows[0][1]["content"] == content
