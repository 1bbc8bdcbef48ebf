"""Which letters a text is written in."""

from __future__ import annotations

import re

CYRILLIC = re.compile("[\u0400-\u04ff]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")


def is_cyrillic(text: str) -> bool:
    """Tell whether text has a Cyrillic letter."""
    return bool(CYRILLIC.search(text))


def letters(script: re.Pattern[str], text: str) -> int:
    """Count the letters of a script, CYRILLIC or LATIN."""
    return sum(map(len, script.findall(text)))


def mostly_cyrillic(text: str) -> bool:
    """Tell whether text has more Cyrillic letters than Latin ones."""
    return letters(CYRILLIC, text) > letters(LATIN, text)
