"""The office, its officials and its catalogues in a records file."""

from desktop.domain.office import (
    Body,
    Capacity,
    Letterhead,
    OfficeSheet,
    Official,
    Post,
    Side,
    StatisticalGroup,
    SubjectArea,
    UnitKind,
)
from desktop.exchange.fields import Fields
from desktop.exchange.values import Json, written_day


def read_office(fields: Fields) -> OfficeSheet:
    key = fields.key()
    party = fields.child("party")
    if party is None:
        raise fields.refusal("records-required", "party")
    state = fields.child("state")
    name = fields.required("name")
    sheet = OfficeSheet(
        key=key,
        kind=fields.required_choice("kind", UnitKind),
        name=name,
        province=fields.text("province"),
        place=fields.text("place") or name,
        party=_read_letterhead(party, Side.PARTY),
        state=_read_state(state),
    )
    fields.end()
    return sheet


def _read_state(fields: Fields | None) -> Letterhead | None:
    """No State letterhead when all its fields are empty; the Party one is never left out."""
    if fields is None:
        return None
    if any([fields.has("superior"), fields.has("issuer"), fields.has("symbol")]):
        return _read_letterhead(fields, Side.STATE)
    fields.end()
    return None


def _read_letterhead(fields: Fields, side: Side) -> Letterhead:
    letterhead = Letterhead(
        side=side,
        issuer=fields.required("issuer"),
        symbol=fields.required("symbol"),
        superior=fields.text("superior") or None,
        term_start=fields.day("term_start") if side is Side.PARTY else None,
    )
    fields.end()
    return letterhead


def write_office(sheet: OfficeSheet) -> Json:
    state = sheet.state
    return {
        "key": sheet.key,
        "kind": sheet.kind.value,
        "name": sheet.name,
        "province": sheet.province or None,
        "place": sheet.place or None,
        "party": {
            "superior": sheet.party.superior,
            "issuer": sheet.party.issuer,
            "symbol": sheet.party.symbol,
            "term_start": written_day(sheet.party.term_start),
        },
        "state": {"superior": state.superior, "issuer": state.issuer, "symbol": state.symbol}
        if state
        else None,
    }


def read_official(fields: Fields) -> Official:
    official = Official(
        key=fields.key(),
        name=fields.required("name"),
        posts=tuple(_read_post(post) for post in fields.children("posts")),
    )
    fields.end()
    return official


def _read_post(fields: Fields) -> Post:
    post = Post(
        capacity=fields.required_choice("capacity", Capacity),
        title=fields.required("title"),
        head=fields.flag("head"),
        since=fields.day("from"),
        until=fields.day("to"),
    )
    if post.since and post.until and post.until < post.since:
        raise fields.refusal("records-to-before-from", "to", since=post.since)
    fields.end()
    return post


def write_official(official: Official) -> Json:
    return {
        "key": official.key,
        "name": official.name,
        "posts": [
            {
                "capacity": post.capacity.value,
                "title": post.title,
                "head": post.head,
                "from": written_day(post.since),
                "to": written_day(post.until),
            }
            for post in official.posts
        ],
    }


def read_body(fields: Fields) -> Body:
    body = Body(fields.key(), fields.required("name"), fields.text("abbreviation") or None)
    fields.end()
    return body


def write_body(body: Body) -> Json:
    return {"key": body.key, "name": body.name, "abbreviation": body.abbreviation or None}


def read_subject_area(fields: Fields) -> SubjectArea:
    """An area without a statistical group counts among the others."""
    area = SubjectArea(
        fields.key(),
        fields.required("name"),
        fields.choice("group", StatisticalGroup) or StatisticalGroup.OTHER,
    )
    fields.end()
    return area


def write_subject_area(area: SubjectArea) -> Json:
    return {"key": area.key, "name": area.name, "group": area.group.value}
