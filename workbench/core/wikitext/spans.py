"""One pass over wikitext that finds every construct with its end, in time that grows linearly.

It follows MediaWiki's preprocessor: comments and extension tags first, then double braces and
brackets matched by a stack, where only the innermost open one can be closed. What stays open is
text.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.core.wikitext.names import CONTENT_TAGS, HTML_TAGS, OPAQUE_TAGS

_BEGINS = (
    r"<!--|</?[A-Za-z][A-Za-z0-9]*(?=[\s/>])|\{{2,}|\[{2,}"
    r"|\[(?=(?:https?|ftp|mailto|news|irc)s?:|//)|'{2,}"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|__[A-ZА-ЯЁӢӮҒҚҲҶ_]{3,40}__"
)
OUTSIDE = re.compile(_BEGINS)
"""What means something where no bracket is open."""
INSIDE = re.compile(_BEGINS + r"|\}{2,}|\]+|\||=|\n")
"""What means something behind an open bracket."""
CLOSING = re.compile(r"</([A-Za-z]+)\s*>")
RUNS_OUT = frozenset(("includeonly",))
"""Tags that run to the end of the page when they are not closed."""
DEPTH = 12
"""How deep extension tags may nest before their content is taken as opaque."""
NESTING = 16
"""How deep brackets may nest; what is deeper is text."""


class Span(NamedTuple):
    """A construct of wikitext at [start, end)."""

    kind: str
    """comment, opaque, ref, references, gallery, poem, indicator, template, argument, link,
    external, tag, quote, entity, switch."""
    start: int
    end: int
    name: str = ""
    """The tag's lower-case name."""
    inner: tuple[int, int] = (0, 0)
    """Where the content of an extension tag stands."""
    pipes: tuple[int, ...] = ()
    """The vertical bars of a template, link or argument itself, not of what it holds."""
    equals: tuple[int, ...] = ()
    """The equals signs of a template itself."""

    def parts(self) -> list[tuple[int, int]]:
        """Return the stretches between the brackets and bars of a template, link or argument."""
        width = 3 if self.kind == "argument" else 2
        edges = [self.start + width - 1, *self.pipes, self.end - width]
        return [(a + 1, b) for a, b in itertools.pairwise(edges)]

    def equal(self, start: int, end: int) -> int:
        """Return where the first equals sign of a part stands, or -1 where it has none."""
        index = bisect_left(self.equals, start)
        return self.equals[index] if index < len(self.equals) and self.equals[index] < end else -1


class _Open:
    """An opening bracket that waits for its counterpart."""

    __slots__ = ("char", "count", "equals", "pipes", "start")

    def __init__(self, char: str, start: int, count: int) -> None:
        self.char = char
        self.start = start
        self.count = count
        self.pipes: list[int] = []
        self.equals: list[int] = []


