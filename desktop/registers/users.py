"""Who may open the book."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.users import Role, User
from desktop.office import Office
from desktop.store.keeping_tables import UserTable


def users(office: Office) -> tuple[User, ...]:
    """Everybody who ever had a login: those at work first, in the order they came."""
    with office.store.reading() as book:
        return users_in(book)


def users_in(book: Session) -> tuple[User, ...]:
    rows = book.scalars(select(UserTable).order_by(UserTable.active.desc(), UserTable.id))
    return tuple(map(user_of, rows))


def user_of(row: UserTable) -> User:
    """A row as a noun; a role this program does not know is none."""
    known = frozenset(role for role in Role if role in row.roles)
    return User(row.login, row.name, known, row.active)
