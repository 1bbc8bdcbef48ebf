"""Keeps what engines answered, so that the same text is never asked twice."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from pathlib import Path
from types import TracebackType

from workbench import notices
from workbench.errors import StoreError
from workbench.store.database import damaged, in_words, into_wal, make_private, remove
from workbench.store.migrations import Migration

SCHEMA = 1
MOST = 200_000
"""Answers kept; the longest unused go first."""


class Answers:
    """A cache in one SQLite file; belongs to the thread that opened it.

    Only validated answers are put in. A damaged file is made anew: it holds nothing
    that cannot be asked again. Where it cannot be opened, read or written, answers are
    kept until it is closed, and the user is told: no work stops for want of a cache.
    """

    def __init__(self, path: Path, *, most: int = MOST) -> None:
        self._path = path
        self._most = most
        self._asked: set[bytes] = set()
        """Keys that were used and are not yet marked so: reading writes nothing."""
        try:
            self._db = self._open()
        except sqlite3.Error as error:
            self._db = self._in_memory(in_words(path, error))
        except StoreError as error:
            self._db = self._in_memory(error)

    def __enter__(self) -> Answers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Mark what was used, drop what exceeds the size, and close the file."""
        spoilt = False
        try:
            with self._db:
                self._db.executemany(
                    "UPDATE answer SET used = ? WHERE key = ?",
                    [(int(time.time()), key) for key in self._asked],
                )
                self._db.execute(
                    "DELETE FROM answer WHERE key IN"
                    " (SELECT key FROM answer ORDER BY used DESC LIMIT -1 OFFSET ?)",
                    (self._most,),
                )
        except sqlite3.Error as error:
            # Where another process is writing, the next one to close will drop it.
            spoilt = damaged(error)
        finally:
            self._db.close()
        if spoilt:
            remove(self._path)

    def get(self, engine: str, version: str, pair: str, text: str, glossary: str) -> str | None:
        """Return the kept answer of an engine's version to a masked text, or None."""
        key = _key(engine, version, pair, text, glossary)
        try:
            row = self._db.execute("SELECT answer FROM answer WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None:
            return None
        self._asked.add(key)
        return str(row[0])

    def put(
        self, engine: str, version: str, pair: str, text: str, glossary: str, answer: str
    ) -> None:
        """Keep a validated answer."""
        row = (_key(engine, version, pair, text, glossary), engine, answer, int(time.time()))
        try:
            self._insert(row)
        except sqlite3.Error as error:
            self._give_up(error)
            self._insert(row)

    def _insert(self, row: tuple[bytes, str, str, int]) -> None:
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO answer (key, engine, answer, used) VALUES (?, ?, ?, ?)", row
            )

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if not damaged(error):
                raise
            remove(self._path)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        make_private(self._path)
        db = sqlite3.connect(self._path, timeout=5)
        try:
            into_wal(db)
            db.execute("PRAGMA synchronous = NORMAL")
            if _version(db) != SCHEMA:
                _make(db)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _give_up(self, error: sqlite3.Error) -> None:
        self._db.close()
        self._db = self._in_memory(in_words(self._path, error))

    def _in_memory(self, error: StoreError) -> sqlite3.Connection:
        """Return what stands for the file from now on."""
        notices.tell(
            f"{error.message} Answers of engines are not kept;"
            " the file is only a cache and may be deleted."
        )
        db = sqlite3.connect(":memory:")
        _make(db)
        return db


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _make(db: sqlite3.Connection) -> None:
    """Make the table, unless somebody else has just made it."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        if _version(db) == SCHEMA:
            return
        db.execute("DROP TABLE IF EXISTS answer")
        db.execute(
            "CREATE TABLE answer (key BLOB PRIMARY KEY, engine TEXT NOT NULL,"
            " answer TEXT NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
        )
        db.execute(f"PRAGMA user_version = {SCHEMA}")


ANSWERS = (Migration(SCHEMA, _make, "answer"),)


def _key(*parts: str) -> bytes:
    """Return the hash of what an answer depends on."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).digest()
