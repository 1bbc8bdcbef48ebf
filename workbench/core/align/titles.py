"""Compares section headings across languages: by the table of usual ones, else word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.core.align.bridge import target_key
from workbench.core.align.passages import quantity_marks, words_of
from workbench.core.languages import cognates, headings, lexicon
from workbench.core.languages.quantities import quantities

BY_WORDS = 0.8
"""What agreement of all words counts, where the table says nothing."""
HALF = 0.7
"""What it counts when a heading joins two («Музеи и библиотеки») and one of them is met."""
DOUBT = 0.75
"""What is left of agreement by words where the table knows both headings as different ones."""
ALIKE = 0.8
"""Least similarity of sound between words of headings."""


class Titles:
    """The English headings of a page, found again from another language."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Take the headings in their order; equal ones are told apart by their index."""
        self.indexes: dict[str, list[int]] = defaultdict(list)
        for index, title in enumerate(titles):
            self.indexes[title].append(index)
        self.meanings: dict[int, set[str]] = defaultdict(set)
        self.halves: dict[int, set[str]] = defaultdict(set)
        self.keys: dict[str, set[str]] = {}
        self.holders: dict[str, set[str]] = defaultdict(set)
        self.buckets: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for title in self.indexes:
            self._add(title)

    def _add(self, title: str) -> None:
        for meaning in headings.meanings(title, "en"):
            self.meanings[meaning].add(title)
        for part in headings.parts(title):
            for meaning in headings.meanings(part, "en"):
                self.halves[meaning].add(title)
        self.keys[title] = features(title, "en")
        for key in self.keys[title]:
            if key not in self.holders and key[1:2] != ":":
                sounds = cognates.fold(key)
                self.buckets[cognates.bucket(sounds)].append((key, sounds))
            self.holders[key].add(title)

    def like(
        self, source: str, lang: str, terms: Mapping[str, Iterable[str]] | None = None
    ) -> dict[int, float]:
        """Return index → likeness, 0 to 1, of the headings that are like one of another language."""
        ours = set(headings.meanings(source, lang))
        found: dict[str, float] = {}
        for title, value in self._by_words(source, lang, terms or {}).items():
            theirs = set(headings.meanings(title, "en"))
            doubt = DOUBT if ours and theirs and not ours & theirs else 1.0
            found[title] = BY_WORDS * value * doubt
        for title, value in self._by_table(source, lang, ours).items():
            found[title] = max(value, found.get(title, 0.0))
        return {index: value for title, value in found.items() for index in self.indexes[title]}

    def _by_table(self, source: str, lang: str, ours: set[int]) -> dict[str, float]:
        halves = {m for part in headings.parts(source) for m in headings.meanings(part, lang)}
        found: dict[str, float] = {}
        for meaning in halves | ours:
            for title in self.halves.get(meaning, ()):
                found[title] = HALF
        for meaning in halves:
            for title in self.meanings.get(meaning, ()):
                found[title] = HALF
        for meaning in ours:
            for title in self.meanings.get(meaning, ()):
                found[title] = 1.0
        if source and source in self.indexes:
            found[source] = 1.0
        return found

    def _by_words(
        self, source: str, lang: str, terms: Mapping[str, Iterable[str]]
    ) -> dict[str, float]:
        """Return the share of words and numbers that headings have in common with one."""
        words = [word.lower() for word in words_of(source) if len(word) > 2]
        marks = {f"q:{mark}" for mark in quantity_marks(quantities(source, lang))}
        ways: list[set[str]] = [{mark} for mark in marks]
        ways += [self._ways(word, lang, terms) for word in words]
        hits: dict[str, int] = defaultdict(int)
        met: dict[str, set[str]] = defaultdict(set)
        for keys in ways:
            titles = {title for key in keys for title in self.holders.get(key, ())}
            for title in titles:
                hits[title] += 1
                met[title] |= keys & self.keys[title]
        return {
            title: (count / len(ways) + len(met[title]) / len(self.keys[title])) / 2
            for title, count in hits.items()
        }

    def _ways(self, word: str, lang: str, terms: Mapping[str, Iterable[str]]) -> set[str]:
        """Return the words of headings that a word may stand for."""
        if word.isascii():
            return {target_key(word)}
        found = set(lexicon.translations(word, lang))
        found |= {target_key(term) for term in terms.get(word, ())}
        sounds = cognates.fold(word)
        for key, other in self.buckets.get(cognates.bucket(sounds), ()):
            if cognates.similarity(sounds, other) >= ALIKE:
                found.add(key)
        return found


def features(title: str, lang: str) -> set[str]:
    """Return the words and quantities of an English heading as features."""
    keys = {target_key(word) for word in words_of(title)} - {""}
    return keys | {f"q:{mark}" for mark in quantity_marks(quantities(title, lang))}
