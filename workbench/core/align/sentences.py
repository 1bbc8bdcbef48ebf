"""Tells sentence by sentence what of a source English says, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from workbench.core.align.bridge import Bridge
from workbench.core.align.passages import PROSE, Passage
from workbench.core.align.scoring import Scorer, Source, Target, source_bag, target_bag, trust
from workbench.core.model import Kind

TOLD = 0.17
"""How much of an English sentence must be told, with regard to the likeness, by its counterpart."""
LIKE = 0.5
"""How much regard: a power."""
SAME = 1.25
"""What a likeness is worth inside matched paragraphs."""
OPENING = 0.3
"""The likeness of the sentences that say what the articles are about, where it is not seen otherwise."""
KEPT = 0.4
"""Share of what a table says that its counterpart must say."""
CLOSELY = 150
"""English sentences that one is compared with one by one; of more, only those that share something rare."""

Pairs = list[tuple[Passage, Passage, float]]


def units(passage: Passage) -> list[Passage]:
    """Return what of a passage is judged one by one: the sentences of paragraphs and lists."""
    return passage.sentences if passage.block.kind in PROSE else []


def pairs(
    source: Sequence[Passage],
    target: Sequence[Passage],
    bridge: Bridge,
    counterparts: Sequence[Sequence[int]],
    parents: Sequence[int],
    matched: Sequence[tuple[int, int, float]],
) -> Pairs:
    """Return each sentence of the source that English says, with the English one and the likeness.

    It is looked for in the matched paragraph and in the section's counterparts; `matched` has
    pairs of indexes of passages with their scores.
    """
    partner = {one: other for one, other, _ in matched}
    theirs = [unit for passage in target for unit in units(passage)]
    places = _places(target)
    homes = _homes(target, places, parents)
    scopes = [
        frozenset(column for home in others for column in homes.get(home, ()))
        for others in counterparts
    ]
    bags = [[source_bag(unit, bridge) for unit in units(passage)] for passage in source]
    scorer = Scorer([target_bag(unit) for unit in theirs], [bag for row in bags for bag in row])
    found: Pairs = []
    for index, (passage, row) in enumerate(zip(source, bags, strict=True)):
        same = places.get(partner.get(index, -1), range(0))
        defining = passage.opening and index in partner and target[partner[index]].opening
        for number, (unit, bag) in enumerate(zip(units(passage), row, strict=True)):
            best = _best(scorer, unit, bag, theirs, scopes[unit.section], same)
            if best is None and defining and not number:
                best = same[0], OPENING
            if best is not None:
                found.append((unit, theirs[best[0]], best[1]))
    return found


def tables(
    source: Sequence[Passage],
    target: Sequence[Passage],
    bags: Sequence[Source],
    offers: Sequence[Target],
    counterparts: Sequence[Sequence[int]],
    parents: Sequence[int],
) -> Pairs:
    """Return each table of the source that English has, as a table, a list or a text, in a counterpart."""
    ours = [index for index, one in enumerate(source) if one.block.kind is Kind.TABLE and one.text]
    if not ours:
        return []
    own = {index: range(index, index + 1) for index in range(len(target))}
    homes = _homes(target, own, parents)
    scorer = Scorer(offers, [bags[index] for index in ours])
    found: Pairs = []
    for index in ours:
        scope = {one for home in counterparts[source[index].section] for one in homes.get(home, ())}
        values = scorer.among(bags[index], scope)
        best = max(values, key=values.__getitem__, default=None)
        if best is not None and scorer.kept(bags[index], best) >= KEPT:
            found.append((source[index], target[best], values[best]))
    return found


def _places(target: Sequence[Passage]) -> dict[int, range]:
    """Return for each passage which of all sentences are its own."""
    places: dict[int, range] = {}
    count = 0
    for index, passage in enumerate(target):
        own = len(units(passage))
        places[index] = range(count, count + own)
        count += own
    return places


def _homes(
    target: Sequence[Passage], places: Mapping[int, range], parents: Sequence[int]
) -> dict[int, list[int]]:
    """Return for each section the sentences in it and in those under it."""
    found: dict[int, list[int]] = {}
    for index, columns in places.items():
        section = target[index].section
        while True:
            found.setdefault(section, []).extend(columns)
            section = parents[section]
            if not section:
                break
    return found


def _best(
    scorer: Scorer,
    unit: Passage,
    bag: Source,
    theirs: Sequence[Passage],
    scope: frozenset[int],
    same: range,
) -> tuple[int, float] | None:
    """Return the sentence of those in scope that says most surely what one says, if any does."""
    best: tuple[int, float] | None = None
    for column, value in _likeness(scorer, bag, scope, same):
        better = value * (SAME if column in same else 1.0)
        if best is not None and better <= best[1]:
            continue
        told = scorer.told(bag, column) * sqrt(len(theirs[column].text) / max(1, len(unit.text)))
        if told * better**LIKE >= TOLD:
            best = column, better
    return None if best is None else (best[0], min(1.0, best[1]))


def _likeness(
    scorer: Scorer, bag: Source, scope: frozenset[int], same: range
) -> Iterator[tuple[int, float]]:
    if len(scope) + len(same) <= CLOSELY:
        yield from scorer.among(bag, scope.union(same)).items()
        return
    for column, score in scorer.scores(bag, explain=False).items():
        if column in scope or column in same:
            yield column, score.value * trust(score.mass)
