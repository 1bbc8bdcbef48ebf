"""Looking at a database without changing it: is it whole, is it ours, which version has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import StoreError
from workbench.store import backups
from workbench.store.database import known_version, not_whole, open_as_it_is, plain_errors
from workbench.store.migrations import Migration
from workbench.store.rescue import emptied


def examine(path: Path, migrations: Sequence[Migration]) -> tuple[bool, str]:
    """Tell whether a database can be used, and in words what it is or what to do about it.

    Reads all of the file and changes nothing.
    """
    try:
        if not path.exists():
            return True, "none yet"
        with plain_errors(path), closing(open_as_it_is(path)) as db:
            said = [_look(db, path, migrations), _copies(path)]
    except StoreError as error:
        return False, " ".join(filter(None, [error.message, error.hint, _copies(path)]))
    return True, " ".join(filter(None, said))


def _look(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> str:
    """Return what a database is. Raises StoreError or sqlite3.Error for one that is not whole."""
    version = known_version(db, path, migrations)
    if emptied(path) or db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise not_whole(path)
    older = version < migrations[-1].number
    size = f"{path.stat().st_size / 1e6:,.1f} MB, whole"
    return f"{size}, of an older version: brought up when next opened." if older else f"{size}."


def _copies(path: Path) -> str:
    newest = backups.newest_copy(path)
    if newest is None:
        return ""
    copy, moment = newest[0], datetime.fromtimestamp(newest[1], UTC)
    return (
        f"Newest of {len(backups.backups_of(path))} copies: {copy} ({moment:%Y-%m-%d %H:%M} UTC)."
    )
