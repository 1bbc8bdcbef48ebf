"""Numbers with the name of what is counted."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number with the name of what is counted: `1 segment`, `2 segments`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
