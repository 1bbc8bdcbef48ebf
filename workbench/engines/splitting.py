"""Cuts a text that is too long for one request, at sentence ends where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote_plus

from workbench.errors import BadReply

Measure = Callable[[str], int]
"""Size of a text in the unit that binds a service."""

ENDS = (r"(?<=[.!?…])[\s]+", r"(?<=[;:,—])\s+", r"\s+")
"""Where to cut, the best places first."""


def characters(text: str) -> int:
    """Count code points."""
    return len(text)


def utf8(text: str) -> int:
    """Count bytes in UTF-8."""
    return len(text.encode())


def encoded(text: str) -> int:
    """Count bytes as they stand in an address: six for a Cyrillic letter."""
    return len(quote_plus(text))


def pieces(text: str, most: int, measure: Measure, lang: str) -> list[tuple[str, str]]:
    """Cut a text into pieces of at most `most`; each comes with the white space after it.

    Joining pieces and white space gives the text. Raises BadReply when one word is too long.
    """
    if measure(text) <= most:
        return [(text, "")]
    out: list[tuple[str, str]] = []
    for sentence, space in _sentences(text, lang):
        cut = [(sentence, "")] if measure(sentence) <= most else _clauses(sentence, most, measure)
        cut[-1] = (cut[-1][0], space)
        for part, gap in cut:
            if out and measure(together := "".join((*out[-1], part))) <= most:
                out[-1] = (together, gap)
            else:
                out.append((part, gap))
    return out


def _sentences(text: str, lang: str) -> list[tuple[str, str]]:
    """Return sentences, each with the white space after it."""
    from workbench.core.wikitext.segments import sentences

    starts = [start for start, _ in sentences(text, lang)][1:]
    edges = [0, *starts, len(text)]
    parts = [text[a:b] for a, b in pairwise(edges)]
    return [(part.rstrip(), part[len(part.rstrip()) :]) for part in parts if part]


def _clauses(text: str, most: int, measure: Measure, level: int = 0) -> list[tuple[str, str]]:
    """Cut a sentence at ever weaker places."""
    if measure(text) <= most:
        return [(text, "")]
    if level == len(ENDS):
        raise BadReply("A word is too long to be sent.", "Translate this segment by hand.")
    out: list[tuple[str, str]] = []
    at = 0
    for match in [*re.finditer(ENDS[level], text), None]:
        part = text[at : match.start() if match else len(text)]
        cut = _clauses(part, most, measure, level + 1)
        cut[-1] = (cut[-1][0], match.group() if match else "")
        for clause, gap in cut:
            if out and measure(together := "".join((*out[-1], clause))) <= most:
                out[-1] = (together, gap)
            else:
                out.append((clause, gap))
        at = match.end() if match else len(text)
    return out
