"""Which segments of a memory may match a text: the few that share its rare terms and its length."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from itertools import chain, islice

from workbench.store import postings, terms

MOST = 64
"""Candidates taken of each kind of term."""
STEMS = 6
"""Stems looked up at the most, as long as two are."""
FEWEST = 2
"""Stems looked up whatever they cost."""
ROWS = 40_000
"""Segments that the stems beyond the first two may be found in, together."""
TRIPLES = 14
"""Letter triples looked up."""
REMEMBERED = 100_000
"""Counts of terms kept between searches."""
WEIGHED = 400
"""Terms of a text of which it is asked how rare they are."""


class Candidates:
    """Looks up candidates in the index of a memory's source segments."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Counts only choose between terms: old ones do no harm.
        self._counts: dict[tuple[str, tuple[int, int]], int] = {}

    def by_stems(self, plain: str, minimum: int) -> list[int]:
        """Return the segments that share the most of the rarest stems, the best first."""
        lengths = terms.classes(len(plain), minimum)
        costs = self._costs(terms.stems(plain), lengths)
        chosen: list[str] = []
        rows = 0
        for stem in sorted(costs, key=lambda stem: costs[stem])[:STEMS]:
            rows += costs[stem]
            if len(chosen) >= FEWEST and rows > ROWS:
                break
            chosen.append(stem)
        return _shared(postings.lists(self._db, chosen, lengths))

    def by_triples(self, plain: str, minimum: int) -> list[int]:
        """Return the segments that share the most of the rarest letter triples.

        Only short segments have any.
        """
        lengths = terms.classes(len(plain), minimum)
        costs = self._costs(terms.triples(plain), lengths)
        chosen = sorted(costs, key=lambda triple: costs[triple])[:TRIPLES]
        return _shared(postings.lists(self._db, chosen, lengths))

    def _costs(self, found: list[str], lengths: tuple[int, int]) -> dict[str, int]:
        """Return in how many segments each term stands, of those that stand in any."""
        wanted = list(dict.fromkeys(found))[:WEIGHED]
        known = self._counts
        if len(known) > REMEMBERED:
            known.clear()
        new = [term for term in wanted if (term, lengths) not in known]
        if new:
            counted = postings.sizes(self._db, new, lengths)
            # Those that stand nowhere may be stored at any moment.
            known.update({(term, lengths): count for term, count in counted.items()})
        return {term: known[term, lengths] for term in wanted if (term, lengths) in known}


def _shared(lists: list[array[int]]) -> list[int]:
    """Return the numbers that stand in the most lists; on a draw those of the first lists."""
    counts = Counter(chain.from_iterable(lists))
    # Most stand in one list alone, and few of those are needed.
    several = {number: count for number, count in counts.items() if count > 1}
    best = sorted(several, key=several.__getitem__, reverse=True)[:MOST]
    others = (number for number in counts if number not in several)
    return best + list(islice(others, MOST - len(best)))
