"""Puts texts in place of segments and leaves every other character as it is."""

from __future__ import annotations

from collections.abc import Mapping


def replace_segments(text: str, replacements: Mapping[tuple[int, int], str]) -> str:
    """Return the text with each span [start, end) replaced.

    Raises ValueError when spans overlap or lie outside the text.
    """
    pieces: list[str] = []
    pos = 0
    for (start, end), new in sorted(replacements.items()):
        if not pos <= start <= end <= len(text):
            raise ValueError(f"span {start}:{end} overlaps another or lies outside the text")
        pieces += [text[pos:start], new]
        pos = end
    pieces.append(text[pos:])
    return "".join(pieces)
