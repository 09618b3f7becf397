"""Locking a book, opening it, and who holds a key to it (BR-64).

A book is locked by passwords and by one printed recovery sheet; either opens it, and without both nothing
does. Nothing here tells whether the login or the password was wrong, and both take the same time.
"""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import resources
from desktop.domain.changes import Change, Kind
from desktop.domain.errors import BookUnusable, Refusal
from desktop.domain.unlocking import PasswordRules
from desktop.domain.users import FOUNDER, User, clean_login
from desktop.domain.vietnamese import nfc
from desktop.office import BookKey, Office, now
from desktop.registers.office import head_of, is_set_up, user_name_in
from desktop.registers.users import users_in
from desktop.services.acts import Act, act, check_may
from desktop.services.user_rows import find_user, put_user
from desktop.store import keys
from desktop.store.keys import Cost, Holder, KeyFile, Slot

DEFAULT_COST = Cost()


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed for the sealed envelope. ``code`` opens the book, ``last_resort_password`` the readable
    minutes inside a backup. Neither is kept anywhere."""

    code: str
    last_resort_password: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key, and by whose password it was got; ``login`` is empty for the recovery sheet."""

    key: BookKey
    login: str


@cache
def password_rules() -> PasswordRules:
    """How long a password is to be; shipped data."""
    found = json.loads(resources.path("catalogues", "passwords.json").read_text(encoding="utf-8"))
    return PasswordRules(found["least"], found["fair"], found["good"], found["least_different"])


def has_key_file(book: Path) -> bool:
    return keys.read(book) is not None


def is_locked(book: Path) -> bool:
    """Whether only a password or the recovery sheet opens the book."""
    return keys.is_locked(book)


def logins(book: Path) -> tuple[str, ...]:
    """Who may unlock the book with a password, by login."""
    found = keys.read(book)
    return found.logins if found is not None else ()


def has_recovery_sheet(book: Path) -> bool:
    found = keys.read(book)
    return found is not None and found.of(Slot.RECOVERY) is not None


def locked_title(book: Path) -> str:
    """What the locked screen may say of the book: the office."""
    found = keys.read(book)
    return found.title if found is not None else ""


def unlock(book: Path, login: str, password: str) -> Unlocked:
    """Raises ``BookUnusable("wrong-password")``, after the same time whatever was wrong."""
    found = _key_file(book)
    holder = found.of(Slot.PASSWORD, clean_login(login))
    key = (holder or _nobody(found)).open(password)
    if holder is None or key is None:
        raise BookUnusable("wrong-password", file=str(book))
    return Unlocked(key, holder.login)


def unlock_with_sheet(book: Path, code: str) -> Unlocked:
    """Open with what the recovery sheet says. Raises ``BookUnusable("wrong-sheet-code")``."""
    holder = _key_file(book).of(Slot.RECOVERY)
    key = (holder or _nobody(_key_file(book))).open(keys.sheet_code_typed(code))
    if holder is None or key is None:
        raise BookUnusable("wrong-sheet-code", file=str(book))
    return Unlocked(key, "")


def unlock_as_any(book: Path, password: str, login: str | None = None) -> Unlocked:
    """Open with a password alone, whoever's it is."""
    for each in (login,) if login else logins(book):
        try:
            return unlock(book, each, password)
        except BookUnusable as error:
            if error.code != "wrong-password":
                raise
    raise BookUnusable("wrong-password", file=str(book))


def key_for_new_locked_book(book: Path, login: str, password: str, *, cost: Cost = DEFAULT_COST) -> BookKey:
    """The key of a book about to be made, locked from its first byte on."""
    key = BookKey.new()
    holder = _holder(key, login, password, now().date(), cost)
    keys.write(book, KeyFile((holder,)))
    return key


def lock_book(office: Office, login: str, password: str, *, cost: Cost = DEFAULT_COST) -> RecoverySheet:
    """Lock a book, or give a locked one a new key: only this password and the new sheet open it from now on.

    The book and its drafts are encrypted anew. A kill in between leaves a book that opens with the new
    password or, before the first step was on disk, with the old key. Whoever locks a book in which nobody is
    entered yet becomes its chief of office and administrator.
    """
    check_may(office, "lock_book")
    key, today = BookKey.new(), office.today
    holder = _holder(key, login, password, today, cost)
    sheet, recovery = _new_sheet(key, today, cost)
    title = _title(office)
    before = _key_file(office.file)
    with act(office, "lock_book") as doing:
        doing.note(login=holder.login)
        doing.touch(Kind.OFFICE, "key")
        enter_founder(doing, holder.login, user_name_in(doing.book) or office.user)
        keys.write(office.file, KeyFile((holder, recovery), title, office.key.wrap(key.wrapping())))
    try:
        office.store.change_key(office.key, key)
    except BookUnusable:
        keys.write(office.file, before)
        raise
    office.take_key(key, holder.login)
    office.take_seat(holder.login)
    keys.forget_former(office.file)
    return sheet


