"""The translation memory: what was translated once is proposed for ever."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from os.path import commonprefix
from pathlib import Path
from typing import Any, Self

from workbench.errors import StoreError
from workbench.store import postings, terms
from workbench.store.database import connect, plain_errors, transaction
from workbench.store.matching import Query, Search, plain
from workbench.store.memory_values import MemoryMatch, MemoryUnit
from workbench.store.migrations import MEMORY
from workbench.store.writing import Writer

__all__ = ["Memory", "MemoryMatch", "MemoryUnit"]

BULK = 500
"""Translations from which on storing them ends with a short write-ahead log."""


class Memory:
    """One memory file, to be used on the thread that opened it.

    Methods raise StoreError when it cannot be used.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db = connect(path, MEMORY, read_only=read_only)

    @cached_property
    def _search(self) -> Search:
        return Search(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def count(self) -> int:
        """Return the number of translations."""
        with plain_errors(self.path):
            return int(self._db.execute("SELECT count(*) FROM target").fetchone()[0])

    # ----------------------------------------------------------------- in

    def add(
        self,
        source: str,
        target: str,
        lang: str,
        origin: str,
        *,
        machine: bool = False,
        context: tuple[str, str] = ("", ""),
        author: str = "",
    ) -> None:
        """Store a translation, found by the next search.

        It replaces an earlier one of the same segment, neighbours and origin.
        """
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        unit = MemoryUnit(source, target, lang, origin, author, moment, moment, machine, *context)
        self._add([unit], replaces=True)

    def add_many(self, units: Iterable[MemoryUnit]) -> int:
        """Store translations, all or none; return how many.

        One that is there already with its origin and neighbours is renewed; other
        translations of the same segment stay beside it.
        """
        return self._add(units, replaces=False)

    def _add(self, units: Iterable[MemoryUnit], *, replaces: bool) -> int:
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only.")
        with plain_errors(self.path):
            with transaction(self._db):
                count = Writer(self._db, replaces=replaces).store(units)
                postings.index_waiting(self._db)
            if count >= BULK:
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    # ---------------------------------------------------------------- out

    def search(
        self,
        text: str,
        lang: str,
        *,
        limit: int = 5,
        minimum: int = 70,
        context: tuple[str, str] = ("", ""),
        links: Mapping[str, str | None] | None = None,
    ) -> list[MemoryMatch]:
        """Return the best matches of a segment, the best first.

        `minimum` is the percentage of characters that must agree, less what is taken off
        for its origin; the score is lower where fewer of the words agree.
        `context` is the text of the segments before and behind it; `links` are English
        titles by link target, for putting the segment's own links into a match.
        """
        bare = plain(text)
        if not bare:
            return []
        query = Query(text, bare, lang, limit, minimum, context, links or {})
        with plain_errors(self.path):
            return self._search.matches(query)

    def concordance(
        self, query: str, *, lang: str = "", side: str = "", limit: int = 20
    ) -> list[MemoryUnit]:
        """Return translations that hold all words of a query, in whatever form, the newest first.

        `side` is source, target, or empty for either.
        """
        beginnings = terms.beginnings(query)
        if not beginnings:
            return []
        conditions: list[str] = []
        values: list[str] = []
        if side != "target":
            conditions.append(
                "t.source IN (SELECT value FROM json_each(?))"
                " OR t.source > (SELECT until FROM indexed)"
            )
            values.append(json.dumps(self._holding(beginnings)))
        if side != "source":
            # Few ask for this, and every import would pay for an index.
            conditions.append(" AND ".join(["t.text LIKE ?"] * len(beginnings)))
            values += [f"%{commonprefix(ways)}%" for ways in beginnings]  # noqa: RUF071 (no paths)
        found = self._units(
            f"WHERE ? IN ('', s.lang) AND ({' OR '.join(conditions)})"
            " ORDER BY t.changed DESC, t.id DESC",
            (lang, *values),
        )
        sides = [name for name in ("source", "target") if side in ("", name)]
        # Both find parts of words too, so what they find is looked at once more.
        held = (u for u in found if any(terms.holds(getattr(u, s), beginnings) for s in sides))
        return list(islice(held, limit))

    def _holding(self, beginnings: list[tuple[str, ...]]) -> list[int]:
        """Return the numbers of the indexed segments that have stems with all the beginnings."""
        with plain_errors(self.path):
            found = [
                set[int]().union(*(postings.beginning_with(self._db, way) for way in ways))
                for ways in beginnings
            ]
        return sorted(set.intersection(*found))

    def units(self, lang: str = "") -> Iterator[MemoryUnit]:
        """Yield every translation, or those of one language, in the order in which they came."""
        return self._units("WHERE ? IN ('', s.lang) ORDER BY t.id", (lang,))

    def _units(self, condition: str, values: tuple[Any, ...]) -> Iterator[MemoryUnit]:
        with plain_errors(self.path):
            for row in self._db.execute(
                "SELECT s.text, t.text, s.lang, t.origin, t.author, t.created, t.changed,"
                " t.machine, t.before, t.after, t.note, t.extra"
                f" FROM target t JOIN source s ON s.id = t.source {condition}",
                values,
            ):
                source, target, own, origin, author, created, changed = row[:7]
                tuid, props = json.loads(row[11]) if row[11] else ("", [])
                yield MemoryUnit(
                    source,
                    target,
                    own,
                    origin,
                    author,
                    created,
                    changed,
                    machine=bool(row[7]),
                    before=row[8],
                    after=row[9],
                    note=row[10],
                    props=tuple((kind, text) for kind, text in props),
                    tuid=tuid,
                )
