"""Names of sessions: made from titles, usable as file names anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80
"""Bytes of a name in UTF-8, which leaves room for an ending under every file system's 255."""

DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
"""Names that Windows keeps for devices, with any ending."""


def safe_name(title: str) -> str:
    """Return a name for a session about an article: NFC, no separators, no control characters.

    Nor has it what a shell would run inside the double quotes of a command that is shown.
    """
    name = unicodedata.normalize("NFC", title)
    name = "".join("_" if _unsafe(c) else c for c in name)
    name = re.sub(r"_+", "_", name).lstrip("._-").rstrip("._ ")
    name = _cut(name, LONGEST).rstrip("._ ")
    stem, dot, ending = name.partition(".")
    if stem.casefold() in DEVICES:
        name = _cut(f"{stem}_{dot}{ending}", LONGEST).rstrip("._ ") if dot else f"{stem}_"
    return name or "session"


def _cut(name: str, most: int) -> str:
    """Return what fits into so many bytes, no character cut in two."""
    return name.encode("utf-8")[:most].decode("utf-8", "ignore")


def _unsafe(char: str) -> bool:
    return (
        char.isspace()
        or char in '/\\:*?"<>|[]{}#$`'
        or unicodedata.category(char) in ("Cc", "Cf", "Cs")
    )


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return the name, with a number behind it if it is taken (whatever the case of letters)."""
    used = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in used:
        name, number = f"{wanted}-{number}", number + 1
    return name
