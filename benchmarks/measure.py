"""Timing two things in turn, so that whatever else the machine does hits both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Ours against bare, medians in milliseconds, with the target for the ratio."""

    name: str
    ours_ms: float
    bare_ms: float
    target: float

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.bare_ms

    def __str__(self) -> str:
        verdict = "đạt" if self.ratio <= self.target else "CHƯA ĐẠT"
        return (
            f"{self.name:<58} {self.ours_ms:9.2f} ms / {self.bare_ms:9.2f} ms"
            f" = {self.ratio:5.2f} ×  (≤ {self.target} ×) {verdict}"
        )


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def against(
    name: str, ours: Callable[[], object], bare: Callable[[], object], *, target: float, rounds: int
) -> Ratio:
    """Median of interleaved rounds, one warm-up round each left out."""
    ours(), bare()
    pairs = [(milliseconds(ours), milliseconds(bare)) for _ in range(rounds)]
    return Ratio(
        name,
        statistics.median(first for first, _ in pairs),
        statistics.median(last for _, last in pairs),
        target,
    )


def best_against(
    name: str,
    ours: Callable[[], object],
    bare: Callable[[], object],
    *,
    target: float = 2.0,
    rounds: int = 40,
) -> Ratio:
    """The best of interleaved rounds: a read of a millisecond drowns in whatever else the machine does."""
    ours(), bare()
    pairs = [(milliseconds(ours), milliseconds(bare)) for _ in range(rounds)]
    return Ratio(name, min(first for first, _ in pairs), min(last for _, last in pairs), target)


def best_until(
    ours: Callable[[], object], bare: Callable[[], object], is_fine: Callable[[float, float], bool]
) -> tuple[float, float]:
    """The best of both, for a test: as many rounds as it takes for the rest of the machine to hold still."""
    ours(), bare()
    best = (float("inf"), float("inf"))
    for _ in range(10):
        for _ in range(20):
            best = (min(best[0], milliseconds(ours)), min(best[1], milliseconds(bare)))
        if is_fine(*best):
            break
    return best
