"""Copies of a database beside it: before it is migrated, and one a day."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.errors import StoreError
from workbench.keeping import alone

KEEP = 5
"""Copies kept of each database; the oldest go first."""
DAY = 24 * 3600.0


def backups_of(path: Path) -> list[Path]:
    """Return the copies of a database, the oldest first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*.db"))


def newest_copy(path: Path) -> tuple[Path, float] | None:
    """Return the newest copy with the time it was made, in seconds, if there is one."""
    for copy in reversed(backups_of(path)):
        with suppress(FileNotFoundError):  # another program dropped or renamed it meanwhile
            return copy, copy.stat().st_mtime
    return None


def copy_daily(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a database if that is due; of several programs that find so at once, one does it.

    Raises StoreError when the copy cannot be written.
    """
    if due(path):
        with alone(path):
            if due(path):
                _copy(connection, path)


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy a database into `backups` beside it and drop all but the newest copies.

    Raises StoreError when the copy cannot be written.
    """
    with alone(path):
        return _copy(connection, path)


def _copy(connection: sqlite3.Connection, path: Path) -> Path:
    folder = path.parent / "backups"
    now = datetime.now(UTC)
    made = _named(path, now)
    unfinished = made.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.replace(made)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(
            f"{path} could not be copied into {folder}: {error}.", "Is the disk full?"
        ) from error
    _put_before(path, made, now)
    for old in backups_of(path)[:-KEEP]:
        old.unlink(missing_ok=True)
    return made


def _named(path: Path, moment: datetime) -> Path:
    """Return where a copy of a moment is kept; names sort by time."""
    return path.parent / "backups" / f"{path.stem}-{moment:%Y%m%dT%H%M%S%fZ}.db"


def _put_before(path: Path, made: Path, now: datetime) -> None:
    """Rename copies that a clock set back since then has put into the future: they are older."""
    later = [copy for copy in backups_of(path) if copy.name > made.name]
    for age, copy in enumerate(reversed(later), 1):
        copy.rename(_named(path, now - timedelta(microseconds=age)))


def due(path: Path) -> bool:
    """Tell whether the newest copy is a day old, or there is none."""
    newest = newest_copy(path)
    # A clock that was set back must not postpone the next copy for years.
    return newest is None or abs(time.time() - newest[1]) >= DAY
