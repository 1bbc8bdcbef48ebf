"""Keeps an engine's requests apart, however many threads send them."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

BASE = 0.5
"""Seconds of the first pause between tries; each further one doubles it."""
_CHANCE = random.Random()
"""Of its own: a thread that waits must not disturb who draws from the common one."""


class Throttle:
    """A token bucket that holds one token: so many requests a second, evenly."""

    def __init__(
        self,
        rate: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap = 1 / rate if rate > 0 else 0.0
        self._clock = clock
        self._sleep = sleep
        self._next = 0.0
        self._lock = threading.Lock()

    def take(self) -> None:
        """Wait for this caller's turn."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + self._gap
        if turn > now:
            self._sleep(turn - now)

    def hold(self, wait: float) -> None:
        """Give out no turn for so many seconds: the service asked for it."""
        with self._lock:
            self._next = max(self._next, self._clock() + wait)


def backoff(attempt: int, retry_after: float | None) -> float:
    """Return how many seconds to pause after a failed try (from 1), with jitter."""
    pause = BASE * 2.0 ** (attempt - 1) * _CHANCE.uniform(0.5, 1.0)
    return max(pause, retry_after or 0.0)
