"""Writing files in one step, so that a full disk leaves what was there before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def write(path: Path, data: str | bytes) -> None:
    """Replace a file's contents, or make one for its owner's eyes alone.

    A file that is there keeps its permissions, and a link its target; a device is written
    to. Raises OSError, and then nothing is changed.
    """
    file = path.resolve()
    data = data.encode("utf-8") if isinstance(data, str) else data
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, unfinished = tempfile.mkstemp(dir=file.parent, prefix=".workbench-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            shutil.copymode(file, unfinished)
        os.replace(unfinished, file)
    except BaseException:
        os.unlink(unfinished)
        raise
