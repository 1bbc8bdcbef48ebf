"""Frequent words of articles in Russian and Tajik with their English counterparts, by stem."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workbench.core.languages import tajik
from workbench.core.languages.tables import rows

LONGEST_ENDING = 5
"""Letters that a word may have behind its stem."""

ENGLISH_ENDING = re.compile(r"(?:ingly|edly|ings|ing|ied|ies|ed|es|ly|s|e|y)$")

SLAVIC = {
    lang: {ord(pair[0]): pair[1] for pair in pairs.split()}
    for lang, pairs in {
        "uk": "іи їи єе ґг",
        "be": "іи ўв эе ыи",
        "bg": "ъо",
        "mk": "јй ѓг ќк љл њн џж ѕз",
        "sr": "јй ђж ћч љл њн џж",
    }.items()
}
"""Letters of Russian's relatives that have no place in the Russian column."""


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """Return a lower-case English word without its commonest endings."""
    if len(word) <= 3:
        return word
    shorter = ENGLISH_ENDING.sub("", word)
    return shorter if len(shorter) >= 3 else word


@cache
def _stems(lang: str) -> dict[str, frozenset[str]]:
    """Return stem in a language → stems of its English counterparts."""
    found: dict[str, set[str]] = {}
    for row in rows("lexicon.tsv"):
        english = {english_stem(word) for word in row["en"]}
        for stem in row.get(lang, ()):
            found.setdefault(stem.replace("ё", "е"), set()).update(english)
    return {stem: frozenset(words) for stem, words in found.items()}


def translations(word: str, lang: str) -> frozenset[str]:
    """Return the English stems that a lower-case word may mean; empty when it is not listed.

    A Tajik word is looked up as written, then without its endings («аҳолии» is «аҳолӣ»);
    a relative of Russian in the Russian column, letter for letter.
    """
    if lang == "tg":
        return _look_up(word, "tg") or _look_up(tajik.stem(word), "tg")
    return _look_up(word.translate(SLAVIC.get(lang, {})), "ru")


@lru_cache(maxsize=200_000)
def _look_up(word: str, column: str) -> frozenset[str]:
    stems = _stems(column)
    word = word.replace("ё", "е")
    for length in range(len(word), max(1, len(word) - LONGEST_ENDING - 1), -1):
        found = stems.get(word[:length])
        if found is not None and (length >= 4 or len(word) - length <= length):
            return found
    return frozenset()