class Scanner:
    """The state of one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self._closers: dict[str, list[tuple[int, int]]] | None = None
        self._greater = -1

    def run(self) -> list[Span]:
        """Scan the whole text and return its spans in no order."""
        self._scan(0, len(self.text), 0)
        return self.spans

    def _scan(self, pos: int, end: int, depth: int) -> None:
        text, spans, outside, inside = self.text, self.spans, OUTSIDE.search, INSIDE.search
        opened: list[_Open] = []
        while (match := (inside if opened else outside)(text, pos, end)) is not None:
            at, pos = match.span()
            char = text[at]
            if char == "|" or char == "=":
                (opened[-1].pipes if char == "|" else opened[-1].equals).append(at)
            elif char == "<":
                pos = self._angle(at, pos, end, depth)
            elif char == "{" or char == "[":
                opened.append(_Open("e" if pos - at == 1 else char, at, pos - at))
            elif char == "}":
                self._close_braces(opened, at, pos)
            elif char == "]":
                self._close_brackets(opened, at, pos)
            elif char == "'":
                spans.append(Span("quote", at, pos))
            elif char == "&":
                spans.append(Span("entity", at, pos))
            elif char == "_":
                spans.append(Span("switch", at, pos))
            elif opened[-1].char == "e":
                opened.pop()

    def _close_braces(self, opened: list[_Open], at: int, pos: int) -> None:
        while opened and pos - at >= 2:
            top = opened[-1]
            if top.char == "e":
                opened.pop()
                continue
            if top.char != "{":
                return
            width = 3 if top.count >= 3 and pos - at >= 3 else 2
            start = top.start + top.count - width
            kind = "argument" if width == 3 else "template"
            if len(opened) + top.count // 2 <= NESTING:
                pipes, equals = tuple(top.pipes), tuple(top.equals)
                self.spans.append(Span(kind, start, at + width, "", (0, 0), pipes, equals))
            at += width
            top.count -= width
            top.pipes, top.equals = [], []
            if top.count < 2:
                opened.pop()

    def _close_brackets(self, opened: list[_Open], at: int, pos: int) -> None:
        while opened and at < pos:
            top = opened[-1]
            if top.char == "e":
                opened.pop()
                self.spans.append(Span("external", top.start, at + 1))
                at += 1
                continue
            if top.char != "[" or pos - at < 2:
                return
            if len(opened) + top.count // 2 <= NESTING:
                start = top.start + top.count - 2
                self.spans.append(Span("link", start, at + 2, "", (0, 0), tuple(top.pipes)))
            at += 2
            top.count -= 2
            top.pipes = []
            if top.count < 2:
                opened.pop()

    def _angle(self, at: int, pos: int, end: int, depth: int) -> int:
        """Read what begins with `<`; return where the scan goes on."""
        text = self.text
        if text.startswith("<!--", at):
            close = text.find("-->", pos, end)
            stop = end if close < 0 else close + 3
            self.spans.append(Span("comment", at, stop))
            return stop
        closing = text[at + 1] == "/"
        name = text[at + 1 + closing : pos].lower()
        known = name in OPAQUE_TAGS or name in CONTENT_TAGS
        if not known and name not in HTML_TAGS:
            return pos
        greater = self._next_greater(pos)
        if not pos <= greater < end:
            return pos
        if not known or closing:
            if "<" in text[pos:greater] and not known:
                return pos
            self.spans.append(Span("tag", at, greater + 1, name))
            return greater + 1
        return self._extension(name, at, greater, end, depth)

    def _extension(self, name: str, at: int, greater: int, end: int, depth: int) -> int:
        kind = name if name in CONTENT_TAGS else "opaque"
        inner = greater + 1
        if self.text[greater - 1] == "/":
            self.spans.append(Span(kind, at, inner, name, (inner, inner)))
            return inner
        stop, after = self._closer(name, inner, end)
        if stop < 0:
            if name not in RUNS_OUT:
                self.spans.append(Span("tag", at, inner, name))
                return inner
            stop = after = end
        self.spans.append(Span(kind, at, after, name, (inner, stop)))
        if kind != "opaque" and depth < DEPTH:
            self._scan(inner, stop, depth + 1)
        return after

    def _closer(self, name: str, pos: int, end: int) -> tuple[int, int]:
        """Return where the next closing tag of that name begins and ends, or (-1, -1)."""
        if self._closers is None:
            self._closers = {}
            for match in CLOSING.finditer(self.text):
                self._closers.setdefault(match[1].lower(), []).append(match.span())
        found = self._closers.get(name, [])
        index = bisect_left(found, (pos, 0))
        if index < len(found) and found[index][1] <= end:
            return found[index]
        return -1, -1

    def _next_greater(self, pos: int) -> int:
        """Return where the next `>` stands; remembers it, so that many `<` cost no more."""
        if self._greater < pos:
            found = self.text.find(">", pos)
            self._greater = len(self.text) if found < 0 else found
        return self._greater


class Spans(list[Span]):
    """The spans of a text by start, outer ones first, with where to go on behind each."""

    def __init__(self, found: Iterable[Span]) -> None:
        super().__init__(sorted(found, key=lambda span: (span.start, -span.end)))
        self.starts = [span.start for span in self]
        """Where each begins."""
        self.behind = [0] * len(self)
        """The index of the first span that begins at or after the end of each."""
        waiting: list[int] = []
        for index, span in enumerate(self):
            while waiting and self[waiting[-1]].end <= span.start:
                self.behind[waiting.pop()] = index
            waiting.append(index)
        for index in waiting:
            self.behind[index] = len(self)


def scan(text: str) -> Spans:
    """Return every construct of a wikitext."""
    return Spans(Scanner(text).run())


def top_level(spans: Spans, start: int, end: int) -> Iterator[Span]:
    """Yield the spans wholly inside [start, end) that lie in no other one of them."""
    index = bisect_left(spans.starts, start)
    while index < len(spans):
        span = spans[index]
        if span.start >= end:
            return
        if span.end > end:
            index += 1
        else:
            yield span
            index = spans.behind[index]
