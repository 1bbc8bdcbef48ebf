"""The pieces of a page that are compared with each other: paragraphs, items, cells, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.core.glossary.visible import Visible, visible
from workbench.core.glossary.words import HARD, SOFT

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"»”’)\]\u200b]*\s[\s\u200b]*(?=[«\"“(\[]*[A-ZА-ЯЁҒӢҚӮҲҶ\d])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"\u200b])(?:[A-ZА-ЯЁҒӢҚӮҲҶ]|г|гг|в|вв|им|ст|св|с|ул|оз|р|т|млн|млрд|тыс|руб|долл|чел|"
    r"St|Mr|Mrs|Dr|Prof|Gen|Col|No|vs|c|ca|approx|н|д|э|ҳзр|м|ғ)\.$"
)


_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page that is translated as a whole."""

    kind: str
    """heading, paragraph, list, cell, caption or template."""
    start: int
    end: int


class Layout:
    """A page as the checker sees it; it is cut into pieces when they are first asked for."""

    def __init__(self, wikitext: str, seen: Visible, *, whole: bool = False) -> None:
        self.wikitext = wikitext
        self.text = seen.text
        """As long as the wikitext, hidden parts replaced; see `visible`."""
        self._seen = seen
        self._whole = whole

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in order; one where the text has no markup."""
        if self._whole:
            piece = Piece("paragraph", 0, len(self.text))
            return (piece,) if _has_letters(self.text) else ()
        return _pieces(self._seen)


def layout(wikitext: str) -> Layout:
    """Lay a page out."""
    return Layout(wikitext, visible(wikitext))


def plain_layout(text: str) -> Layout:
    """Take a text without markup as one piece."""
    return Layout(text, Visible(text, (), ()), whole=True)


def _pieces(seen: Visible) -> tuple[Piece, ...]:
    units: list[Piece] = []
    rest = seen.text
    if seen.captions or seen.templates:
        left = list(rest)
        for spans, kind in ((seen.captions, "caption"), (_outermost(seen.templates), "template")):
            for start, end in spans:
                if any(u.start <= start and end <= u.end for u in units):
                    continue
                units.append(Piece(kind, start, end))
                left[start:end] = ["\n" if c == "\n" else HARD for c in left[start:end]]
        rest = "".join(left)
    units += _lines(rest)
    lettered = [u for u in units if _has_letters(seen.text[u.start : u.end])]
    return tuple(sorted(lettered, key=lambda u: u.start))


def _has_letters(text: str) -> bool:
    return _LETTER.search(text) is not None


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _lines(text: str) -> list[Piece]:
    """Cut what is left by its lines; neighbouring lines of prose are one paragraph."""
    units: list[Piece] = []
    open_start = -1
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip(f"\r\n\t {SOFT}{HARD}")
        kind = _kind(line.lstrip(SOFT), body)
        if kind != "paragraph" and open_start >= 0:
            units.append(Piece("paragraph", open_start, at))
            open_start = -1
        if kind == "paragraph" and open_start < 0:
            open_start = at
        elif kind == "cell":
            units += _cells(line, at)
        elif kind in ("heading", "list"):
            units.append(Piece(kind, at, at + len(line)))
        at += len(line)
    if open_start >= 0:
        units.append(Piece("paragraph", open_start, at))
    return units


def _kind(line: str, body: str) -> str:
    if not body:
        return "blank"
    if line.startswith("=") and body.endswith("="):
        return "heading"
    if line[:1] in "*#:;":
        return "list"
    return "cell" if line.lstrip()[:1] in ("|", "!") else "paragraph"


def _cells(line: str, at: int) -> list[Piece]:
    units: list[Piece] = []
    start = 0
    for bar in re.finditer(r"\|\||!!|$", line):
        if bar.start() > start:
            units.append(Piece("cell", at + start, at + bar.start()))
        start = bar.end()
    return units


def sentences(text: str, piece: Piece) -> list[tuple[int, int]]:
    """Return the sentences of a piece, as spans of the page that tile it."""
    spans: list[tuple[int, int]] = []
    start = piece.start
    for match in _SENTENCE_END.finditer(text, piece.start, piece.end):
        if _ABBREVIATION.search(text, max(piece.start, match.start() - 12), match.start()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < piece.end:
        spans.append((start, piece.end))
    return spans
