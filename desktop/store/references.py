"""Keys of the book to the ids they stand for; an unknown key is refused by field name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.errors import Refusal
from desktop.store import petition_tables as pet
from desktop.store import reception_tables as rec
from desktop.store import tables as tab

Keyed = (
    tab.OfficialTable
    | tab.BodyTable
    | tab.SubjectAreaTable
    | tab.DialogueTable
    | tab.OpinionTable
    | rec.SessionTable
    | rec.CaseTable
    | pet.PetitionTable
)


class References:
    """What the references of one act point to."""

    def __init__(self, book: Session) -> None:
        self._ids: dict[str, dict[str, int]] = {}
        self._book = book

    def official(self, key: str | None, field: str) -> int | None:
        return self._find(tab.OfficialTable, key, field)

    def body(self, key: str | None, field: str) -> int | None:
        return self._find(tab.BodyTable, key, field)

    def subject_area(self, key: str | None, field: str) -> int | None:
        return self._find(tab.SubjectAreaTable, key, field)

    def dialogue(self, key: str | None, field: str) -> int | None:
        return self._find(tab.DialogueTable, key, field)

    def opinion(self, key: str | None, field: str) -> int | None:
        return self._one(tab.OpinionTable, key, field)

    def session(self, key: str | None, field: str) -> int | None:
        return self._one(rec.SessionTable, key, field)

    def case(self, key: str | None, field: str) -> int | None:
        return self._one(rec.CaseTable, key, field)

    def petition(self, key: str | None, field: str) -> int | None:
        return self._one(pet.PetitionTable, key, field)

    def _find(self, table: type[Keyed], key: str | None, field: str) -> int | None:
        """A reference into a short list, which is read once."""
        if not key:
            return None
        known = self._ids.get(table.__tablename__)
        if known is None or key not in known:
            known = {row.key: row.id for row in self._book.execute(select(table.key, table.id))}
            self._ids[table.__tablename__] = known
        if key not in known:
            raise Refusal("unknown-reference", field=field, key=key)
        return known[key]

    def _one(self, table: type[Keyed], key: str | None, field: str) -> int | None:
        """A reference into a long list, looked up by its index."""
        if not key:
            return None
        found = self._book.scalar(select(table.id).where(table.key == key))
        if found is None:
            raise Refusal("unknown-reference", field=field, key=key)
        return found
