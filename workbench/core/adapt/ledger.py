"""Keeps the account of what became of each piece of markup, in the order of the source."""

from __future__ import annotations

import re

from workbench.core.model import LedgerEntry

KEPT, MAPPED, DROPPED, UNRESOLVED = "kept", "mapped", "dropped", "unresolved"

LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def unlinked(text: str) -> str:
    """Return a text with the words of its links in their place."""
    return LINK.sub(r"\1", text)


class Ledger:
    """A list of entries in which a place can be held for a piece whose parts come first."""

    def __init__(self) -> None:
        self._entries: list[LedgerEntry | None] = []

    def __len__(self) -> int:
        """Return how many places are held or filled."""
        return len(self._entries)

    def reserve(self) -> int:
        """Hold the next place; `put` fills it."""
        self._entries.append(None)
        return len(self._entries) - 1

    def put(
        self, place: int, kind: str, source: str, target: str, note: str = "", state: str = ""
    ) -> None:
        """Fill a held place; without a state it follows from the two texts."""
        if not state:
            state = DROPPED if not target else KEPT if source == target else MAPPED
        self._entries[place] = LedgerEntry(kind, source, target, state, note)

    def add(self, kind: str, source: str, target: str, note: str = "", state: str = "") -> None:
        """Append an entry."""
        self.put(self.reserve(), kind, source, target, note, state)

    def rename(self, place: int, source: str) -> None:
        """Show another source text in an entry, if there is one, than it was filled with."""
        entry = self._entries[place] if place < len(self) else None
        if entry is not None:
            self._entries[place] = LedgerEntry(
                entry.kind, source, entry.target, entry.state, entry.note
            )

    def unlink_since(self, place: int) -> list[tuple[str, str]]:
        """Tell of the links from a place on that only their words were kept; return both.

        The words are the source's own, unless templates stand in them.
        """
        found: list[tuple[str, str]] = []
        for at in range(place, len(self._entries)):
            entry = self._entries[at]
            if entry is not None and entry.kind == "link" and entry.target.startswith("[["):
                words = unlinked(entry.target if "{{" in entry.source else entry.source)
                self._entries[at] = LedgerEntry("link", entry.source, words, MAPPED)
                found.append((entry.target, words))
        return found

    def drop_since(self, place: int, note: str) -> None:
        """Turn everything from a place on into dropped, because what held it was dropped."""
        for at in range(place, len(self._entries)):
            entry = self._entries[at]
            if entry is not None and entry.state != DROPPED:
                self._entries[at] = LedgerEntry(entry.kind, entry.source, "", DROPPED, note)

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the entries in order."""
        return tuple(entry for entry in self._entries if entry is not None)
