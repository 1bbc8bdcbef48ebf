"""Keeps what engines answered, so that the same text is never asked twice."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from pathlib import Path
from types import TracebackType

from workbench.errors import StoreError
from workbench.store.database import into_wal

SCHEMA = 1
MOST = 200_000
"""Answers kept; the longest unused go first."""


class Answers:
    """A cache in one SQLite file; belongs to the thread that opened it.

    Only validated answers are put in. A damaged file is made anew: it holds nothing
    that cannot be asked again.
    """

    def __init__(self, path: Path, *, most: int = MOST) -> None:
        self._path = path
        self._most = most
        self._asked: set[bytes] = set()
        """Keys that were used and are not yet marked so: reading writes nothing."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._open()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"The cache {path} cannot be opened: {error}.", "Delete it: it is only a cache."
            ) from error

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
        except sqlite3.OperationalError:
            pass  # another process is writing; the next one to close will drop it
        finally:
            self._db.close()

    def get(self, engine: str, version: str, pair: str, text: str, glossary: str) -> str | None:
        """Return the kept answer of an engine's version to a masked text, or None."""
        key = _key(engine, version, pair, text, glossary)
        try:
            row = self._db.execute("SELECT answer FROM answer WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise self._broken(error) from error
        if row is None:
            return None
        self._asked.add(key)
        return str(row[0])

    def put(
        self, engine: str, version: str, pair: str, text: str, glossary: str, answer: str
    ) -> None:
        """Keep a validated answer."""
        key = _key(engine, version, pair, text, glossary)
        try:
            with self._db:
                self._db.execute(
                    "INSERT OR REPLACE INTO answer (key, engine, answer, used) VALUES (?, ?, ?, ?)",
                    (key, engine, answer, int(time.time())),
                )
        except sqlite3.Error as error:
            raise self._broken(error) from error

    def count(self, engine: str = "") -> int:
        """Return how many answers are kept, of one engine or of all."""
        where, values = (" WHERE engine = ?", (engine,)) if engine else ("", ())
        return int(self._db.execute(f"SELECT count(*) FROM answer{where}", values).fetchone()[0])

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        # The file is made first, so that it is never readable by others.
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
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

    def _broken(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"The cache {self._path} cannot be used: {error}.", "Delete it.")


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


def _key(*parts: str) -> bytes:
    """Return the hash of what an answer depends on."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).digest()
