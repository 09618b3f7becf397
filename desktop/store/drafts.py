"""The draft journal: what is being typed, on disk before anyone presses Save.

One file of sealed lines for each open record, beside the book. A line is written, flushed and synced, so a
killed process or a power cut loses at most what was typed since the last line. A record's file is
marked saved when its act is in the book; one that is not marked is offered for recovery.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import BookUnusable
from desktop.domain.vietnamese import nfc
from desktop.store.draft_lines import DraftLines
from desktop.store.sealing import Sealer
from desktop.texts import disk_reason

DraftReport = Callable[[str, datetime | None, BookUnusable | None], None]
KEPT_STATES = 20
_REWRITE_AT = 3 * KEPT_STATES


@dataclass(frozen=True, slots=True)
class DraftState:
    """One state of a record while it was typed; ``content`` is the form's own JSON."""

    at: datetime
    content: str


class DraftJournal:
    """All drafts of one book. Every method may be called from any thread.

    Lines are sealed with ``sealer``. ``former`` opens what was sealed before the book went over to another
    key; lines of before there were keys stand in the clear. :meth:`seal_all` makes an end of both.
    """

    def __init__(self, folder: Path, sealer: Sealer, former: Sealer | None = None) -> None:
        self.folder = folder
        self._form = DraftLines(sealer, former)
        self._lock = threading.Lock()
        self._full: dict[str, bool] = {}
        self._lines: dict[str, int] = {}

    def write(self, name: str, content: str, at: datetime, *, blank: bool = False) -> bool:
        """Put one state on disk; returns whether it was kept.

        A ``blank`` state (nothing readable in it) never replaces a full one. Raises ``BookUnusable``
        (``draft-not-kept``) when the disk refuses; what is on screen is then the only copy.
        """
        with self._lock:
            if blank and self._has_full(name):
                return False
            self._append(name, {"at": at.isoformat(), "content": nfc(content), "blank": blank})
            self._full[name] = self._full.get(name, False) or not blank
            return True

    def mark_saved(self, name: str, at: datetime) -> None:
        """The record is in the book as typed: nothing to recover, the states stay readable."""
        with self._lock:
            if self._path(name).exists():
                self._append(name, {"saved": at.isoformat()})

    def states(self, name: str) -> tuple[DraftState, ...]:
        """The last states, newest first."""
        with self._lock:
            kept = [line for line in self._read(name) if "content" in line]
        return tuple(
            DraftState(datetime.fromisoformat(line["at"]), line["content"])
            for line in reversed(kept[-KEPT_STATES:])
        )

    def saved_at(self, name: str) -> datetime | None:
        """When the record was last in the book as typed; ``None`` when it never was."""
        with self._lock:
            marks = [line["saved"] for line in self._read(name) if "saved" in line]
        return datetime.fromisoformat(marks[-1]) if marks else None

    def unsaved(self) -> dict[str, DraftState]:
        """Records whose last state never reached the book, with that state."""
        found = {}
        with self._lock:
            for name in self.names():
                lines = self._read(name)
                if lines and "content" in lines[-1]:
                    last = lines[-1]
                    found[name] = DraftState(datetime.fromisoformat(last["at"]), last["content"])
        return found

    def states_naming(self, key: str) -> int:
        """How many states, whatever record they belong to, name a record by its key."""
        with self._lock:
            return sum(key in line.get("content", "") for name in self.names() for line in self._read(name))

    def cure(self, key: str, change: Callable[[str], str]) -> None:
        """Rewrite the states of every record that name another by its key, as ``rewrite`` does."""
        for name in self.names():
            with self._lock:
                concerned = any(key in line.get("content", "") for line in self._read(name))
            if concerned:
                self.rewrite(name, change)

    def seal_all(self, sealer: Sealer | None = None) -> None:
        """Write anew every file that holds a line not sealed by the book's own key, or by its new one."""
        if sealer is not None:
            self._form = self._form.followed_by(sealer)
        for name in self.names():
            with self._lock:
                own = self._form.are_own(name, self._raw(name))
            if not own:
                self.rewrite(name, lambda content: content)

    def names(self) -> list[str]:
        """Every record that has drafts."""
        return sorted(path.stem for path in self.folder.glob("*.jsonl")) if self.folder.exists() else []

    def rewrite(self, name: str, change: Callable[[str], str | None]) -> None:
        """Make every state anew; one for which ``change`` gives ``None`` goes.

        Afterwards no byte of the states before stays in the file: it is written over before it is let go.
        Raises ``BookUnusable`` (``draft-not-kept``) when the disk refuses.
        """
        with self._lock:
            lines = []
            for line in self._read(name):
                content = change(line["content"]) if "content" in line else ""
                if content is not None:
                    lines.append(line | {"content": nfc(content)} if "content" in line else line)
            if self._path(name).exists():
                self._overwrite(name, lines)
                self._full.pop(name, None)

    def discard(self, name: str) -> None:
        """Forget a record's drafts, for one that was removed."""
        with self._lock:
            self._path(name).unlink(missing_ok=True)
            self._full.pop(name, None)
            self._lines.pop(name, None)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.jsonl"

    def _has_full(self, name: str) -> bool:
        if name not in self._full:
            self._full[name] = any(not line.get("blank", True) for line in self._read(name))
        return self._full[name]

    def _append(self, name: str, line: dict[str, object]) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._lines.get(name, 0) >= _REWRITE_AT:
                self._shorten(name)
            with self._path(name).open("ab") as file:
                if file.tell() and name not in self._lines:
                    file.write(b"\n")
                file.write(self._form.written(name, line))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            why = disk_reason(error)
            raise BookUnusable("draft-not-kept", file=str(self._path(name)), why=why) from error
        self._lines[name] = self._lines.get(name, 0) + 1

    def _shorten(self, name: str) -> None:
        kept = self._read(name)[-KEPT_STATES:]
        self._write_aside(name, kept).replace(self._path(name))
        self._lines[name] = len(kept)

    def _overwrite(self, name: str, lines: list[dict[str, str]]) -> None:
        """Put other lines in place of a file's, its own bytes blotted out first."""
        old = self._path(name)
        try:
            aside = self._write_aside(name, lines)
            with old.open("r+b") as file:
                file.write(b"\0" * old.stat().st_size)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(old)
        except OSError as error:
            raise BookUnusable("draft-not-kept", file=str(old), why=disk_reason(error)) from error
        self._lines[name] = len(lines)

    def _write_aside(self, name: str, lines: list[dict[str, str]]) -> Path:
        aside = self._path(name).with_suffix(".moi")
        with aside.open("wb") as file:
            for line in lines:
                file.write(self._form.written(name, line))
            file.flush()
            os.fsync(file.fileno())
        return aside

    def _read(self, name: str) -> list[dict[str, str]]:
        return self._form.read(name, self._raw(name))

    def _raw(self, name: str) -> bytes:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return b""


