"""Putting a segment's own numbers and links into a match that differs in those alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.core.languages import quantities
from workbench.store.similarity import REMEMBERED, normal

PIECE = re.compile(
    r"(?P<link>\[\[(?P<title>[^\[\]|]+)(?:\|[^\[\]]*)?\]\])"
    r"|(?P<url>https?://[^\s\]|}<]+)"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
COUNTED = re.compile(r"[ \u00a0][a-z]")
"""What follows a number that tells how many there are."""
TARGET = "en"
NUMBERS = 256
"""Numbers whose value is kept: those of one segment are compared with those of many."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, link or address in a text."""

    kind: str
    text: str
    title: str
    """Of a link: the page it leads to."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Substitution:
    """What has to be put in place of what in the translation of a match."""

    lang: str
    pieces: tuple[tuple[Piece, Piece], ...]
    """The match's pieces in order, each with the segment's own."""
    titles: Mapping[str, str | None]

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was replaced."""
        return tuple(
            f"{old.kind} replaced: {old.text} → {own.text}"
            for old, own in self.pieces
            if differs(old, own, self.lang)
        )

    def apply(self, target: str) -> str | None:
        """Return the translation with the segment's own pieces, or None where that is not certain."""
        there = pieces(target)
        changes: dict[tuple[int, int], str] = {}
        for kind in ("number", "url", "link"):
            found = [piece for piece in there if piece.kind == kind]
            pairs = [pair for pair in self.pieces if pair[0].kind == kind]
            done = (
                self._links(found, pairs) if kind == "link" else self._equals(found, pairs, target)
            )
            if done is None:
                return None
            changes.update(done)
        for (start, end), new in sorted(changes.items(), reverse=True):
            target = target[:start] + new + target[end:]
        return target

    def _links(
        self, found: list[Piece], pairs: list[tuple[Piece, Piece]]
    ) -> dict[tuple[int, int], str] | None:
        """Replace links by their order, which holds when there are as many."""
        changes: dict[tuple[int, int], str] = {}
        for place, (old, own) in enumerate(pairs):
            if old.title == own.title:
                continue
            title = self.titles.get(own.title)
            if title is None or len(found) != len(pairs):
                return None
            changes[found[place].start, found[place].end] = f"[[{title}]]"
        return changes

    def _equals(
        self, found: list[Piece], pairs: list[tuple[Piece, Piece]], target: str
    ) -> dict[tuple[int, int], str] | None:
        """Replace numbers by their value and addresses by their letters."""
        changes: dict[tuple[int, int], str] = {}
        wanted = Counter(_value(old, self.lang) for old, _ in pairs)
        new = {_value(old, self.lang): own for old, own in pairs}
        for value, own in new.items():
            if all(
                _value(other, self.lang) == value
                for old, other in pairs
                if _value(old, self.lang) == value
            ):
                continue
            same = [piece for piece in found if _value(piece, TARGET) == value]
            owns = {other.text for old, other in pairs if _value(old, self.lang) == value}
            if len(same) != wanted[value] or len(owns) != 1:
                return None
            for piece in same:
                written = _written(own, piece, self.lang)
                if written is None or not _fits(own, piece, self.lang, target[piece.end :]):
                    return None
                changes[piece.start, piece.end] = written
        return changes


@lru_cache(maxsize=REMEMBERED)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the numbers, links and addresses of a text in order."""
    return tuple(
        Piece(
            next(kind for kind in ("link", "url", "number") if match[kind] is not None),
            match[0],
            (match["title"] or "").strip(),
            *match.span(),
        )
        for match in PIECE.finditer(text)
    )


def substitute(
    own: str, match: str, lang: str, titles: Mapping[str, str | None]
) -> Substitution | None:
    """Compare a segment with a match; None unless only numbers and links differ."""
    one, other = pieces(own), pieces(match)
    if len(one) != len(other) or [p.kind for p in one] != [p.kind for p in other]:
        return None
    if _masked(own) != _masked(match):
        return None
    pairs = tuple(zip(other, one, strict=True))
    if not any(differs(old, new, lang) for old, new in pairs):
        return None
    return Substitution(lang, pairs, titles)


def differs(old: Piece, own: Piece, lang: str) -> bool:
    """Tell whether two pieces say something else, however they are written."""
    if old.kind == "link":
        return old.title != own.title
    return _value(old, lang) != _value(own, lang)


@lru_cache(maxsize=REMEMBERED)
def _masked(text: str) -> str:
    """Return a text as it is compared, with one and the same mark for each piece."""
    return normal(PIECE.sub("\0", text))


@lru_cache(maxsize=NUMBERS)
def _amount(text: str, lang: str) -> Decimal:
    return quantities.number(text, lang)


def _value(piece: Piece, lang: str) -> Decimal | str:
    return _amount(piece.text, lang) if piece.kind == "number" else piece.text


def _written(own: Piece, there: Piece, lang: str) -> str | None:
    """Write the segment's number as English does, grouped as the one that it replaces."""
    if own.kind != "number":
        return own.text
    if own.text != "0" and own.text.startswith("0") and own.text.isdigit():
        return own.text if there.text.startswith("0") else None
    value = _amount(own.text, lang)
    grouped = "," in there.text or (value >= 10_000 and len(there.text) < 4)
    return f"{value:,f}" if grouped else f"{value:f}"


def _fits(own: Piece, there: Piece, lang: str, after: str) -> bool:
    """Tell whether the English words behind a number may stay behind another one."""
    if own.kind != "number":
        return True
    value, old = _amount(own.text, lang), _amount(there.text, TARGET)
    if ORDINAL.match(after):
        return after[:2] == _ending(value)
    return not COUNTED.match(after) or (value == 1) == (old == 1)


def _ending(value: Decimal) -> str:
    """Return what English writes behind an ordinal number."""
    teens = 11 <= value % 100 <= 13
    return "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10), "th")
