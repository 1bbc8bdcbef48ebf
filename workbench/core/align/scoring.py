"""Compares every source passage with the target passages that share something rare with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp, fsum, log, sqrt
from typing import TypeVar

from workbench.core.align.bridge import Bridge, Way, features
from workbench.core.align.passages import Passage

KEEP = 24
"""Targets that are looked at closely for one source."""
BUDGET = 1_600
"""Comparisons that one source passage may cost; the rarest features come first, so that a page ten
times as long takes ten times as long and no more."""
SHORT = 2.4
"""Rare features that are added to each length: a short text is like another by chance."""
UNREACHED = 0.25
"""What a word counts in the length of a text when nothing on the other page can match it."""

ENOUGH = 0.5
"""What a likeness must rest on to be trusted by half and more."""

Source = Counter[tuple[Way, ...]]
Target = Counter[str]

KINDS = {
    "l:": 1.3,
    "f:": 2.2,
    "u:": 2.6,
    "i:": 3.0,
    "t:": 1.5,
    "qd": 2.0,
    "qy": 1.5,
    "qn": 1.4,
    "qc": 1.2,
}
EVIDENCE = {
    "q": "numbers",
    "l": "links",
    "f": "files",
    "u": "references",
    "i": "references",
    "t": "templates",
}
SMALL = 0.6
"""Weight of the numbers up to ten, which stand everywhere."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much two texts have in common."""

    value: float
    """0 to 1."""
    shares: Mapping[str, float]
    """Kind of evidence → its part of the value."""
    mass: float = 0.0
    """What the value rests on: shared features, counted in those that stand in one target only."""


def source_bag(passage: Passage, bridge: Bridge) -> Source:
    """Return what a source passage can be matched by: for each feature its ways to the target."""
    bag: Source = Counter()
    for word, count in passage.words.items():
        bag[bridge.ways[word]] += count
    for mark in sorted(passage.marks):
        bag[((mark, 1.0),)] = 1
    return bag


def target_bag(passage: Passage) -> Target:
    """Return what a target passage offers."""
    return features(passage)


Key = TypeVar("Key")


def merged(bags: Iterable[Counter[Key]]) -> Counter[Key]:
    """Add up bags."""
    total: Counter[Key] = Counter()
    for bag in bags:
        total.update(bag)
    return total