class JournalWriter:
    """Writes states on a thread of its own, so that no key waits for the disk.

    Only the newest waiting state of a record is written. ``report`` is called from that thread with
    (name, time written, None) or (name, None, error).
    """

    def __init__(
        self,
        journal: DraftJournal,
        report: DraftReport,
    ) -> None:
        self._journal = journal
        self._report = report
        self._waiting: dict[str, tuple[str, datetime, bool]] = {}
        self._change = threading.Condition()
        self._busy = False
        self._ended = False
        self._thread = threading.Thread(target=self._work, name="draft-journal", daemon=True)
        self._thread.start()

    def post(self, name: str, content: str, at: datetime, *, blank: bool = False) -> None:
        with self._change:
            self._waiting[name] = (content, at, blank)
            self._change.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything posted is on disk; whether it is."""
        with self._change:
            return self._change.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def close(self) -> None:
        self.flush()
        with self._change:
            self._ended = True
            self._change.notify_all()
        self._thread.join(timeout=5.0)

    def _work(self) -> None:
        while True:
            with self._change:
                self._busy = False
                self._change.notify_all()
                self._change.wait_for(lambda: self._waiting or self._ended)
                if self._ended and not self._waiting:
                    return
                name, (content, at, blank) = self._waiting.popitem()
                self._busy = True
            try:
                self._journal.write(name, content, at, blank=blank)
            except BookUnusable as error:
                self._report(name, None, error)
            else:
                self._report(name, at, None)
