"""Writing files in one step, and in turn, so that a full disk or another program takes nothing away."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Say in plain words that a file which the user named cannot be written.

    Raises InputError in place of OSError.
    """
    try:
        yield
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other program changes what is in a file's folder, and keep it so.

    For a file that is read and then replaced, and for databases that are copied or mended.
    Where a folder cannot be locked, as on some network disks, nobody waits. Raises OSError
    when the folder is not there.
    """
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(path: Path, data: str | bytes) -> None:
    """Replace a file's contents as `replacing` does; make its folder if need be.

    Raises OSError, and then nothing is changed.
    """
    path.resolve().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(path) as out:
        # Names of files need not be UTF-8; what is no character of theirs is spelt out.
        out.write(data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data)


def save(path: Path | str, data: str | bytes) -> None:
    """Replace the contents of a file that the user named, as `write` does. Raises InputError."""
    with told(path):
        write(Path(path), data)


def append(path: Path, line: str) -> None:
    """Put a line at a file's end; a new file and its folder are for their owner's eyes alone.

    Raises OSError, and then none of the line is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = f"{line}\n".encode()
    with open(path, "ab", buffering=0, opener=_private) as file:
        written = file.write(data)
        if written < len(data):  # the disk is full now: half a word would grow into the next
            file.truncate(file.tell() - written)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose contents become the file's when all was written.

    A new file is for its owner's eyes alone. A file that is there keeps its permissions,
    and a link its target; a device or pipe is written to. Raises OSError, and then nothing
    is changed.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        with file.open("wb") as out:
            yield out
        return
    handle, unfinished = tempfile.mkstemp(dir=file.parent, prefix=".workbench-")
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        with suppress(FileNotFoundError):  # it is new, or was removed while this was written
            shutil.copymode(file, unfinished)
        os.replace(unfinished, file)
    except BaseException:
        os.unlink(unfinished)
        raise
