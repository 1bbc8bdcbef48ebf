"""Searching a memory: candidates, how alike each is, and what it offers in translation."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.core.wikitext.plain import plain_text
from workbench.store import postings, similarity, terms
from workbench.store.candidates import Candidates
from workbench.store.memory_values import MemoryMatch
from workbench.store.substitution import Substitution, substitute

MACHINE = 10
"""Points off for a translation that a machine made."""
OTHER_PAIR = 20
"""Points off for a segment of another language."""
SPARE = 15
"""Segments beyond those asked for that are scored: the words may order them otherwise."""
GOOD = 90
"""Percent from which a match by stems is not looked for by letters as well."""

MAPPED = 1 << 32
"""Bytes of a memory that are mapped rather than read."""

_Row = tuple[int, str, str, str | None]
"""Number, language, text and plain text of a stored segment."""

MARKUP = re.compile(r"\[\[|\{\{|''|<|\[https?:")
"""What may be wikitext rather than plain text."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    text: str
    plain: str
    lang: str
    limit: int
    minimum: int
    context: tuple[str, str]
    links: Mapping[str, str | None]
    """English titles by link target."""


class _Alike(NamedTuple):
    """A stored segment with how alike it is to the one asked for."""

    id: int
    lang: str
    text: str
    plain: str
    characters: float
    """Percent of characters that agree."""
    points: int = 0
    notes: tuple[str, ...] = ()
    exchanged: Substitution | None = None


def plain(text: str) -> str:
    """Return a segment as it is compared: without markup, single spaces."""
    return similarity.normal(plain_text(text) if MARKUP.search(text) else text)


def key(text: str) -> int:
    """Return the number under which equal plain texts are found."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Search:
    """Searches one memory; keeps what it learned about its index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # A search reads a hundred pages from here and there: mapped, they need no copying.
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        self._candidates = Candidates(connection)
        self._waiting: dict[int, _Row] = {}
        """Segments that are not in the index yet."""

    def matches(self, query: Query) -> list[MemoryMatch]:
        """Return the best matches, the best first; of equal ones the newest."""
        best: list[MemoryMatch] = []
        for alike in self._alike(query):
            best += self._translations(alike, query)
        best.sort(key=lambda match: match.date, reverse=True)
        best.sort(key=lambda match: (-match.score, match.machine))
        return best[: query.limit]

    def _alike(self, query: Query) -> list[_Alike]:
        """Return the segments that are alike enough, scored; more than the limit on a draw."""
        bare, minimum = query.plain, query.minimum
        equal = self._db.execute("SELECT id FROM source WHERE key = ?", (key(bare),))
        numbers = [row[0] for row in equal] + self._candidates.by_stems(bare, minimum)
        found = self._among(self._waiting_now(), query)
        found += self._read(numbers, query)
        if len(bare) <= terms.SHORT and max((a.characters for a in found), default=0) < GOOD:
            found += self._read(self._candidates.by_triples(bare, minimum), query)
        unique = {alike.id: alike for alike in found}.values()
        scored: list[_Alike] = []
        for alike in sorted(unique, key=lambda a: -a.characters)[: query.limit + SPARE]:
            # No score is above its character measure, so the rest cannot come in.
            better = sum(s.points >= alike.characters and s.lang == query.lang for s in scored)
            if better >= query.limit:
                break
            scored.append(_scored(alike, query))
        return scored

    def _waiting_now(self) -> list[_Row]:
        """Return the segments that are not in the index, also those that others stored."""
        until = postings.waiting_from(self._db)
        newest = max(self._waiting, default=0)
        if newest <= until:
            self._waiting.clear()
        rows = self._db.execute(
            "SELECT id, lang, text, plain FROM source WHERE id > ?", (max(until, newest),)
        )
        self._waiting.update((row[0], row) for row in rows)
        return list(self._waiting.values())

    def _read(self, numbers: list[int], query: Query) -> list[_Alike]:
        marks, values = postings.marks(numbers)
        rows = self._db.execute(
            f"SELECT id, lang, text, plain FROM source WHERE id IN {marks}", values
        )
        return self._among(rows.fetchall(), query)

    def _among(self, rows: Sequence[_Row], query: Query) -> list[_Alike]:
        """Return those of some segments that are alike enough."""
        found = []
        texts = [own or text for _, _, text, own in rows]
        for place, share in similarity.alike(query.plain, texts, query.minimum):
            number, lang, text, _ = rows[place]
            found.append(_Alike(number, lang, text, texts[place], share))
        return found

    def _translations(self, alike: _Alike, query: Query) -> Iterator[MemoryMatch]:
        for target, origin, author, changed, machine, before, after in self._db.execute(
            "SELECT text, origin, author, changed, machine, before, after FROM target"
            " WHERE source = ?",
            (alike.id,),
        ):
            off = MACHINE * machine + OTHER_PAIR * (alike.lang != query.lang)
            if alike.characters - off < query.minimum:
                continue
            text, notes, points = target, alike.notes, alike.points
            if alike.exchanged and (done := alike.exchanged.apply(target)) is not None:
                text, notes = done, alike.exchanged.notes
                points = similarity.MOST_WITH_DIFFERENCE
            points = max(points - off, 0)
            if points == 100 and any(query.context) and query.context == (before, after):
                points = 101
            yield MemoryMatch(
                alike.text,
                text,
                points,
                origin,
                notes,
                bool(machine),
                changed,
                alike.lang,
                author,
            )


def _scored(alike: _Alike, query: Query) -> _Alike:
    """Give a segment its points and say what differs."""
    points = similarity.score(query.plain, alike.plain, alike.characters)
    notes = similarity.differences(query.plain, alike.plain) if points < 100 else ()
    if notes:
        points = min(points, similarity.MOST_WITH_DIFFERENCE)
    exchanged = None
    if query.text != alike.text:
        exchanged = substitute(query.text, alike.text, alike.lang, query.links)
    return alike._replace(points=points, notes=notes, exchanged=exchanged)
