"""The four signs that one run of adaptation needs for itself, and texts that hold them already."""

from __future__ import annotations

RESERVED = "\ufdd0\ufdd1\ufdd2\ufdd3"
"""Noncharacters; see GONE, HOLE and NBSP of the walker, and what wording hides."""

FREE = 0xF0000
"""Where planes begin that no script uses."""


def aside(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return tables that put the reserved signs of a text out of the way, and back.

    Both are empty for a text without any.
    """
    if not any(sign in text for sign in RESERVED):
        return {}, {}
    start = FREE
    while any(chr(start + n) in text for n in range(len(RESERVED))):
        start += len(RESERVED)
    away = {ord(sign): start + n for n, sign in enumerate(RESERVED)}
    return away, {new: old for old, new in away.items()}
