"""Putting translations into a memory, one or many at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice

from workbench.store.matching import key, plain
from workbench.store.memory_values import MemoryUnit

BATCH = 500
"""Translations stored at a time."""


class Writer:
    """Stores translations within a transaction of the caller's; to be used once."""

    def __init__(self, connection: sqlite3.Connection, *, replaces: bool) -> None:
        """`replaces` drops other translations of the same segment, neighbours and origin."""
        self._db = connection
        self._replaces = replaces
        self._newest: int = connection.execute(
            "SELECT coalesce(max(id), 0) FROM source"
        ).fetchone()[0]
        self._sources: list[tuple[object, ...]] = []
        self._targets: list[tuple[object, ...]] = []
        self._pending: set[int] = set()
        """Sources that have translations which are not yet stored."""

    def store(self, units: Iterable[MemoryUnit]) -> int:
        """Store what has both sides; return how many."""
        sound = (unit for unit in units if unit.source.strip() and unit.target.strip())
        count = 0
        while batch := list(islice(sound, BATCH)):
            self._store_batch(batch)
            count += len(batch)
        return count

    def _store_batch(self, units: Sequence[MemoryUnit]) -> None:
        bare = [plain(unit.source) for unit in units]
        keys = [key(text) for text in bare]
        known = self._known(keys)
        for unit, text, number_of in zip(units, bare, keys, strict=True):
            source = known.get((unit.source, unit.lang))
            if source is None:
                self._newest = source = self._newest + 1
                known[unit.source, unit.lang] = source
                other = None if text == unit.source else text
                self._sources.append((source, unit.lang, number_of, unit.source, other))
            else:
                if source in self._pending:
                    self._flush()
                self._drop_earlier(source, unit)
            self._pending.add(source)
            self._targets.append(_row(source, unit))
        self._flush()

    def _known(self, keys: Sequence[int]) -> dict[tuple[str, str], int]:
        """Return the numbers of the segments that are there, by text and language."""
        rows = self._db.execute(
            f"SELECT text, lang, id FROM source WHERE key IN ({', '.join('?' * len(keys))})",
            keys,
        )
        return {(text, lang): number for text, lang, number in rows}

    def _drop_earlier(self, source: int, unit: MemoryUnit) -> None:
        for number, text in self._db.execute(
            "SELECT id, text FROM target WHERE source = ? AND origin = ? AND before = ?"
            " AND after = ?",
            (source, unit.origin, unit.before, unit.after),
        ).fetchall():
            if self._replaces or text == unit.target:
                self._db.execute("DELETE FROM target WHERE id = ?", (number,))

    def _flush(self) -> None:
        self._db.executemany(
            "INSERT INTO source (id, lang, key, text, plain) VALUES (?, ?, ?, ?, ?)",
            self._sources,
        )
        self._db.executemany(
            "INSERT INTO target (source, text, origin, author, created, changed, machine,"
            " before, after, note, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._targets,
        )
        self._sources.clear()
        self._targets.clear()
        self._pending.clear()


def _row(number: int, unit: MemoryUnit) -> tuple[int | str, ...]:
    """Return a translation's row, of types that SQLite takes as they are."""
    _, target, _, origin, author, created, changed, machine, before, after, note, props, tuid = unit
    extra = json.dumps([tuid, props], ensure_ascii=False) if props or tuid else ""
    return (
        number,
        target,
        origin,
        author,
        created,
        changed,
        int(machine),
        before,
        after,
        note,
        extra,
    )
