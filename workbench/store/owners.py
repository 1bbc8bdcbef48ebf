"""Which of the running programs may do what: known by locked files, whose locks die with them."""

from __future__ import annotations

import fcntl
import os
import uuid
from contextlib import suppress
from pathlib import Path

from workbench.errors import StoreError


class Owners:
    """The programs that hold sessions of one database; this one has a token of its own.

    A lock on a file is given up by the system when its program ends in whatever way, so
    a session of a killed program is free at once and a process number reused is no danger.
    """

    def __init__(self, database: Path) -> None:
        self.token = uuid.uuid4().hex
        self._folder = database.with_name(f"{database.name}-owners")
        self._held: int | None = None

    def hold(self) -> None:
        """Show that this program lives.

        Raises StoreError when the folder cannot be written.
        """
        if self._held is not None:
            return
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            while self._held is None:
                self._held = self._locked()
        except OSError as error:
            raise StoreError(
                f"{self._folder} cannot be written: {error.strerror}.", "Is the disk full?"
            ) from error

    def _locked(self) -> int | None:
        """Return the locked file of this program; nothing if another took it for a dead one's.

        That happens to a file that is there and not yet locked: see `lives`.
        """
        file = self._folder / self.token
        handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), file.stat()):
                return handle
        os.close(handle)
        return None

    def release(self) -> None:
        """Give up everything that this program held."""
        if self._held is not None:
            (self._folder / self.token).unlink(missing_ok=True)
            os.close(self._held)
            self._held = None

    def lives(self, token: str) -> bool:
        """Tell whether the program with a token is still running."""
        if token == self.token:
            return self._held is not None
        file = self._folder / token
        try:
            handle = os.open(file, os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        else:
            file.unlink(missing_ok=True)
            return False
        finally:
            os.close(handle)

    def others(self) -> bool:
        """Tell whether any other program holds a session of this database."""
        if not self._folder.is_dir():
            return False
        names = [entry.name for entry in self._folder.iterdir() if entry.name != self.token]
        return any(self.lives(name) for name in names)
