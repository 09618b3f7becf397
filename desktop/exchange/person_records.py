"""Citizens in a records file, and the rule that a denouncer is none of them (BR-24)."""

from collections.abc import Iterable

from desktop.domain.people import Person
from desktop.domain.vietnamese import is_blank
from desktop.exchange.fields import Fields
from desktop.exchange.values import Json

_NAMES = ("name", "address", "old_address", "id_number", "phone")


def read_person(fields: Fields | None) -> Person | None:
    """Nobody when nothing is said."""
    if fields is None:
        return None
    person = Person(*(fields.text(name) for name in _NAMES))
    fields.end()
    return None if person.is_blank else person


def written_person(person: Person) -> Json:
    return {name: getattr(person, name) or None for name in _NAMES}


def refuse_identity(fields: Fields, names: Iterable[str]) -> None:
    """A denunciation without consent: none of these fields may say anything, and a paper file is named.

    To be called before the fields are read one by one, for what they say may not reach any sentence: not
    a value, and not a field's name that somebody made up inside them.
    """
    for name in names:
        if _says(fields.value(name)):
            raise fields.refusal("records-denouncer", name)
    if is_blank(fields.text("secret_file")):
        raise fields.refusal("records-secret-file", "secret_file")


def _says(value: object) -> bool:
    """Whether anything stands there but blanks in the fields of a person."""
    if isinstance(value, str):
        return not is_blank(value)
    if isinstance(value, list):
        return any(map(_says, value))
    if isinstance(value, dict):
        return any(name not in _NAMES or _says(each) for name, each in value.items())
    return value is not None
