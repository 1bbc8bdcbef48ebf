"""The translation memory: what was translated once is proposed for ever."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from workbench.errors import StoreError
from workbench.store import similarity
from workbench.store.database import connect, plain_errors, transaction
from workbench.store.migrations import MEMORY

RARE = 4
"""Words of a segment that candidates are looked up by."""
CANDIDATES = 100
MACHINE = 10
"""Points off for a translation that a machine made and nobody confirmed."""
OTHER_PAIR = 20
"""Points off for a segment of another language."""


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A segment with its translation, as it is put into the memory and taken out."""

    source: str
    target: str
    lang: str
    origin: str = ""
    """Where it comes from: article, person or file."""
    author: str = ""
    created: str = ""
    """ISO 8601, UTC."""
    changed: str = ""
    machine: bool = False
    before: str = ""
    """The segment before it."""
    after: str = ""
    """The segment behind it."""
    note: str = ""
    props: tuple[tuple[str, str], ...] = ()
    """What a TMX file says besides."""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A translation that the memory offers for a segment."""

    source: str
    """The segment that was translated."""
    target: str
    """Its translation, with the numbers and links of the segment asked for where only those differ."""
    score: int
    """101 with the same neighbours, 100 equal, below fuzzy."""
    origin: str
    notes: tuple[str, ...] = ()
    """What to look at: «differing number» …"""
    machine: bool = False
    date: str = ""
    """When it was last changed, ISO 8601."""
    lang: str = ""


def _key(plain: str) -> int:
    digest = hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Memory:
    """One memory file, to be used on the thread that opened it.

    Methods raise StoreError when it cannot be used.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db = connect(path, MEMORY, read_only=read_only)

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
        self.add_many([unit])

    def add_many(self, units: Iterable[MemoryUnit]) -> int:
        """Store translations, all or none; return how many."""
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only.")
        count = 0
        with plain_errors(self.path), transaction(self._db):
            for unit in units:
                if unit.source.strip() and unit.target.strip():
                    self._put(unit)
                    count += 1
        return count

    def _put(self, unit: MemoryUnit) -> None:
        source = self._source(unit.source, unit.lang)
        self._db.execute(
            "DELETE FROM target WHERE source = ? AND origin = ? AND before = ? AND after = ?",
            (source, unit.origin, unit.before, unit.after),
        )
        self._db.execute(
            "INSERT INTO target (source, text, origin, author, created, changed, machine,"
            " before, after, note, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
            (
                source,
                unit.target,
                unit.origin,
                unit.author,
                unit.created,
                unit.changed,
                unit.machine,
                unit.before,
                unit.after,
                unit.note,
            ),
        )

    def _source(self, text: str, lang: str) -> int:
        plain = similarity.normal(text)
        key = _key(plain)
        for number, known in self._db.execute(
            "SELECT id, text FROM source WHERE key = ? AND lang = ?", (key, lang)
        ):
            if known == text:
                return int(number)
        cursor = self._db.execute(
            "INSERT INTO source (lang, key, length, text, plain) VALUES (?, ?, ?, ?, ?)",
            (lang, key, len(plain), text, plain if plain != text else None),
        )
        number = int(cursor.lastrowid or 0)
        self._db.execute(
            "INSERT INTO source_index (rowid, stems) VALUES (?, ?)",
            (number, " ".join(similarity.stems(plain))),
        )
        return number

    # ---------------------------------------------------------------- out

    def search(
        self,
        text: str,
        lang: str,
        *,
        limit: int = 5,
        minimum: int = 70,
        context: tuple[str, str] = ("", ""),
    ) -> list[MemoryMatch]:
        """Return the best matches of a segment, the best first.

        `context` is the text of the segments before and behind it.
        """
        plain = similarity.normal(text)
        if not plain:
            return []
        with plain_errors(self.path):
            ids = self._candidates(plain)
            found = []
            for number in ids:
                found += self._matches(number, plain, lang, context)
        found = [match for match in found if match.score >= minimum]
        found.sort(key=lambda match: match.date, reverse=True)
        found.sort(key=lambda match: (-match.score, match.machine))
        return found[:limit]

    def _candidates(self, plain: str) -> list[int]:
        numbers = [
            row[0]
            for row in self._db.execute("SELECT id FROM source WHERE key = ?", (_key(plain),))
        ]
        stems = list(dict.fromkeys(similarity.stems(plain)))
        if stems:
            marks = ", ".join("?" * len(stems))
            counts = dict(
                self._db.execute(
                    f"SELECT term, doc FROM source_words WHERE term IN ({marks})", stems
                )
            )
            rarest = sorted(counts, key=lambda stem: counts[stem])[:RARE]
            if rarest:
                query = " OR ".join(f'"{stem}"' for stem in rarest)
                numbers += [
                    row[0]
                    for row in self._db.execute(
                        "SELECT rowid FROM source_index WHERE source_index MATCH ?"
                        " ORDER BY rank LIMIT ?",
                        (query, CANDIDATES),
                    )
                ]
        return list(dict.fromkeys(numbers))

    def _matches(
        self, number: int, plain: str, lang: str, context: tuple[str, str]
    ) -> Iterator[MemoryMatch]:
        source_lang, text, own = self._db.execute(
            "SELECT lang, text, plain FROM source WHERE id = ?", (number,)
        ).fetchone()
        other = own or text
        value = similarity.score(plain, other)
        notes = similarity.differences(plain, other)
        if notes:
            value = min(value, similarity.MOST_WITH_DIFFERENCE)
        for target, origin, changed, machine, before, after in self._db.execute(
            "SELECT text, origin, changed, machine, before, after FROM target WHERE source = ?",
            (number,),
        ):
            points = value - MACHINE * machine - OTHER_PAIR * (source_lang != lang)
            if points == 100 and any(context) and context == (before, after):
                points = 101
            yield MemoryMatch(
                text, target, max(points, 0), origin, notes, bool(machine), changed, source_lang
            )

    def concordance(self, query: str, *, lang: str = "", limit: int = 20) -> list[MemoryUnit]:
        """Return translations that hold all words of a query, on one side or the other."""
        found = [
            unit
            for unit in self.units(lang)
            if all(
                word in f"{unit.source} {unit.target}".casefold()
                for word in query.casefold().split()
            )
        ]
        return found[:limit]

    def units(self, lang: str = "") -> Iterator[MemoryUnit]:
        """Yield every translation, in the order in which they came."""
        cursor: sqlite3.Cursor = self._db.execute(
            "SELECT s.text, t.text, s.lang, t.origin, t.author, t.created, t.changed, t.machine,"
            " t.before, t.after, t.note FROM target t JOIN source s ON s.id = t.source"
            " WHERE ? IN ('', s.lang) ORDER BY t.id",
            (lang,),
        )
        for row in cursor:
            yield MemoryUnit(*row[:7], bool(row[7]), *row[8:])
