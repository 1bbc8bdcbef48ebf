"""Makes the calls of one engine: spaced, retried when that may help, counted by the breaker."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from workbench.engines.breaker import Breaker
from workbench.engines.gate import Gate
from workbench.engines.state import States
from workbench.engines.throttle import Throttle, backoff
from workbench.errors import BadReply, Offline, RateLimited, ReachError

TRIES = 3
A = TypeVar("A")
R = TypeVar("R")


class Calls:
    """The calls of one engine to one address."""

    def __init__(
        self,
        engine: str,
        url: str,
        gate: Gate,
        rate: float,
        folder: Path,
        raises: tuple[type[Exception], ...] = (),
    ) -> None:
        self.engine = engine
        self.raises = raises
        """What the library behind the engine raises on answers it does not understand."""
        self.gate = gate
        self.states = States(folder)
        self.breaker = Breaker(engine, url, self.states)
        self.throttle = Throttle(rate)
        self._wait = 0.0

    def one(self, call: Callable[[A], R], argument: A) -> R:
        """Make a call, at most three times, within the gate's deadline.

        Raises a ReachError; whatever a library raised instead is a BadReply.
        """
        self.breaker.check()
        self._check_wait()
        moment = 0.0
        for attempt in range(1, TRIES + 1):
            self.throttle.take()
            moment = moment or time.monotonic() + self.gate.deadline
            try:
                with self.gate.until(moment):
                    result = self._plain(call, argument)
            except ReachError as error:
                pause = backoff(attempt, error.retry_after)
                late = time.monotonic() + pause >= moment
                if not self.gate.last.again or attempt == TRIES or late:
                    self.failed(error)
                    raise
                time.sleep(pause)
            else:
                self.breaker.succeeded()
                return result
        raise AssertionError("the last try returns or raises")

    def _check_wait(self) -> None:
        """Keep to the last Retry-After.

        Raises RateLimited, asking nothing, while it lasts longer than a call may.
        """
        left = self._wait - time.monotonic()
        if left > self.gate.deadline:
            raise RateLimited(
                f"{self.engine} asked to come back in {left:.0f} s.",
                "Wait, or use another engine.",
                retry_after=left,
            )
        if left > 0:
            self.throttle.hold(left)

    def failed(self, error: ReachError) -> None:
        """Remember a failure of the service; being offline is none of its."""
        if isinstance(error, Offline):
            return
        if isinstance(error, RateLimited) and error.retry_after:
            self._wait = max(self._wait, time.monotonic() + error.retry_after)
        self.breaker.failed(self.gate.last.status, error)

    def _plain(self, call: Callable[[A], R], argument: A) -> R:
        try:
            return call(argument)
        except self.raises:
            raise BadReply(f"{self.engine} sent an answer that makes no sense.") from None
