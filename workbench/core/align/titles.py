"""Compares section headings across languages: by the table of usual ones, else word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from workbench.core.align.bridge import target_key
from workbench.core.align.passages import quantity_marks, words_of
from workbench.core.languages import cognates, headings, lexicon

BY_WORDS = 0.8
"""What agreement of all words counts, where the table says nothing."""
ALIKE = 0.8
"""Least similarity of sound between words of headings."""


def title_score(
    source: str, lang: str, target: str, terms: Mapping[str, Iterable[str]] | None = None
) -> float:
    """Return 0 to 1 for a source heading and an English one."""
    if not source or not target:
        return float(source == target)
    table = by_table(source, lang, target)
    if table == 1.0:
        return 1.0
    return max(table, BY_WORDS * _by_words(source, lang, target, terms or {}))


@lru_cache(maxsize=50_000)
def by_table(source: str, lang: str, target: str) -> float:
    """Return how far the table of usual headings calls two headings the same.

    A heading that joins two («Музеи и библиотеки») counts for each of its halves.
    """
    if headings.fold(source) == headings.fold(target):
        return 1.0
    there = set(headings.meanings(target, "en"))
    if there & set(headings.meanings(source, lang)):
        return 1.0
    ours = [set(headings.meanings(part, lang)) for part in headings.parts(source)]
    theirs = [set(headings.meanings(part, "en")) for part in headings.parts(target)]
    if any(
        one & other
        for one in [*ours, set(headings.meanings(source, lang))]
        for other in [*theirs, there]
    ):
        return 0.7
    return 0.0


def _by_words(source: str, lang: str, target: str, terms: Mapping[str, Iterable[str]]) -> float:
    """Return the share of words and numbers that two headings have in common."""
    theirs = {target_key(word) for word in words_of(target)} - {""}
    theirs |= {"q:" + mark for mark in quantity_marks(target, "en")}
    marks = {"q:" + mark for mark in quantity_marks(source, lang)}
    words = [word.lower() for word in words_of(source) if len(word) > 2]
    if not theirs or not (words or marks):
        return 0.0
    met: set[str] = marks & theirs
    hits = float(len(met))
    for word in words:
        found = {stem for stem in lexicon.translations(word, lang) if stem in theirs}
        found |= {
            stem for term in terms.get(word, ()) for stem in [target_key(term)] if stem in theirs
        }
        found |= {stem for stem in theirs if stem[1:2] != ":" and _alike(word, stem)}
        met |= found
        hits += bool(found)
    ours = len(words) + len(marks)
    return (hits / ours + len(met) / len(theirs)) / 2


def _alike(word: str, stem: str) -> bool:
    if not cognates.CYRILLIC.search(word):
        return target_key(word) == stem
    return cognates.similarity(cognates.fold(word), cognates.fold(stem)) >= ALIKE
