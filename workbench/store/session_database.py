"""A database of sessions: opened, mended, backed up, and held by one program at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from workbench import notices
from workbench.errors import InputError, StoreError
from workbench.store import backups, rescue
from workbench.store.database import connect, plain_errors, transaction
from workbench.store.migrations import SESSIONS
from workbench.store.owners import Owners


def now() -> str:
    """Return the time as drafts and sessions carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SessionDatabase:
    """The file, and who may write what is in it."""

    def __init__(self, path: Path, *, read_only: bool = False, check: bool = False) -> None:
        """Open the file, made if need be.

        `check` looks through all of it for damage, which otherwise happens once a day
        when it is opened for writing; that it cannot be read at all is always noticed.
        """
        self.path = path
        self.read_only = read_only
        self.notice = ""
        """What the user should know: that a damaged database was saved, and how much of it."""
        self._owners = Owners(path)
        self._claimed: set[str] = set()
        due = not read_only and backups.due(path)
        self._mend(thorough=check or due)
        self._db = connect(path, SESSIONS, read_only=read_only, synchronous="FULL")
        if due:
            self._copy_daily()
        if self.notice:
            notices.tell(self.notice)

    def _mend(self, *, thorough: bool) -> None:
        try:
            self.notice = rescue.mend(self.path, self._owners, thorough=thorough)
        except StoreError:
            # What can be read without mending is read; what cannot is told by SQLite.
            if not self.read_only:
                raise

    def _copy_daily(self) -> None:
        with self._errors():
            if not self._names():
                return
        try:
            with self._errors():
                backups.copy_daily(self._db, self.path)
        except StoreError as error:
            # Work can go on without a copy, as long as the user knows.
            self.notice = f"{self.notice} No copy was made: {error.message}".strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up what is held and close the file."""
        # What a program held is free when it ends: its row in the table need not go.
        self._owners.release()
        with self._errors():
            self._db.close()

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer for another program's write, as somebody waits for this one."""
        with self._errors():
            self._db.execute(f"PRAGMA busy_timeout = {milliseconds:d}")

    def _errors(self) -> Any:
        return plain_errors(self.path)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with plain_errors(self.path):
            yield self._db

    @contextmanager
    def _writing(self, name: str) -> Iterator[sqlite3.Connection]:
        """Change a session: it exists, and no other program holds it."""
        self._must_be_writable()
        with plain_errors(self.path), transaction(self._db):
            self._row(name)
            if name in self._claimed and self._token_of(name) != self._owners.token:
                # Though the other has ended since: what it changed is not known here.
                raise StoreError(
                    f"The session {name} was taken over in another window.",
                    "Open it again to go on here.",
                )
            if (other := self._holder(name)) and other != self._owners.token:
                raise StoreError(
                    f"The session {name} is open in another window.",
                    "Close it there, or take it over here.",
                )
            yield self._db

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path} was opened for reading only.")

    # -------------------------------------------------------- who may write

    def claim(self, name: str, *, take_over: bool = False) -> bool:
        """Hold a session, so that no other program writes it; tell whether it is held now.

        False when another program holds it, unless `take_over`: that one's next save
        then fails with a StoreError, and what it saved before stays.
        """
        self._must_be_writable()
        self._owners.hold()
        with plain_errors(self.path), transaction(self._db):
            self._row(name)
            if self._holder(name) not in ("", self._owners.token) and not take_over:
                return False
            self._db.execute(
                "INSERT OR REPLACE INTO owner VALUES (?, ?, ?)", (name, self._owners.token, now())
            )
        self._claimed.add(name)
        return True

    def release(self, name: str) -> None:
        """Let others write a session again."""
        self._claimed.discard(name)
        with plain_errors(self.path):
            self._db.execute(
                "DELETE FROM owner WHERE session = ? AND token = ?", (name, self._owners.token)
            )

    def _holder(self, name: str) -> str:
        """Return the token of the running program that holds a session, or nothing."""
        token = self._token_of(name)
        return token if token and self._owners.lives(token) else ""

    def _token_of(self, name: str) -> str:
        """Return the token of the program that was the last to hold a session, or nothing."""
        row = self._db.execute("SELECT token FROM owner WHERE session = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _names(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT name FROM session")]

    def _row(self, name: str) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._db.execute(
            "SELECT name, missing, created, updated FROM session WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            raise InputError(
                f"There is no session {name}.", "`workbench sessions` lists those there are."
            )
        return row


@contextmanager
def transaction_for_reading(db: sqlite3.Connection) -> Iterator[None]:
    """See one state of the database in several queries."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
