"""Fifty names go through everything the program does; no file it ever wrote shows one of them (BR-64)."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import cli, settings
from desktop.domain.changes import Kind
from desktop.domain.users import Role, User
from desktop.domain.vietnamese import fold
from desktop.log import record_fault
from desktop.office import Office, open_office
from desktop.services import locking
from desktop.services.attachments import NewFile, attach_file
from desktop.services.backups import make_backup
from desktop.services.restoring import Opening, drill, restore
from desktop.services.trash import trash_record
from desktop.services.users import add_user
from desktop.store import keys
from desktop.store.keys import Cost
from tests.seen_through import clear_bytes

SAMPLE = Path(__file__).parents[1] / "samples" / "binh-minh-ha.json"
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
WORD = "hoa ban nở trắng"
NAMES = 50
Written = set[Path]


def planted() -> list[str]:
    """People of the commune's year: who came, wrote, spoke, was promised something; officials too."""
    value = json.loads(SAMPLE.read_text("utf-8"))
    found: dict[str, None] = {}
    for session in value["reception_sessions"]:
        for visit in session.get("visits") or ():
            found.update(dict.fromkeys(each["name"] for each in visit.get("people") or ()))
    for petition in value["petitions"]:
        found.update(dict.fromkeys([petition["sender"]["name"]] if petition.get("sender") else []))
    for dialogue in value["dialogues"]:
        found.update(dict.fromkeys(each["speaker"] for each in dialogue.get("opinions") or ()))
    found.update(dict.fromkeys(each["name"] for each in value["officials"]))
    names = [name for name in found if name and len(name) > 8]
    assert len(names) >= NAMES
    return names[:NAMES] + [each["name"] for each in value["officials"]]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """Every path Python opened for writing while the test ran."""
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "du-lieu")
    monkeypatch.setattr(locking, "DEFAULT_COST", CHEAP)
    seen: Written = set()
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and isinstance(arguments[0], str):
            mode, flags = arguments[1], arguments[2]
            writes = (
                any(sign in str(mode) for sign in "wax+")
                if mode
                else bool(isinstance(flags, int) and flags & 3)
            )
            if writes:
                seen.add(Path(arguments[0]))

    sys.addaudithook(hook)
    yield seen
    watching[0] = False


def shapes(name: str) -> set[bytes]:
    """How a name could stand in a file: in any usual encoding, escaped, without marks."""
    words = {name, name.upper(), fold(name), json.dumps(name)[1:-1]}
    return {word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")}


def use_everything(office: Office, folder: Path, names: list[str]) -> None:
    """Type, attach, throw away, add a user, back up, try a restore and take one back."""
    for number, name in enumerate(names):
        office.journal.write(
            f"thu-{number % 5}", json.dumps({"speaker": name}, ensure_ascii=False), office.clock()
        )
    note = f"Biên bản làm việc với {names[0]}, {names[1]}.".encode()
    attach_file(
        office, Kind.DIALOGUE, "dt-2026-11-12", NewFile(f"{names[2]}.txt", note, names[3], declared=True)
    )
    trash_record(office, Kind.DIALOGUE, "dt-2026-12-17", f"Theo ý kiến của {names[4]}")
    add_user(office, User("lan", names[5], frozenset({Role.NOTE_TAKER})), "mật khẩu của Lan", cost=CHEAP)
    row = make_backup(office, folder / "sao-luu")
    drill(office, row.file, Opening(key=office.key))
    restore(row.file, folder / "lai" / "so.db", Opening(password=WORD))
    try:
        raise ValueError(names[6])
    except ValueError as error:
        record_fault(error)


def test_br_64_no_file_the_program_wrote_shows_a_name(
    tmp_path: Path, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, names = tmp_path / "so" / "so.db", planted()
    monkeypatch.setenv("LANGNGHE_PASSWORD", WORD)
    monkeypatch.setenv("LANGNGHE_USER", "mai")
    assert cli.main(["--book", str(book), "import", str(SAMPLE)]) == cli.DONE
    assert cli.main(["--book", str(book), "verify"]) == cli.DONE
    unlocked = locking.unlock(book, "mai", WORD)
    office = open_office(book, key=unlocked.key, login="mai", exclusive=True)
    use_everything(office, tmp_path, names)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"so.db", "so.db-wal", "so.db.chia-khoa", "thu-0.jsonl"} <= {path.name for path in files}
    assert any(path.suffix == ".lnsao" for path in files)
    wanted = {name: shapes(name) for name in names}
    for path in files:
        raw = path.read_bytes()
        shown = [name for name, each in wanted.items() if any(shape in raw for shape in each)]
        assert shown == [], path
        assert not [name for name in names if fold(name).replace(" ", "") in fold(path.name).replace(" ", "")]
    under_the_lock = clear_bytes(book.parent, office.key)
    assert [name for name in names if name.encode() not in under_the_lock] == [], (
        "the names are there, locked"
    )
    office.close()
    astray = [path for path in written if tmp_path not in path.resolve().parents and "/dev/" not in str(path)]
    assert astray == [], "written outside the folders it was given"
    assert keys.read(book) is not None
