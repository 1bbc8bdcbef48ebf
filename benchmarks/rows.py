"""One measurement: ours, a rival or a floor on the same work in the same run, and their ratio."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    ours: float
    """Milliseconds, median."""
    rival: str
    theirs: float
    """Milliseconds, median."""

    @property
    def ratio(self) -> float:
        """Return how many times the rival's time ours is."""
        return self.ours / self.theirs if self.theirs else 0.0


def spent(call: Work) -> float:
    """Return the milliseconds of processor time of a call and of the processes it waited for.

    Other programs on the machine disturb it less than they do the clock.
    """
    before = os.times()
    call()
    after = os.times()
    return sum(after[n] - before[n] for n in range(4)) * 1000


def beside(what: str, ours: Work, rival: str, theirs: Work, times: int = 5, each: int = 1) -> Row:
    """Measure two pieces of work in turns.

    `each` is how often a call does the thing once, which is what the row tells.
    """
    ours()
    theirs()
    pairs = [(_many(ours), _many(theirs)) for _ in range(times)]
    mine, others = (statistics.median(column) / each for column in zip(*pairs, strict=True))
    return Row(what, mine, rival, others)


def _many(call: Work) -> float:
    """Measure a call, again and again where it is too short for the system's clock."""
    total, count = 0.0, 0
    while total < ENOUGH:
        total += spent(call)
        count += 1
    return total / count


ENOUGH = 100.0
"""Milliseconds to measure at least: the system counts them by tens."""


def python(*arguments: str) -> Work:
    """Return the running of Python with arguments."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True)
