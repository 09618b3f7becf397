"""The command line: parses, calls services, prints. The contract is ``docs/records.md``.

Exit codes: 0 done; 2 wrong use or bad input; 3 damage found; 1 anything else. A failure prints one
sentence on standard error and leaves the book and the output file as they were.
"""

import argparse
import io
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import resources
from desktop import settings
from desktop.domain.errors import BookUnusable, Refusal
from desktop.log import record_fault, start_log
from desktop.texts import disk_reason, sentence

if TYPE_CHECKING:
    from desktop.office import Office

DONE, FAILED, WRONG, DAMAGED = 0, 1, 2, 3
NOT_BUILT = (
    "report", "search",
)  # fmt: skip
IDENTITY = {"masked": True, "full": False}
_HELP_WORDS = frozenset({"-h", "--help"})
EXIT_CODES = {
    **dict.fromkeys(("book-damaged", "backup-damaged", "restore-not-good"), DAMAGED),
    **dict.fromkeys(("no-book", "not-a-book", "not-a-backup", "backup-folder-missing"), WRONG),
    **dict.fromkeys(("restore-over-book", "restore-leftover"), WRONG),
}


class WrongUse(Refusal):
    """The command line could not be understood."""


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in one Vietnamese sentence instead of printing its own usage."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse("command-wrong", why=_said_wrong(message))


def _said_wrong(message: str) -> str:
    """What the parser found, in the user's language; its own words stay quoted where they name something."""
    named = message.partition(": ")[2]
    if message.startswith("the following arguments are required"):
        return f"thiếu {named}"
    if "invalid choice" in message:
        return f"không có lệnh “{named.partition(chr(39))[2].partition(chr(39))[0]}”"
    if "expected one argument" in message:
        return f"thiếu giá trị sau {message.removeprefix('argument ').partition(':')[0]}"
    return "tham số không hợp lệ"


def parser() -> argparse.ArgumentParser:
    """All commands of this release; ``--book`` may stand before or after the command."""
    book = _Parser(add_help=False, allow_abbrev=False)
    book.add_argument("--book", type=Path, metavar="TỆP", default=argparse.SUPPRESS)
    top = _Parser(prog="langnghe", add_help=False, allow_abbrev=False, parents=[book])
    commands = top.add_subparsers(dest="command", metavar="LỆNH", parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, add_help=False, allow_abbrev=False, parents=[book])
        made.set_defaults(run=run)
        return made

    demo = command("demo", _demo)
    demo.add_argument("folder", nargs="?", type=Path, default=Path("so-de-tap"), metavar="THƯ_MỤC")
    command("import", _import).add_argument("file", type=Path, metavar="TỆP")
    export = command("export", _export)
    export.add_argument("file", type=Path, metavar="TỆP")
    export.add_argument("--purpose", required=True, metavar="MỤC_ĐÍCH")
    paper = command("paper", _paper)
    paper.add_argument("kind", metavar="LOẠI")
    paper.add_argument("key", metavar="KHÓA")
    paper.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP")
    _register_arguments(command("register", _register))
    due = command("due", _due)
    due.add_argument("--on", required=True, metavar="NGÀY")
    due.add_argument("--json", action="store_true")
    command("backup", _backup).add_argument("folder", type=Path, metavar="THƯ_MỤC")
    restore = command("restore", _restore)
    restore.add_argument("file", type=Path, metavar="TỆP")
    restore.add_argument("--to", required=True, type=Path, metavar="SỔ_MỚI")
    deadline = command("deadline", _deadline)
    deadline.add_argument("rule", metavar="QUY_TẮC")
    deadline.add_argument("--from", dest="start", metavar="NGÀY")
    deadline.add_argument("--on", dest="event", metavar="NGÀY")
    deadline.add_argument("--json", action="store_true")
    command("verify", _verify)
    command("audit", _audit).add_argument("--json", action="store_true")
    for name in NOT_BUILT:
        commands.add_parser(name, add_help=False, allow_abbrev=False, parents=[book])
    return top


