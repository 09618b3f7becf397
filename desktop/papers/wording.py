"""The sentences of each side's papers, from ``resources/formats/wording-*.json``, and phrases they share."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from desktop.domain import writing
from desktop.domain.commitment import Due, DueKind
from desktop.domain.office import Side
from desktop.domain.papers import CommitmentOnPaper, MeetingOnPaper, PaperHead, PersonOnPaper
from desktop.domain.vietnamese import nfc
from desktop.papers.formats import in_force

FAMILIES = ("reception", "letters", "commitments", "keeping", "backups")


def printed(text: str | None) -> str:
    """Text as it is drawn: NFC, invisible signs dropped, every kind of blank one space, ends trimmed."""
    lines = (" ".join(_visible(line).split()) for line in nfc(text or "").split("\n"))
    return "\n".join(line for line in lines if line)


def _visible(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        letter for letter in line if letter == "\t" or unicodedata.category(letter) not in {"Cf", "Cc"}
    )


def one_line(text: str | None) -> str:
    return " ".join(printed(text).split("\n"))


def without_stop(text: str | None) -> str:
    """A text to stand inside a sentence: one line, without its own full stop."""
    return one_line(text).rstrip(" .;,")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True, slots=True)
class Wording:
    """One side's sentences on one day, with the letterhead's names to fill them."""

    data: Mapping[str, Any]
    head: PaperHead

    def part(self, name: str) -> "Wording":
        """The sentences of one paper; those shared by all papers remain reachable."""
        return Wording({**self.data, **self.data[name]}, self.head)

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def fill(self, template: str, **values: object) -> str:
        return template.format(
            kind=self.head.unit_kind.value,
            province_committee=self.province_committee,
            issuer=self.issuer,
            **values,
        )

    def say(self, key: str, **values: object) -> str:
        return self.fill(self.data[key], **values)

    @property
    def province_committee(self) -> str:
        return _by_word(self.data["province_committee"], self.head.superior or "")

    @property
    def collective(self) -> str:
        return _by_word(self.data["collective"], nfc(self.head.issuer).upper())

    @property
    def issuer(self) -> str:
        """The issuer as a sentence writes it: "Đảng ủy xã Bình Minh Hạ"."""
        name = one_line(self.head.issuer)
        for upper, written in self.data["issuer_words"].items():
            if name.upper().startswith(upper):
                return f"{written} {self._unit(name[len(upper) :].strip())}".strip()
        return name

    def _unit(self, rest: str) -> str:
        own = f"{self.head.unit_kind.value} {one_line(self.head.unit_name)}"
        if rest.upper() == own.upper():
            return own
        for word in self.data["unit_words"]:
            if rest.upper().startswith(word + " "):
                return f"{word.lower()} {rest[len(word) :].strip().title()}"
        return rest

    def hour(self, moment: time | None) -> str:
        return writing.hour(moment) if moment else str(self.data["unknown_hour"])

    def or_unknown(self, text: str | None) -> str:
        return without_stop(text) or str(self.data["unknown"])

    def person(self, person: PersonOnPaper | None) -> str:
        """``đồng chí Vương Đình Thược, Bí thư Đảng ủy, Chủ tịch HĐND``."""
        if person is None or not one_line(person.name):
            return str(self.data["unknown"])
        titles = [one_line(title) for title in (person.title, *person.other_titles)]
        named = ", ".join([one_line(person.name), *(title for title in titles if title)])
        return self.say("person", person=named)

    def briefly(self, person: PersonOnPaper) -> str:
        """A person with the title they spoke in, for the many places that name them again."""
        return self.person(PersonOnPaper(person.name, person.title))

    def people(self, people: Sequence[PersonOnPaper]) -> str:
        return "; ".join(self.person(person) for person in people) or str(self.data["unknown"])

    def due(self, commitment: CommitmentOnPaper) -> str:
        """The date in force, else how it was promised, else the reason there is none."""
        due = commitment.due
        words = self.data["due"]
        if commitment.due_on is not None:
            return writing.paper_date(commitment.due_on)
        if due is None:
            return str(words["open"])
        if due.kind is DueKind.NONE:
            return str(words["none"]).format(reason=self.or_unknown(due.reason))
        return self._counted(due)

    def _counted(self, due: Due) -> str:
        words = self.data["due"]
        if due.on is not None:
            return str(words["on"]).format(day=writing.paper_date(due.on))
        if due.count is None:
            return str(words["open"])
        return str(words[due.kind.value]).format(count=writing.two_digits(due.count))

    def content(self, meeting: MeetingOnPaper) -> str:
        """What the dialogue is about and with whom, in one phrase without a full stop."""
        plan = self.say("content_plan", plan=without_stop(meeting.plan)) if without_stop(meeting.plan) else ""
        return self.say(
            "content", counterparts=self.counterparts(meeting), hamlets=self.hamlets(meeting), plan=plan
        )

    def counterparts(self, meeting: MeetingOnPaper) -> str:
        names = [str(self.data["counterparts"][counterpart.value]) for counterpart in meeting.counterparts]
        return ", ".join(names) or str(self.data["counterparts"]["people"])

    def hamlets(self, meeting: MeetingOnPaper) -> str:
        """`` (thôn Đồng Mẫu, Bến Gạo)``, or nothing when none is named."""
        names = [one_line(name) for name in meeting.hamlets if one_line(name)]
        if not names:
            return ""
        listed = ", ".join(names)
        if names[0].split()[0].lower() not in self.data["hamlets"]["named"]:
            listed = str(self.data["hamlets"][self.head.unit_kind.value]).format(names=listed)
        return self.say("content_hamlets", hamlets=listed)

    def form(self, meeting: MeetingOnPaper) -> str:
        return str(self.data["form"][meeting.form.value]) if meeting.form else ""

    def title(self, meeting: MeetingOnPaper) -> str:
        """The meeting's name as it stands inside a sentence."""
        title = without_stop(meeting.title)
        first = title.split(" ", 1)[0]
        return title if first.isupper() and len(first) > 1 else small(title)


def wording_of(head: PaperHead, day: date) -> Wording:
    """The sentences in force on that day for the side whose letterhead it is."""
    name = "wording-party" if head.side is Side.PARTY else "wording-state"
    data = in_force(name, day)
    for family in FAMILIES:
        data |= in_force(f"{name}-{family}", day)
    return Wording(data, head)


def _by_word(choices: Mapping[str, str], text: str) -> str:
    """The choice whose word the text holds, else the default."""
    return next((value for word, value in choices.items() if word in text), choices["default"])
