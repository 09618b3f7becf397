"""People who come or write to the office, and how many of a group may speak for it."""

from dataclasses import dataclass

from desktop.domain.vietnamese import is_blank

SHOWN_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen as far as the office needs to know: identity number and telephone may stay blank."""

    name: str = ""
    address: str = ""
    old_address: str = ""
    id_number: str = ""
    phone: str = ""

    @property
    def is_blank(self) -> bool:
        return all(is_blank(text) for text in self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that tells who it is."""
        return (self.name, self.address, self.old_address, self.id_number, self.phone)


def masked_number(number: str) -> str:
    """An identity number as lists and prints show it: all but the last three signs hidden (BR-28)."""
    shown = number.strip()
    hidden = max(0, len(shown) - SHOWN_DIGITS)
    return "•" * hidden + shown[hidden:]
