"""Finds the segments inside blocks: sentences, items, cells, captions, parameter values."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workbench.core.model import ATOM, Kind, Segment
from workbench.core.wikitext import names
from workbench.core.wikitext.lines import lines, masked
from workbench.core.wikitext.plain import project
from workbench.core.wikitext.sentences import WORD_ATOM, sentences
from workbench.core.wikitext.spans import Span, Spans, top_level
from workbench.core.wikitext.values import caption, is_data_template, translatable

MARKERS = re.compile(r"[*#:;]+[ \t]*")
COLON = re.compile(r":(?!//)")
CELL = re.compile(r"\|\||!!")
ROW = re.compile(r"[ \t]*(\|\}|\|-|\|\+|\{\||\||!)")
ATTRIBUTES = re.compile(r"[^|\[\]{}\x01\n]*\|(?!\|)")
DEPTH = 6
"""How deep templates within values are followed."""


class Finder:
    """Finds the segments of one page's blocks."""

    def __init__(self, text: str, spans: Spans, lang: str) -> None:
        self.text, self.spans, self.lang = text, spans, lang

    def block(self, kind: Kind, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of a block in order."""
        if kind is Kind.LIST or kind is Kind.PARAGRAPH:
            yield from self.region(start, end)
        elif kind is Kind.TABLE:
            yield from self._table(start, end)
        elif kind in (Kind.TEMPLATE, Kind.FILE, Kind.GALLERY, Kind.OTHER):
            yield from self._constructs(start, end, 0)

    def segment(self, start: int, end: int, seen: str) -> Iterator[Segment]:
        """Yield [start, end) without outer white space, if what is seen of it holds a letter."""
        source = self.text[start:end]
        if any(char.isalpha() for char in seen):
            left = start + len(source) - len(source.lstrip())
            right = start + len(source.rstrip())
            yield Segment(left, right, seen.replace(WORD_ATOM, ATOM).strip())

    def region(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the sentences of a stretch of lines, each list item on its own."""
        cover = masked(self.text, self.spans, start, end)
        begun = start
        for at, stop in lines(cover, 0, end - start):
            marker = MARKERS.match(cover, at, stop)
            if marker:
                yield from self._sentences(begun, start + at)
                yield from self._item(marker[0], start + marker.end(), start + stop)
                begun = start + stop
            elif not cover[at:stop].strip():
                yield from self._sentences(begun, start + at)
                begun = start + stop
        yield from self._sentences(begun, end)

    def _item(self, marker: str, start: int, stop: int) -> Iterator[Segment]:
        spans = list(top_level(self.spans, start, stop))
        if len(spans) == 1 and self._only(spans[0], start, stop):
            yield from self._constructs(start, stop, 0)
            return
        if ";" in marker:
            colon = self._definition(start, stop)
            if colon >= 0:
                yield from self._sentences(start, colon)
                start = colon + 1
        yield from self._sentences(start, stop)

    def _only(self, span: Span, start: int, stop: int) -> bool:
        """Tell whether a template or file is all there is."""
        outside = self.text[start : span.start] + self.text[span.end : stop]
        return not outside.strip(" \t\r\n.;,") and self._opaque(span)

    def _opaque(self, span: Span) -> bool:
        if span.kind == "link":
            return names.is_file(self.text[slice(*span.parts()[0])])
        return span.kind in ("template", "gallery")

    def _definition(self, start: int, stop: int) -> int:
        """Return where the colon of `;term: definition` stands outside links, or -1."""
        cover = masked(self.text, self.spans, start, stop)
        found = COLON.search(cover)
        return start + found.start() if found else -1

    def _sentences(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the sentences of a stretch of prose; a line break tag ends one."""
        if not self.text[start:end].strip():
            return
        for span in top_level(self.spans, start, end):
            if span.kind == "tag" and span.name in ("br", "hr"):
                yield from self._split(start, span.start)
                start = span.end
            elif span.kind == "poem":
                yield from self._split(start, span.start)
                yield from self._poem(*span.inner)
                start = span.end
        yield from self._split(start, end)

    def _poem(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the lines of a poem."""
        for at, stop in lines(masked(self.text, self.spans, start, end), 0, end - start):
            yield from self._split(start + at, start + stop)

    def _split(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the sentences of a stretch without line breaks; none ends inside a link."""
        seen = project(self.text, self.spans, start, end, words=True)
        links = [s for s in top_level(self.spans, start, end) if s.kind in ("link", "external")]
        starts = [link.start for link in links]
        begun, shown = start, 0
        for at, _ in sentences(seen.text, self.lang)[1:]:
            cut = seen.ends[at - 1]
            if not _within(links, starts, cut):
                yield from self.segment(begun, cut, seen.text[shown:at])
                begun, shown = cut, at
        yield from self.segment(begun, end, seen.text[shown:])

    def _table(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of a table's cells and caption."""
        cover = masked(self.text, self.spans, start, end)
        begun = start
        for at, stop in lines(cover, 0, end - start):
            row = ROW.match(cover, at, stop)
            if row is None:
                continue
            yield from self._cell(begun, start + at)
            begun = start + stop
            if row[1] in ("|", "!", "|+"):
                *cells, last = self._cells(cover, row.end(), stop)
                for cell in cells:
                    yield from self._cell(*self._content(cover, start, *cell))
                begun = self._content(cover, start, *last)[0]
        yield from self._cell(begun, end)

    def _cells(self, cover: str, at: int, stop: int) -> list[tuple[int, int]]:
        """Return the cells of a row's line; the last may go on in the lines below."""
        header = cover[at - 1] == "!"
        cells = []
        for mark in CELL.finditer(cover, at, stop):
            if mark[0] == "||" or header:
                cells.append((at, mark.start()))
                at = mark.end()
        return [*cells, (at, stop)]

    def _content(self, cover: str, base: int, at: int, stop: int) -> tuple[int, int]:
        """Return a cell without its attributes."""
        attributes = ATTRIBUTES.match(cover, at, stop)
        return base + (attributes.end() if attributes else at), base + stop

    def _cell(self, start: int, end: int) -> Iterator[Segment]:
        if not self.text[start:end].strip():
            return
        spans = list(top_level(self.spans, start, end))
        if spans and all(self._opaque(s) for s in spans) and not self._rest(start, end, spans):
            yield from self._constructs(start, end, 0)
        else:
            yield from self.region(start, end)

    def _gallery(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the captions of a gallery's lines."""
        cover = masked(self.text, self.spans, start, end)
        for at, stop in lines(cover, 0, end - start):
            bars = [m.start() for m in re.finditer(r"\|", cover[at:stop])]
            edges = [at + bar for bar in bars] + [stop]
            parts = [(start + a + 1, start + b) for a, b in itertools.pairwise(edges)]
            for part in caption(self.text, parts):
                yield from self._sentences(*part)

    def _constructs(self, start: int, end: int, depth: int) -> Iterator[Segment]:
        """Yield the segments inside the templates, files and galleries of a stretch."""
        for span in top_level(self.spans, start, end):
            if span.kind == "template" and depth < DEPTH:
                yield from self._template(span, depth)
            elif span.kind == "gallery":
                yield from self._gallery(*span.inner)
            elif span.kind == "link" and self._opaque(span):
                for part in caption(self.text, span.parts()[1:]):
                    yield from self._sentences(*part)

    def _template(self, span: Span, depth: int) -> Iterator[Segment]:
        parts = span.parts()
        if is_data_template(self.text[slice(*parts[0])]):
            return
        for start, end in parts[1:]:
            equal = span.equal(start, end)
            name = self.text[start:equal].strip() if equal >= 0 else ""
            begin = equal + 1 if equal >= 0 else start
            yield from self._value(name, begin, end, depth)

    def _value(self, name: str, start: int, end: int, depth: int) -> Iterator[Segment]:
        spans = list(top_level(self.spans, start, end))
        bare = [s for s in spans if s.kind not in ("comment", "ref", "tag")]
        if bare and all(self._opaque(s) for s in bare) and not self._rest(start, end, spans):
            yield from self._constructs(start, end, depth + 1)
        elif translatable(name, project(self.text, self.spans, start, end).text, self.lang):
            yield from self.region(start, end)

    def _rest(self, start: int, end: int, spans: Sequence[Span]) -> str:
        """Return what stands between the constructs of a stretch."""
        pieces = []
        for span in spans:
            pieces.append(self.text[start : span.start])
            start = span.end
        return "".join([*pieces, self.text[start:end]]).strip()


def _within(links: Sequence[Span], starts: Sequence[int], cut: int) -> bool:
    """Tell whether a cut lies inside one of some links."""
    index = bisect_left(starts, cut) - 1
    return index >= 0 and cut < links[index].end
