"""Which paragraph of a source a paragraph of the target translates, where nothing better is known."""

from __future__ import annotations

import re

Span = tuple[int, int]


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the paragraphs: runs of lines that are not blank."""
    return [match.span() for match in re.finditer(r"[^\s][^\n]*(?:\n[^\S\n]*[^\s][^\n]*)*", text)]


def in_order(source: str, target: str) -> list[tuple[Span, Span]]:
    """Pair the paragraphs by their order; the last takes what is left of the longer text."""
    ours, theirs = paragraphs(source), paragraphs(target)
    if not ours or not theirs:
        return [((0, len(source)), (0, len(target)))] if source.strip() or target.strip() else []
    shared = min(len(ours), len(theirs))
    pairs = list(zip(ours[:shared], theirs[:shared], strict=True))
    (a, _), (start, _) = pairs[-1]
    pairs[-1] = ((a, ours[-1][1]), (start, theirs[-1][1]))
    return pairs
