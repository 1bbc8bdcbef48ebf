"""What to do with a damaged database: keep it, and save what can be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import StoreError
from workbench.store import backups
from workbench.store.database import connect, damaged, plain_errors, sound, transaction, wal_of
from workbench.store.migrations import SESSIONS
from workbench.store.owners import Owners

TABLES = ("session", "page", "link", "unit", "draft", "setting", "change")
"""In the order in which rows may refer to each other."""


def mend(path: Path, owners: Owners, *, thorough: bool = False) -> str:
    """Replace a damaged database by what can be read of it; return in words what was done.

    The damaged file is kept beside it. What cannot be read is taken from the newest copy
    that has it. All of the file is looked through if `thorough`, or if a copy is due.
    Raises StoreError when another program is using the file, or it cannot be written.
    """
    if not path.is_file() or not path.stat().st_size:
        return ""
    if not (thorough or backups.due(path) or _unreadable(path)) or sound(path):
        return ""
    if owners.others():
        raise StoreError(
            f"{path} is damaged, and another window is using it.",
            "Close all windows of the workbench, then open it again.",
        )
    kept = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    fresh = path.with_name(f"{path.name}.rescued")
    try:
        return _rebuild(path, kept, fresh)
    except OSError as error:
        raise StoreError(
            f"{path} is damaged and cannot be mended: {error.strerror}.",
            "Free some space or make its folder writable; nothing was changed.",
        ) from error


def _unreadable(path: Path) -> bool:
    """Tell whether not even the list of tables can be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        return damaged(error)
    return False


def _rebuild(path: Path, kept: Path, fresh: Path) -> str:
    shutil.copy2(path, kept)
    wal = wal_of(path)
    if wal.exists():
        shutil.copy2(wal, wal_of(kept))
    copies = [copy for copy in reversed(backups.backups_of(path)) if sound(copy)]
    _remove(fresh)
    with plain_errors(path), closing(connect(fresh, SESSIONS)) as db:
        # Rows whose session is lost are dropped in the end, not refused one by one.
        db.execute("PRAGMA foreign_keys = OFF")
        for source in (kept, *copies[:1]):
            _fill(db, source)
        with transaction(db):
            _drop_orphans(db)
        names = [row[0] for row in db.execute("SELECT name FROM session")]
        drafts = db.execute("SELECT count(*) FROM draft").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.replace(fresh, path)
    for rest in (wal, path.with_name(f"{path.name}-shm"), wal_of(fresh)):
        rest.unlink(missing_ok=True)
    return (
        f"The database of sessions was damaged. It is kept as {kept.name};"
        f" {len(names)} sessions with {drafts} drafts were saved from it"
        + (" and from the newest copy." if copies else ".")
    )


def _remove(path: Path) -> None:
    for rest in (path, wal_of(path), path.with_name(f"{path.name}-shm")):
        rest.unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, source: Path) -> None:
    """Copy every row that can be read and is not there yet."""
    try:
        with closing(sqlite3.connect(source)) as old:
            present = {row[0] for row in old.execute("SELECT name FROM sqlite_master")}
            for table in TABLES:
                if table in present:
                    _fill_table(db, old, table)
    except sqlite3.DatabaseError:
        # Nothing can be read of a file whose first page is gone.
        return


def _fill_table(db: sqlite3.Connection, old: sqlite3.Connection, table: str) -> None:
    """Copy a table from its beginning as far as it goes, then from its end backwards."""
    width = len(db.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * width)
    # Through the table itself: an index may be the damaged part, or miss the rows that are.
    key = {"page": "rowid", "change": "rowid", "session": "name"}.get(table, "session")
    for direction in ("ASC", "DESC"):
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
    for table in TABLES[1:]:
        db.execute(f"DELETE FROM {table} WHERE session NOT IN (SELECT name FROM session)")
