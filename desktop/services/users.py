"""Who works in the book: added, given other roles, renamed, their right ended."""

from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.users import Role, User, is_last_administrator
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.users import users_in
from desktop.services import locking
from desktop.services.acts import act, required
from desktop.services.locking import DEFAULT_COST
from desktop.services.user_rows import find_user, kept_roles, put_user
from desktop.store.keys import Cost


def add_user(office: Office, user: User, password: str = "", *, cost: Cost = DEFAULT_COST) -> Change:
    """Someone new with a login and a password of their own; one whose right had ended comes back.

    A book that is not locked takes no password. One that was locked by a command has nobody entered yet:
    whoever opened it is, before the first other one would shut them out. Raises ``login-empty``,
    ``login-used``, ``no-role``, ``password-too-short`` or ``required``.
    """
    with act(office, "add_user") as doing:
        if office.login:
            locking.enter_founder(doing, office.login, office.user or office.login)
        login = put_user(doing, office, user)
        if locking.is_locked(office.file):
            locking.hold(office, login, password, cost=cost)
    return doing.change


def change_user_roles(office: Office, login: str, roles: frozenset[Role], name: str = "") -> Change:
    """Other roles for someone, and the name where one is given; the last administrator stays one."""
    with act(office, "change_user_roles") as doing:
        row = find_user(doing.book, login)
        if Role.ADMINISTRATOR not in roles:
            _keep_an_administrator(doing.book, login)
        doing.note(login=login, roles=[sorted(row.roles), kept_roles(roles)])
        row.roles = kept_roles(roles)
        clean = nfc(name).strip() or row.name
        if clean != row.name:
            doing.note(name=[row.name, clean])
            row.name = clean
        doing.touch(Kind.USER, login)
    if login == office.login:
        office.take_seat(login)
    return doing.change


def rename_user(office: Office, login: str, name: str) -> Change:
    """The name as it now is; papers and audit lines made before keep the old one."""
    with act(office, "rename_user") as doing:
        row = find_user(doing.book, login)
        clean = nfc(required(name, "name")).strip()
        doing.note(login=login, name=[row.name, clean])
        row.name = clean
        doing.touch(Kind.USER, login)
    if login == office.login:
        office.user = clean
    return doing.change


def deactivate_user(office: Office, login: str) -> Change:
    """End someone's right to open the book; what they wrote stays theirs.

    Never the last administrator, never the last one with a password.
    """
    with act(office, "deactivate_user") as doing:
        row = find_user(doing.book, login)
        _keep_an_administrator(doing.book, login)
        doing.note(login=login, active=[row.active, False])
        row.active = False
        doing.touch(Kind.USER, login)
        doing.book.flush()
        locking.let_go(office, login)
    return doing.change


def _keep_an_administrator(book: Session, login: str) -> None:
    if is_last_administrator(users_in(book), login):
        raise Refusal("last-administrator", field="roles")
