"""What stands for a word when terms are looked for: lemmas, stems or the word itself."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from workbench.core.languages import english, russian, tajik
from workbench.core.languages.russian import LemmaCache, Lemmas

KeyOf = Callable[[str], Lemmas]
"""Folded word → its keys: those for terms of one word, and those for terms of several."""


def keys(lang: str, cache: LemmaCache | None = None) -> KeyOf:
    """Return the function that gives the keys of a word in a language.

    `cache` is asked first and filled; it may be kept between runs.
    """
    if lang == "ru":
        return _cached(russian.lemmas, cache) if cache is not None else russian.lemmas
    if lang == "tg":
        return _tajik
    if lang == "en":
        return _english
    return _itself


def _cached(find: KeyOf, cache: MutableMapping[str, Lemmas]) -> KeyOf:
    def lookup(word: str) -> Lemmas:
        word = word.lower()
        found = cache.get(word)
        if found is None:
            found = cache[word] = find(word)
        return found

    return lookup


def _tajik(word: str) -> Lemmas:
    steps = tuple(dict.fromkeys(reversed(tajik.stems(word))))
    return Lemmas(steps, steps)


def _english(word: str) -> Lemmas:
    key = (english.key(word),)
    return Lemmas(key, key)


def _itself(word: str) -> Lemmas:
    key = (word.lower(),)
    return Lemmas(key, key)


def abbreviation(word: str) -> str:
    """Return an abbreviation in capitals without a Russian case ending (МИДом → МИД), or nothing."""
    if not word[:2].isupper():
        return ""
    if word.isupper():
        return word if len(word) > 1 and word.isalpha() else ""
    head = word.rstrip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    return head if len(head) > 1 and head.isupper() and len(word) - len(head) <= 3 else ""
