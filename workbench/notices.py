"""What the user should know though nothing failed, brought to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Hearer = Callable[[str], None]

_HEARERS: ContextVar[tuple[Hearer, ...]] = ContextVar("hearers", default=())


@contextmanager
def gathered() -> Iterator[list[str]]:
    """Yield the list into which everything that is told meanwhile goes, each notice once."""
    told: list[str] = []

    def gather(notice: str) -> None:
        if notice not in told:
            told.append(notice)

    before = _HEARERS.set((*_HEARERS.get(), gather))
    try:
        yield told
    finally:
        _HEARERS.reset(before)


def hear(hearer: Hearer) -> None:
    """Call somebody with each notice from now on, in this context and those made from it."""
    _HEARERS.set((*_HEARERS.get(), hearer))


def tell(notice: str) -> None:
    """Let the user know; nobody hears it where nobody shows anything."""
    for hearer in _HEARERS.get():
        hearer(notice)
