"""The wait after wrong passwords grows and is bounded."""

from datetime import timedelta

from desktop.domain.unlocking import PasswordRules, Strength, Tries, wait_after
from tests.builders import MOMENT


def test_the_wait_doubles_up_to_a_minute() -> None:
    assert [wait_after(wrong) for wrong in range(9)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert wait_after(10**6) == 60


def test_the_wait_runs_down_and_a_clock_set_back_does_not_shorten_it() -> None:
    tries = Tries()
    assert tries.seconds_left(MOMENT) == 0
    for _ in range(4):
        tries = tries.after_wrong(MOMENT)
    assert tries.seconds_left(MOMENT) == 8
    assert tries.seconds_left(MOMENT + timedelta(seconds=3)) == 5
    assert tries.seconds_left(MOMENT + timedelta(hours=1)) == 0
    assert tries.seconds_left(MOMENT - timedelta(days=1)) == 8


def test_a_password_is_called_by_its_length_and_its_different_letters() -> None:
    rules = PasswordRules(least=8, fair=11, good=15, least_different=5)
    words = ("ngan", "12345678", "aaaaAAAAaaaaAAAA", "hoa ban noi", "hoa ban no trang")
    assert [rules.strength(word) for word in words] == [
        Strength.TOO_SHORT,
        Strength.WEAK,
        Strength.WEAK,
        Strength.FAIR,
        Strength.GOOD,
    ]