def change_password(office: Office, login: str, old: str, new: str, *, cost: Cost = DEFAULT_COST) -> Change:
    """Raises ``BookUnusable("wrong-password")`` when the old one is not right."""
    check_may(office, "change_password")
    key = unlock(office.file, login, old).key
    with act(office, "change_password") as doing:
        doing.note(login=login)
        doing.touch(Kind.OFFICE, "key")
        _put(office.file, _holder(key, login, new, office.today, cost))
    return doing.change


def give_key(office: Office, login: str, password: str, *, cost: Cost = DEFAULT_COST) -> Change:
    """Let another person open the book, or set anew the password of one who forgot it."""
    check_may(office, "give_key")
    with act(office, "give_key") as doing:
        doing.note(login=login)
        doing.touch(Kind.OFFICE, "key")
        if users_in(doing.book):
            find_user(doing.book, login)
        hold(office, login, password, cost=cost)
    return doing.change


def hold(office: Office, login: str, password: str, *, cost: Cost = DEFAULT_COST) -> None:
    """Within an act under way: this password opens the book too."""
    _locked(office.file)
    _put(office.file, _holder(office.key, login, password, office.today, cost))


def let_go(office: Office, login: str) -> None:
    """Within an act under way: that login opens nothing any more; refused for the last password."""
    found = keys.read(office.file)
    if found is None or login not in found.logins:
        return
    if len(found.logins) == 1:
        raise Refusal("last-holder", login=login)
    keys.write(office.file, found.without(Slot.PASSWORD, login))


def take_key_back(office: Office, login: str) -> Change:
    """A person may not open the book any more. Refused for the last one with a password.

    Copies made before still open with that password; giving the book a new key (:func:`lock_book`) keeps them
    from telling the key of what is written from now on.
    """
    check_may(office, "take_key_back")
    if login not in _locked(office.file).logins:
        raise Refusal("login-unknown", login=login)
    with act(office, "take_key_back") as doing:
        doing.note(login=login)
        doing.touch(Kind.OFFICE, "key")
        let_go(office, login)
    return doing.change


def new_recovery_sheet(office: Office, *, cost: Cost = DEFAULT_COST) -> RecoverySheet:
    """A sheet in place of the one before, which opens nothing any more."""
    check_may(office, "new_recovery_sheet")
    _locked(office.file)
    sheet, recovery = _new_sheet(office.key, office.today, cost)
    with act(office, "new_recovery_sheet") as doing:
        doing.touch(Kind.OFFICE, "key")
        _put(office.file, recovery)
    return sheet


def _key_file(book: Path) -> KeyFile:
    found = keys.read(book)
    if found is None:
        raise BookUnusable("key-file-missing", file=str(book))
    return found


def _locked(book: Path) -> KeyFile:
    found = _key_file(book)
    if not found.is_locked:
        raise Refusal("book-not-locked")
    return found


def _put(book: Path, holder: Holder) -> None:
    keys.write(book, _key_file(book).with_holder(holder))


def _holder(key: BookKey, login: str, password: str, day: date, cost: Cost) -> Holder:
    named = clean_login(login)
    if not named:
        raise Refusal("required", field="login")
    least = password_rules().least
    if len(nfc(password)) < least:
        raise Refusal("password-too-short", field="password", least=least)
    return Holder.locked(Slot.PASSWORD, key, password, login=named, cost=cost, made_on=day)


def _new_sheet(key: BookKey, day: date, cost: Cost) -> tuple[RecoverySheet, Holder]:
    code = keys.new_sheet_code()
    holder = Holder.locked(Slot.RECOVERY, key, code, cost=cost, made_on=day)
    return RecoverySheet(code, key.last_resort_password, day), holder


def _nobody(found: KeyFile) -> Holder:
    """A holder no password opens, at the cost of the real ones."""
    like = next((holder for holder in found.holders if holder.slot is not Slot.OPEN), None)
    cost = like.cost if like is not None else DEFAULT_COST
    return Holder(
        Slot.PASSWORD,
        salt=secrets.token_hex(16),
        wrapped=BookKey.new().wrap(secrets.token_bytes(32)),
        cost=cost,
    )


def enter_founder(doing: Act, login: str, name: str) -> None:
    """Whoever holds the key of a book in which nobody is entered yet is chief of office and administrator.
    Without a name nobody is: the first set-up knows it."""
    if name and not users_in(doing.book):
        put_user(doing, doing.office, User(login, name, FOUNDER))


def keep_title(office: Office) -> None:
    """The office's name has changed: the locked screen says the new one."""
    found = keys.read(office.file)
    if found is not None and found.is_locked and found.title != _title(office):
        keys.write(office.file, replace(found, title=_title(office)))


def _title(office: Office) -> str:
    if not is_set_up(office):
        return ""
    sheet, _ = head_of(office)
    return f"{sheet.kind} {sheet.name}"
