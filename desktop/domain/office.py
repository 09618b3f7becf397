"""The office: its two letterheads, its officials with their posts, its catalogues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Side(StrEnum):
    """Which rule family a paper follows (domain: two families run in parallel)."""

    PARTY = "party"
    STATE = "state"


class Capacity(StrEnum):
    """In what capacity an official acts; one person may hold posts in several."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"
    COUNCIL = "council"
    OFFICE = "office"


class UnitKind(StrEnum):
    """Kinds of administrative unit since 1/7/2025."""

    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"
    PROVINCE = "tỉnh"
    CITY = "thành phố"


class StatisticalGroup(StrEnum):
    """The five groups that the State forms count subject areas in."""

    POLICY = "policy"
    LAND = "land"
    JUSTICE = "justice"
    PARTY = "party"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How one side signs its papers from a day on; old papers keep the head of their own day."""

    side: Side
    issuer: str
    symbol: str
    superior: str | None = None
    term_start: date | None = None
    effective_from: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeName:
    """What the office is called: kind of unit, own name, province, the place in the date line of papers."""

    kind: UnitKind
    name: str
    province: str
    place: str


@dataclass(frozen=True, slots=True)
class FormerName:
    """What it was called until a day, that day included, and by which document that ended."""

    called: OfficeName
    until: date
    basis: str = ""


def named_on(now: OfficeName, former: Iterable[FormerName], day: date | None) -> OfficeName:
    """The name of a day: of the names given up since, the one given up first; ``None``: today's."""
    held = [each for each in former if day is not None and day <= each.until]
    return min(held, key=lambda each: each.until).called if held else now


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """Who keeps this book. ``place`` is the place name in the date line of papers."""

    key: str
    kind: UnitKind
    name: str
    province: str
    place: str
    party: Letterhead
    state: Letterhead | None = None

    @property
    def called(self) -> OfficeName:
        return OfficeName(self.kind, self.name, self.province, self.place)

    def letterhead(self, side: Side) -> Letterhead | None:
        return self.party if side is Side.PARTY else self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something of a catalogue that holds from a day to a day, both included; None: always, still."""

    since: date | None = None
    until: date | None = None

    def valid_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def ended_before(self, day: date) -> bool:
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Post:
    """One post held from a day to a day (both included; ``until`` None: still held)."""

    capacity: Capacity
    title: str
    head: bool = False
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Official:
    key: str
    name: str
    posts: tuple[Post, ...] = ()

    def post_on(self, day: date, capacity: Capacity | None = None) -> Post | None:
        """The post held that day, of the wanted capacity if given, a head's post first."""
        held = [post for post in self.posts if post.held_on(day)]
        if capacity is not None:
            held = [post for post in held if post.capacity is capacity]
        return next((post for post in held if post.head), held[0] if held else None)

    def title_on(self, day: date, capacity: Capacity | None = None) -> str:
        """The title to print for that day; the other capacity's when the wanted one is not held."""
        post = self.post_on(day, capacity) or self.post_on(day)
        return post.title if post else ""


@dataclass(frozen=True, slots=True)
class Body(Dated):
    """A unit that promises are given to: lead or support."""

    key: str
    name: str
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectArea(Dated):
    key: str
    name: str
    group: StatisticalGroup


@dataclass(frozen=True, slots=True)
class Hamlet(Dated):
    """A thôn or tổ dân phố, known by its name."""

    name: str

    @property
    def key(self) -> str:
        """A hamlet has no other key: records name it in their texts."""
        return self.name


@dataclass(frozen=True, slots=True)
class Phrase:
    """A ready sentence; the first ``…`` in it is the blank to fill."""

    position: int
    label: str
    text: str
