"""Folding of text into lines of a number of cells, quick enough for a whole article."""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

# Characters that are one cell wide each; a text of these alone is folded by counting.
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0587\u2010-\u2027\u2030-\u205e\ufffc]*"
)


def fold(text: str, width: int, limit: int = 0) -> list[str]:
    """Fold text at spaces into lines of at most `width` cells; a longer word is cut.

    Line breaks of the text are shown as ⏎. With a `limit`, at most so many lines
    are returned, and the last of them ends in an ellipsis if more would follow.
    """
    if len(text) <= width and _PLAIN.fullmatch(text):
        return [text]
    if "\n" in text or "\t" in text:
        text = text.replace("\n", "⏎").replace("\t", " ")
    plain = _PLAIN.fullmatch(text) is not None
    lines: list[str] = []
    start = 0
    while start < len(text):
        if limit and len(lines) == limit:
            lines[-1] = lines[-1][: max(width - 2, 0)].rstrip() + " …"
            break
        end = min(start + width, len(text)) if plain else _reach(text, start, width)
        if end < len(text):
            space = text.rfind(" ", start, end + 1)
            if space > start:
                lines.append(text[start:space])
                start = space + 1
                continue
            hyphen = text.rfind("-", start, end)
            if hyphen > start:
                end = hyphen + 1
        lines.append(text[start:end])
        start = end
    return lines or [""]


def height(text: str, width: int, limit: int = 0) -> int:
    """Return how many lines `fold` makes of a text."""
    if len(text) <= width and _PLAIN.fullmatch(text):
        return 1
    return len(fold(text, width, limit))


def _reach(text: str, start: int, width: int) -> int:
    """Return where a line of at most `width` cells that begins at `start` ends."""
    cells = 0
    for index in range(start, len(text)):
        cells += get_character_cell_size(text[index])
        if cells > width:
            return max(index, start + 1)
    return len(text)


def fit(text: str, width: int) -> str:
    """Cut or pad one line of text to exactly `width` cells."""
    size = cell_len(text)
    if size == width:
        return text
    if size < width:
        return text + " " * (width - size)
    end = _reach(text, 0, max(width - 1, 0))
    cut = text[:end] + "…"
    return cut + " " * (width - cell_len(cut))
