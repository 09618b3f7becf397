"""Who works in the book, and who may do what (BR-64: everyone has a login of their own).

``MAY`` is the one table of what a role may do. Services ask it; the window asks it too, to say who may
before anything is typed, but never instead of the services.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.vietnamese import fold

LOGIN_LENGTH = 30


class Role(StrEnum):
    """What someone is in this book; one person may be several."""

    NOTE_TAKER = "note_taker"
    CHIEF_OF_OFFICE = "chief_of_office"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


EVERY_ROLE = frozenset(Role)
FOUNDER = frozenset({Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class User:
    """``login`` is typed to unlock and stands in clear beside the book; ``name`` only inside it."""

    login: str
    name: str
    roles: frozenset[Role]
    active: bool = True


_DAILY = frozenset({Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE})
_OFFICE = frozenset({Role.CHIEF_OF_OFFICE})
_CATALOGUES = frozenset({Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR})
_KEEPING = frozenset({Role.CHIEF_OF_OFFICE, Role.ADMINISTRATOR})
_USERS = frozenset({Role.ADMINISTRATOR})
_PRINTING = frozenset({Role.NOTE_TAKER, Role.CHIEF_OF_OFFICE, Role.LEADER})

_GROUPS: tuple[tuple[frozenset[Role], tuple[str, ...]], ...] = (
    (
        _DAILY,
        (
            # dialogues
            "plan_dialogue", "change_plan", "postpone_dialogue", "call_off_dialogue", "record_announced_on",
            "record_results_published_on", "record_minutes", "complete_minutes", "sign_minutes",
            "correct_minutes", "record_opinion", "move_opinion", "split_opinion", "remove_opinion",
            "issue_notice",
            # receptions
            "plan_session", "plan_sessions", "plan_session_again", "record_session", "postpone_session",
            "call_off_session", "delegate_session", "record_posting", "record_visit",
            "strike_visit", "restore_visit", "complete_reception", "sign_reception", "correct_reception",
            "issue_reception_notice",
            # petitions; erasing who denounced protects people, so whoever typed it may do it
            "record_petition", "strike_petition", "restore_petition", "notify_sender", "withdraw_petition",
            "classify_petition", "handle_petition", "settle_petition", "link_repeat", "split_petition",
            "reopen_petition", "promise_from_petition", "issue_letter",
            "erase_identity", "remove_files",
            # commitments
            "make_commitment", "record_progress", "extend_due_date", "fulfil_commitment", "drop_commitment",
            "reopen_commitment", "transfer_commitment",
            "remind_commitments", "extend_commitments", "issue_reminder", "issue_promise_letter",
            # scans and files of any record
            "attach_file",
            # what is taken back needs the right to that act too
            "trash_record", "restore_record", "undo", "redo",
        ),
    ),
    (
        _OFFICE,
        (
            "set_up_office", "rename_office", "correct_office", "record_official", "remove_official",
            "set_reception_rules",
            "set_register_starts", "change_number_starts", "void_number", "import_records",
            "export_records", "export_unmasked",
        ),
    ),
    (
        _CATALOGUES,
        (
            "record_body", "record_subject_area", "record_hamlets", "record_hamlet", "rename_hamlet",
            "remove_body", "remove_subject_area", "remove_hamlet", "record_phrases",
        ),
    ),
    (
        _KEEPING,
        (
            "change_calendar", "change_limit", "mark_limit_checked", "unmark_limit_checked",
            "change_retention",
        ),
    ),
    (
        _USERS,
        (
            "change_user", "add_user", "change_user_roles", "rename_user", "deactivate_user", "give_key",
            "take_key_back", "new_recovery_sheet",
        ),
    ),
    (_KEEPING, ("lock_book", "rescue_book", "restore_book")),
    (EVERY_ROLE, ("change_password",)),
    (_CATALOGUES, ("drill_backup",)),
    (_PRINTING, ("export_register", "save_attachment")),
)  # fmt: skip

MAY: dict[str, frozenset[Role]] = {name: roles for roles, names in _GROUPS for name in names}


def may(roles: Iterable[Role], act: str) -> bool:
    """Whether one of these roles may do an act. An act nobody put into the table is for nobody."""
    return not MAY.get(act, frozenset()).isdisjoint(roles)


def is_last_administrator(users: Iterable[User], login: str) -> bool:
    """Whether nobody would be left to look after the users without this one."""
    return not any(user.active and Role.ADMINISTRATOR in user.roles for user in users if user.login != login)


def clean_login(typed: str) -> str:
    """A login as it is kept and compared: small letters without marks or spaces, at most 30 signs.

    Whoever types it with the input method on still gets in.
    """
    kept = "".join(sign for sign in fold(typed) if sign.isascii() and (sign.isalnum() or sign in ".-_"))
    return kept[:LOGIN_LENGTH]


def proposed_login(name: str) -> str:
    """``Đỗ Thị Thanh Mai`` → ``mai.dtt``: the given name first, then the initials of the rest."""
    words = [clean_login(word) for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return ""
    *rest, given = words
    initials = "".join(word[0] for word in rest)
    return clean_login(f"{given}.{initials}" if initials else given)
