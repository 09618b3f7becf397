"""BR-30 to BR-33, BR-35, BR-37: which limits run on a petition, from when, and what stops them."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.commitment import Commitment, CommitmentSource, Dropped, Due, Extension, Fulfilment
from desktop.domain.office import Side
from desktop.domain.petition import (
    Competence,
    Instance,
    NoticeForm,
    Petition,
    PetitionHandling,
    PetitionType,
    SenderNotice,
    Withdrawal,
)
from desktop.domain.petition_clocks import Clock, clocks, running, side_of
from desktop.domain.reception import Struck
from tests import builders
from tests import visit_builders as some
from tests.desktop.domain.law import limits

LIMITS, CALENDAR = limits(), builders.calendar()
WRITTEN = SenderNotice(date(2026, 11, 10), "Số 45-TB/ĐU", NoticeForm.WRITTEN)
COMPLAINT = {"type": PetitionType.COMPLAINT, "capacity": Side.STATE}
SECRET = {"type": PetitionType.DENUNCIATION, "sender": None, "secret_file": "15/2026"}


def promise(due: Due, **changes: object) -> Commitment:
    made = builders.commitment(
        due=due, source=CommitmentSource(petition="don-118"), promised_on=date(2026, 11, 5)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _clocks(petition: Petition, *commitments: Commitment) -> dict[str, Clock]:
    return {each.duty: each for each in clocks(petition, LIMITS, CALENDAR, commitments)}


def _due(petition: Petition, duty: str) -> date:
    return _clocks(petition)[duty].due.due


def test_br_30_the_sender_is_told_within_ten_working_days() -> None:
    found = _clocks(some.petition(received=date(2026, 11, 20)))
    assert found["party-notice"].due.due == date(2026, 12, 7)
    assert found["party-notice"].is_running
    assert "11-QĐi/TW" in found["party-notice"].basis
    state = _clocks(some.petition(received=date(2026, 11, 20), capacity=Side.STATE))
    assert state["state-notice"].due.due == date(2026, 12, 7)
    assert "state-notice" in _clocks(some.petition(capacity=None))


def test_br_30_fifteen_days_only_for_a_complex_matter_with_a_reason_on_the_party_side() -> None:
    reason = "Phải xác minh ở hai nơi"
    unexplained = some.petition(complex=True)
    assert "party-notice" in _clocks(unexplained)
    explained = replace(unexplained, complex_reason=reason)
    assert _due(explained, "party-notice-complex") == date(2026, 11, 19)
    assert _due(unexplained, "party-notice") == date(2026, 11, 12)
    assert "state-notice" in _clocks(replace(explained, capacity=Side.STATE))


def test_br_30_on_the_party_side_only_a_written_notice_counts() -> None:
    oral = replace(WRITTEN, form=NoticeForm.ORAL)
    assert _clocks(some.petition(notice=WRITTEN))["party-notice"].stopped_on == WRITTEN.on
    assert _clocks(some.petition(notice=oral))["party-notice"].is_running
    assert _clocks(some.petition(notice=replace(oral, form=None)))["party-notice"].is_running
    on_the_state_side = some.petition(notice=oral, capacity=Side.STATE)
    assert _clocks(on_the_state_side)["state-notice"].stopped_on == WRITTEN.on


def test_br_30_nobody_to_tell_is_no_notice() -> None:
    assert "party-notice" not in _clocks(some.petition(sender=None))
    open_one = some.petition(type=PetitionType.DENUNCIATION, disclosure_consent=True)
    assert "party-notice" not in _clocks(open_one)


def test_br_31_a_complaint_is_accepted_under_the_limit_of_the_day_it_came() -> None:
    before = some.petition(received=date(2026, 6, 30), **COMPLAINT)
    after = replace(before, received=date(2026, 7, 1))
    assert _due(before, "complaint-acceptance") == date(2026, 7, 10)
    assert _due(after, "complaint-acceptance") == date(2026, 7, 10)
    assert _clocks(before)["complaint-acceptance"].due.count == 10
    assert _clocks(after)["complaint-acceptance"].due.count == 7
    later = replace(after, received=date(2026, 11, 20))
    assert _due(later, "complaint-acceptance") == date(2026, 12, 2)
    elsewhere = replace(later, competence=Competence.OTHER)
    assert "complaint-acceptance" not in _clocks(elsewhere)
    assert "complaint-acceptance" in _clocks(replace(later, competence=None))


@pytest.mark.parametrize(
    ("changes", "duty", "count"),
    [
        ({}, "complaint-first", 30),
        ({"instance": None}, "complaint-first", 30),
        ({"complex": True, "complex_reason": "nhiều hộ"}, "complaint-first-complex", 45),
        ({"complex": True}, "complaint-first", 30),
        ({"remote": True}, "complaint-first-remote", 45),
        (
            {"remote": True, "complex": True, "complex_reason": "nhiều hộ"},
            "complaint-first-remote-complex",
            60,
        ),
        ({"instance": Instance.SECOND}, "complaint-second", 45),
        ({"instance": Instance.SECOND, "remote": True}, "complaint-second-remote", 60),
        (
            {"instance": Instance.SECOND, "remote": True, "complex": True, "complex_reason": "nhiều hộ"},
            "complaint-second-remote-complex",
            70,
        ),
    ],
)
def test_br_31_a_complaint_is_settled_from_its_acceptance(
    changes: dict[str, object], duty: str, count: int
) -> None:
    accepted = some.petition(accepted_on=date(2026, 11, 4), **COMPLAINT, **changes)
    found = _clocks(accepted)
    assert found[duty].due.count == count
    assert found[duty].due.start == date(2026, 11, 4)
    assert found["complaint-acceptance"].stopped_on == date(2026, 11, 4)
    assert not [other for other in found if other.startswith("complaint-") and found[other].is_running][1:]
    settled = _clocks(replace(accepted, settled_on=date(2026, 12, 1)))
    assert settled[duty].stopped_on == date(2026, 12, 1)


def test_br_31_acceptance_by_handling_starts_the_same_clock() -> None:
    handled = some.petition(handling=PetitionHandling.ACCEPTED, handled_on=date(2026, 11, 4), **COMPLAINT)
    assert _clocks(handled)["complaint-first"].due.start == date(2026, 11, 4)
    refused = replace(handled, handling=PetitionHandling.HANDED_BACK)
    assert "complaint-first" not in _clocks(refused)
    assert _clocks(refused)["complaint-acceptance"].stopped_on == date(2026, 11, 4)


def test_br_32_a_denunciation_is_checked_in_seven_working_days_or_ten() -> None:
    told = some.petition(received=date(2026, 11, 20), **SECRET)
    assert _due(told, "denunciation-check") == date(2026, 12, 2)
    spread = replace(told, complex=True, complex_reason="Xác minh ở nhiều địa điểm")
    assert _due(spread, "denunciation-check-complex") == date(2026, 12, 7)


def test_br_32_a_denunciation_of_another_body_is_transferred_in_five_working_days() -> None:
    told = some.petition(received=date(2026, 11, 20), **SECRET)
    assert "denunciation-transfer" not in _clocks(told)
    elsewhere = replace(told, competence=Competence.OTHER)
    assert _due(elsewhere, "denunciation-transfer") == date(2026, 11, 30)
    gone = replace(
        elsewhere, handling=PetitionHandling.TRANSFERRED, handled_on=date(2026, 11, 25), document="Số 12"
    )
    assert not running(clocks(gone, LIMITS, CALENDAR))


def test_br_32_acceptance_is_told_in_five_days_and_settled_in_thirty_sixty() -> None:
    accepted = some.petition(accepted_on=date(2026, 11, 4), **SECRET)
    assert _due(accepted, "denunciation-acceptance-notice") == date(2026, 11, 11)
    assert _due(accepted, "denunciation-settlement") == date(2026, 12, 4)
    extended = replace(accepted, complex=True, complex_reason="Xác minh ba năm học")
    assert _clocks(extended)["denunciation-settlement-complex"].due.count == 60
    told = _clocks(replace(accepted, notice=WRITTEN))
    assert told["denunciation-acceptance-notice"].stopped_on == WRITTEN.on
    unknown = replace(accepted, checks=("anonymous-evidence",))
    assert "denunciation-acceptance-notice" not in _clocks(unknown)


def test_br_33_the_promise_is_the_limit_of_a_proposal() -> None:
    petition = some.petition()
    assert set(_clocks(petition)) == {"party-notice", "petition-warning", "petition-overdue"}
    by_date = promise(Due.by_date(date(2026, 12, 31)))
    assert _clocks(petition, by_date)["promise"].due.due == date(2026, 12, 31)
    assert "promise" not in _clocks(petition, promise(Due.open_ended("chờ tỉnh")))
    longer = replace(by_date, extensions=(Extension(date(2026, 12, 20), date(2027, 1, 29), "mưa lũ"),))
    assert _clocks(petition, longer)["promise"].due.due == date(2027, 1, 29)
    kept = replace(by_date, fulfilled=Fulfilment(date(2026, 12, 1), "Đã trả lời"))
    assert _clocks(petition, kept)["promise"].stopped_on == date(2026, 12, 1)
    given_up = replace(by_date, dropped=Dropped(date(2026, 12, 2), "trùng"))
    assert _clocks(petition, given_up)["promise"].stopped_on == date(2026, 12, 2)
    settled = replace(petition, settled_on=date(2026, 12, 3))
    assert _clocks(settled, by_date)["promise"].stopped_on == date(2026, 12, 3)
    other = replace(by_date, source=CommitmentSource(petition="don-7"))
    assert "promise" not in _clocks(petition, other, replace(by_date, source=None))


def test_br_35_a_matter_of_the_party_is_under_the_party_rule() -> None:
    petition = some.petition(competence=Competence.PARTY, capacity=Side.STATE)
    assert side_of(petition) is Side.PARTY
    assert "party-notice" in _clocks(petition)
    denunciation = some.petition(competence=Competence.PARTY, **SECRET)
    assert "denunciation-transfer" not in _clocks(denunciation)
    assert "denunciation-transfer" in _clocks(replace(denunciation, capacity=Side.STATE))


def test_br_37_left_lying_thirty_days_warns_and_forty_five_is_overdue() -> None:
    petition = some.petition(notice=replace(WRITTEN, on=date(2026, 11, 2)))
    found = _clocks(petition)
    assert (found["petition-warning"].due.count, found["petition-overdue"].due.count) == (30, 45)
    assert found["petition-warning"].due.due == date(2026, 11, 30)
    assert found["petition-overdue"].due.due == date(2026, 12, 14)
    assert [each.duty for each in running(found.values())] == ["petition-overdue"]
    assert found["petition-warning"].only_warns
    assert not found["petition-overdue"].is_late(date(2026, 12, 14))
    assert found["petition-overdue"].is_late(date(2026, 12, 15))
    undated = replace(petition, handling=PetitionHandling.FILED)
    assert _clocks(undated)["petition-overdue"].is_running
    filed = _clocks(replace(undated, handled_on=date(2026, 11, 4)))
    assert filed["petition-overdue"].stopped_on == date(2026, 11, 4)


def test_a_withdrawal_stops_what_still_runs_and_a_struck_line_has_no_clock() -> None:
    gone = some.petition(notice=WRITTEN, withdrawn=Withdrawal(date(2026, 11, 11), "đã xong"))
    found = _clocks(gone)
    assert found["party-notice"].stopped_on == WRITTEN.on
    assert found["petition-overdue"].stopped_on == date(2026, 11, 11)
    assert clocks(replace(gone, struck=Struck(date(2026, 11, 12), "ghi trùng")), LIMITS, CALENDAR) == ()


def test_clocks_come_with_the_earliest_first_and_only_where_the_law_is_known() -> None:
    dues = [each.due.due for each in clocks(some.petition(**COMPLAINT), LIMITS, CALENDAR)]
    assert dues == sorted(dues)
    assert len(dues) == 4
    assert clocks(some.petition(**COMPLAINT), (), CALENDAR) == ()
