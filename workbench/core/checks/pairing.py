"""Which paragraph of a source a paragraph of the target translates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from workbench.core.checks.visible import view

Span = tuple[int, int]
Pairs = list[tuple[Span, Span]]


def lines(text: str) -> list[Span]:
    """Return the lines that are not blank; one template, table or reference is never cut."""
    cuts = _whole(text)
    found: list[Span] = []
    start = 0
    for match in re.finditer(r"\n|\Z", text):
        at = match.start()
        index = bisect_right(cuts, (at, len(text))) - 1
        if at < len(text) and index >= 0 and cuts[index][0] < at < cuts[index][1]:
            continue
        if text[start:at].strip():
            found.append((start, at))
        start = match.end()
    return found


def _whole(text: str) -> list[Span]:
    """Return the stretches that hold together: constructs and tables, merged and in order."""
    spans = [(span.start, span.end) for span in view(text).spans]
    spans += [m.span() for m in re.finditer(r"^[ \t:*]*\{\|.*?^\s*\|\}", text, re.M | re.S)]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def paragraphs(text: str) -> list[Span]:
    """Return the runs of lines between blank ones."""
    found: list[Span] = []
    for start, end in lines(text):
        if (
            found
            and not text[found[-1][1] : start].strip(" \t\r\n")
            and (text.count("\n", found[-1][1], start) < 2)
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def in_order(source: str, target: str) -> Pairs | None:
    """Pair the lines where both have as many, else the paragraphs; None where neither fits."""
    for cut in (lines, paragraphs):
        ours, theirs = cut(source), cut(target)
        if len(ours) == len(theirs):
            return list(zip(ours, theirs, strict=True))
    return None


def by_length(source: str, target: str) -> Pairs:
    """Pair paragraphs in order, the last taking what is left: the best guess without alignment."""
    ours, theirs = paragraphs(source), paragraphs(target)
    if not ours or not theirs:
        return [((0, len(source)), (0, len(target)))] if source.strip() or target.strip() else []
    shared = min(len(ours), len(theirs))
    pairs = list(zip(ours[:shared], theirs[:shared], strict=True))
    (a, _), (start, _) = pairs[-1]
    pairs[-1] = ((a, ours[-1][1]), (start, theirs[-1][1]))
    return pairs


def dropped(source: str, pairs: Sequence[tuple[Span, Span]]) -> list[tuple[Span, int]]:
    """Return source paragraphs of ten words or more that stand between two paired ones.

    Each with the place in the target where it is missing.
    """
    known = sorted(pairs)
    found = []
    for start, end in paragraphs(source):
        before = [pair for pair in known if pair[0][1] <= start]
        after = [pair for pair in known if pair[0][0] >= end]
        inside = any(a < end and start < b for (a, b), _ in known)
        if before and after and not inside and len(view(source[start:end]).text.split()) >= 10:
            found.append(((start, end), before[-1][1][1]))
    return found
