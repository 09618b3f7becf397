"""What whoever unlocked a book may do in it."""

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.errors import BookUnusable
from desktop.domain.users import EVERY_ROLE, Role
from desktop.store.engine import Store
from desktop.store.keeping_tables import UserTable

BY_SHEET = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Seat:
    """``name`` is empty where nobody is named: then the office's typist is."""

    name: str = ""
    roles: frozenset[Role] = EVERY_ROLE


def seat_of(store: Store, login: str) -> Seat:
    """The seat of a login in a locked book; an empty login came by the recovery sheet.

    As long as nobody was entered as a user everything may be done. Raises
    ``BookUnusable("user-inactive")`` for someone whose right has ended.
    """
    with store.reading() as book:
        rows = book.scalars(select(UserTable).where(UserTable.active)).all()
    if not rows:
        return Seat()
    if not login:
        return Seat(roles=BY_SHEET)
    row = next((each for each in rows if each.login == login), None)
    if row is None:
        raise BookUnusable("user-inactive", login=login)
    return Seat(row.name, frozenset(role for role in Role if role in row.roles))
