"""Cuts a section's wikitext into blocks of one kind each; blocks tile the section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.model import Kind
from workbench.core.wikitext import names
from workbench.core.wikitext.lines import lines
from workbench.core.wikitext.spans import Span, Spans, top_level

TABLE_START = re.compile(r"[ \t:*#;]*\{\|")
TABLE_END = re.compile(r"[ \t]*\|\}")
TABLE_ROW = re.compile(r"[ \t]*[|!]")
LIST = re.compile(r"[*#:;]")
RULE = re.compile(r"-{4,}[ \t]*\r?\n?")
REDIRECT = re.compile(
    r"[ \t]*#\s*(?:redirect|перенаправление|перенапр|масир|равона)", re.IGNORECASE
)
THUMB = re.compile(
    r"\|\s*(?:thumb|thumbnail|мини|миниатюра|frame|framed|обрамить|рамка|чаҳорчӯба)\b",
    re.IGNORECASE,
)
ALONE = {
    "comment": Kind.OTHER,
    "opaque": Kind.OTHER,
    "references": Kind.OTHER,
    "indicator": Kind.OTHER,
    "switch": Kind.OTHER,
    "tag": Kind.OTHER,
    "argument": Kind.TEMPLATE,
    "template": Kind.TEMPLATE,
    "gallery": Kind.GALLERY,
}
"""What a line is that holds nothing but constructs of one kind."""
RANK = (Kind.TEMPLATE, Kind.GALLERY, Kind.FILE, Kind.CATEGORY, Kind.OTHER)
"""Which kind wins where a line holds several."""


@dataclass(slots=True)
class Piece:
    """A stretch of one kind, before its segments are known."""

    kind: Kind
    start: int
    end: int


class Cutter:
    """Cuts one page; remembers across sections how deep in tables it is."""

    def __init__(self, text: str, cover: str, spans: Spans) -> None:
        self.text, self.cover, self.spans = text, cover, spans
        self.depth = 0

    def cut(self, start: int, end: int) -> list[Piece]:
        """Return the blocks of [start, end), which begins at a line's start."""
        pieces: list[Piece] = []
        for at, stop in lines(self.cover, start, end):
            for piece in self._line(at, stop):
                last = pieces[-1] if pieces else None
                if last is not None and self._joins(last, piece):
                    last.end = piece.end
                else:
                    pieces.append(piece)
        return pieces

    def _joins(self, last: Piece, piece: Piece) -> bool:
        if last.kind != piece.kind:
            return False
        return piece.kind not in (Kind.TEMPLATE, Kind.FILE, Kind.GALLERY, Kind.OTHER)

    def _line(self, at: int, stop: int) -> list[Piece]:
        line = self.cover[at:stop]
        if self.depth or TABLE_START.match(line):
            self.depth += bool(TABLE_START.match(line)) - bool(TABLE_END.match(line))
            return [Piece(Kind.TABLE, at, stop)]
        if not line.strip():
            return [Piece(Kind.BLANK, at, stop)]
        if RULE.fullmatch(line) or REDIRECT.match(line):
            return [Piece(Kind.OTHER, at, stop)]
        if LIST.match(line):
            return [Piece(Kind.LIST, at, stop)]
        return self._prose(at, stop)

    def _prose(self, at: int, stop: int) -> list[Piece]:
        """Cut a line that begins neither a list nor a table."""
        pieces: list[Piece] = []
        spans = list(top_level(self.spans, at, stop))
        if not spans:
            return [Piece(Kind.PARAGRAPH, at, stop)]
        alone = self._alone(at, stop, spans)
        if alone is not None:
            return [Piece(alone, at, stop)]
        bare, pos = True, at
        for span in spans:
            bare = bare and not self.text[pos : span.start].strip()
            pos = span.end
            kind = self._standing(span) if bare or self._is_framed(span) else None
            if kind is None:
                bare = False
                continue
            if not bare:
                pieces.append(Piece(Kind.PARAGRAPH, at, span.start))
                at = span.start
            pieces.append(Piece(kind, at, span.end))
            at, bare = span.end, True
        tail = self._trailing(at, stop, spans)
        if at < tail:
            pieces.append(Piece(Kind.PARAGRAPH, at, tail))
        if tail < stop:
            pieces.append(Piece(Kind.FILE, tail, stop))
        return pieces

    def _alone(self, at: int, stop: int, spans: Sequence[Span]) -> Kind | None:
        """Return the kind of a line that holds nothing but constructs, or None."""
        pos = at
        kinds: set[Kind] = set()
        for span in spans:
            kind = self._kind(span)
            if self.text[pos : span.start].strip() or kind is None:
                return None
            kinds.add(kind)
            pos = span.end
        if self.text[pos:stop].strip():
            return None
        return next(kind for kind in RANK if kind in kinds)

    def _kind(self, span: Span) -> Kind | None:
        if span.kind != "link":
            return None if span.name == "nowiki" else ALONE.get(span.kind)
        target = self.text[slice(*span.parts()[0])]
        if names.is_file(target):
            return Kind.FILE
        if names.is_category(target):
            return Kind.CATEGORY
        return Kind.OTHER if names.is_interlanguage(target) else None

    def _standing(self, span: Span) -> Kind | None:
        """Return the kind of a construct at a line's start that is no part of the prose after it."""
        body = self.text[span.start : span.end]
        if span.kind in ("template", "gallery", "references"):
            return ALONE[span.kind] if "\n" in body else None
        return Kind.FILE if self._is_framed(span) else None

    def _is_framed(self, span: Span) -> bool:
        """Tell whether a span is a picture with a frame, which floats beside the prose."""
        body = self.text[span.start : span.end]
        return self._kind(span) is Kind.FILE and THUMB.search(body) is not None

    def _trailing(self, at: int, stop: int, spans: Sequence[Span]) -> int:
        """Return where framed pictures at a line's end begin, or `stop`."""
        tail = stop
        for span in reversed(spans):
            gap = self.text[span.end : tail]
            if span.start < at or gap.strip():
                break
            if not self._is_framed(span):
                break
            tail = span.start
        return tail
