"""The review gate: how much of a text is unmodified machine translation, and what holds it back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.core.model import Draft, State, Unit


@dataclass(frozen=True, slots=True)
class GateReason:
    """One reason why a text is held back."""

    unit: int
    """The segment; 0 for the whole text."""
    reason: str
    way_on: str
    """What the person can do about it."""


def score(proposed: str, text: str) -> float:
    """Return the share, 0 to 1, of a proposal that is left in a text.

    As ContentTranslation computes it: the longest common subsequence of the words
    (case and punctuation count), divided by the longer one's number of words.
    """
    ours, theirs = re.findall(r"\S+", proposed), re.findall(r"\S+", text)
    longer = max(len(ours), len(theirs))
    return _common(ours, theirs) / longer if longer else 0.0


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for word in a:
        diagonal = 0
        for place, other in enumerate(b, 1):
            diagonal, row[place] = (
                row[place],
                diagonal + 1 if word == other else max(row[place], row[place - 1]),
            )
    return row[-1]


def gate(
    units: Sequence[Unit], drafts: Mapping[int, Draft], sources: Mapping[str, str]
) -> list[GateReason]:
    """Return why a text may not be handed over; nothing when it may.

    `units` are those of the chosen part, `sources` the source wikitexts by language.
    """
    return [
        GateReason(
            unit.id, "machine-proposed and not confirmed", "Look at it, then confirm or skip it."
        )
        for unit in units
        if (draft := drafts.get(unit.id)) and draft.state is State.PROPOSED and draft.machine
    ]
