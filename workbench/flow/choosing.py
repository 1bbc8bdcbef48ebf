"""What of a session is to be translated, where it is not whole sections.

Apart from the comparing that finds it: the editor asks this of every session it opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.core.model import Unit

PASSAGES = "passages"
"""Key of the session's state that holds the places to translate, where it is not whole sections."""

Place = tuple[str, int, int]
"""A language, and a stretch of its page."""


def within(units: Iterable[Unit], places: Iterable[Sequence[Any]]) -> list[Unit]:
    """Return the segments that lie in places; a segment that was split does with its parts."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for lang, start, end in places:
        spans.setdefault(str(lang), []).append((int(start), int(end)))
    return [
        unit
        for unit in units
        if any(start <= unit.start < end for start, end in spans.get(unit.lang, ()))
    ]
