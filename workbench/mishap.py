"""Noting a bug where it can be reported from, instead of showing its traceback."""

from __future__ import annotations

import os
import traceback

from workbench import places
from workbench.keeping import write


def debugging() -> bool:
    """Tell whether bugs are to end the program with their traceback (WORKBENCH_DEBUG)."""
    return bool(os.environ.get("WORKBENCH_DEBUG"))


def kind(bug: BaseException) -> str:
    """Return the name of a bug's type, with its module where that is not Python's own: zlib.error."""
    named = type(bug)
    return (
        named.__name__ if named.__module__ == "builtins" else f"{named.__module__}.{named.__name__}"
    )


def noted(bug: BaseException) -> str:
    """Write a bug's traceback into a file; return what to tell about it."""
    file = places.cache() / "last-error.txt"
    try:
        write(file, "".join(traceback.format_exception(bug)))
    except OSError:
        return "Set WORKBENCH_DEBUG=1 to see where it happened, and report it."
    return f"This is a bug. Please report it with the contents of {file}."