class Scorer:
    """Scores source bags against a fixed row of target bags."""

    def __init__(self, targets: Sequence[Target], sources: Sequence[Source]) -> None:
        self.postings: dict[str, list[int]] = defaultdict(list)
        for index, bag in enumerate(targets):
            for key in bag:
                self.postings[key].append(index)
        self.count = max(1, len(targets))
        self.rare = log(self.count + 1) ** 2
        self.reached = {key for bag in sources for ways in bag for key, _ in ways}
        self.weights = {key: self._weight(key) for key in self.postings}
        self.reachable = [self._reachable(bag) for bag in targets]
        self.lengths = [self._length(*pair) for pair in zip(targets, self.reachable, strict=True)]
        self.targets = targets

    def _weight(self, key: str) -> float:
        rarity = log((self.count + 1) / (len(self.postings[key]) + 0.3)) if self.count > 1 else 1.0
        return max(0.05, rarity) * kind_weight(key)

    def _reachable(self, bag: Target) -> float:
        return sum(self.weights[key] ** 2 for key in bag if key in self.reached)

    def _length(self, bag: Target, reachable: float) -> float:
        rest = sum(self.weights[key] ** 2 for key in bag if key not in self.reached)
        return sqrt(reachable + UNREACHED * rest + SHORT * self.rare)

    def told(self, source: Source, index: int) -> float:
        """Return how much of what the whole source could meet in a target this source meets, 0 to 1."""
        target = self.targets[index]
        met = {key for ways in source for key, _ in ways if key in target}
        return fsum(self.weights[key] ** 2 for key in met) / (self.reachable[index] or 1.0)

    def kept(self, source: Source, index: int) -> float:
        """Return how much of what a source says a target says too, 0 to 1."""
        target = self.targets[index]
        whole = met = 0.0
        for ways in source:
            square = self._square(ways) if ways else 0.0
            whole += square
            met += square if any(key in target for key, _ in ways) else 0.0
        return met / whole if whole else 0.0

    def scores(self, source: Source, *, explain: bool = True) -> dict[int, Score]:
        """Return the targets that share most with a source bag, with the shares if they are asked for."""
        overlap: dict[int, float] = defaultdict(float)
        own = SHORT * self.rare
        left = BUDGET
        for ways in sorted(source, key=self._rarity):
            if not ways:
                own += UNREACHED * source[ways] * self.rare
                continue
            own += self._square(ways)
            if left > 0:
                left -= self._count_in(ways, overlap)
        length = sqrt(own)
        values = {index: value / self.lengths[index] for index, value in overlap.items()}
        best = nlargest(KEEP, values, key=values.__getitem__)
        return {
            index: Score(
                min(1.0, values[index] / length),
                self._shares(source, index, length) if explain else {},
                overlap[index] / self.rare,
            )
            for index in best
        }

    def among(self, source: Source, indexes: Iterable[int]) -> dict[int, float]:
        """Return the likeness, 0 to 1, of those of some targets that share anything with a source bag."""
        telling = [ways for ways in source if ways]
        alone = UNREACHED * self.rare * (source.total() - sum(source[ways] for ways in telling))
        own = sqrt(SHORT * self.rare + alone + sum(map(self._square, telling)))
        gains = [self._gains(ways) for ways in telling]
        found: dict[int, float] = {}
        for index in indexes:
            target = self.targets[index]
            overlap = 0.0
            for row in gains:
                for gain, key in row:
                    if key in target:
                        overlap += gain
                        break
            if overlap:
                value = min(1.0, overlap / (own * self.lengths[index]))
                found[index] = value * trust(overlap / self.rare)
        return found

    def _gains(self, ways: tuple[Way, ...]) -> list[tuple[float, str]]:
        """Return what each way of a source feature adds to an overlap, the most first."""
        known = [(key, sure) for key, sure in ways if key in self.weights]
        return sorted(((sure * self.weights[key] ** 2, key) for key, sure in known), reverse=True)

    def _square(self, ways: tuple[Way, ...]) -> float:
        """Return what a source feature adds to the square of its text's length."""
        weight = max(self.weights.get(key, 0.0) for key, _ in ways)
        return weight**2 or self.rare * kind_weight(ways[0][0]) ** 2

    def _count_in(self, ways: tuple[Way, ...], overlap: dict[int, float]) -> int:
        """Add a source feature to every target that has a way of it; return how many were seen."""
        seen = 0
        best: dict[int, float] = {}
        for key, sure in ways:
            postings = self.postings.get(key, ())
            seen += len(postings)
            gain = sure * self.weights.get(key, 0.0) ** 2
            for index in postings:
                if gain > best.get(index, 0.0):
                    best[index] = gain
        for index, gain in best.items():
            overlap[index] += gain
        return seen

    def _shares(self, source: Source, index: int, length: float) -> dict[str, float]:
        """Return kind of evidence → its part of a score."""
        shares: dict[str, float] = defaultdict(float)
        target = self.targets[index]
        for ways in source:
            found = [(sure * self.weights[key] ** 2, key) for key, sure in ways if key in target]
            if found:
                gain, key = max(found)
                shares[evidence(key)] += gain / (length * self.lengths[index])
        return dict(shares)

    def _rarity(self, ways: tuple[Way, ...]) -> int:
        return min([len(self.postings.get(key, ())) for key, _ in ways], default=0)


def trust(mass: float) -> float:
    """Return how far a likeness that rests on so much is to be trusted, 0 to 1."""
    return 1 - exp(-mass / ENOUGH)


def kind_weight(key: str) -> float:
    """Return how much a feature of its kind tells, rarity apart."""
    if key[1:2] != ":":
        return 1.0
    if key.startswith("q:n") and len(key) <= 5 and key[3:].isdigit() and int(key[3:]) <= 10:
        return SMALL
    return KINDS[key[0] + key[2] if key[0] == "q" else key[:2]]


def evidence(key: str) -> str:
    """Return the name of a feature's kind of evidence."""
    if key[1:2] != ":":
        return "words"
    return EVIDENCE[key[0]]
