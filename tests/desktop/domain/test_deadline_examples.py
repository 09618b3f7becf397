"""Due dates worked out by hand, rule by rule: what is counted stands beside each line."""

from datetime import date

import pytest

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import due_under
from desktop.registers.law import shipped_days, shipped_limits

CALENDAR = WorkingCalendar(shipped_days())

EXAMPLES = (
    # Around Tết.
    # Mon 5/2: 6, 7, 15, 16, 19, 20, 21, 22, 23, 26/2.
    ("party-notice", "2024-02-05", "2024-02-26"),
    # Mon 20/1: 21, 22, 23, 24/1, 3, 4, 5, 6, 7, 10/2.
    ("party-notice", "2025-01-20", "2025-02-10"),
    # Mon 9/2: 10, 11, 12, 13, 23, 24, 25, 26, 27/2, 2/3.
    ("party-notice", "2026-02-09", "2026-03-02"),
    # Fri 13/2: 23, 24, 25, 26, 27/2, 2, 3, 4, 5, 6/3.
    ("party-notice", "2026-02-13", "2026-03-06"),
    # Sun 22/2: 23, 24, 25, 26, 27/2, 2, 3, 4, 5, 6/3.
    ("state-notice", "2026-02-22", "2026-03-06"),
    # Fri 29/1: 1, 2, 3, 4, 12, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26/2.
    ("party-notice-complex", "2027-01-29", "2027-02-26"),
    # Thu 20/1: 21, 24/1, 1, 2, 3, 4, 7, 8, 9, 10/2.
    ("state-notice", "2028-01-20", "2028-02-10"),
    # Fri 9/2: 19, 20, 21, 22, 23, 26, 27, 28/2, 1, 2/3.
    ("party-notice", "2029-02-09", "2029-03-02"),
    # Mon 28/1: 29, 30, 31/1, 8, 11, 12, 13, 14, 15, 18/2.
    ("party-notice", "2030-01-28", "2030-02-18"),
    # Thu 15/1: 30 days end Sat 14/2, rest until Mon 23/2.
    ("complaint-first", "2026-01-15", "2026-02-23"),
    # Fri 8/1: 30 days end Sun 7/2, rest until Fri 12/2.
    ("complaint-first", "2027-01-08", "2027-02-12"),
    # Wed 20/1: 30 days end Fri 19/2.
    ("complaint-first", "2027-01-20", "2027-02-19"),
    # Fri 16/1: 30 days end Sun 15/2, rest until Mon 23/2.
    ("denunciation-settlement", "2026-01-16", "2026-02-23"),
    # Wed 3/2: 4, 12, 15, 16, 17, 18, 19/2.
    ("denunciation-check", "2027-02-03", "2027-02-19"),
    # Thu 12/2: 13, 23, 24, 25, 26/2.
    ("denunciation-transfer", "2026-02-12", "2026-02-26"),
    # Thu 4/2: 12, 15, 16/2.
    ("refusal-notice", "2027-02-04", "2027-02-16"),
    # Tue 24/2: 23, 13, 12, 11, 10/2.
    ("schedule-posting", "2026-02-24", "2026-02-10"),
    # Mon 15/2: 12, 4, 3, 2, 1/2.
    ("schedule-posting", "2027-02-15", "2027-02-01"),
    # Tue 24/2: 7 days back, whatever day that is.
    ("dialogue-announcement", "2026-02-24", "2026-02-17"),
    # Sat 7/2: 10 days end Tue 17/2, rest until Mon 23/2.
    ("conclusion-notice", "2026-02-07", "2026-02-23"),
    # Around 30/4, 1/5.
    # Mon 22/4: 23, 24, 25, 26/4, 2, 3, 4, 6, 7, 8/5.
    ("party-notice", "2024-04-22", "2024-05-08"),
    # Mon 21/4: 22, 23, 24, 25, 26, 28, 29/4, 5, 6, 7/5.
    ("party-notice", "2025-04-21", "2025-05-07"),
    # Mon 20/4: 21, 22, 23, 24, 28, 29/4, 4, 5, 6, 7/5.
    ("party-notice", "2026-04-20", "2026-05-07"),
    # Mon 26/4: 27, 28, 29/4, 4, 5, 6, 7, 10, 11, 12/5.
    ("state-notice", "2027-04-26", "2027-05-12"),
    # Wed 26/4: 27, 28/4, 3, 4, 5, 8, 9/5.
    ("denunciation-check", "2028-04-26", "2028-05-09"),
    # Thu 26/4: 27/4, 2, 3, 4, 7/5.
    ("denunciation-transfer", "2029-04-26", "2029-05-07"),
    # Wed 2/4: 30 days end Fri 2/5, rest until Mon 5/5.
    ("complaint-first", "2025-04-02", "2025-05-05"),
    # Thu 1/4: 30 days end Sat 1/5, rest until Tue 4/5.
    ("complaint-first", "2027-04-01", "2027-05-04"),
    # Mon 16/3: 45 days end Thu 30/4, rest until Mon 4/5.
    ("complaint-second", "2026-03-16", "2026-05-04"),
    # Mon 20/4: 10 days end Thu 30/4, rest until Mon 4/5.
    ("conclusion-notice", "2026-04-20", "2026-05-04"),
    # Wed 6/5: 5, 4/5, 29, 28, 24/4.
    ("schedule-posting", "2026-05-06", "2026-04-24"),
    # Tue 6/5: 5/5, 29, 28, 26, 25/4.
    ("schedule-posting", "2025-05-06", "2025-04-25"),
    # Fri 21/4: 10 days end Mon 1/5, rest until Wed 3/5.
    ("dialogue-results", "2028-04-21", "2028-05-03"),
    # Around Giỗ Tổ.
    # Thu 16/4: 17, 20, 21, 22, 23, 24, 28, 29/4, 4, 5/5.
    ("party-notice", "2026-04-16", "2026-05-05"),
    # Wed 10/4: 11, 12, 15, 16, 17, 19, 22, 23, 24, 25/4.
    ("state-notice", "2024-04-10", "2024-04-25"),
    # Thu 3/4: 4, 8, 9/4.
    ("complaint-first-decision", "2025-04-03", "2025-04-09"),
    # Wed 17/3: 30 days end Fri 16/4, rest until Mon 19/4.
    ("complaint-first", "2027-03-17", "2027-04-19"),
    # Tue 28/4: 24, 23, 22, 21, 20/4.
    ("schedule-posting", "2026-04-28", "2026-04-20"),
    # Around 2/9.
    # Mon 26/8: 27, 28, 29, 30/8, 4, 5, 6, 9, 10, 11/9.
    ("party-notice", "2024-08-26", "2024-09-11"),
    # Mon 25/8: 26, 27, 28, 29/8, 3, 4, 5, 8, 9, 10/9.
    ("party-notice", "2025-08-25", "2025-09-10"),
    # Fri 21/8: 22, 24, 25, 26, 27, 28/8, 3, 4, 7, 8/9.
    ("party-notice", "2026-08-21", "2026-09-08"),
    # Fri 28/8: 3, 4, 7/9.
    ("refusal-notice", "2026-08-28", "2026-09-07"),
    # Mon 30/8: 31/8, 3, 6, 7, 8/9.
    ("denunciation-transfer", "2027-08-30", "2027-09-08"),
    # Mon 28/8: 29, 30, 31/8, 5, 6, 7, 8, 11, 12, 13/9.
    ("state-notice", "2028-08-28", "2028-09-13"),
    # Mon 27/8: 28, 29, 30, 31/8, 5, 6, 7, 10, 11, 12/9.
    ("state-notice", "2029-08-27", "2029-09-12"),
    # Thu 30/7: 30 days end Sat 29/8, rest until Thu 3/9.
    ("complaint-first", "2026-07-30", "2026-09-03"),
    # Mon 24/8: 25, 26, 27, 28/8, 3, 4, 7/9.
    ("complaint-acceptance", "2026-08-24", "2026-09-07"),
    # Thu 3/9: 28, 27, 26, 25, 24/8.
    ("schedule-posting", "2026-09-03", "2026-08-24"),
    # Fri 21/8: 10 days end Mon 31/8, rest until Thu 3/9.
    ("dialogue-results", "2026-08-21", "2026-09-03"),
    # Around 24/11.
    # Fri 20/11: 23, 25, 26, 27, 30/11, 1, 2, 3, 4, 7/12.
    ("party-notice", "2026-11-20", "2026-12-07"),
    # Thu 20/11: 21, 24, 25, 26, 27, 28/11, 1, 2, 3, 4/12.
    ("party-notice", "2025-11-20", "2025-12-04"),
    # Fri 20/11: 23, 25, 26/11.
    ("refusal-notice", "2026-11-20", "2026-11-26"),
    # Sat 14/11: 10 days end Tue 24/11, rest until Wed 25/11.
    ("conclusion-notice", "2026-11-14", "2026-11-25"),
    # Mon 30/11: 27, 26, 25, 23, 20/11.
    ("schedule-posting", "2026-11-30", "2026-11-20"),
    # Thu 12/11: 13, 16, 17, 18, 19, 20, 23, 25, 26, 27, 30/11, 1, 2, 3, 4/12.
    ("party-notice-complex", "2026-11-12", "2026-12-04"),
    # Thu 18/11: 19, 22, 23, 25, 26, 29, 30/11, 1, 2, 3/12.
    ("state-notice", "2027-11-18", "2027-12-03"),
    # Mon 20/11: 21, 22, 23, 27, 28, 29, 30/11.
    ("denunciation-check", "2028-11-20", "2028-11-30"),
    # Fri 23/11: 27, 28, 29, 30/11, 3/12.
    ("denunciation-transfer", "2029-11-23", "2029-12-03"),
    # Fri 22/11: 26, 27, 28, 29/11, 2/12.
    ("denunciation-transfer", "2030-11-22", "2030-12-02"),
    # Tue 1/12: 7 days back, whatever day that is.
    ("dialogue-announcement", "2026-12-01", "2026-11-24"),
    # Around the year's end.
    # Wed 25/12: 26, 27, 30, 31/12, 2, 3, 6, 7, 8, 9/1.
    ("party-notice", "2024-12-25", "2025-01-09"),
    # Wed 24/12: 25, 26, 29, 30, 31/12, 5, 6, 7, 8, 9/1.
    ("party-notice", "2025-12-24", "2026-01-09"),
    # Mon 21/12: 22, 23, 24, 25, 28, 29, 30, 31/12, 4, 5, 6, 7, 8, 11, 12/1.
    ("party-notice-complex", "2026-12-21", "2027-01-12"),
    # Mon 27/12: 28, 29, 30, 31/12, 4, 5, 6, 7, 10, 11/1.
    ("state-notice", "2027-12-27", "2028-01-11"),
    # Mon 15/12: 16, 17, 18, 19, 22, 23, 24, 25, 26, 29, 30, 31/12, 5, 6, 7, 8, 9, 10, 12, 13/1.
    ("front-recommendation", "2025-12-15", "2026-01-13"),
    # Tue 1/12: 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30, 31/12, 4, 5,
    # 6, 7, 8, 11, 12, 13/1.
    ("front-recommendation-complex", "2026-12-01", "2027-01-13"),
    # Tue 2/12: 30 days end Thu 1/1, rest until Mon 5/1.
    ("complaint-first", "2025-12-02", "2026-01-05"),
    # Thu 25/12: 7 days end Thu 1/1, rest until Mon 5/1.
    ("complaint-second-decision", "2025-12-25", "2026-01-05"),
    # Mon 5/1: 31, 30, 29, 26, 25/12.
    ("schedule-posting", "2026-01-05", "2025-12-25"),
    # Mon 4/1: 7 days back, whatever day that is.
    ("dialogue-announcement", "2027-01-04", "2026-12-28"),
    # Wed 2/12: 30 days end Fri 1/1, rest until Mon 4/1.
    ("petition-warning", "2026-12-02", "2027-01-04"),
    # Sat 3/10: 90 days end Fri 1/1, rest until Mon 4/1.
    ("denunciation-settlement-very-complex", "2026-10-03", "2027-01-04"),
    # Around a Saturday made up for.
    # Wed 19/8: 20, 21, 22/8.
    ("refusal-notice", "2026-08-19", "2026-08-22"),
    # Thu 8/1: 9, 10, 12/1.
    ("complaint-first-decision", "2026-01-08", "2026-01-12"),
    # Thu 2/5: 3, 4, 6/5.
    ("complaint-first-decision", "2024-05-02", "2024-05-06"),
    # Thu 24/4: 25, 26, 28/4.
    ("complaint-first-decision", "2025-04-24", "2025-04-28"),
    # Wed 31/12: 10 days end Sat 10/1.
    ("conclusion-notice", "2025-12-31", "2026-01-10"),
    # Mon 12/1: 10, 9, 8, 7, 6/1.
    ("schedule-posting", "2026-01-12", "2026-01-06"),
    # Mon 24/8: 22, 21, 20, 19, 18/8.
    ("schedule-posting", "2026-08-24", "2026-08-18"),
    # Wed 8/7: 45 days end Sat 22/8.
    ("petition-overdue", "2026-07-08", "2026-08-22"),
    # Around the change of law on 1/7/2026.
    # Tue 30/6: 10 days end Fri 10/7.
    ("complaint-acceptance", "2026-06-30", "2026-07-10"),
    # Wed 1/7: 2, 3, 6, 7, 8, 9, 10/7.
    ("complaint-acceptance", "2026-07-01", "2026-07-10"),
    # Wed 24/6: 10 days end Sat 4/7, rest until Mon 6/7.
    ("complaint-acceptance", "2026-06-24", "2026-07-06"),
    # Thu 2/7: 3, 6, 7, 8, 9, 10, 13/7.
    ("complaint-acceptance", "2026-07-02", "2026-07-13"),
    # Thu 25/6: 10 days end Sun 5/7, rest until Mon 6/7.
    ("complaint-acceptance", "2026-06-25", "2026-07-06"),
    # Wed 1/7: 2, 3, 6/7.
    ("refusal-notice", "2026-07-01", "2026-07-06"),
    # Tue 30/6: 45 days end Fri 14/8.
    ("petition-overdue", "2026-06-30", "2026-08-14"),
    # Wed 1/7: 45 days end Sat 15/8, rest until Mon 17/8.
    ("petition-overdue", "2026-07-01", "2026-08-17"),
    # Wed 1/7: 5 days back, whatever day that is.
    ("complaint-dialogue-notice", "2026-07-01", "2026-06-26"),
    # Complex matters, remote areas.
    # Tue 1/9: 30 days end Thu 1/10.
    ("complaint-first", "2026-09-01", "2026-10-01"),
    # Tue 1/9: 45 days end Fri 16/10.
    ("complaint-first-complex", "2026-09-01", "2026-10-16"),
    # Thu 3/9: 45 days end Sun 18/10, rest until Mon 19/10.
    ("complaint-first-remote", "2026-09-03", "2026-10-19"),
    # Thu 3/9: 60 days end Mon 2/11.
    ("complaint-first-remote-complex", "2026-09-03", "2026-11-02"),
    # Fri 4/9: 45 days end Mon 19/10.
    ("complaint-second", "2026-09-04", "2026-10-19"),
    # Tue 1/9: 60 days end Sat 31/10, rest until Mon 2/11.
    ("complaint-second-complex", "2026-09-01", "2026-11-02"),
    # Mon 14/9: 60 days end Fri 13/11.
    ("complaint-second-remote", "2026-09-14", "2026-11-13"),
    # Mon 14/9: 70 days end Mon 23/11.
    ("complaint-second-remote-complex", "2026-09-14", "2026-11-23"),
    # Thu 12/11: 13, 16, 17, 18, 19, 20, 23, 25, 26, 27/11.
    ("denunciation-check-complex", "2026-11-12", "2026-11-27"),
    # Thu 12/11: 60 days end Mon 11/1.
    ("denunciation-settlement-complex", "2026-11-12", "2027-01-11"),
    # Thu 12/11: 90 days end Wed 10/2, rest until Fri 12/2.
    ("complaint-time-limit", "2026-11-12", "2027-02-12"),
)


@pytest.mark.parametrize(("rule", "event", "due"), EXAMPLES)
def test_a_due_date_agrees_with_the_one_worked_out_by_hand(rule: str, event: str, due: str) -> None:
    counted = due_under(shipped_limits(), rule, date.fromisoformat(event), CALENDAR)
    assert counted.due == date.fromisoformat(due)
    assert counted.rule == rule
    assert counted.basis
