"""What every bilingual file comes to: a source text, its translation, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BilingualUnit:
    """One segment of a bilingual file."""

    id: str
    source: str
    target: str
    line: int
    """Line of the file where the target begins, from 1."""
