"""The rows of users inside acts under way: found, put, brought back."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.users import Role, User, clean_login
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.registers.users import user_of
from desktop.services.acts import Act, required
from desktop.store.keeping_tables import UserTable


def put_user(doing: Act, office: Office, user: User) -> str:
    """Within an act under way: a new row, or the old one of the same login brought back; gives the login."""
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
    row.roles = kept_roles(user.roles)
    doing.book.flush()
    doing.note(login=login, name=row.name, roles=row.roles)
    doing.touch(Kind.USER, login)
    return login


def find_user(book: Session, login: str) -> UserTable:
    """The row of someone whose right has not ended. Raises ``unknown-user``."""
    row = book.scalars(select(UserTable).where(UserTable.login == login)).first()
    if row is None or not user_of(row).active:
        raise Refusal("unknown-user", field="login", login=login)
    return row


def kept_roles(roles: Iterable[Role]) -> list[str]:
    """Roles as a row keeps them. Raises ``no-role``."""
    kept = sorted(str(role) for role in roles)
    if not kept:
        raise Refusal("no-role", field="roles")
    return kept
