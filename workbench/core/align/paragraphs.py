"""Pairs the paragraphs of two pages; «not in English» is an answer."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from math import sqrt

from workbench.core.align.assignment import assign
from workbench.core.align.passages import PROSE, Passage
from workbench.core.align.scoring import Scorer, Source, Target, trust

LEAST = 0.115
"""Likeness below which a paragraph is not in the other article."""
TOLD = 0.28
"""The same for how much of the other's text it tells, with regard to the likeness."""
LIKE = 0.5
"""How much regard: a power."""
MORE = 0.2
"""How telling grows with the choice there is, since each then says less of the whole: a power."""
OPENING = 0.3
"""What the first paragraphs have in common, which say what the articles are about."""
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
    table = [
        _candidates(source[i], bags[i], scorer, [target[j] for j in theirs], sections, parents)
        for i in ours
    ]
    first = _assign(table)
    _draw(table, first)
    found = _assign(table)
    return [
        (ours[row], theirs[column], min(1.0, table[row][column]))
        for row, column in enumerate(found)
        if column is not None
    ]


def _candidates(
    one: Passage,
    bag: Source,
    scorer: Scorer,
    others: Sequence[Passage],
    sections: Sequence[tuple[int, ...]],
    parents: Sequence[int],
) -> dict[int, float]:
    """Return the paragraphs that may say what one says, each with its value."""
    found: dict[int, float] = {}
    for column, score in scorer.scores(bag, explain=False).items():
        other = others[column]
        value = (
            score.value * trust(score.mass) * _home(other.section, sections[one.section], parents)
        )
        if value >= LEAST and value**LIKE * _told(scorer, bag, column, one, other) >= TOLD:
            found[column] = value
    if one.opening:
        for column, other in enumerate(others):
            if other.opening:
                found[column] = max(OPENING, found.get(column, 0.0))
    return found


def _home(section: int, homes: Sequence[int], parents: Sequence[int]) -> float:
    if section in homes:
        return HOME
    while section:
        section = parents[section]
        if section and section in homes:
            return UNDER_HOME
    return 1.0


def _told(scorer: Scorer, bag: Source, column: int, one: Passage, other: Passage) -> float:
    """Return how much of the other text one tells, against what a text of its size could tell."""
    share = scorer.told(bag, column) * sqrt(len(other.text) / len(one.text))
    return float(share * scorer.count**MORE)


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
