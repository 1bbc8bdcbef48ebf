"""What stands for a word when terms are looked for: lemmas, stems or the word itself."""

from __future__ import annotations

from collections.abc import Callable

from workbench.core.languages import english, russian, russian_endings, tajik
from workbench.core.languages.russian import Guess, LemmaCache, Lemmas

NOTHING = Lemmas((), ())
PATIENCE = 10_000
"""Words of texts looked up before endings are asked first: to work these out takes as long as they
save in so many words, of which a page has three or four thousand."""
GUESS = 9
"""How many such words one counts for that no dictionary has."""


class Keys:
    """Gives the keys of words in a language: those for terms of one word, and those for several.

    `cache` is asked first and filled; it may be kept between runs.
    """

    def __init__(self, lang: str, cache: LemmaCache | None = None) -> None:
        self._find = _FINDERS.get(lang, _itself)
        self._cache = cache if lang == "ru" else None
        self._lang = lang
        self._reach: russian_endings.Reach | None = None
        self._asked = 0
        self.wanted: set[str] = set()
        """Keys that terms have; a word that none of them can stand for needs no lemma."""

    def of_term(self, word: str) -> Lemmas:
        """Return the keys of a folded word of a term."""
        word = word.lower()
        if self._cache is None:
            return self._find(word)
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._find(word)
        return found

    def of_text(self, word: str) -> Lemmas:
        """Return the keys of a folded lower-case word, nothing if no term can have them."""
        if self._lang != "ru":
            return self._find(word)
        found = self._cache.get(word) if self._cache is not None else None
        if found is not None:
            return found
        reach = self._reach
        if reach is None or reach.size != len(self.wanted):
            if self._asked < PATIENCE and not russian_endings.known():
                found = self.of_term(word)
                self._asked += GUESS if isinstance(found, Guess) else 1
                return found
            reach = self._reach = russian_endings.Reach(self.wanted)
        return self.of_term(word) if word in reach else NOTHING


def _tajik(word: str) -> Lemmas:
    steps = tuple(dict.fromkeys(reversed(tajik.stems(word))))
    return Lemmas(steps, steps)


def _english(word: str) -> Lemmas:
    key = (english.key(word),)
    return Lemmas(key, key)


def _itself(word: str) -> Lemmas:
    key = (word.lower(),)
    return Lemmas(key, key)


_FINDERS: dict[str, Callable[[str], Lemmas]] = {
    "ru": russian.lemmas,
    "tg": _tajik,
    "en": _english,
}


def abbreviation(word: str) -> str:
    """Return an abbreviation in capitals without a Russian case ending (МИДом → МИД), or nothing."""
    if not word[:2].isupper():
        return ""
    if word.isupper():
        return word if len(word) > 1 and word.isalpha() else ""
    head = word.rstrip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    return head if len(head) > 1 and head.isupper() and len(word) - len(head) <= 3 else ""
