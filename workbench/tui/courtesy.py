"""Work in the background that steps aside while somebody types."""

from __future__ import annotations

import asyncio
import sys
import time

QUIET = 0.06
"""Seconds after a key in which background work waits: what the key changes is painted first."""
LONGEST = 1.0
"""Seconds after which it goes on though keys keep coming."""
AT_ONCE = 0.004
"""Seconds of work between two breaths."""
BREATH = 0.004
TURN = 0.0005
"""Seconds for which a thread keeps the interpreter while the screen waits for it: a key has to win
it back more than once before it is painted, and Python's own turn is ten times as long."""


class Courtesy:
    """Knows when a key was last pressed, and lets work wait for it."""

    def __init__(self) -> None:
        self._touched = 0.0
        self._breathed = 0.0

    @staticmethod
    def take_turns() -> None:
        """Let threads and the screen take short turns."""
        sys.setswitchinterval(TURN)

    def touch(self) -> None:
        """Note that a key was pressed."""
        self._touched = time.monotonic()

    def pressed_since(self, moment: float) -> bool:
        """Tell whether a key was pressed after a moment of the monotonic clock."""
        return self._touched > moment

    def _wait(self) -> float:
        return self._touched + QUIET - time.monotonic()

    async def on_loop(self) -> None:
        """Let the application do what is due; to be awaited between small pieces of work."""
        if time.monotonic() - self._breathed < AT_ONCE and self._wait() <= 0:
            return
        await asyncio.sleep(BREATH)
        ends = time.monotonic() + LONGEST
        while (left := self._wait()) > 0 and time.monotonic() < ends:
            await asyncio.sleep(left)
        self._breathed = time.monotonic()

    async def breath(self) -> None:
        """Let the application answer keys; to be awaited in work that the translator waits for."""
        if time.monotonic() - self._breathed > AT_ONCE:
            await asyncio.sleep(BREATH)
            self._breathed = time.monotonic()

    def in_thread(self) -> None:
        """Leave the interpreter to the application; to be called between small pieces of work."""
        ends = time.monotonic() + LONGEST
        while (left := self._wait()) > 0 and time.monotonic() < ends:
            time.sleep(left)
