"""Folding of text into lines of a number of cells, quick enough for a whole article."""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

# Characters that are one cell wide each; a text of these alone is folded by counting.
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0587\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20c0\u2100-\u218b\ufffc]*"
)


def fold(text: str, width: int, limit: int = 0) -> list[str]:
    """Fold text at spaces into lines of at most `width` cells; a longer word is cut.

    Line breaks of the text are shown as ⏎. With a `limit`, at most so many lines
    are returned, and the last of them ends in an ellipsis if more would follow.
    """
    text = _on_one_line(text)
    spans, rest = _spans(text, width, limit)
    lines = [text[start:end] for start, end in spans]
    if rest < len(text):
        lines[-1] = lines[-1][: max(width - 2, 0)].rstrip() + " …"
    return lines or [""]


def height(text: str, width: int, limit: int = 0) -> int:
    """Return how many lines `fold` makes of a text."""
    return len(_spans(_on_one_line(text), width, limit)[0]) or 1


def _on_one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        return text.replace("\n", "⏎").replace("\t", " ")
    return text


def _spans(text: str, width: int, limit: int) -> tuple[list[tuple[int, int]], int]:
    """Return where each line begins and ends, and where what follows them would begin."""
    size = len(text)
    plain = _PLAIN.fullmatch(text) is not None
    spans: list[tuple[int, int]] = []
    start = 0
    while start < size and not (limit and len(spans) == limit):
        end = start + width if plain else _reach(text, start, width)
        if end >= size:
            spans.append((start, size))
            return spans, size
        following = end
        space = text.rfind(" ", start, end + 1)
        if space > start:
            end, following = space, space + 1
        else:
            hyphen = text.rfind("-", start, end)
            if hyphen > start:
                end = following = hyphen + 1
        spans.append((start, end))
        start = following
    return spans, start


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
    kept = text[: _reach(text, 0, width - 1)]
    if cell_len(kept) >= width:  # the first character alone is too wide
        kept = ""
    cut = f"{kept}…" if width > 0 else ""
    return cut + " " * (width - cell_len(cut))
