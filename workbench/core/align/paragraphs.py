"""Pairs the paragraphs of two pages; «not in English» is an answer."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from math import exp

from workbench.core.align.assignment import assign
from workbench.core.align.passages import PROSE, Passage
from workbench.core.align.scoring import Score, Scorer, Source, Target

LEAST = 0.105
"""Likeness below which a paragraph is not in the other article."""
ENOUGH = 0.5
HOME = 1.7
UNDER_HOME = 1.3
"""What a likeness is worth inside aligned sections, and inside those that stand under them."""
NEXT = 0.25
"""How much more a paragraph counts that follows where its neighbour's counterpart stands."""
AGAIN = 0.85
COPIES = 3
SHORTEST = 25
"""Characters below which a block is not matched by itself."""


def prose(passages: Sequence[Passage]) -> list[int]:
    """Return the indexes of the passages that are matched one by one."""
    return [
        index
        for index, passage in enumerate(passages)
        if passage.block.kind in PROSE and len(passage.text) >= SHORTEST
    ]


def match(
    source: Sequence[Passage],
    target: Sequence[Passage],
    bags: Sequence[Source],
    offers: Sequence[Target],
    sections: Sequence[tuple[int, ...]],
    parents: Sequence[int],
) -> list[tuple[int, int, float]]:
    """Return pairs of passages with their scores; `sections` has the counterparts of each source section,
    `parents` the parent of each target section."""
    ours, theirs = prose(source), prose(target)
    scorer = Scorer([offers[i] for i in theirs], [bags[i] for i in ours])
    likeness = [scorer.scores(bags[i], explain=False) for i in ours]
    table = [
        {
            column: _value(score)
            * _home(target[theirs[column]].section, sections[source[i].section], parents)
            for column, score in row.items()
        }
        for i, row in zip(ours, likeness, strict=True)
    ]
    first = _assign(table)
    _draw(table, first)
    found = _assign(table)
    return [
        (ours[row], theirs[column], min(1.0, table[row][column]))
        for row, column in enumerate(found)
        if column is not None
    ]


def _home(section: int, homes: Sequence[int], parents: Sequence[int]) -> float:
    if section in homes:
        return HOME
    while section:
        section = parents[section]
        if section and section in homes:
            return UNDER_HOME
    return 1.0


def _value(score: Score) -> float:
    return score.value * (1 - exp(-score.mass / ENOUGH))


def _draw(table: Sequence[dict[int, float]], first: Sequence[int | None]) -> None:
    """Prefer what keeps the order of the neighbours, as far as the pages keep order at all."""
    weight = NEXT * max(0.0, concordance(first))
    if not weight:
        return
    for row, scores in enumerate(table):
        near = {
            neighbour + step
            for beside, step in ((row - 1, 1), (row - 1, 0), (row + 1, -1), (row + 1, 0))
            if 0 <= beside < len(first) and (neighbour := first[beside]) is not None
        }
        for column in near & scores.keys():
            scores[column] *= 1 + weight


def concordance(order: Sequence[int | None]) -> float:
    """Return -1 to 1: whether neighbours in one page are in the same order in the other."""
    known = [column for column in order if column is not None]
    steps = [later - earlier for earlier, later in itertools.pairwise(known)]
    if len(steps) < 3:
        return 0.0
    return (sum(step > 0 for step in steps) - sum(step < 0 for step in steps)) / len(steps)


def _assign(table: Sequence[Mapping[int, float]]) -> list[int | None]:
    """Solve the assignment; a paragraph may be taken again at a discount."""
    columns = assign(
        [
            {
                column * COPIES + copy: value * AGAIN**copy
                for column, value in row.items()
                if value >= LEAST
                for copy in range(COPIES)
            }
            for row in table
        ]
    )
    return [None if column is None else column // COPIES for column in columns]
