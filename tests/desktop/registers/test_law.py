"""Grounds and conditions as the program hands them out: read once, of one side or of both."""

from desktop.domain.office import Side
from desktop.registers import law


def test_the_shipped_grounds_and_conditions_are_read_once() -> None:
    assert law.refusal_grounds() is law.refusal_grounds()
    assert law.eligibility_conditions() is law.eligibility_conditions()
    assert {each.side for each in law.extraordinary_grounds()} == set(Side)
    for side in Side:
        assert {each.side for each in law.extraordinary_grounds(side)} == {side}
