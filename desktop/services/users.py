"""Who works in the book: added, given other roles, renamed, their right ended."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Change, Kind
from desktop.domain.errors import Refusal
from desktop.domain.users import Role, User, clean_login, is_last_administrator
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.users import user_of, users_in
from desktop.services.acts import Act, act, required
from desktop.store.keeping_tables import UserTable


def add_user(office: Office, user: User) -> Change:
    """Someone new with a login of their own; one whose right had ended comes back under the same login.

    Raises ``login-empty``, ``login-used``, ``no-role`` or ``required``.
    """
    with act(office, "add_user") as doing:
        put_user(doing, office, user)
    return doing.change


def change_user_roles(office: Office, login: str, roles: frozenset[Role]) -> Change:
    """Other roles for someone; the last administrator stays one."""
    with act(office, "change_user_roles") as doing:
        row = find_user(doing.book, login)
        if Role.ADMINISTRATOR not in roles:
            _keep_an_administrator(doing.book, login)
        doing.note(login=login, roles=[sorted(row.roles), _kept(roles)])
        row.roles = _kept(roles)
        doing.touch(Kind.USER, login)
    if login == office.login:
        office.roles = roles
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
    """End someone's right to open the book; what they wrote stays theirs. Never the last administrator."""
    with act(office, "deactivate_user") as doing:
        row = find_user(doing.book, login)
        _keep_an_administrator(doing.book, login)
        doing.note(login=login, active=[row.active, False])
        row.active = False
        doing.touch(Kind.USER, login)
    return doing.change


def put_user(doing: Act, office: Office, user: User) -> None:
    """Within an act under way: a new row, or the old one of the same login brought back."""
    login = clean_login(user.login)
    if not login:
        raise Refusal("login-empty", field="login")
    row = doing.book.scalars(select(UserTable).where(UserTable.login == login)).first()
    if row is not None and row.active:
        raise Refusal("login-used", field="login", login=login)
    if row is None:
        row = UserTable(login=login, created_at=office.clock())
        doing.book.add(row)
    row.name, row.active = nfc(required(user.name, "name")).strip(), True
    row.roles = _kept(user.roles)
    doing.book.flush()
    doing.note(login=login, name=row.name, roles=row.roles)
    doing.touch(Kind.USER, login)


def find_user(book: Session, login: str) -> UserTable:
    """The row of someone whose right has not ended. Raises ``unknown-user``."""
    row = book.scalars(select(UserTable).where(UserTable.login == login)).first()
    if row is None or not user_of(row).active:
        raise Refusal("unknown-user", field="login", login=login)
    return row


def _keep_an_administrator(book: Session, login: str) -> None:
    if is_last_administrator(users_in(book), login):
        raise Refusal("last-administrator", field="roles")


def _kept(roles: Iterable[Role]) -> list[str]:
    kept = sorted(str(role) for role in roles)
    if not kept:
        raise Refusal("no-role", field="roles")
    return kept
