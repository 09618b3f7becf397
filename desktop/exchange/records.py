"""Records file, version 1: strict reading into the office's nouns, and writing them back.

The contract is ``docs/records.md``. Reading refuses with ``BadRecords`` whatever the contract does
not know; writing gives the same bytes for the same records.
"""

import json
from pathlib import Path

from desktop.exchange.collected import Records
from desktop.exchange.commitment_records import read_commitment, write_commitment
from desktop.exchange.dialogue_records import read_dialogue, write_dialogue
from desktop.exchange.fields import Fields
from desktop.exchange.figure_records import (
    read_procedure_figures,
    read_recognised_model,
    read_survey,
    write_procedure_figures,
    write_recognised_model,
    write_survey,
)
from desktop.exchange.json_file import parse, read_bytes
from desktop.exchange.office_records import (
    read_body,
    read_office,
    read_official,
    read_subject_area,
    write_body,
    write_office,
    write_official,
    write_subject_area,
)
from desktop.exchange.petition_records import read_petition, write_petition
from desktop.exchange.reception_records import read_session, write_session
from desktop.exchange.references import check_keys

__all__ = ["FORMAT", "VERSION", "Records", "read", "read_file", "write"]

FORMAT, VERSION = "langnghe-records", 1


def read_file(path: Path) -> Records:
    """The records of a file; ``BadRecords`` names the file, the record's key and the field."""
    return read(read_bytes(path), path.name)


def read(content: bytes, source: str) -> Records:
    """Records from a file's bytes. References are checked against the book when they are taken in."""
    top = Fields(parse(content, source), source)
    _check_format(top)
    office = top.child("office")
    records = Records(
        office=read_office(office) if office is not None else None,
        officials=tuple(map(read_official, top.children("officials"))),
        bodies=tuple(map(read_body, top.children("bodies"))),
        hamlets=top.texts("hamlets"),
        subject_areas=tuple(map(read_subject_area, top.children("subject_areas"))),
        reception_sessions=tuple(map(read_session, top.children("reception_sessions"))),
        dialogues=tuple(map(read_dialogue, top.children("dialogues"))),
        petitions=tuple(map(read_petition, top.children("petitions"))),
        commitments=tuple(map(read_commitment, top.children("commitments"))),
        surveys=tuple(map(read_survey, top.children("surveys"))),
        procedure_figures=tuple(map(read_procedure_figures, top.children("procedure_figures"))),
        recognised_models=tuple(map(read_recognised_model, top.children("recognised_models"))),
        source=source,
    )
    top.end()
    check_keys(records)
    return records


def _check_format(top: Fields) -> None:
    if top.text("format") != FORMAT:
        raise top.refusal("records-format", "format", wanted=FORMAT)
    version = top.count("version")
    if version != VERSION:
        raise top.refusal("records-version", "version", known=VERSION)


def write(records: Records) -> bytes:
    """The file's bytes: UTF-8, LF, one blank of indentation a level, fields in the contract's order."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "office": write_office(records.office) if records.office else None,
        "officials": [write_official(each) for each in records.officials],
        "bodies": [write_body(each) for each in records.bodies],
        "hamlets": list(records.hamlets),
        "subject_areas": [write_subject_area(each) for each in records.subject_areas],
        "reception_sessions": [write_session(each) for each in records.reception_sessions],
        "dialogues": [write_dialogue(each) for each in records.dialogues],
        "petitions": [write_petition(each) for each in records.petitions],
        "commitments": [write_commitment(each) for each in records.commitments],
        "surveys": [write_survey(each) for each in records.surveys],
        "procedure_figures": [write_procedure_figures(each) for each in records.procedure_figures],
        "recognised_models": [write_recognised_model(each) for each in records.recognised_models],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
