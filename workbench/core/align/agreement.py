"""What two sources say alike, and what they say differently of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.core.align.passages import WORD, quantity_marks, texts_within, words_of
from workbench.core.languages import cognates, headings, lexicon
from workbench.core.languages.quantities import Quantity, quantities
from workbench.core.model import Page, Section

Span = tuple[int, int]
Paragraphs = Sequence[tuple[Span, Span | None, float]]

ALIKE = 0.2
"""Least share of features that makes two paragraphs say the same."""
AROUND = 40
"""Characters on each side of a quantity that say what it counts."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that two sources put in different figures."""

    said: Mapping[str, str]
    """Language → what it says."""
    spans: Mapping[str, Span]
    """Language → the paragraph that says it."""


def agreeing(
    pages: Mapping[str, Page], paragraphs: Mapping[str, Paragraphs]
) -> tuple[Mapping[str, Span], ...]:
    """Join paragraphs of different sources: those with one English counterpart, and those alike."""
    by_target: dict[Span, dict[str, Span]] = {}
    rest: dict[str, list[Span]] = {}
    for lang, found in paragraphs.items():
        for span, target, _ in found:
            if target is not None and lang not in by_target.setdefault(target, {}):
                by_target[target][lang] = span
            else:
                rest.setdefault(lang, []).append(span)
    told = (group for group in by_target.values() if len(group) > 1)
    return (*told, *_alike(pages, rest))


def _alike(pages: Mapping[str, Page], rest: Mapping[str, list[Span]]) -> Iterable[dict[str, Span]]:
    """Pair what English lacks, each paragraph with the most alike of the other source."""
    for one, other in combinations(rest, 2):
        theirs = [(span, common_features(pages[other], span)) for span in rest[other]]
        for span in rest[one]:
            ours = common_features(pages[one], span)
            best = max(theirs, key=lambda pair: overlap(ours, pair[1]))
            if overlap(ours, best[1]) >= ALIKE:
                yield {one: span, other: best[0]}


def common_features(page: Page, span: Span) -> frozenset[str]:
    """Return features of a paragraph that two sources can share: quantities, English stems, names."""
    text = _text(page, span)
    found = {"q:" + mark for mark in quantity_marks(quantities(text, page.lang))}
    for word in words_of(text):
        found |= meaning(word, page.lang)
    return frozenset(found)


def meaning(word: str, lang: str) -> frozenset[str]:
    """Return English stems for a word, else its sound where it is a name."""
    known = lexicon.translations(word.lower(), lang)
    if known or not (word[:1].isupper() and len(word) > 3):
        return known
    return frozenset({"~" + cognates.fold(word.lower())[:6]})


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that both have; 0 with fewer than three in common."""
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= 3 else 0.0


def disagreements(
    pages: Mapping[str, Page],
    joined: Iterable[Mapping[str, Span]],
    sections: Mapping[str, Iterable[int]],
) -> tuple[Disagreement, ...]:
    """Return what joined paragraphs put in different figures, told by unit and surroundings.

    A figure that the other source gives anywhere in its `sections` is no other one.
    """
    groups = list(joined)
    known = {lang: _figures(pages[lang], own) for lang, own in sections.items()} if groups else {}
    return tuple(
        found
        for group in groups
        for one, other in combinations(group, 2)
        for found in _between(pages, group, one, other, known)
    )


def _figures(page: Page, sections: Iterable[int]) -> frozenset[str]:
    """Return the quantities of sections as features."""
    return frozenset(
        mark
        for index in sections
        for block in page.sections[index].blocks
        for segment in block.segments
        for mark in quantity_marks(quantities(segment.text, page.lang))
    )


def _between(
    pages: Mapping[str, Page],
    group: Mapping[str, Span],
    one: str,
    other: str,
    known: Mapping[str, frozenset[str]],
) -> Iterable[Disagreement]:
    texts = {lang: _text(pages[lang], group[lang]) for lang in (one, other)}
    ours = [q for q in quantities(texts[one], one) if _mark(q) not in known[other]]
    theirs = [q for q in quantities(texts[other], other) if _mark(q) not in known[one]]
    for quantity in ours:
        around = _around(texts[one], quantity, one)
        for rival in theirs:
            if (rival.kind, rival.unit) != (quantity.kind, quantity.unit):
                continue
            common = around & _around(texts[other], rival, other)
            if len(common) >= (1 if quantity.unit else 2):
                said = {
                    one: texts[one][quantity.start : quantity.end],
                    other: texts[other][rival.start : rival.end],
                }
                yield Disagreement(said, dict(group))
                break


def _mark(quantity: Quantity) -> str:
    return quantity.kind[0] + quantity.value


def _around(text: str, quantity: Quantity, lang: str) -> frozenset[str]:
    piece = text[max(0, quantity.start - AROUND) : quantity.start] + " "
    piece += text[quantity.end : quantity.end + AROUND]
    return frozenset(m for word in WORD.findall(piece) for m in meaning(word, lang))


def _text(page: Page, span: Span) -> str:
    return "\n".join(texts_within(page, span))


def same_section(one: Page, section: Section, other: Page, candidate: Section) -> bool:
    """Whether two sources' sections have headings that mean the same."""
    ours = set(headings.meanings(section.title, one.lang))
    return bool(ours & set(headings.meanings(candidate.title, other.lang)))
