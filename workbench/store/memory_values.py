"""What goes into a translation memory and what it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class MemoryUnit(NamedTuple):
    """A segment with its translation, as it is put into the memory and taken out."""

    source: str
    target: str
    lang: str
    origin: str = ""
    """Where it comes from: article, person or file."""
    author: str = ""
    created: str = ""
    """ISO 8601, UTC."""
    changed: str = ""
    machine: bool = False
    before: str = ""
    """The segment before it."""
    after: str = ""
    """The segment behind it."""
    note: str = ""
    props: tuple[tuple[str, str], ...] = ()
    """What a TMX file says besides."""
    tuid: str = ""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A translation that the memory offers for a segment."""

    source: str
    """The segment that was translated."""
    target: str
    """Its translation, with the numbers and links of the segment asked for where only those differ."""
    score: int
    """101 with the same neighbours, 100 equal, below fuzzy."""
    origin: str
    notes: tuple[str, ...] = ()
    """What to look at: «differing number» …"""
    machine: bool = False
    date: str = ""
    """When it was last changed, ISO 8601."""
    lang: str = ""
    author: str = ""
