"""Undo and redo of what was done to drafts, across segments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core.model import Draft, State

BURST = 10.0
"""Seconds within which typing in one segment is one step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the drafts before and after it."""

    before: tuple[Draft, ...]
    after: tuple[Draft, ...]
    began: float = 0.0
    """Seconds of a clock that only goes forward."""


class Undo:
    """The steps back and the steps forward."""

    def __init__(self, past: Iterable[Step] = ()) -> None:
        self._past = list(past)
        self._future: list[Step] = []

    def did(self, before: tuple[Draft, ...], after: tuple[Draft, ...], moment: float) -> None:
        """Remember a step; typing on in the same segment lengthens the last one."""
        self._future.clear()
        last = self._past[-1] if self._past else None
        if last and _typing(last, before, after) and 0 <= moment - last.began < BURST:
            self._past[-1] = Step(last.before, after, last.began)
        else:
            self._past.append(Step(before, after, moment))

    def back(self) -> tuple[Draft, ...]:
        """Return the drafts as they were before the last step; nothing when there is none."""
        if not self._past:
            return ()
        step = self._past.pop()
        self._future.append(step)
        return step.before

    def forward(self) -> tuple[Draft, ...]:
        """Return the drafts as they were after the step last taken back."""
        if not self._future:
            return ()
        step = self._future.pop()
        self._past.append(step)
        return step.after


def _typing(last: Step, before: tuple[Draft, ...], after: tuple[Draft, ...]) -> bool:
    one = len(last.after) == len(before) == len(after) == 1
    return (
        one
        and last.after[0].unit == after[0].unit
        and before[0].state == after[0].state == State.EDITED
    )
