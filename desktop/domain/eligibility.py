"""Whether a petition can be processed: the conditions of its type, ticked one by one (BR-36)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.petition import PetitionType

ANONYMOUS = "anonymous-evidence"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition (Thông tư 05/2021/TT-TTCP Điều 6). ``replaces``: what is not asked where it is met."""

    key: str
    words: str
    types: frozenset[PetitionType]
    basis: str
    replaces: tuple[str, ...] = ()

    @property
    def is_exception(self) -> bool:
        """Whether it is no condition of every petition but stands in for others."""
        return bool(self.replaces)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """How the ticks stand: the conditions asked, and those among them not met."""

    asked: tuple[Condition, ...]
    missing: tuple[Condition, ...]

    @property
    def met(self) -> int:
        return len(self.asked) - len(self.missing)

    @property
    def is_full(self) -> bool:
        return not self.missing


def conditions(source: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Every condition; ``source`` has the shape of ``resources/law/eligibility.json``."""
    return tuple(
        Condition(
            each["key"],
            each["words"],
            frozenset(map(PetitionType, each["types"])),
            each["basis"],
            tuple(each.get("replaces", ())),
        )
        for each in source["conditions"]
    )


def conditions_of(kind: PetitionType, known: Iterable[Condition]) -> tuple[Condition, ...]:
    """The ticks to show for a type, exceptions last."""
    return tuple(sorted((each for each in known if kind in each.types), key=lambda each: each.is_exception))


def eligibility(kind: PetitionType, checks: Iterable[str], known: Iterable[Condition]) -> Eligibility:
    """What is asked of a petition of that type with those ticks. An anonymous denunciation with clear,
    checkable evidence needs neither name nor signature (Luật Tố cáo Điều 25.2)."""
    ticked, shown = frozenset(checks), conditions_of(kind, known)
    waived = {key for each in shown if each.key in ticked for key in each.replaces}
    asked = tuple(each for each in shown if not each.is_exception and each.key not in waived)
    return Eligibility(asked, tuple(each for each in asked if each.key not in ticked))
