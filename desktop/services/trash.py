"""Thùng rác: a record into the trash with its number and links, and back (ui §7).

Nothing leaves the trash by itself. What lies there is in no register, no search and no records file.
"""

from collections.abc import Callable

from desktop.domain.changes import Change, Kind
from desktop.domain.vietnamese import nfc
from desktop.office import Office
from desktop.services.acts import Act, act
from desktop.services.opinions import put_in_opinion, take_out_opinion
from desktop.services.trashing import bring_back, put_away

_AWAY: dict[Kind, Callable[[Act, str, str], None]] = {Kind.OPINION: take_out_opinion}
_BACK: dict[Kind, Callable[[Act, str], None]] = {Kind.OPINION: put_in_opinion}


def trash_record(office: Office, kind: Kind, key: str, reason: str = "") -> Change:
    """Put a record into the trash, whole. Raises a ``trash-…`` refusal that says why it must stay."""
    with act(office, "trash_record") as doing:
        if kind in _AWAY:
            _AWAY[kind](doing, key, reason)
        else:
            put_away(doing, kind, key, reason)
        doing.note(kind=str(kind), reason=nfc(reason).strip())
    return doing.change


def restore_record(office: Office, kind: Kind, key: str) -> Change:
    """Bring a record back from the trash with its number and its links."""
    with act(office, "restore_record") as doing:
        if kind in _BACK:
            _BACK[kind](doing, key)
        else:
            bring_back(doing, kind, key)
        doing.note(kind=str(kind))
    return doing.change
