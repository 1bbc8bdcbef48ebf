"""Which segments of a memory may match a text: the few that share its rare terms and its length."""

from __future__ import annotations

import sqlite3

from workbench.store import terms

MOST = 100
"""Candidates taken of each kind of term."""
STEMS = 4
"""Stems looked up at the least, as long as there are as many."""
FEWEST = 2
"""Stems looked up whatever they cost."""
ROWS = 12_000
"""Rows that the stems beyond the first two may be found in, together."""
TRIPLES = 14
"""Letter triples looked up."""
REMEMBERED = 200_000
"""Counts of terms kept between searches."""


class Candidates:
    """Looks up candidates in the index of a memory's source segments."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Counts only choose between terms: old ones do no harm.
        self._counts: dict[str, int] = {}

    def by_stems(self, plain: str, minimum: int, *, skip: int = 0) -> list[int]:
        """Return the rows that share the rarest stems, or the next rarest after `skip`; the best first."""
        lengths = terms.classes(len(plain), minimum)
        costs: dict[str, int] = {}
        for stem in dict.fromkeys(terms.stems(plain)):
            if cost := self._cost(stem, terms.length_class(len(plain)), lengths):
                costs[stem] = cost
        chosen: list[str] = []
        rows = 0
        fewest, most = (0, ROWS // 3) if skip else (FEWEST, ROWS)
        for stem in sorted(costs, key=lambda stem: costs[stem])[skip:]:
            rows += costs[stem]
            if len(chosen) >= fewest and (len(chosen) >= STEMS or rows > most):
                break
            chosen.append(stem)
        return self._rows([terms.term(stem, n, triple=False) for stem in chosen for n in lengths])

    def by_triples(self, plain: str, minimum: int) -> list[int]:
        """Return the rows that share the rarest letter triples; only short segments have any."""
        lengths = terms.classes(len(plain), minimum)
        middle = terms.length_class(len(plain))
        costs = {
            triple: self._count(terms.term(triple, middle, triple=True))
            for triple in terms.triples(plain)
        }
        chosen = sorted(costs, key=lambda triple: costs[triple])[:TRIPLES]
        return self._rows(
            [terms.term(triple, n, triple=True) for triple in chosen for n in lengths]
        )

    def _cost(self, stem: str, middle: int, lengths: range) -> int:
        """Estimate in how many rows a stem stands; 0 if in none."""
        if count := self._count(terms.term(stem, middle, triple=False)):
            return count * len(lengths)
        return sum(self._count(terms.term(stem, n, triple=False)) for n in lengths)

    def _count(self, term: str) -> int:
        """Return in how many rows a term stands."""
        known = self._counts.get(term)
        if known is None:
            row = self._db.execute(
                "SELECT doc FROM source_terms WHERE term = ?", (term,)
            ).fetchone()
            if len(self._counts) > REMEMBERED:
                self._counts.clear()
            known = self._counts[term] = row[0] if row else 0
        return known

    def _rows(self, chosen: list[str]) -> list[int]:
        found = [term for term in chosen if self._counts.get(term) != 0]
        if not found:
            return []
        query = " OR ".join(f'"{term}"' for term in found)
        return [
            row[0]
            for row in self._db.execute(
                "SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY rank LIMIT ?",
                (query, MOST),
            )
        ]
