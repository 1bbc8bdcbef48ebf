"""The circuit breaker: a service that fails again and again is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from workbench.engines.outcomes import COOL
from workbench.engines.state import States, Trouble
from workbench.errors import RateLimited, ReachError, Refused

FAILURES = 3
"""Failures in a row that open the circuit."""
SHORT = 60.0
LONG = 1800.0
"""Seconds of rest: LONG after a status or message that says «stay away», SHORT otherwise."""


class Breaker:
    """Counts the failures of one engine at one address."""

    def __init__(
        self, engine: str, url: str, states: States, clock: Callable[[], float] = time.time
    ) -> None:
        self._engine = engine
        self._url = url
        self._states = states
        self._clock = clock
        self._lock = threading.Lock()

    def trouble(self) -> Trouble:
        """Return the failures so far; old ones no longer count."""
        trouble = self._states.trouble(self._engine, self._url)
        stale = trouble.failures and self._clock() > max(trouble.until, trouble.since) + LONG
        return Trouble(self._engine) if stale else trouble

    def paused(self) -> str:
        """Return until when and why the service is left alone; empty while it is not."""
        trouble = self.trouble()
        if trouble.until <= self._clock():
            return ""
        clock = time.strftime("%H:%M:%S", time.localtime(trouble.until))
        return f"paused until {clock} after {trouble.failures} failures: {trouble.reason}"

    def check(self) -> None:
        """Let a call through.

        Raises RateLimited while the circuit is open.
        """
        if paused := self.paused():
            raise RateLimited(
                f"{self._engine} is {paused}",
                f"`workbench engines --reset {self._engine}` ends the pause.",
                retry_after=self.trouble().until - self._clock(),
            )

    def failed(self, status: int | None, error: ReachError) -> None:
        """Count a failure; the third in a row opens the circuit."""
        with self._lock:
            before = self.trouble()
            count = before.failures + 1
            away = status in COOL or isinstance(error, RateLimited | Refused)
            rest = LONG if away else SHORT
            now = self._clock()
            self._states.note(
                self._url,
                replace(
                    before,
                    failures=count,
                    status=status,
                    reason=error.message,
                    since=now,
                    until=now + rest if count >= FAILURES else 0.0,
                ),
            )

    def succeeded(self) -> None:
        """Forget the failures."""
        if self.trouble().failures:
            with self._lock:
                self._states.clear(self._engine, self._url)