def _register_arguments(register: argparse.ArgumentParser) -> None:
    register.add_argument("kind", metavar="LOẠI")
    register.add_argument("--from", dest="first", required=True, metavar="NGÀY")
    register.add_argument("--to", dest="last", required=True, metavar="NGÀY")
    register.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP")
    register.add_argument("--purpose", default="", metavar="MỤC_ĐÍCH")
    register.add_argument("--identity", default="", metavar="CÁCH")


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code. Never a traceback."""
    _speak_utf8()
    logging.raiseExceptions = False
    log = start_log(settings.data_folder())
    try:
        code = _run(arguments)
        print(end="", flush=True)
    except Refusal as error:
        return _fail(sentence(error), _exit_code(error))
    except KeyboardInterrupt:
        return _fail(sentence(Refusal("stopped")), FAILED)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 -- the last resort: a code for the user, the place in the log
        told = Refusal("unexpected-command", code=record_fault(error), file=log)
        return _fail(sentence(told), FAILED)
    return code


def window_book(arguments: Sequence[str]) -> Path | None:
    """The book to open in the window, or ``None`` when there is something for ``main`` to do or to refuse."""
    if _HELP_WORDS & set(arguments):
        return None
    try:
        known, left = parser().parse_known_args(arguments)
    except WrongUse:
        return None
    return _book(known) if known.command is None and not left else None


def _run(arguments: Sequence[str]) -> int:
    if _HELP_WORDS & set(arguments):
        print(resources.path("help", "command-line.txt").read_text(encoding="utf-8").rstrip())
        return DONE
    known, left = parser().parse_known_args(arguments)
    if known.command in NOT_BUILT:
        raise WrongUse("command-not-built", command=known.command)
    if left:
        raise WrongUse("command-wrong", why=f"không hiểu “{' '.join(left)}”")
    if known.command is None:
        raise WrongUse("command-wrong", why="thiếu lệnh")
    run: Callable[[argparse.Namespace], int] = known.run
    return run(known)


def _demo(known: argparse.Namespace) -> int:
    from desktop.services.output import replacing
    from desktop.services.practice import BOOK_NAME, do_main_job, make_practice_book

    folder: Path = known.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookUnusable("folder-unwritable", file=str(folder), why=disk_reason(error)) from error
    book = folder / BOOK_NAME
    make_practice_book(book)
    office = _open(book)
    try:
        papers = do_main_job(office)
    finally:
        office.close()
    print(f"Sổ để tập: {book}")
    for name, content in papers:
        with replacing(folder / name) as out:
            out.write(content)
        print(f"Đã lập: {folder / name}")
    return DONE


def _import(known: argparse.Namespace) -> int:
    from desktop.cli_keys import key_for_new_book, unlocked
    from desktop.services.records import import_file

    book = _book(known)
    opened = unlocked(book)
    key, login = (opened.key, opened.login) if opened is not None else (None, "")
    taken = import_file(book, known.file, user=_user(), key=key, login=login, new_key=key_for_new_book)
    print(f"Mới {taken.new}, thay đổi {taken.changed}, không đổi {taken.unchanged}.")
    return DONE


def _export(known: argparse.Namespace) -> int:
    from desktop.registers.log_check import head_code
    from desktop.services.output import replacing
    from desktop.services.records import export_records

    office = _open(_book(known))
    try:
        with replacing(known.file) as out:
            out.write(export_records(office, known.purpose))
        with office.store.reading() as book:
            code = head_code(book)
    finally:
        office.close()
    print(f"Đã xuất: {known.file}")
    print(f"Mốc nhật ký: {code}")
    return DONE


def _paper(known: argparse.Namespace) -> int:
    from desktop.domain.papers import PaperKind
    from desktop.papers import SUFFIXES
    from desktop.services.output import replacing
    from desktop.services.papers import paper_bytes

    if known.kind not in list(PaperKind):
        raise WrongUse("paper-unknown", kind=known.kind, known=", ".join(PaperKind))
    suffix = known.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongUse("paper-suffix", suffix=suffix)
    office = _open(_book(known))
    try:
        with replacing(known.output) as out:
            out.write(paper_bytes(office, PaperKind(known.kind), known.key, suffix))
    finally:
        office.close()
    print(f"Đã lập: {known.output}")
    return DONE


def _register(known: argparse.Namespace) -> int:
    from desktop.domain.register_rows import RegisterKind
    from desktop.papers.registers import REGISTER_SUFFIXES
    from desktop.services.output import replacing
    from desktop.services.register_files import register_file

    if known.kind not in list(RegisterKind):
        raise WrongUse("register-unknown", kind=known.kind, known=", ".join(RegisterKind))
    suffix = known.output.suffix.lower()
    if suffix not in REGISTER_SUFFIXES:
        raise WrongUse("register-suffix", suffix=suffix)
    if known.identity and known.identity not in IDENTITY:
        raise WrongUse("command-wrong", why="--identity là masked hoặc full")
    first, last = _day(known.first), _day(known.last)
    office = _open(_book(known))
    try:
        with replacing(known.output) as out:
            kind, masked = RegisterKind(known.kind), IDENTITY.get(known.identity)
            out.write(register_file(office, kind, first, last, suffix, purpose=known.purpose, masked=masked))
    finally:
        office.close()
    print(f"Đã lập: {known.output}")
    return DONE


def _due(known: argparse.Namespace) -> int:
    from desktop.due_words import as_json, as_lines
    from desktop.registers.due import due_on

    day = _day(known.on)
    office = _open(_book(known))
    try:
        found = due_on(office, day)
    finally:
        office.close()
    print(as_json(found) if known.json else as_lines(found))
    return DONE


def _backup(known: argparse.Namespace) -> int:
    from desktop.cli_backups import back_up

    office = _open(_book(known))
    try:
        print(back_up(office, known.folder))
    finally:
        office.close()
    return DONE


def _restore(known: argparse.Namespace) -> int:
    from desktop.cli_backups import restore

    print(restore(known.file, known.to, _user()))
    return DONE


def _deadline(known: argparse.Namespace) -> int:
    from desktop.cli_deadlines import as_json, as_line, deadline

    start = _day(known.start) if known.start is not None else None
    event = _day(known.event) if known.event is not None else None
    book = _book(known)
    office = _open(book) if hasattr(known, "book") or book.exists() else None
    try:
        counted = deadline(office, known.rule, start, event)
    finally:
        if office is not None:
            office.close()
    print(as_json(counted) if known.json else as_line(counted))
    return DONE


def _verify(known: argparse.Namespace) -> int:
    from desktop.cli_verify import verified

    book = _book(known)
    damage, whole = verified(book)
    for each in damage:
        print(sentence(each))
    if not damage:
        print(whole)
        return DONE
    return _fail(sentence(BookUnusable("book-not-whole", file=str(book), count=len(damage))), DAMAGED)


def _audit(known: argparse.Namespace) -> int:
    from desktop.cli_log import print_audit

    office = _open(_book(known))
    try:
        return DAMAGED if print_audit(office, as_json=known.json) else DONE
    finally:
        office.close()


def _day(text: str) -> date:
    """A day as commands write it, ``2026-06-01``."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse("command-wrong", why=f"“{text}” không phải ngày có thật dạng 2026-11-12") from error


def _book(known: argparse.Namespace) -> Path:
    named: Path | None = getattr(known, "book", None)
    return named if named is not None else settings.default_book()


def _open(book: Path) -> "Office":
    from desktop.cli_keys import unlocked
    from desktop.office import open_office

    opened = unlocked(book)
    if opened is None:
        return open_office(book, user=_user(), create=False)
    return open_office(book, user=_user(), create=False, key=opened.key, login=opened.login)


def _user() -> str:
    """Who runs the command, as this machine knows them; written in the audit line."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


def _exit_code(error: Refusal) -> int:
    return EXIT_CODES.get(error.code, FAILED if isinstance(error, BookUnusable) else WRONG)


def _fail(said: str, code: int) -> int:
    """One line on standard error, whatever the data in the sentence holds."""
    if sys.stderr is not None:
        print(" ".join(said.split()), file=sys.stderr)
    return code


def _reader_left() -> int:
    """Whoever read our output is gone; the interpreter's own flush at exit must not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _speak_utf8() -> None:
    """Vietnamese on every console and pipe; what cannot be written is shown by its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
