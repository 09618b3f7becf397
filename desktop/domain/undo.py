"""Which acts can be taken back at once (ui §7).

Nothing stands here that gave out a document number, completed minutes, issued a paper, erased an identity or
changed users, keys or settings of law. A new line of a register is no such act either: it is struck (BR-14).
"""

UNDO, REDO = "undo", "redo"

UNDOABLE = frozenset({
    # commitments
    "make_commitment", "record_progress", "extend_due_date", "extend_commitments", "fulfil_commitment",
    "drop_commitment", "reopen_commitment", "transfer_commitment", "remind_commitments",
    # petitions
    "record_petition", "classify_petition", "handle_petition", "settle_petition", "link_repeat",
    "reopen_petition", "notify_sender", "withdraw_petition", "strike_petition", "restore_petition",
    # receptions
    "strike_visit", "restore_visit", "plan_sessions", "plan_session", "record_session", "postpone_session",
    "call_off_session", "delegate_session", "plan_session_again", "record_posting",
    # dialogues
    "plan_dialogue", "change_plan", "postpone_dialogue", "call_off_dialogue", "record_announced_on",
    "record_results_published_on", "move_opinion", "remove_opinion",
    # catalogues: what nothing used
    "remove_body", "remove_subject_area", "remove_hamlet", "remove_official",
    # the trash
    "trash_record", "restore_record",
})  # fmt: skip

MAKES_AGAIN = frozenset({"restore_record"})
"""Acts that put a line of a register back with the number it had."""
