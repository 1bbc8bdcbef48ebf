"""Lets the garbage collector rest while many objects are made that all are needed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 100_000
"""Characters of a text that makes objects enough to bother the collector."""


@contextmanager
def uncollected(text: str) -> Iterator[None]:
    """Let the collector rest while a long text is read; a fifth of the time is saved."""
    rest = len(text) > LONG and gc.isenabled()
    if rest:
        gc.disable()
    try:
        yield
    finally:
        if rest:
            gc.enable()
