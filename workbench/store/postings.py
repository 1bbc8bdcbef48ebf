"""The memory's index: under each term, and class of length, the numbers of the segments that have it.

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
from collections.abc import Collection, Iterator
from typing import TypeVar

from workbench.store import terms

PART = 50_000
"""Segments indexed at a time; more take more memory, fewer make more rows to read."""
FEW = 32
"""Segments of a part up to which a term's are kept in one list, whatever their length."""
ANY = -1
"""In place of a class of length: all of them."""
ROUND = 8
"""To a multiple of which the number of values in a statement is rounded up."""
WAITING = 500
"""Segments that may wait: searching compares each of them."""


_Value = TypeVar("_Value", bound=str | int)


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
        connection.executemany(
            "INSERT INTO posting (term, length, part, sources) VALUES (?, ?, ?, ?)",
            _rows(connection, part),
        )
    connection.execute("UPDATE indexed SET until = ?", (newest,))


def _rows(connection: sqlite3.Connection, part: int) -> Iterator[tuple[str, int, int, bytearray]]:
    """Yield the rows of the part that begins behind a segment, in the index's order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    first, lengths = part + 1, bytearray(PART)
    for number, plain in connection.execute(
        "SELECT id, coalesce(plain, text) FROM source WHERE id > ? AND id <= ? ORDER BY id",
        (part, part + PART),
    ):
        lengths[number - first] = terms.length_class(len(plain))
        for term in terms.entry(plain):
            found[term].append(number)
    for term in sorted(found):
        numbers = found.pop(term)
        if len(numbers) <= FEW or term.startswith(terms.TRIPLE):
            yield term, ANY, part, _packed(numbers)
            continue
        classes: defaultdict[int, list[int]] = defaultdict(list)
        for number in numbers:
            classes[lengths[number - first]].append(number)
        for length in sorted(classes):
            yield term, length, part, _packed(classes[length])


def sizes(
    connection: sqlite3.Connection, wanted: Collection[str], lengths: tuple[int, int]
) -> dict[str, int]:
    """Return in how many segments of about some classes of length each term stands, if in any."""
    where, values = _where(wanted, lengths)
    return dict(
        connection.execute(
            f"SELECT term, sum(length(sources)) / 4 {where} GROUP BY term", values
        ).fetchall()
    )


def lists(
    connection: sqlite3.Connection, wanted: Collection[str], lengths: tuple[int, int]
) -> list[array[int]]:
    """Return the numbers of the segments that have each term, in the order of the terms.

    Of a term that few have, segments of other lengths come as well.
    """
    found: dict[str, list[bytes]] = {term: [] for term in wanted}
    where, values = _where(wanted, lengths)
    for term, sources in connection.execute(f"SELECT term, sources {where}", values):
        found[term].append(sources)
    return [_unpacked(b"".join(parts)) for parts in found.values()]


def _where(wanted: Collection[str], lengths: tuple[int, int]) -> tuple[str, list[str | int]]:
    """Return the condition for the rows of terms, and the values for it."""
    first, last = lengths
    among, values = marks([*wanted])
    # One run over the few rows of a term takes less than a look-up of each class.
    condition = (
        f"FROM posting WHERE term IN {among} AND length <= ? AND (length >= ? OR length = ?)"
    )
    return condition, [*values, last, first, ANY]


def marks(values: list[_Value]) -> tuple[str, list[_Value]]:
    """Return what stands behind IN, and the values for it, the last several times.

    Their number is rounded up: SQLite takes longer to understand a new statement than to
    run it, and statements of a few lengths are soon all known.
    """
    many = -len(values) % ROUND
    return f"({', '.join('?' * (len(values) + many))})", values + values[-1:] * many


def beginning_with(connection: sqlite3.Connection, letters: str) -> set[int]:
    """Return the numbers of the segments that have a stem which begins so."""
    rows = connection.execute(
        "SELECT sources FROM posting WHERE term >= ? AND term < ?",
        (letters, letters + "\U0010ffff"),
    )
    return set(_unpacked(b"".join(row[0] for row in rows)))


def _packed(listed: list[int]) -> bytearray:
    """Return numbers as they are stored; SQLite takes a bytearray more readily than bytes."""
    numbers = array("I", listed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return bytearray(numbers)


def _unpacked(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
