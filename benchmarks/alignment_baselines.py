"""Two plain ways of aligning pages, to compare with: a table of headings, and Gale and Church's lengths."""

from __future__ import annotations

from math import erfc, log, sqrt

from workbench.core.align.paragraphs import SHORTEST
from workbench.core.align.passages import PROSE
from workbench.core.languages import headings
from workbench.core.model import Page

MEAN = 1.0
"""Characters of English for a character of the source."""
VARIANCE = 6.8
"""Variance of that, for each character (Gale and Church 1993)."""
PRIORS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.045, (1, 2): 0.045}
"""How often so many source paragraphs stand for so many English ones."""

Span = tuple[int, int]


def by_title(source: Page, target: Page) -> dict[int, tuple[int, ...]]:
    """Pair sections whose headings the table gives for each other; the leads too."""
    found: dict[int, tuple[int, ...]] = {0: (0,)}
    for section in source.sections[1:]:
        ours = set(headings.meanings(section.title, source.lang))
        for other in target.sections[1:]:
            if ours & set(headings.meanings(other.title, "en")):
                found[section.index] = (other.index,)
                break
    return found


def prose_spans(page: Page) -> list[Span]:
    """Return the spans of the paragraphs and lists that are matched one by one."""
    return [
        (block.segments[0].start, block.segments[-1].end)
        for section in page.sections
        for block in section.blocks
        if block.kind in PROSE and sum(len(s.text) for s in block.segments) >= SHORTEST
    ]


def by_length(ours: list[int], theirs: list[int]) -> dict[int, int]:
    """Pair paragraphs in order by their lengths alone; returns index → index."""
    best: dict[Span, tuple[float, Span]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            options = [
                (
                    best[i - a, j - b][0]
                    + _cost(sum(ours[i - a : i]), sum(theirs[j - b : j]), a, b),
                    (a, b),
                )
                for a, b in PRIORS
                if i >= a and j >= b and (i - a, j - b) in best
            ]
            if options:
                best[i, j] = min(options)
    pairs: dict[int, int] = {}
    i, j = len(ours), len(theirs)
    while i or j:
        a, b = best[i, j][1]
        pairs.update(dict.fromkeys(range(i - a, i), j - b) if b else {})
        i, j = i - a, j - b
    return pairs


def _cost(here: int, there: int, a: int, b: int) -> float:
    if not (a and b):
        return -log(PRIORS[a, b]) + 4.0
    mean = (here + there / MEAN) / 2
    delta = (there - here * MEAN) / sqrt(max(1.0, mean) * VARIANCE)
    chance = max(1e-12, erfc(abs(delta) / sqrt(2)))
    return -log(PRIORS[a, b]) - log(chance)
