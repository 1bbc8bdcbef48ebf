"""Headings and logical lines: where MediaWiki sees a line end, outside what spans lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.wikitext.spans import Spans, top_level

MASKED = frozenset(
    (
        "comment",
        "opaque",
        "ref",
        "references",
        "gallery",
        "poem",
        "indicator",
        "template",
        "argument",
        "link",
    )
)
"""Constructs inside which a line end ends no line and an equals sign makes no heading."""

HEADING = re.compile(r"^\x02*(=[^\n]*=)[ \t\x02]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its line [start, end) with the line end, and its title's span."""

    level: int
    start: int
    end: int
    title: tuple[int, int]


def masked(text: str, spans: Spans, start: int = 0, end: int | None = None) -> str:
    """Return [start, end) with each construct overwritten: comments by \\x02, others by \\x01."""
    end = len(text) if end is None else end
    pieces: list[str] = []
    for span in top_level(spans, start, end):
        if span.kind in MASKED:
            filler = "\x02" if span.kind == "comment" else "\x01"
            pieces += [text[start : span.start], filler * (span.end - span.start)]
            start = span.end
    pieces.append(text[start:end])
    return "".join(pieces)


def headings(cover: str) -> list[Head]:
    """Find the headings in a masked text."""
    found = []
    for match in HEADING.finditer(cover):
        body = match[1]
        level = _level(body)
        if level:
            title = (match.start(1) + level, match.end(1) - level)
            found.append(Head(level, match.start(), min(match.end() + 1, len(cover)), title))
    return found


def _level(body: str) -> int:
    """Return a heading's level from its line, or 0 where it is none."""
    inside = body.strip("=")
    if not inside:
        return min(6, (len(body) - 1) // 2)
    left = len(body) - len(body.lstrip("="))
    right = len(body) - len(body.rstrip("="))
    return min(left, right, 6)


def lines(cover: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the logical lines of [start, end) of a masked text, each with its line end."""
    while start < end:
        newline = cover.find("\n", start, end)
        stop = end if newline < 0 else newline + 1
        yield start, stop
        start = stop
