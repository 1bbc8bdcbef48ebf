"""Completing what is being typed from terms, translations and titles at hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

FEWEST, FEWEST_TITLE = 3, 4
"""Letters typed before a near text, or any title of the session, is offered."""
LONGEST = 60
"""Letters offered at a time; a longer rest is offered up to the word that fits."""
_START = re.compile(r"(?<![\w'’-])\w")


class Completer:
    """Offers the rest of a text that begins as what stands before the cursor ends."""

    def __init__(self, near: Iterable[str] = (), titles: Iterable[str] = ()) -> None:
        """`near` are texts of the segment, the best first; `titles` those of the session."""
        self._near = tuple(dict.fromkeys(text for text in near if len(text) > FEWEST))
        self._titles = sorted({title for title in titles if title})

    def with_near(self, near: Iterable[str]) -> Completer:
        """Return one for another segment, with the same titles."""
        other = Completer(near)
        other._titles = self._titles
        return other

    def rest(self, before: str) -> str:
        """Return what may follow `before`; empty when nothing is known."""
        tail = before[-LONGEST:]
        for hit in _START.finditer(tail):
            prefix = tail[hit.start() :]
            if len(prefix) < FEWEST:
                return ""
            for text in self._beginning(prefix):
                return _cut(text[len(prefix) :])
        return ""

    def _beginning(self, prefix: str) -> Iterator[str]:
        longer = len(prefix)
        other = prefix[0].swapcase() + prefix[1:]
        for text in self._near:
            if len(text) > longer and text.startswith((prefix, other)):
                yield text
        if len(prefix) >= FEWEST_TITLE:
            for at in range(bisect_left(self._titles, prefix), len(self._titles)):
                title = self._titles[at]
                if not title.startswith(prefix):
                    return
                if len(title) > longer:
                    yield title


def _cut(rest: str) -> str:
    if len(rest) <= LONGEST:
        return rest
    return rest[: rest.rfind(" ", 1, LONGEST)] if " " in rest[1:LONGEST] else ""
