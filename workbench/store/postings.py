"""The memory's index: under each term and class of length, the numbers of the segments that have it.

SQLite's own full-text index finds the same, but to rank the segments that have any of
four stems it takes ten times as long as counting these lists does. They are written in
parts, a part for each run of new segments; the newest segments wait outside until there
are enough of them, so that storing one is quick.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection

from workbench.store import terms

PART = 12_000
"""Segments indexed at a time; more take more memory, fewer make more rows to read."""
WAITING = 500
"""Segments that may wait: searching compares each of them."""


def waiting_from(connection: sqlite3.Connection) -> int:
    """Return the number of the last segment that is in the index."""
    return int(connection.execute("SELECT until FROM indexed").fetchone()[0])


def index_waiting(connection: sqlite3.Connection, *, more_than: int = WAITING) -> None:
    """Put the segments that wait into the index, if they are more than so many.

    To be called within a transaction.
    """
    until = waiting_from(connection)
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM source").fetchone()[0]
    if newest - until <= more_than:
        return
    for part in range(until, newest, PART):
        found = _gathered(connection, part, part + PART)
        connection.executemany(
            "INSERT INTO posting (term, length, part, sources) VALUES (?, ?, ?, ?)",
            (
                (term, length, part, _packed(found[length][term]))
                for term, length in sorted((t, n) for n, listed in found.items() for t in listed)
            ),
        )
    connection.execute("UPDATE indexed SET until = ?", (newest,))


def _gathered(
    connection: sqlite3.Connection, after: int, until: int
) -> dict[int, dict[str, list[int]]]:
    """Return the lists of a run of segments by class of length and term."""
    found: dict[int, dict[str, list[int]]] = {}
    for number, plain in connection.execute(
        "SELECT id, coalesce(plain, text) FROM source WHERE id > ? AND id <= ? ORDER BY id",
        (after, until),
    ):
        listed = found.setdefault(terms.length_class(len(plain)), defaultdict(list))
        for term in terms.entry(plain):
            listed[term].append(number)
    return found


def sizes(
    connection: sqlite3.Connection, wanted: Collection[str], lengths: tuple[int, int]
) -> dict[str, int]:
    """Return in how many segments of some classes of length each term stands, if in any."""
    rows = connection.execute(
        "SELECT term, sum(length(sources)) / 4 FROM posting"
        f" WHERE term IN ({_marks(wanted)}) AND length BETWEEN ? AND ? GROUP BY term",
        (*wanted, *lengths),
    )
    return dict(rows.fetchall())


def lists(
    connection: sqlite3.Connection, wanted: Collection[str], lengths: tuple[int, int]
) -> list[array[int]]:
    """Return the numbers of the segments that have each term, in the order of the terms."""
    found: dict[str, list[bytes]] = {term: [] for term in wanted}
    for term, sources in connection.execute(
        "SELECT term, sources FROM posting"
        f" WHERE term IN ({_marks(wanted)}) AND length BETWEEN ? AND ?",
        (*wanted, *lengths),
    ):
        found[term].append(sources)
    return [_unpacked(b"".join(parts)) for parts in found.values()]


def beginning_with(connection: sqlite3.Connection, letters: str) -> set[int]:
    """Return the numbers of the segments that have a stem which begins so."""
    rows = connection.execute(
        "SELECT sources FROM posting WHERE term >= ? AND term < ?",
        (letters, letters + "\U0010ffff"),
    )
    return set(_unpacked(b"".join(row[0] for row in rows)))


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _packed(listed: list[int]) -> bytes:
    numbers = array("I", listed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
