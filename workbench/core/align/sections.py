"""Pairs the sections of two pages, once all evidence is weighed, as one assignment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from workbench.core.align.assignment import assign
from workbench.core.align.outline import Outline
from workbench.core.align.scoring import Score
from workbench.core.align.titles import Titles
from workbench.core.languages import headings

TITLE = 0.62
CONTENT = 1.7
PARENT = 0.12
ORDER = 0.10
"""What full agreement of each kind adds to a pair's score."""
CONFLICT = 0.07
"""What it costs when both headings are usual ones that mean different things."""
LEAST = 0.24
"""Score below which a section has no counterpart."""
TOLD = 0.45
"""How much of the other section one must tell where no heading speaks for the pair."""
ENOUGH = 0.55
"""Weight of shared features at which a likeness begins to be trusted."""
AGAIN = 0.88
"""What a target is worth to the second and third source section that claim it."""
UNLIKELY = 0.45
"""Agreement of headings below which it is chance."""
CLEAR = 0.6
"""The same where a section has no text that could speak for it."""
COPIES = 5
APPENDICES = frozenset(
    number
    for number, row in enumerate(headings.HEADINGS)
    if row["en"][0]
    in {"See also", "References", "Notes", "Sources", "Further reading", "External links"}
)


@dataclass(slots=True)
class Pair:
    """Two sections that may be counterparts, and what speaks for it."""

    score: float = 0.0
    why: dict[str, float] = field(default_factory=dict)
    doubtful: bool = False
    """Whether only its place under a counterpart of its parent can make it a pair."""

    @property
    def possible(self) -> bool:
        """Whether there is enough for it besides some words in common."""
        return self.score >= LEAST and ("parent" in self.why or not self.doubtful)


Pairs = list[dict[int, Pair]]
"""For each source section, its candidates in the target."""


def is_appendix(title: str, lang: str) -> bool:
    """Whether a heading is that of notes, sources or links."""
    return bool(APPENDICES & set(headings.meanings(title, lang)))


def candidates(
    source: Outline,
    target: Outline,
    content: Sequence[Mapping[int, Score]],
    terms: Mapping[str, Iterable[str]] | None = None,
    told: Callable[[int, int], float] = lambda _one, _other: 1.0,
) -> Pairs:
    """Weigh headings and content of all pairs of sections that have anything in common.

    `told` says how much of a target section a source section tells, as a text of its size could.
    """
    found: Pairs = []
    by_title = _likely_titles(source, target, terms)
    for index, scores in enumerate(content):
        row: dict[int, Pair] = {}
        for other in {*scores, *by_title[index]}:
            if (index == 0) != (other == 0):
                continue
            pair = _pair(
                source, target, index, other, by_title[index].get(other, 0.0), scores.get(other)
            )
            if pair.score > 0:
                row[other] = pair
                if pair.why.get("title", 0.0) <= 0 and index:
                    pair.doubtful = told(index, other) < TOLD
        found.append(row)
    return found


def _likely_titles(
    source: Outline, target: Outline, terms: Mapping[str, Iterable[str]] | None
) -> list[dict[int, float]]:
    """Return for each source section the target sections with a like heading."""
    titles = Titles([section.title for section in target.sections])
    known = {
        title: titles.like(title, source.lang, terms)
        for title in {section.title for section in source.sections}
    }
    return [
        {index: value for index, value in known[section.title].items() if value >= UNLIKELY}
        for section in source.sections
    ]


def _pair(
    source: Outline, target: Outline, index: int, other: int, title: float, score: Score | None
) -> Pair:
    ours = set(headings.meanings(source.sections[index].title, source.lang))
    theirs = set(headings.meanings(target.sections[other].title, target.lang))
    why: dict[str, float] = {}
    bare = not source.has_text[index] or not target.has_text[other]
    if title >= (CLEAR if bare else UNLIKELY):
        why["title"] = TITLE * title
    appendix = (ours & APPENDICES) or (theirs & APPENDICES)
    if score is not None and not appendix:
        trust = 1 - exp(-score.mass / ENOUGH)
        for kind, part in score.shares.items():
            if not bare or kind in ("files", "references"):
                why[kind] = CONTENT * trust * part
    if ours and theirs and not title and why:
        why["title"] = -CONFLICT
    if index == 0:  # and the other one, as no lead meets another section
        why["order"] = TITLE
    return Pair(max(0.0, sum(why.values())), why)


def settle(source: Outline, target: Outline, pairs: Pairs) -> list[int | None]:
    """Return the counterpart of each source section, or None.

    Done twice: the second time neighbours and parents found the first time draw a section to them.
    """
    first = _assign(pairs)
    for index, row in enumerate(pairs):
        for other, pair in row.items():
            _draw(source, target, first, index, other, pair)
    return _assign(pairs)


def _draw(
    source: Outline,
    target: Outline,
    first: Sequence[int | None],
    index: int,
    other: int,
    pair: Pair,
) -> None:
    """Add what parents and order say to a pair."""
    parent = source.parent[index]
    if parent and first[parent] is not None and index:
        home = first[parent]
        if home == target.parent[other] or home == other:
            pair.why["parent"] = PARENT
    before = next((first[i] for i in range(index - 1, 0, -1) if first[i] is not None), None)
    after = next((first[i] for i in range(index + 1, len(first)) if first[i] is not None), None)
    low = before if before is not None else 0
    high = after if after is not None else len(target.sections)
    if index and low <= high and low <= other <= high:
        pair.why["order"] = ORDER * (0.5 if high - low > len(target.sections) / 2 else 1.0)
    pair.score = max(0.0, sum(pair.why.values()))


def _assign(pairs: Pairs) -> list[int | None]:
    """Solve the assignment; a target may be taken again at a discount."""
    table = [
        {
            other * COPIES + copy: pair.score * AGAIN**copy - LEAST * AGAIN
            for other, pair in row.items()
            if pair.possible
            for copy in range(COPIES)
            if pair.score * AGAIN**copy > LEAST * AGAIN
        }
        for row in pairs
    ]
    return [None if column is None else column // COPIES for column in assign(table)]


def further(target: Outline, pairs: Pairs, chosen: Sequence[int | None]) -> list[tuple[int, ...]]:
    """Return all counterparts of each source section: the chosen one and those that share it.

    A target that nobody took goes to the section that it most resembles, where it is strong and
    lies beside or under that section's counterpart.
    """
    taken = {other for other in chosen if other is not None}
    more: list[set[int]] = [set() if other is None else {other} for other in chosen]
    for other in range(1, len(target.sections)):
        if other in taken:
            continue
        best = max(
            (
                index
                for index in range(len(pairs))
                if other in pairs[index] and chosen[index] is not None
            ),
            key=lambda i: pairs[i][other].score,
            default=None,
        )
        if best is None:
            continue
        home = chosen[best]
        assert home is not None
        near = target.parent[other] in (home, target.parent[home]) or target.parent[home] == other
        pair = pairs[best][other]
        strong = pair.possible and pair.score >= max(LEAST * 1.5, 0.55 * pairs[best][home].score)
        if near and strong:
            more[best].add(other)
    return [tuple(sorted(found)) for found in more]
