"""The whole of it: sections, paragraphs and facts of a source page against the English one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt

from workbench.core.align import coverage, facts, paragraphs, sections, sentences
from workbench.core.align import overrides as decisions
from workbench.core.align.bridge import Bridge
from workbench.core.align.markup import Markup
from workbench.core.align.outline import Outline, outline
from workbench.core.align.overrides import Override
from workbench.core.align.passages import Passage, passages
from workbench.core.align.scoring import Scorer, Source, Target, merged, source_bag, target_bag
from workbench.core.model import Alignment, Gap, Match, Page, ParagraphMatch

THIN = 0.65
"""Share of the source's size below which the English section is thinner."""
ENOUGH = 0.65
"""Share of the source's content that English must say at least; less where it says much else."""
SHORT = 40
"""Characters of a section that has no content to speak of."""
LENGTH = {"ru": 0.92, "tg": 0.9, "uk": 0.95}
"""Characters of English for a character of the source, where they are known to differ."""

Span = tuple[int, int]


def align(
    source: Page,
    target: Page,
    links: Mapping[str, str | None] | None = None,
    *,
    overrides: Sequence[Override] = (),
    terms: Mapping[str, Iterable[str]] | None = None,
) -> Alignment:
    """Align a source page with its English counterpart.

    `links` has the English titles of link targets, `terms` English words for source words from
    glossaries, `overrides` what a person decided about sections.
    """
    markup = Markup.of(source)
    ours, theirs = passages(source, links, markup), passages(target)
    bridge = Bridge(source.lang, ours, theirs, terms)
    bags = [source_bag(passage, bridge) for passage in ours]
    offers = [target_bag(passage) for passage in theirs]
    here, there = outline(source, ours), outline(target, theirs)
    pairs, counterparts = _sections(here, there, ours, theirs, bags, offers, terms)
    counterparts = decisions.apply(counterparts, overrides)
    matched = paragraphs.match(ours, theirs, bags, offers, counterparts, there.parent)
    said = sentences.pairs(ours, theirs, bridge, counterparts, there.parent, matched)
    said += sentences.tables(ours, theirs, bags, offers, counterparts, there.parent)
    told = {unit.span: other for unit, other, _ in said}
    rows = _rows(here, there, pairs, counterparts, overrides, told.keys())
    met = {other for others in counterparts for other in others}
    return Alignment(
        rows,
        tuple(index for index, others in enumerate(counterparts) if not others),
        tuple(section.index for section in target.sections if section.index not in met),
        tuple(_paragraph(ours[one], theirs[other], score) for one, other, score in matched),
        tuple(
            facts.lacking(
                source, ours, theirs, bridge, counterparts, matched, told, links or {}, markup
            )
        ),
        tuple(_paragraph(*pair) for pair in said),
    )


def _sections(
    here: Outline,
    there: Outline,
    ours: Sequence[Passage],
    theirs: Sequence[Passage],
    bags: Sequence[Source],
    offers: Sequence[Target],
    terms: Mapping[str, Iterable[str]] | None,
) -> tuple[sections.Pairs, list[tuple[int, ...]]]:
    """Return all candidate pairs of sections, and the counterparts of each source section."""
    mine = [merged([bags[i] for i in found]) for found in _by_section(ours, len(here.sections))]
    yours = [
        merged([offers[i] for i in found]) for found in _by_section(theirs, len(there.sections))
    ]
    scorer = Scorer(yours, mine)
    content = [scorer.scores(bag) for bag in mine]

    def told(one: int, other: int) -> float:
        size = there.sizes[other] / max(1, here.sizes[one])
        return scorer.told(mine[one], other) * sqrt(size)

    pairs = sections.candidates(here, there, content, terms, told)
    chosen = sections.settle(here, there, pairs)
    return pairs, sections.further(there, pairs, chosen)


def _by_section(found: Sequence[Passage], count: int) -> list[list[int]]:
    grouped: list[list[int]] = [[] for _ in range(count)]
    for index, passage in enumerate(found):
        grouped[passage.section].append(index)
    return grouped


def _paragraph(one: Passage, other: Passage, score: float) -> ParagraphMatch:
    return ParagraphMatch(one.span, other.span, round(score, 3))


def _rows(
    here: Outline,
    there: Outline,
    pairs: sections.Pairs,
    counterparts: Sequence[tuple[int, ...]],
    overrides: Sequence[Override],
    said: Collection[Span],
) -> tuple[Match, ...]:
    """Return one row for the source sections that have the same counterparts."""
    grouped: dict[tuple[int, ...], list[int]] = {}
    for index, others in enumerate(counterparts):
        if others:
            grouped.setdefault(others, []).append(index)
    rows = [
        _row(here, there, pairs, tuple(ours), others, overrides, said)
        for others, ours in grouped.items()
    ]
    return tuple(sorted(rows, key=lambda row: row.source))


def _row(
    here: Outline,
    there: Outline,
    pairs: sections.Pairs,
    ours: tuple[int, ...],
    others: tuple[int, ...],
    overrides: Sequence[Override],
    said: Collection[Span],
) -> Match:
    why: dict[str, float] = {}
    for index in ours:
        best = max(
            (pairs[index][o] for o in others if o in pairs[index]),
            key=lambda p: p.score,
            default=None,
        )
        for kind, weight in best.why.items() if best else ():
            why[kind] = why.get(kind, 0.0) + weight / len(ours)
    score = min(1.0, sum(why.values()))
    if any(decisions.decided(index, overrides) for index in ours):
        why, score = {**why, "person": 1.0}, 1.0
    state = Gap.THINNER if _thinner(here, there, ours, others, said) else Gap.PRESENT
    rounded = {
        kind: round(weight, 3) for kind, weight in sorted(why.items()) if abs(weight) >= 0.0005
    }
    return Match(ours, others, round(score, 3), state, rounded)


def _thinner(
    here: Outline,
    there: Outline,
    ours: tuple[int, ...],
    others: tuple[int, ...],
    said: Collection[Span],
) -> bool:
    """Whether English says much less than sections of the source: by size, or by what is said."""
    mine, yours = sum(here.sizes[index] for index in ours), there.whole(others)
    if mine < SHORT:
        return False
    if yours < THIN * LENGTH.get(here.lang, 1.0) * mine:
        return True
    chosen = [here.sections[index] for index in ours]
    if all(sections.is_appendix(section.title, here.lang) for section in chosen):
        return False
    return coverage.share(chosen, said) < ENOUGH * sqrt(min(1.0, mine / yours))
