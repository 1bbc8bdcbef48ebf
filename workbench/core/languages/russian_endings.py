"""Which Russian words may be forms of given lemmas, told by their endings without a dictionary."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import repeat
from typing import Any

from workbench.core.languages import russian

PREFIXES = ("по", "наи")
"""What forms have before their stem: comparatives (побольше), superlatives (наибольший)."""


class Reach:
    """The words that may be forms of some lemmas; `in` never denies one that is.

    Lemmas and words are lower-case with е for ё. Asking costs a few looks into dictionaries, a
    twentieth of guessing the lemma of a word that no dictionary has.
    """

    def __init__(self, lemmas: Collection[str]) -> None:
        self.size = len(lemmas)
        self._lemmas = frozenset(lemmas)
        self._stems = {lemma[:end] for lemma in self._lemmas for end in range(len(lemma) + 1)}
        self._endings, self._tails = _endings()

    def __contains__(self, word: str) -> bool:
        stems, tails = self._stems, self._tails
        cut = len(word)
        while cut and word[cut - 1 :] in tails:
            cut -= 1
        while cut <= len(word) and (stem := word[:cut]) in stems:
            for ending in self._endings.get(word[cut:], ()):
                if stem + ending in self._lemmas:
                    return True
            cut += 1
        return word.startswith(PREFIXES) and any(
            word.startswith(p) and word[len(p) :] in self for p in PREFIXES
        )


def known() -> bool:
    """Tell whether the endings are worked out, so that asking is cheap from the first word on."""
    return _endings.cache_info().currsize > 0


@lru_cache(maxsize=1)
def _endings() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return ending of a form → endings of lemmas, by every paradigm, and what endings end with.

    What both have in common at the front is left out.
    """
    dictionary: Any = russian.analyser().dictionary
    pairs: set[tuple[int, int]] = set()
    for paradigm in dictionary.paradigms:
        forms = len(paradigm) // 3
        pairs.update(zip(paradigm[:forms], repeat(paradigm[0]), strict=False))
    found: dict[str, set[str]] = {}
    suffixes = [suffix.replace("ё", "е") for suffix in dictionary.suffixes]
    for form, lemma in pairs:
        one, other = suffixes[form], suffixes[lemma]
        same = 0
        for mine, its in zip(one, other, strict=False):
            if mine != its:
                break
            same += 1
        found.setdefault(one[same:], set()).add(other[same:])
    table = {one: tuple(sorted(others)) for one, others in found.items()}
    return table, frozenset(ending[at:] for ending in table for at in range(len(ending) + 1))
