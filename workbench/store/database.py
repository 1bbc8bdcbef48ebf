"""Opening SQLite files: who may read them, which version they have, what their errors mean."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from workbench.errors import Damaged, StoreError
from workbench.store.migrations import Migration

FIRST_READER, READERS = 0x4000_0002, 510
"""The bytes that SQLite locks in a file while it is open, whether or not the file has so many."""
PATIENCE = 5000
"""Milliseconds to wait for another program's write."""
MENDING = {"sessions": "sessions list", "memory": "memory repair"}
"""Name of a database → the command that mends it."""
ASK_AGAIN = 0.01
"""Seconds between two attempts at what SQLite does not wait for."""


def connect(
    path: Path,
    migrations: Sequence[Migration],
    *,
    read_only: bool = False,
    synchronous: str = "NORMAL",
) -> sqlite3.Connection:
    """Open a database in WAL, bring it to the newest version, return the connection.

    The file and its companions are readable by their owner alone. Transactions are
    explicit: use `transaction`. A database that is about to be migrated is copied first;
    one of an older version is migrated before it is read, too.
    `synchronous` FULL survives a power cut with the last commit, NORMAL a killed program.
    Raises StoreError when it cannot be opened or comes from a newer version, Damaged.
    """
    with plain_errors(path):
        if read_only:
            connection = _connect_read_only(path, migrations)
        else:
            make_private(path)
            connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            connection.execute("PRAGMA foreign_keys = ON")
            if not read_only:
                known_version(connection, path, migrations)
                into_wal(connection)
                connection.execute(f"PRAGMA synchronous = {synchronous}")
                _migrate(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def into_wal(connection: sqlite3.Connection) -> None:
    """Put a database into WAL.

    SQLite does not wait while another connection does the same to a new file, whatever its
    timeout, but refuses; so it is asked again. Raises sqlite3.Error.
    """
    end = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > end:
                raise
            time.sleep(ASK_AGAIN)


def make_private(path: Path) -> None:
    """Create a file and its folder for the owner's eyes alone, if they are not there.

    A file that is there is not opened: closing it would give up the locks of this program's
    other connections, and the next program to close the database would throw away the log
    that they write. Raises StoreError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if path.is_dir() or not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        _must_be_no_folder(path)
        raise StoreError(
            f"{path} cannot be written: {error.strerror}.",
            "Make its folder writable, or set WORKBENCH_HOME to a folder that is.",
        ) from error


def _must_be_no_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder, where a database should be.",
            "Move it away, or set WORKBENCH_HOME to another folder.",
        )


def _connect_read_only(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Open a database as it is, once it is of the newest version."""
    if not path.exists():
        raise StoreError(f"There is no database {path}.")
    connection = open_as_it_is(path)
    try:
        if not _newest(connection, path, migrations):
            connection.close()
            connect(path, migrations).close()
            connection = open_as_it_is(path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_as_it_is(path: Path) -> sqlite3.Connection:
    """Open a database for reading, whatever is in it. Raises StoreError, sqlite3.Error."""
    _must_be_no_folder(path)
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        # In a folder that cannot be written, WAL's index cannot be made; without a WAL
        # there is nothing that it could hold.
        connection.close()
        if waits_in_log(path):
            raise
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    return connection


def wal_of(path: Path) -> Path:
    """Return where SQLite keeps what is not yet in the database file."""
    return path.with_name(f"{path.name}-wal")


def waits_in_log(path: Path) -> bool:
    """Tell whether something is not yet in the database file; who closes it last removes the log."""
    try:
        return wal_of(path).stat().st_size > 0
    except FileNotFoundError:
        return False


def remove(path: Path) -> None:
    """Delete a database with what is not yet in its file, if it is there. Raises OSError."""
    for file in (path, wal_of(path), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration that a database has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _newest(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> bool:
    """Tell whether a database needs no migration; a strange one is refused."""
    return known_version(connection, path, migrations) == migrations[-1].number


def known_version(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]
) -> int:
    """Return the version of a database, 0 for one that is new.

    Raises StoreError when a newer version of the workbench wrote it, or another program.
    """
    connection.execute("BEGIN")  # so that nobody makes the tables between the two questions
    version = version_of(connection)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.execute("COMMIT")
    if version > migrations[-1].number:
        raise StoreError(
            f"{path} was written by a newer version of the workbench.",
            "Update the workbench, or set WORKBENCH_HOME to another folder.",
        )
    expected = {migration.makes for migration in migrations if migration.number <= version}
    if not expected <= tables or (tables and not version):
        raise StoreError(
            f"{path} is another program's database.",
            "Move it away, or set WORKBENCH_HOME to another folder.",
        )
    return version


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    if _newest(connection, path, migrations):
        return
    if version_of(connection):
        from workbench.store.backups import back_up

        back_up(connection, path)
    with transaction(connection):
        # Another program may have migrated while this one waited for the lock.
        done = version_of(connection)
        for migration in migrations:
            if migration.number > done:
                migration.change(connection)
                connection.execute(f"PRAGMA user_version = {migration.number}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; inside another transaction, join it."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise in_words(path, error) from error


def not_whole(path: Path) -> Damaged:
    """Return the error of a damaged database, which says how it is mended."""
    command = MENDING.get(path.stem)
    return Damaged(
        f"{path} is damaged.",
        f"`workbench {command}` keeps a copy of it and saves what can be read."
        if command
        else "Move the file away, and a new one is made; nothing is overwritten.",
    )


def in_words(path: Path, error: sqlite3.Error) -> StoreError:
    """Return the error that says in plain words what SQLite's says, and what to do."""
    return not_whole(path) if damaged(error) else StoreError(*_refused(path, error))


def _refused(path: Path, error: sqlite3.Error) -> tuple[str, str]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return (f"The disk is full: {path} was not written.", "Free some space; nothing is lost.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return (f"Another program is writing {path}.", "Wait until it has finished, or end it.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return (
            f"{path} cannot be {'written' if os.access(path, os.R_OK) else 'read'}.",
            "Make it and its folder writable, or set WORKBENCH_HOME to a folder that is.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return (f"The disk refused {path}: {error}.", "Is it full, or failing?")
    return (f"{path} cannot be used: {error}.", "")


def sound(path: Path) -> bool:
    """Tell whether a database can be read through.

    One that cannot be looked at for another reason, as on a full disk, counts as sound.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not damaged(error)


def in_use(path: Path) -> bool:
    """Tell whether another program has a database open; this one must not."""
    with path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, READERS, FIRST_READER)
        except BlockingIOError:
            return True
    return False


def damaged(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file is no whole database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
