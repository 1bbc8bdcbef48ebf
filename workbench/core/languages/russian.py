"""Dictionary forms of Russian words, by pymorphy3, which is loaded at the first question."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any, NamedTuple


class Lemmas(NamedTuple):
    """The dictionary forms that a word may belong to, lower-cased, with е for ё."""

    likely: tuple[str, ...]
    """The most probable one; for a word that no dictionary has, every guess."""
    possible: tuple[str, ...]
    """All of them, the most probable first."""


class Guess(Lemmas):
    """Dictionary forms of a word that no dictionary has, told by words that end alike."""

    __slots__ = ()


LemmaCache = MutableMapping[str, Lemmas]
"""Word → lemmas; whoever calls may keep it between runs."""


def lemma(word: str) -> str:
    """Return the most probable dictionary form of a word."""
    return lemmas(word).likely[0]


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> Lemmas:
    """Return the dictionary forms of a word, whatever its case."""
    word = word.lower()
    known = _known(word)
    if len(known) == 1:
        forms = tuple(known)
        return Lemmas(forms, forms)
    ranked = _ranked(word) or (_plain(word),)
    if known:
        return Lemmas(ranked[:1], tuple(dict.fromkeys([*ranked, *known])))
    return Guess(ranked, ranked)


_SURNAME = re.compile(r"(.+(?:ов|ев|ин|ын))(?:а|у|ым|е|ы|ых|ыми|ой)?")


def surname(word: str) -> str:
    """Return the dictionary form of a lower-cased word as a surname in -ов, -ев, -ин, or nothing.

    Dictionaries take «Рахмонов» for a plural of «Рахмон».
    """
    match = _SURNAME.fullmatch(word)
    return match[1] if match else ""


@lru_cache(maxsize=20_000)
def is_adjective_before_noun(word: str, following: str) -> bool:
    """Tell whether two neighbouring words agree as an adjective and its noun.

    Small words are nouns too in a dictionary, as letters («в») or rare ones («были»): what counts
    is the most probable reading.
    """
    adjectives = [p.tag for p in analyser().parse(word.lower()) if "ADJF" in p.tag]
    if not adjectives:
        return False
    tags = [p.tag for p in analyser().parse(following.lower())]
    nouns = [tag for tag in tags if "NOUN" in tag] if "NOUN" in tags[0] else []
    return any(a.case == n.case and a.number == n.number for a in adjectives for n in nouns)


def _known(word: str) -> set[str]:
    """Look a word up in the dictionary without ranking its readings: five times as fast."""
    dictionary = analyser().dictionary
    return {
        _plain(dictionary.build_normal_form(paradigm, index, fixed))
        for fixed, found in dictionary.words.similar_items(word, analyser().char_substitutes)
        for paradigm, index in found
    }


def _ranked(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plain(p.normal_form) for p in analyser().parse(word)))


def _plain(word: str) -> str:
    return word.replace("ё", "е")


@lru_cache(maxsize=1)
def analyser() -> Any:
    """Return pymorphy3's analyser, loaded once.

    It is told where its dictionary is: looking through all installed packages for one takes as
    long as reading it.
    """
    import pymorphy3
    import pymorphy3_dicts_ru

    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
