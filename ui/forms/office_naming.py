"""How an office's names follow from its kind, its own name and its province: offered, never forced."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

import resources
from desktop.domain.office import UnitKind
from desktop.domain.vietnamese import fold

PROVINCE, CITY = "Tỉnh", "Thành phố"
_PREFIXES = (("tỉnh ", PROVINCE), ("thành phố ", CITY), ("tp. ", CITY), ("tp.", CITY), ("tp ", CITY))
HAMLETS = {
    UnitKind.COMMUNE: "Các thôn",
    UnitKind.WARD: "Các tổ dân phố",
    UnitKind.SPECIAL_ZONE: "Các thôn, tổ dân phố",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What papers of a commune usually say; each may be typed over."""

    superior: str = ""
    issuer: str = ""
    symbol: str = ""
    state_issuer: str = ""
    state_symbol: str = ""
    place: str = ""


def names_for(kind: UnitKind | None, name: str, province: str) -> Names:
    """The names in capitals as papers carry them; a part that is not known yet stays empty."""
    own = own_name(kind, name)
    superior = f"ĐẢNG BỘ {province_title(province).upper()}" if province.strip() else ""
    if kind is None or not own:
        return Names(superior=superior)
    unit = f"{kind} {own}".upper()
    return Names(superior, f"ĐẢNG ỦY {unit}", "ĐU", f"ỦY BAN NHÂN DÂN {unit}", "UBND", own)


def own_name(kind: UnitKind | None, name: str) -> str:
    """The unit's own name without the kind some people write before it."""
    plain = " ".join(name.split())
    start = f"{kind} " if kind else ""
    return plain[len(start) :] if start and plain.lower().startswith(start) else plain


def province_title(province: str) -> str:
    """``Tỉnh Sơn La``, ``Thành phố Huế``; a province nobody knows is taken for a tỉnh."""
    plain = province_name(province)
    if not plain:
        return ""
    typed = " ".join(province.split()).lower()
    kind = next((kind for start, kind in _PREFIXES if typed.startswith(start)), None)
    if kind is None:
        kind = next((kind for name, kind in known_provinces() if fold(name) == fold(plain)), PROVINCE)
    return f"{kind} {plain}"


def province_name(province: str) -> str:
    """The name alone, as the book keeps it."""
    plain = " ".join(province.split())
    for start, _ in _PREFIXES:
        if plain.lower().startswith(start):
            return plain[len(start) :].strip()
    return plain


@lru_cache(maxsize=1)
def known_provinces() -> tuple[tuple[str, str], ...]:
    """The provincial units (name, ``Tỉnh`` or ``Thành phố``), cities first."""
    found = json.loads(resources.path("catalogues", "provinces.json").read_text(encoding="utf-8"))
    cities = [(name, CITY) for name in found["cities"]]
    return (*cities, *((name, PROVINCE) for name in found["provinces"]))


def key_for(name: str) -> str:
    """The office's key in files of records: ``binh-minh-ha``."""
    letters = [letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(name)]
    return "-".join(part for part in "".join(letters).split("-") if part) or "co-quan"


def hamlets_in(text: str) -> tuple[str, ...]:
    """One hamlet a line; of a line pasted from a sheet, the first cell that is not a number."""
    found = []
    for line in text.splitlines():
        cells = (" ".join(cell.split()) for cell in line.split("\t"))
        name = next((cell for cell in cells if any(letter.isalpha() for letter in cell)), "")
        if name:
            found.append(name)
    return tuple(dict.fromkeys(found))
