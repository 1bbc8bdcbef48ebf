"""What to do with a damaged database: keep it, and save what can be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.core.counting import counted
from workbench.errors import StoreError
from workbench.keeping import alone
from workbench.store import backups
from workbench.store.database import (
    connect,
    damaged,
    in_use,
    plain_errors,
    remove,
    sound,
    transaction,
    waits_in_log,
    wal_of,
)
from workbench.store.migrations import MEMORY, SESSIONS, Migration
from workbench.store.owners import Owners
from workbench.store.postings import index_waiting

BEING_MADE = 10.0
"""Seconds within which an empty file may be a database that another program is making."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is saved of a kind of database, and how."""

    migrations: Sequence[Migration]
    tables: Mapping[str, str]
    """Table → what its rows are ordered by, in the order in which rows may refer to each other."""
    finish: Callable[[sqlite3.Connection], None]
    """Removes rows that make no sense without those that are lost, and makes what is derived."""
    counted: Callable[[sqlite3.Connection], str]
    """Says how much there is."""


def mend(path: Path, owners: Owners, *, thorough: bool = False) -> str:
    """Replace a damaged database of sessions by what can be read of it; return in words what was done.

    The damaged file is kept beside it. What cannot be read is taken from the newest copy
    that has it. All of the file is looked through if `thorough`.
    Raises StoreError when another program is using the file, or it cannot be written.
    """

    def hurt() -> bool:
        return emptied(path) or ((thorough or _unreadable(path)) and not sound(path))

    if not path.is_file() or not hurt():
        return ""
    with alone(path):
        if not hurt():  # another program has mended it meanwhile
            return ""
        if owners.others():
            raise StoreError(
                f"{path} is damaged, and another window is using it.",
                "Close all windows of the workbench, then open it again.",
            )
        return _replaced(path, SESSION_CONTENTS, "The database of sessions")


def repair_memory(path: Path) -> str:
    """Do the same with a damaged translation memory, of which there are no copies.

    Returns nothing for one that is whole, or not there. Raises StoreError.
    """
    if not path.is_file() or sound(path):
        return ""
    with alone(path):
        if sound(path):
            return ""
        if in_use(path):
            raise StoreError(
                f"{path} is damaged, and another program is using it.",
                "Close all windows of the workbench first.",
            )
        return _replaced(path, MEMORY_CONTENTS, "The translation memory")


def _unreadable(path: Path) -> bool:
    """Tell whether not even the list of tables can be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        return damaged(error)
    return False


def emptied(path: Path) -> bool:
    """Tell whether nothing is left of a database of which there are copies."""
    found = path.stat()
    if found.st_size or not backups.backups_of(path) or waits_in_log(path):
        return False
    return abs(time.time() - found.st_mtime) > BEING_MADE


def _replaced(path: Path, contents: Contents, name: str) -> str:
    kept = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    try:
        saved, copied = _rebuild(path, kept, contents)
    except OSError as error:
        raise StoreError(
            f"{path} is damaged and cannot be mended: {error.strerror}.",
            "Free some space or make its folder writable; nothing was changed.",
        ) from error
    return (
        f"{name} was damaged. It is kept as {kept.name}. Saved from it"
        f"{' and from the newest copy' if copied else ''}: {saved}."
    )


def _rebuild(path: Path, kept: Path, contents: Contents) -> tuple[str, bool]:
    """Put what can be read in place of a file; return how much, and whether a copy gave some."""
    shutil.copy2(path, kept)
    wal = wal_of(path)
    if wal.exists():
        shutil.copy2(wal, wal_of(kept))
    copies = [copy for copy in reversed(backups.backups_of(path)) if sound(copy)]
    fresh = path.with_name(f"{path.name}.rescued")
    remove(fresh)
    with plain_errors(path), closing(connect(fresh, contents.migrations)) as db:
        # Rows whose session is lost are dropped in the end, not refused one by one.
        db.execute("PRAGMA foreign_keys = OFF")
        for source in (kept, *copies[:1]):
            _fill(db, source, contents.tables)
        with transaction(db):
            contents.finish(db)
        saved = contents.counted(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.replace(fresh, path)
    for rest in (wal, path.with_name(f"{path.name}-shm"), wal_of(fresh)):
        rest.unlink(missing_ok=True)
    return saved, bool(copies)


def _fill(db: sqlite3.Connection, source: Path, tables: Mapping[str, str]) -> None:
    """Copy every row that can be read and is not there yet."""
    try:
        with closing(sqlite3.connect(source)) as old:
            present = {row[0] for row in old.execute("SELECT name FROM sqlite_master")}
            for table, key in tables.items():
                if table in present:
                    _fill_table(db, old, table, key)
    except sqlite3.DatabaseError:
        # Nothing can be read of a file whose first page is gone.
        return


def _fill_table(db: sqlite3.Connection, old: sqlite3.Connection, table: str, key: str) -> None:
    """Copy a table from its beginning as far as it goes, then from its end backwards."""
    width = len(db.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * width)
    for direction in ("ASC", "DESC"):
        # Through the table itself: an index may be the damaged part, or miss the rows that are.
        cursor = old.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY {key} {direction}")
        while True:
            try:
                row = cursor.fetchone()
            except sqlite3.DatabaseError:
                break
            if row is None:
                return
            if len(row) == width:
                db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)


def _drop_orphans(db: sqlite3.Connection) -> None:
    """Remove what belongs to a session that is lost, or whose English page is."""
    db.execute(
        "DELETE FROM session WHERE name NOT IN (SELECT session FROM page WHERE position = 0)"
    )
    for table in list(SESSION_CONTENTS.tables)[1:]:
        db.execute(f"DELETE FROM {table} WHERE session NOT IN (SELECT name FROM session)")


def _index_anew(db: sqlite3.Connection) -> None:
    """Remove what is no segment, and translations of none; index the segments that are there."""
    db.execute("DELETE FROM source WHERE typeof(text) <> 'text' OR id NOT BETWEEN 1 AND 4294967295")
    db.execute("DELETE FROM target WHERE source NOT IN (SELECT id FROM source)")
    index_waiting(db)


def _sessions(db: sqlite3.Connection) -> str:
    sessions, drafts = db.execute(
        "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM draft)"
    ).fetchone()
    return f"{counted(sessions, 'session')} with {counted(drafts, 'draft')}"


def _translations(db: sqlite3.Connection) -> str:
    (number,) = db.execute("SELECT count(*) FROM target").fetchone()
    return counted(number, "translation")


SESSION_CONTENTS = Contents(
    SESSIONS,
    {
        "session": "name",
        "page": "rowid",
        "link": "session",
        "unit": "session",
        "draft": "session",
        "setting": "session",
        "change": "rowid",
    },
    _drop_orphans,
    _sessions,
)
MEMORY_CONTENTS = Contents(MEMORY, {"source": "id", "target": "id"}, _index_anew, _translations)
