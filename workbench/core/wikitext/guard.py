"""Finds what makes a backtracking parser slow, and where a text can be cut without harm.

Each opening that is never closed costs such a parser a walk through the rest of the text. The
product of their number and the length is therefore bounded, piece by piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from workbench.core.wikitext.blocks import TABLE_END, TABLE_START
from workbench.core.wikitext.lines import lines, masked
from workbench.core.wikitext.spans import Spans, scan

SMALL = 1500
"""Texts up to this length are never a danger."""
BUDGET = 1_000_000
"""Openings without a close × code points that one piece may have."""
CHEAP = 50_000
"""What neighbouring pieces may cost together to be parsed as one."""
TOTAL = 3_000_000
"""The same for all pieces of a text together."""
OPENING = re.compile(r"<(?=[A-Za-z0-9!/])|\{\{|\[\[|\[(?=https?:|//)")
TABLE_MARK = re.compile(r"^[ \t:*#;]*(?:\{\||\|\})", re.MULTILINE)
SINGLE = frozenset(("br", "hr", "wbr"))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, each with whether it may be parsed in bounded time."""
    if len(text) <= SMALL:
        yield text, True
        return
    spans = scan(text)
    loose, pairs = _loose(text, spans)
    if len(loose) * len(text) <= BUDGET:
        yield text, True
        return
    spent = 0
    for start, end, cost in _joined(loose, _cuts(text, spans, pairs)):
        safe = cost <= BUDGET and spent + cost <= TOTAL
        spent += cost if safe else 0
        yield text[start:end], safe


def _joined(loose: list[int], cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield stretches with what parsing them may cost, neighbours joined where that is cheap."""
    begun, done, cost = 0, 0, 0
    for start, end in cuts:
        count = bisect_left(loose, end) - bisect_left(loose, begun)
        if done and count * (end - begun) > CHEAP:
            yield begun, done, cost
            begun = start
            count = bisect_left(loose, end) - bisect_left(loose, start)
        done, cost = end, count * (end - begun)
    if done:
        yield begun, done, cost


def _loose(text: str, spans: Spans) -> tuple[list[int], list[tuple[int, int]]]:
    """Return where openings stand that nothing closes, and the spans of paired tags."""
    closed = {at for span in spans if span.kind != "tag" for at in (span.start, span.inner[1])}
    waiting: dict[str, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for span in spans:
        if span.kind != "tag":
            continue
        body = text[span.start : span.end]
        if span.name in SINGLE or body.endswith("/>"):
            closed.add(span.start)
        elif not body.startswith("</"):
            waiting.setdefault(span.name, []).append(span.start)
        elif waiting.get(span.name):
            start = waiting[span.name].pop()
            closed |= {start, span.start}
            pairs.append((start, span.end))
    loose = [at for at in map(re.Match.start, OPENING.finditer(text)) if at not in closed]
    return sorted(loose + _tables(text)), sorted(pairs)


def _tables(text: str) -> list[int]:
    """Return where tables begin that do not end."""
    opened: list[int] = []
    for mark in TABLE_MARK.finditer(text):
        if mark[0].endswith("{|"):
            opened.append(mark.start())
        elif opened:
            opened.pop()
    return opened


def _cuts(text: str, spans: Spans, pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield stretches that end at a line's end outside constructs, tables and paired tags."""
    cover = masked(text, spans)
    begun, depth, reach, index = 0, 0, 0, 0
    for at, stop in lines(cover, 0, len(cover)):
        line = cover[at:stop]
        depth += bool(TABLE_START.match(line))
        depth -= bool(depth and TABLE_END.match(line))
        while index < len(pairs) and pairs[index][0] < stop:
            reach = max(reach, pairs[index][1])
            index += 1
        if not depth and reach <= stop:
            yield begun, stop
            begun = stop
    if begun < len(text):
        yield begun, len(text)
