"""Faults of receptions, petitions and figures in a records file: as in ``faults``."""

from typing import Any

from tests.desktop.exchange.small_receptions import PERSON

SESSION = ("reception_sessions", 0)
VISIT, SECRET = (*SESSION, "visits", 0), (*SESSION, "visits", 1)
CASE, PETITION, HIDDEN = (*VISIT, "cases", 0), ("petitions", 0), ("petitions", 1)
MADE_THERE, MADE_FOR = ("commitments", 2), ("commitments", 3)
SURVEY, FIGURES, MODEL = ("surveys", 0), ("procedure_figures", 0), ("recognised_models", 0)
SPAN_ENDS_FIRST = "2025-12-31"

RECEPTION_FAULTS: dict[str, tuple[tuple[str | int, ...], Any, str, str]] = {
    "unknown field of a session": ((*SESSION, "colour"), "x", "tcd-1", "colour"),
    "unknown field of a visit": ((*VISIT, "colour"), "x", "lt-1", "colour"),
    "unknown field of a visitor": ((*VISIT, "people", 0, "colour"), "x", "lt-1", "people[1].colour"),
    "unknown field of a case": ((*CASE, "colour"), "x", "vv-1", "colour"),
    "unknown field of a refusal": ((*SESSION, "visits", 2, "refusal", "x"), 1, "lt-3", "refusal.x"),
    "unknown field of a petition": ((*PETITION, "colour"), "x", "don-1", "colour"),
    "unknown field of a sender": ((*PETITION, "sender", "colour"), "x", "don-1", "sender.colour"),
    "unknown field of a notice": ((*PETITION, "notice", "colour"), "x", "don-1", "notice.colour"),
    "what only the book keeps": ((*VISIT, "code"), "TC-2026-014", "lt-1", "code"),
    "a session's minutes completed": ((*SESSION, "completed"), True, "tcd-1", "completed"),
    "a count in words": ((*VISIT, "people_count"), "một", "lt-1", "people_count"),
    "a negative count": ((*VISIT, "people_count"), -1, "lt-1", "people_count"),
    "negative senders": ((*PETITION, "senders_count"), -3, "don-1", "senders_count"),
    "negative ratings": ((*SURVEY, "neutral"), -1, "ks-1", "neutral"),
    "a head of the Front": ((*SESSION, "capacity"), "front", "tcd-1", "capacity"),
    "a session's unknown status": ((*SESSION, "status"), "cancelled", "tcd-1", "status"),
    "a mixed case": ((*CASE, "type"), "mixed", "vv-1", "type"),
    "a dialogue ends first": ((*SESSION, "end"), "07:59", "tcd-1", "end"),
    "no such day": ((*SESSION, "moved_to"), "2026-02-30", "tcd-1", "moved_to"),
    "no such hour": ((*VISIT, "arrived"), "24:10", "lt-1", "arrived"),
    "unknown host": ((*SESSION, "host"), "cb-9", "tcd-1", "host"),
    "unknown delegate": ((*SESSION, "delegate"), "cb-9", "tcd-1", "delegate"),
    "unknown area of a case": ((*CASE, "subject_area"), "x", "vv-1", "subject_area"),
    "unknown body of a case": ((*CASE, "handled_by"), "x", "vv-1", "handled_by"),
    "unknown area of a petition": ((*PETITION, "subject_area"), "x", "don-1", "subject_area"),
    "unknown body of a petition": ((*PETITION, "handled_by"), "x", "don-1", "handled_by"),
    "unknown petition repeated": ((*PETITION, "repeat_of"), "don-9", "don-1", "repeat_of"),
    "a petition that repeats itself": ((*PETITION, "repeat_of"), "don-1", "don-1", "repeat_of"),
    "unknown area of a model": ((*MODEL, "subject_area"), "x", "mh-1", "subject_area"),
    "two sessions with one key": (("reception_sessions", 1, "key"), "tcd-1", "tcd-1", "key"),
    "two visits with one key": ((*SECRET, "key"), "lt-1", "lt-1", "key"),
    "two cases with one key": ((*SECRET, "cases", 0, "key"), "vv-1", "vv-1", "key"),
    "two petitions with one key": (("petitions", 1, "key"), "don-1", "don-1", "key"),
    "a denouncer among the visitors": ((*SECRET, "people"), [PERSON], "lt-2", "people"),
    "a denouncer's number alone": ((*SECRET, "people"), [{"id_number": "099071000041"}], "lt-2", "people"),
    "a denouncer as a field": ((*SECRET, "people"), [{PERSON["name"]: None}], "lt-2", "people"),
    "a denouncer speaks for others": (
        (*SECRET, "representatives"),
        ["Bà Ksor H'Nhiên"],
        "lt-2",
        "representatives",
    ),
    "a denouncer's paper": ((*SECRET, "appointing_paper"), "Giấy của bà", "lt-2", "appointing_paper"),
    "a denunciation without its paper file": ((*SECRET, "secret_file"), " ", "lt-2", "secret_file"),
    "a case turned into a denunciation": ((*CASE, "type"), "denunciation", "lt-1", "people"),
    "a denouncer as the sender": ((*HIDDEN, "sender"), PERSON, "don-2", "sender"),
    "a written denunciation without its paper file": ((*HIDDEN, "secret_file"), None, "don-2", "secret_file"),
    "a denouncer who was promised something": (
        (*MADE_THERE, "source", "case"),
        "vv-3",
        "ck-3",
        "promised_to",
    ),
    "a mixed petition with a paper file": (
        ("petitions", 2, "secret_file"),
        "Hồ sơ mật số 03/2026",
        "don-3",
        "secret_file",
    ),
    "a notice without its day": ((*PETITION, "notice", "date"), None, "don-1", "notice.date"),
    "a withdrawal without its day": (("petitions", 2, "withdrawn", "on"), "", "don-3", "withdrawn.on"),
    "two sources": ((*MADE_FOR, "source", "session"), "tcd-1", "ck-4", "source"),
    "a case without its session": ((*MADE_THERE, "source", "session"), None, "ck-3", "source.session"),
    "a case of another session": ((*MADE_THERE, "source", "session"), "tcd-2", "ck-3", "source.case"),
    "unknown session": ((*MADE_THERE, "source"), {"session": "tcd-9"}, "ck-3", "source.session"),
    "unknown petition": ((*MADE_FOR, "source", "petition"), "don-9", "ck-4", "source.petition"),
    "a survey that ends first": ((*SURVEY, "to"), SPAN_ENDS_FIRST, "ks-1", "to"),
    "figures that end first": ((*FIGURES, "to"), SPAN_ENDS_FIRST, "tt-1", "to"),
    "a model's unknown kind": ((*MODEL, "kind"), "group", "mh-1", "kind"),
}
