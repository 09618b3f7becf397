"""Who and what a paper names, as it stood on the paper's day: letterhead, titles, signers, recipients."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

import resources
from desktop.domain.commitment import Commitment, state_on
from desktop.domain.errors import Refusal
from desktop.domain.office import Capacity, OfficeName, Side
from desktop.domain.papers import CommitmentOnPaper, PaperHead, PersonOnPaper
from desktop.registers.office import Catalogues, catalogues_in, letterhead_on, office_named_on


@dataclass(frozen=True)
class PaperWords:
    """One side's names on the day of what the paper is about."""

    book: Session
    side: Side
    day: date

    @cached_property
    def catalogues(self) -> Catalogues:
        return catalogues_in(self.book)

    @cached_property
    def office(self) -> OfficeName:
        return office_named_on(self.book, self.day)

    def head(self, number: int | None, issued_on: date | None) -> PaperHead:
        """The letterhead in force on the day of issue; ``no-letterhead`` where the side has none."""
        day = issued_on or self.day
        letterhead, called = letterhead_on(self.book, self.side, day), office_named_on(self.book, day)
        if letterhead is None:
            raise Refusal("no-letterhead", field="letterhead", side=self.side)
        return PaperHead(
            side=letterhead.side,
            issuer=letterhead.issuer,
            symbol=letterhead.symbol,
            place=called.place,
            unit_kind=called.kind,
            unit_name=called.name,
            province=called.province,
            superior=letterhead.superior,
            number=number,
            issued_on=issued_on,
        )

    def person(
        self, key: str | None, capacity: Capacity | None = None, day: date | None = None
    ) -> PersonOnPaper | None:
        """An official with the title of a day (the paper's if not given), the wanted capacity's first."""
        official, on = self.catalogues.official(key), day or self.day
        if official is None:
            return None
        title = official.title_on(on, capacity)
        others = (post.title for post in official.posts if post.held_on(on) and post.title != title)
        return PersonOnPaper(official.name, title, capacity, tuple(others))

    def commitment(self, made: Commitment) -> CommitmentOnPaper:
        """A promise with the names of its bodies, in its state of that day."""
        return CommitmentOnPaper(
            content=made.content,
            lead=self.body(made.lead),
            support=tuple(filter(None, map(self.body, made.support))),
            due=made.due,
            due_on=made.due_now,
            promised_by=self.person(made.promised_by),
            promised_to=made.promised_to,
            reply_in_writing=made.reply_in_writing,
            state=state_on(made, self.day),
            result=made.fulfilled.result if made.fulfilled else "",
        )

    def body(self, key: str | None) -> str:
        found = self.catalogues.body(key)
        return found.name if found else ""

    def recipients(self, kind: str) -> tuple[str, ...]:
        """Who gets a paper of that kind by default, from ``resources/catalogues/recipients.json``."""
        found = json.loads(resources.path("catalogues", "recipients.json").read_text(encoding="utf-8"))
        return tuple(line.replace("{unit}", self.office.kind) for line in found[kind][self.side])

    def head_of_side(self, day: date) -> PersonOnPaper | None:
        """The secretary or the chair of that day."""
        return self._holder(Capacity(self.side), day)

    def chief_of_office(self, day: date) -> PersonOnPaper | None:
        """The chief of this side's own office, who signs by order."""
        return self._holder(Capacity.OFFICE, day, "Đảng" if self.side is Side.PARTY else "UBND")

    def _holder(self, capacity: Capacity, day: date, mark: str = "") -> PersonOnPaper | None:
        for official in self.catalogues.officials:
            for post in official.posts:
                if post.capacity is capacity and post.head and post.held_on(day) and mark in post.title:
                    return PersonOnPaper(official.name, post.title, capacity)
        return None
