"""What a person decided about sections, which no evidence outweighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Override:
    """One decision about sections of a source and of the target."""

    kind: str
    """link: these are counterparts; unlink: these are not; merge: the sources share one row."""
    source: Sequence[int]
    target: Sequence[int] = ()
    """For unlink, empty means: has no counterpart at all."""


def apply(
    counterparts: list[tuple[int, ...]], overrides: Sequence[Override]
) -> list[tuple[int, ...]]:
    """Return the counterparts of each source section after the decisions, the latest last."""
    found = [set(others) for others in counterparts]
    for override in overrides:
        ours = [index for index in override.source if 0 <= index < len(found)]
        shared = set().union(*(found[index] for index in ours))
        for index in ours:
            if override.kind == "link":
                found[index] = set(override.target)
            elif override.kind == "unlink":
                found[index] -= set(override.target) or set(found[index])
            elif override.kind == "merge":
                found[index] = shared | set(override.target)
    return [tuple(sorted(others)) for others in found]


def decided(index: int, overrides: Sequence[Override]) -> bool:
    """Whether a person said something about a source section."""
    return any(index in override.source for override in overrides)
