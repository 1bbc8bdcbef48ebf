"""What a reader sees of a wikitext, with the way back to the places in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.core.wikitext.plain import Projection, project
from workbench.core.wikitext.spans import Span, scan


@dataclass(frozen=True, slots=True)
class View:
    """A wikitext, its constructs, and its visible text."""

    source: str
    spans: tuple[Span, ...]
    text: str
    """Visible: link labels stay, references and templates are `ATOM`."""
    projection: Projection

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the visible text stands in the wikitext."""
        if start >= end:
            at = self.projection.starts[start] if start < len(self.text) else len(self.source)
            return at, at
        return self.projection.starts[start], self.projection.ends[end - 1]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
        """Yield what a pattern finds in the visible text, with its place in the wikitext."""
        for match in pattern.finditer(self.text):
            yield *self.place(*match.span()), match

    def of(self, *kinds: str) -> list[Span]:
        """Return the constructs of these kinds."""
        return [span for span in self.spans if span.kind in kinds]

    def hides(self, at: int) -> bool:
        """Tell whether a comment, nowiki or the like covers a place of the wikitext."""
        return any(
            span.start <= at < span.end for span in self.spans if span.kind in {"comment", "opaque"}
        )


def within(spans: Iterable[tuple[int, int]]) -> Callable[[int], bool]:
    """Return a test whether a place lies inside one of these stretches, past its start."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    starts = [start for start, _ in merged]

    def inside(at: int) -> bool:
        index = bisect_left(starts, at) - 1
        return index >= 0 and at < merged[index][1]

    return inside


@lru_cache(maxsize=256)
def view(wikitext: str) -> View:
    """Return the view of a wikitext; the rules that look at one text share it."""
    spans = scan(wikitext)
    projection = project(wikitext, spans, 0, len(wikitext))
    return View(wikitext, tuple(spans), projection.text, projection)
