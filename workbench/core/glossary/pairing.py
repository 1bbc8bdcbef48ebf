"""Which piece of a translation renders which piece of its source: by order, kind, length and anchors."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.core.glossary.layout import Layout, Piece

_ANCHOR = re.compile(r"\d+|[A-Z][A-Za-z]{2,}")
SKIP = 1.7
"""What it costs to leave a piece without a counterpart."""


class Bead(NamedTuple):
    """Neighbouring pieces of the source and those of the target that render them."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    likely: bool = True
    """False where the two sides do not look as if one rendered the other."""
    sure: bool = False
    """Whether both pages have the same pieces in the same order."""


class Feature(NamedTuple):
    """What a piece is known by on either side of a translation."""

    kind: str
    length: int
    anchors: frozenset[str]


Names = Sequence[frozenset[str]]


def pair(source: Layout, target: Layout, names: Names = (), rendered: Names = ()) -> list[Bead]:
    """Pair the pieces of two pages in order.

    `names` holds the terms that each source piece has, `rendered` those whose English forms,
    right or wrong, each target piece has.
    """
    if len(source.pieces) == len(target.pieces) == 1:
        return [Bead((0,), (0,), sure=True)]
    left = [_feature(source, piece) for piece in source.pieces]
    right = [_feature(target, piece) for piece in target.pieces]
    if names:
        left = [f._replace(anchors=f.anchors | n) for f, n in zip(left, names, strict=True)]
    if rendered:
        right = [f._replace(anchors=f.anchors | n) for f, n in zip(right, rendered, strict=True)]
    if [f.kind for f in left] == [f.kind for f in right]:
        beads = [Bead((i,), (i,)) for i in range(len(left))]
        alike = sum(_likely(bead, left, right) for bead in beads)
        if alike >= 0.6 * len(beads):
            return [b._replace(likely=_likely(b, left, right), sure=True) for b in beads]
    return [b._replace(likely=_likely(b, left, right, 0.34)) for b in align(left, right)]


def _likely(
    bead: Bead, left: Sequence[Feature], right: Sequence[Feature], least: float = 0.01
) -> bool:
    return plausible([left[i] for i in bead.source], [right[j] for j in bead.target], least)


def plausible(left: Sequence[Feature], right: Sequence[Feature], least: float = 0.01) -> bool:
    """Tell whether pieces may render each other: alike in length, and in names if there are some.

    `least` is the share of the source's numbers and names that the target must have.
    """
    if not left or not right:
        return False
    long, short = sum(f.length for f in left), sum(f.length for f in right)
    if abs(math.log((long + 30) / (short + 30))) > 0.8:
        return False
    ours = frozenset().union(*(f.anchors for f in left))
    theirs = frozenset().union(*(f.anchors for f in right))
    return len(ours) < 4 or len(ours & theirs) >= least * len(ours)


def _feature(layout: Layout, piece: Piece) -> Feature:
    text = layout.text[piece.start : piece.end]
    letters = sum(map(str.isalpha, text))
    return Feature(piece.kind, letters, frozenset(_ANCHOR.findall(text)))


def cost(left: Sequence[Feature], right: Sequence[Feature]) -> float:
    """Return how unlikely it is that these render each other; 0 is certain."""
    long, short = sum(f.length for f in left), sum(f.length for f in right)
    length = abs(math.log((long + 4) / (short + 4)))
    ours = frozenset().union(*(f.anchors for f in left))
    theirs = frozenset().union(*(f.anchors for f in right))
    shared = len(ours & theirs) / len(ours) if ours else 0.5
    kind = 0.0 if left[0].kind == right[0].kind else 1.2
    if "heading" in (left[0].kind, right[0].kind) and kind:
        kind = 6.0
    many = 0.9 * (len(left) + len(right) - 2)
    if many and len({f.kind for f in (*left, *right)} - {"paragraph", "list"}):
        many += 4.0
    return 1.3 * length + 2.4 * (1 - shared) + kind + many


STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2), (3, 1), (1, 3))


def align(left: Sequence[Feature], right: Sequence[Feature]) -> list[Bead]:
    """Align two sequences of features by dynamic programming within a band."""
    n, m = len(left), len(right)
    band = max(40, abs(n - m) + 20)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = round(i * m / n) if n else 0
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for a, b in STEPS:
                if i + a > n or j + b > m:
                    continue
                price = SKIP * (a + b) if not a * b else cost(left[i : i + a], right[j : j + b])
                total = here[0] + price
                known = best.get((i + a, j + b))
                if known is None or total < known[0]:
                    best[i + a, j + b] = (total, (a, b))
    return _walk_back(best, n, m)


def _walk_back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], n: int, m: int
) -> list[Bead]:
    beads: list[Bead] = []
    i, j = n, m
    while (i, j) != (0, 0):
        a, b = best[i, j][1]
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]
