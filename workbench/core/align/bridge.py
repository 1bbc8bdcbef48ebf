"""Leads from the words of a source page to the words of the target page that may mean the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from workbench.core.align.passages import Passage
from workbench.core.languages import cognates, lexicon, territories
from workbench.core.languages.script import is_cyrillic

COMMON = 0.78
"""Least similarity of sound between common words."""
NAMES = 0.70
"""Least similarity of sound between words that both begin with a capital."""
FORMS = 3
"""Target words that one source word may stand for by its sound."""

Way = tuple[str, float]
"""A feature of the target page and how surely it means the same."""

STOP = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "to",
        "a",
        "is",
        "was",
        "for",
        "on",
        "as",
        "by",
        "with",
        "at",
        "from",
        "that",
        "it",
        "its",
        "an",
        "were",
        "are",
        "be",
        "which",
        "this",
        "or",
        "had",
        "has",
        "have",
        "been",
        "also",
        "their",
        "they",
        "his",
        "her",
        "he",
        "she",
        "not",
        "but",
        "who",
        "one",
        "all",
        "into",
        "than",
        "other",
        "such",
        "after",
        "most",
        "when",
        "over",
        "there",
        "can",
        "between",
        "during",
        "some",
        "these",
        "would",
        "only",
        "through",
        "while",
        "more",
        "about",
        "no",
        "if",
        "then",
        "both",
        "out",
        "up",
        "so",
        "where",
        "may",
        "will",
        "two",
        "first",
        "new",
        "made",
        "used",
        "many",
        "however",
        "being",
        "under",
        "its",
        "them",
        "because",
        "any",
        "each",
        "very",
        "well",
        "since",
        "until",
    ]
)


class Bridge:
    """For each word of the source, the features of the target that it may match."""

    def __init__(
        self,
        lang: str,
        source: Iterable[Passage],
        target: Iterable[Passage],
        terms: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.lang = lang
        self._capital: set[str] = set()
        self._stems = self._known(target)
        self._terms = _by_sound_of({**territories.names(lang), **(terms or {})})
        self._buckets = self._by_sound()
        self.ways: dict[str, tuple[Way, ...]] = {}
        for passage in source:
            for word in passage.words:
                if word not in self.ways:
                    self.ways[word] = self._ways(word)

    def _known(self, target: Iterable[Passage]) -> dict[str, str]:
        """Return the stems of the target page, each with one of its words."""
        found: dict[str, str] = {}
        for passage in target:
            for word in passage.words:
                key = target_key(word)
                if key:
                    found.setdefault(key, word.lower())
                    self._capital |= {key} if word[0].isupper() else set()
        return found

    def _by_sound(self) -> dict[str, list[tuple[str, str]]]:
        buckets: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, word in self._stems.items():
            sounds = cognates.fold(word)
            if len(sounds) >= cognates.LEAST:
                buckets[cognates.bucket(sounds)].append((key, sounds))
        return buckets

    def _ways(self, word: str) -> tuple[Way, ...]:
        lower = word.lower()
        key = target_key(word)
        if not is_cyrillic(lower):
            return ((key, 1.0),) if key in self._stems else ()
        ways = {stem: 0.9 for stem in lexicon.translations(lower, self.lang) if stem in self._stems}
        for term in (_term_key(word), lower):
            ways |= dict.fromkeys(self._terms.get(term, set()) & self._stems.keys(), 1.0)
        for stem, sure in self._similar(lower, word[0].isupper()):
            ways[stem] = max(ways.get(stem, 0.0), sure)
        return tuple(sorted(ways.items(), key=lambda way: (-way[1], way[0])))

    def _similar(self, lower: str, capital: bool) -> list[Way]:
        sounds = cognates.fold(lower)
        if len(sounds) < cognates.LEAST:
            return []
        found = []
        shortest, longest = cognates.LIKE_LENGTH * len(sounds), len(sounds) / cognates.LIKE_LENGTH
        for key, other in self._buckets.get(cognates.bucket(sounds), ()):
            if not shortest <= len(other) <= longest:
                continue
            least = NAMES if capital and key in self._capital else COMMON
            if min(len(sounds), len(other)) < 4:
                least += 0.12
            value = cognates.similarity(sounds, other)
            if value >= least:
                found.append((key, value))
        found.sort(key=lambda way: -way[1])
        return [way for way in found[:FORMS] if way[1] >= found[0][1] - 0.1]


def _by_sound_of(terms: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return the English stems of terms by the sound of their source, which ignores endings."""
    found: dict[str, set[str]] = defaultdict(set)
    for source, targets in terms.items():
        stems = {target_key(word) for target in targets for word in target.split()}
        found[_term_key(source)] |= stems
    return found


def _term_key(word: str) -> str:
    """Return what a term is found by: its sound; abbreviations and short words as they are written."""
    if word.isupper():
        return word
    sounds = cognates.fold(word.lower())
    return sounds if len(sounds) > cognates.LEAST else word.lower()


def target_key(word: str) -> str:
    """Return the feature of an English word; empty for a word too common to tell anything."""
    lower = word.lower()
    if lower in STOP or len(lower) < 2:
        return ""
    return lexicon.english_stem(cognates.strip_marks(lower))


def features(passage: Passage) -> Counter[str]:
    """Return what a passage of the target page offers to be matched."""
    found = Counter({key: n for key, n in _keys(passage).items() if key})
    found.update(dict.fromkeys(sorted(passage.marks), 1))
    return found


def _keys(passage: Passage) -> Counter[str]:
    keys: Counter[str] = Counter()
    for word, count in passage.words.items():
        keys[target_key(word)] += count
    return keys
