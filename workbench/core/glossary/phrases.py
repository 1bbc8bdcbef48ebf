"""Many phrases looked for at once: a dictionary of the keys of their first two words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate, chain, compress, islice
from operator import and_, or_
from typing import Generic, NamedTuple, TypeVar

from workbench.core.glossary.keys import NOTHING, Keys, abbreviation
from workbench.core.glossary.stretches import (
    ALONE,
    WORDLESS,
    Phrase,
    Seconds,
    Stretches,
    Word,
    mark,
)
from workbench.core.glossary.words import GAP, HARD, MARKED_GAP, WORD, fold
from workbench.core.languages import russian
from workbench.core.languages.russian import LemmaCache, Lemmas

P = TypeVar("P")


class Found(NamedTuple, Generic[P]):
    """A phrase found, with whatever was stored beside it."""

    start: int
    end: int
    form: str
    payload: P


class Cut(NamedTuple):
    """A text cut at its spaces."""

    text: str
    pieces: list[str]
    numbers: list[int]
    """What the pieces hold, see `Stretches`."""
    lengths: list[int]
    """How many characters the pieces have up to and with each."""


class Phrases(Generic[P]):
    """An index of phrases in one language."""

    def __init__(self, lang: str, cache: LemmaCache | None = None) -> None:
        self.lang = lang
        self._keys = Keys(lang, cache)
        self._single: dict[str, list[Phrase[P]]] = {}
        self._pairs: dict[str, Seconds[P]] = {}
        self._marks: dict[str, int] = {}
        """Key of a second word → its mark."""
        self._vocabulary: set[str] = set()
        self._exact: set[str] = set()
        """Words of phrases that are held to their very form."""
        self._words: dict[tuple[Lemmas, tuple[str, ...]], Word[P] | None] = {}
        self._stretches: Stretches[P] = Stretches(self.word)

    def __len__(self) -> int:
        single = sum(len(p) for p in self._single.values())
        return single + sum(len(p) for seconds in self._pairs.values() for p in seconds.values())

    def add(self, form: str, payload: P, *, exact: bool = False) -> None:
        """Store a phrase; `exact` holds it to its very form."""
        words = [fold(word) for word in WORD.findall(form)]
        if not words:
            return
        all_keys = tuple(self._keys_of_term(w, len(words), exact) for w in words)
        phrase = Phrase(form, all_keys, "," in form or "(" in form, payload)
        if len(words) == 1:
            for key in all_keys[0]:
                self._single.setdefault(key, []).append(phrase)
        else:
            for second in all_keys[1]:
                if second not in self._marks:
                    self._marks[second] = mark(len(self._marks))
            for first in all_keys[0]:
                seconds = self._pairs.setdefault(first, {})
                for second in all_keys[1]:
                    seconds.setdefault(second, []).append(phrase)
            self._vocabulary.update(*all_keys)
        self._keys.wanted.update(*all_keys)
        if self._words:
            self._forget()

    def _forget(self) -> None:
        self._words.clear()
        self._stretches.forget()

    def _keys_of_term(self, word: str, count: int, exact: bool) -> frozenset[str]:
        plain = word.lower()
        if exact:
            return self._held(plain)
        if short := abbreviation(word):
            return frozenset({"^" + short})
        if self.lang == "ru" and word[0].isupper() and russian.surname(plain) == plain:
            return frozenset({plain})
        found = self._keys.of_term(word)
        if self.lang == "ru" and len(found.likely) > 1 and _stays(word):
            return self._held(plain)
        if count == 1:
            if self.lang == "ru" and len(found.likely) > 1:
                return frozenset(found.likely) | {plain}
            if self.lang == "ru":
                return frozenset({plain} if plain in found.possible else found.likely[:1])
            return frozenset(found.likely[:1]) | {plain}
        return frozenset(found.possible)

    def _held(self, plain: str) -> frozenset[str]:
        self._exact.add(plain)
        return frozenset({"=" + plain})

    def word(self, surface: str) -> Word[P] | None:
        """Return what a word of a text may stand for, None if no phrase has such a word."""
        word = fold(surface)
        plain = word.lower()
        found = self._keys.of_text(plain)
        if found is NOTHING and word == plain and plain not in self._exact:
            return None
        extra: tuple[str, ...] = ()
        if plain in self._exact:
            extra += ("=" + plain,)
        if word != plain:
            if short := abbreviation(word):
                extra += ("^" + short,)
            if self.lang == "ru" and word[:1].isupper() and (name := russian.surname(plain)):
                extra += (name,)
        wanted = self._keys.wanted
        if wanted.isdisjoint(found.possible) and wanted.isdisjoint(extra):
            return None
        known = (found, extra)
        if known not in self._words:
            self._words[known] = self._word(found, extra)
        return self._words[known]

    def _word(self, found: Lemmas, extra: tuple[str, ...]) -> Word[P] | None:
        single = {id(p): p for k in (*found.likely, *extra) for p in self._single.get(k, ())}
        several = tuple(
            dict.fromkeys(k for k in (*found.possible, *extra) if k in self._vocabulary)
        )
        if not single and not several:
            return None
        firsts = tuple(self._pairs[k] for k in several if k in self._pairs)
        return Word(
            tuple(single.values()),
            firsts,
            several,
            begins=reduce(or_, (self._marks[key] for seconds in firsts for key in seconds), 0),
            follows=reduce(or_, (self._marks.get(key, 0) for key in several), 0),
            most=max((len(p.keys) for s in firsts for ps in s.values() for p in ps), default=1),
        )

    def find(self, text: str) -> list[Found[P]]:
        """Return every phrase of the text, nested and overlapping ones too, by start.

        A text is cut at its spaces first. What a stretch without any holds is remembered as a
        number, and what numbers may begin and follow as marks, so that of most stretches
        nothing is asked but whether the next one has a mark that they want.
        """
        if self._stretches.full:
            self._forget()
        pieces = text.replace("\n", " ").replace(HARD, " ").split(" ")
        table = self._stretches
        numbers = list(map(table.__getitem__, pieces))
        nexts = chain(map(table.follows.__getitem__, islice(numbers, 1, None)), (ALONE,))
        marks = list(map(and_, map(table.begins.__getitem__, numbers), nexts))
        found: list[Found[P]] = []
        cut = None
        for at in compress(range(len(marks)), marks):
            cut = cut or Cut(text, pieces, numbers, list(accumulate(map(len, pieces))))
            stretch = table.of(numbers[at])
            assert stretch
            front, back, word = stretch.places[-1]
            if stretch.inner or (marks[at] > ALONE and word and self._goes_on(word, cut, at + 1)):
                self._add_from(cut, at, found)
            elif word and word.single:
                end = cut.lengths[at] + at
                start = end - len(pieces[at]) + front
                for phrase in word.single:
                    found.append(Found(start, end - back, phrase.form, phrase.payload))
        return found

    def _goes_on(self, word: Word[P], cut: Cut, following: int) -> bool:
        """Tell whether what follows a word may be the second word of a phrase."""
        while following < len(cut.numbers) and cut.numbers[following] == WORDLESS:
            following += 1
        stretch = following < len(cut.numbers) and self._stretches.of(cut.numbers[following])
        second = stretch.places[0].word if stretch else None
        if second is not None:
            for key in second.several:
                for seconds in word.firsts:
                    if key in seconds:
                        return True
        return False

    def _add_from(self, cut: Cut, at: int, found: list[Found[P]]) -> None:
        """Add the phrases that begin in a stretch and may go on in those after it."""
        words: list[Word[P] | None] = []
        spans: list[tuple[int, int]] = []
        first = self._stretches.of(cut.numbers[at])
        assert first
        enough = len(first.places) + first.most - 1
        while len(words) < enough and at < len(cut.numbers):
            number = cut.numbers[at]
            stretch = self._stretches.of(number)
            if stretch:
                end = cut.lengths[at] + at
                begin = end - len(cut.pieces[at])
                for front, back, word in stretch.places:
                    words.append(word)
                    spans.append((begin + front, end - back))
            elif number != WORDLESS:
                break
            at += 1
        for place in range(len(first.places)):
            self._add_at(cut.text, spans, words, place, found)

    def _add_at(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        words: Sequence[Word[P] | None],
        at: int,
        found: list[Found[P]],
    ) -> None:
        """Add the phrases that begin with a word."""
        word = words[at]
        if word is None:
            return
        if word.single:
            found += [Found(*spans[at], p.form, p.payload) for p in word.single]
        if not word.firsts or at + 1 >= len(words) or (following := words[at + 1]) is None:
            return
        done: set[int] = set()
        for seconds in word.firsts:
            for two in following.several:
                for phrase in seconds.get(two, ()):
                    last = at + len(phrase.keys) - 1
                    if id(phrase) in done or last >= len(words):
                        continue
                    done.add(id(phrase))
                    if _continues(phrase, words, at) and _joined(phrase, text, spans, at):
                        found.append(
                            Found(spans[at][0], spans[last][1], phrase.form, phrase.payload)
                        )


def _stays(word: str) -> bool:
    """Tell whether a name that no dictionary has is never inflected: Восе, Бако, Муксу."""
    return word[0].isupper() and word[-1] in "еоуюэ"


def _continues(phrase: Phrase[P], words: Sequence[Word[P] | None], at: int) -> bool:
    for offset, wanted in enumerate(phrase.keys[2:], 2):
        word = words[at + offset]
        if word is None or wanted.isdisjoint(word.several):
            return False
    return True


def _joined(phrase: Phrase[P], text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    gap = MARKED_GAP if phrase.marked else GAP
    for place in range(at, at + len(phrase.keys) - 1):
        start, end = spans[place][1], spans[place + 1][0]
        if (end - start != 1 or text[start] != " ") and not gap.fullmatch(text, start, end):
            return False
    return True


def longest(found: Sequence[Found[P]]) -> list[list[Found[P]]]:
    """Resolve overlaps: the longest wins, then the first; equal places stay together."""
    taken: list[list[Found[P]]] = []
    cluster: list[Found[P]] = []
    reach = -1
    for hit in found:
        if hit.start >= reach:
            _settle(cluster, taken)
            cluster = [hit]
            reach = hit.end
        else:
            cluster.append(hit)
            reach = max(reach, hit.end)
    _settle(cluster, taken)
    return taken


def _settle(cluster: list[Found[P]], taken: list[list[Found[P]]]) -> None:
    """Choose among hits that hang together by overlaps, which come by their starts."""
    if len(cluster) < 2:
        if cluster:
            taken.append(cluster)
        return
    places: dict[tuple[int, int], list[Found[P]]] = {}
    for hit in cluster:
        places.setdefault((hit.start, hit.end), []).append(hit)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= s or start >= e for s, e in kept):
            kept.append((start, end))
    taken += [places[span] for span in sorted(kept)]
