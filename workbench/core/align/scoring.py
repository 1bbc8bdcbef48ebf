"""Compares every source passage with the target passages that share something rare with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from workbench.core.align.bridge import Bridge, Way, features
from workbench.core.align.passages import Passage

BUDGET = 4_000
"""Comparisons that one source passage may cost; the rarest features come first, so that a page ten
times as long takes ten times as long and no more."""
UNREACHED = 0.25
"""What a word counts in the length of a text when nothing on the other page can match it."""

Source = Counter[tuple[Way, ...]]
Target = Counter[str]

NAME = 1.25
KINDS = {"l:": 1.3, "f:": 2.2, "u:": 2.6, "i:": 3.0, "qd": 2.0, "qy": 1.5, "qn": 1.4, "qc": 1.2}
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
    """Weight of all shared features: how much the value rests on."""


def source_bag(passage: Passage, bridge: Bridge) -> Source:
    """Return what a source passage can be matched by: for each feature its ways to the target."""
    bag: Source = Counter()
    for word, count in passage.words.items():
        bag[bridge.ways.get(word, ())] += count
    for mark in passage.marks:
        bag[((mark, 1.0),)] += 1
    return bag


def target_bag(passage: Passage) -> Target:
    """Return what a target passage offers."""
    return features(passage)


def merged(bags: Sequence[Counter[str]]) -> Counter[str]:
    """Add up bags."""
    total: Counter[str] = Counter()
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
        self.reached = {key for bag in sources for ways in bag for key, _ in ways}
        self.weights = {key: self._weight(key) for key in self.postings}
        self.lengths = [self._length(bag) for bag in targets]
        self.targets = targets

    def _weight(self, key: str) -> float:
        rarity = log((self.count + 1) / (len(self.postings[key]) + 0.3)) if self.count > 1 else 1.0
        return max(0.05, rarity) * kind_weight(key)

    def _length(self, bag: Target) -> float:
        total = 0.0
        for key in bag:
            square = self.weights[key] ** 2
            total += square if key in self.reached else UNREACHED * square
        return sqrt(total) or 1.0

    def scores(self, source: Source) -> dict[int, Score]:
        """Return the targets that share something with a source bag."""
        overlap: dict[int, float] = defaultdict(float)
        shares: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        own = 0.0
        left = BUDGET
        for ways in sorted(source, key=self._rarity):
            if not ways:
                own += UNREACHED * source[ways] * log(self.count + 1) ** 2
                continue
            best: dict[int, tuple[float, str]] = {}
            heaviest = 0.0
            for key, sure in ways:
                weight = self.weights.get(key)
                if weight is None:
                    continue
                heaviest = max(heaviest, weight)
                if left <= 0:
                    continue
                left -= len(self.postings[key])
                gain = sure * weight * weight
                for index in self.postings[key]:
                    if gain > best.get(index, (0.0, ""))[0]:
                        best[index] = (gain, key)
            own += heaviest**2 or log(self.count + 1) ** 2 * kind_weight(ways[0][0]) ** 2
            for index, (gain, key) in best.items():
                overlap[index] += gain
                shares[index][evidence(key)] += gain
        return {
            index: self._score(value, sqrt(own) * self.lengths[index], shares[index])
            for index, value in overlap.items()
        }

    def _rarity(self, ways: tuple[Way, ...]) -> int:
        return min((len(self.postings.get(key, ())) for key, _ in ways), default=0)

    @staticmethod
    def _score(overlap: float, length: float, shares: Mapping[str, float]) -> Score:
        value = min(1.0, overlap / length) if length else 0.0
        scale = value / overlap if overlap else 0.0
        return Score(value, {kind: part * scale for kind, part in shares.items()}, overlap)


def kind_weight(key: str) -> float:
    """Return how much a feature of its kind tells, rarity apart."""
    if key[1:2] != ":":
        return 1.0
    if key.startswith("q:n") and len(key) <= 5 and key[3:].isdigit() and int(key[3:]) <= 10:
        return SMALL
    return KINDS.get(key[0] + key[2] if key[0] == "q" else key[:2], 1.0)


def evidence(key: str) -> str:
    """Return the name of a feature's kind of evidence."""
    if key[1:2] != ":":
        return "words"
    return {"q": "numbers", "l": "links", "f": "files", "u": "references", "i": "references"}[
        key[0]
    ]
