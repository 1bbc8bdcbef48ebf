"""Pairs the sentences of two paragraphs that say the same; one without a counterpart stays alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.core.align.assignment import assign
from workbench.core.align.bridge import Bridge
from workbench.core.align.passages import Passage, quantity_marks, words_of
from workbench.core.align.scoring import Scorer, source_bag, target_bag
from workbench.core.languages.quantities import quantities
from workbench.core.model import Page, ParagraphMatch

LEAST = 0.06
"""Likeness below which a sentence has no counterpart in the paragraph."""

Span = tuple[int, int]


def sentence_pairs(
    source: Page,
    target: Page,
    pair: ParagraphMatch,
    terms: Mapping[str, Iterable[str]] | None = None,
) -> tuple[ParagraphMatch, ...]:
    """Return the sentences of a matched paragraph with their counterparts, in the source's order."""
    ours, theirs = _passages(source, pair.source), _passages(target, pair.target)
    bridge = Bridge(source.lang, ours, theirs, terms)
    bags = [source_bag(passage, bridge) for passage in ours]
    scorer = Scorer([target_bag(passage) for passage in theirs], bags)
    table = [
        {
            index: score.value
            for index, score in scorer.scores(bag, explain=False).items()
            if score.value >= LEAST
        }
        for bag in bags
    ]
    return tuple(
        ParagraphMatch(ours[row].span, theirs[column].span, round(table[row][column], 3))
        for row, column in enumerate(assign(table))
        if column is not None
    )


def _passages(page: Page, span: Span) -> list[Passage]:
    """Return each sentence of a span as a passage of its own."""
    found = []
    for section in page.sections:
        if section.end <= span[0] or span[1] <= section.start:
            continue
        for block in section.blocks:
            for segment in block.segments:
                if span[0] <= segment.start and segment.end <= span[1]:
                    passage = Passage(section.index, block, segment.text, segment)
                    passage.words.update(words_of(segment.text))
                    passage.quantities = quantities(segment.text, page.lang)
                    passage.marks.update(f"q:{m}" for m in quantity_marks(passage.quantities))
                    found.append(passage)
    return found
