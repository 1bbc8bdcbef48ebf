"""Many phrases looked for at once: a dictionary of the keys of their first two words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from workbench.core.glossary.keys import Keys, abbreviation
from workbench.core.glossary.words import GAP, HARD, HYPHENS, MARKED_GAP, WORD, fold
from workbench.core.languages import russian
from workbench.core.languages.russian import LemmaCache

P = TypeVar("P")

MOST = 400_000
"""Stretches remembered at most, so that a corpus of any size takes no more memory."""
LONGEST = 60
"""Characters of a stretch worth remembering; words are shorter."""


class Found(NamedTuple, Generic[P]):
    """A phrase found, with whatever was stored beside it."""

    start: int
    end: int
    form: str
    payload: P


class _Phrase(NamedTuple, Generic[P]):
    form: str
    keys: tuple[frozenset[str], ...]
    marked: bool
    """Whether commas or brackets stand in it."""
    payload: P


Seconds = dict[str, list[_Phrase[P]]]
"""Key of a second word → the phrases that go on with it."""


class Word(NamedTuple, Generic[P]):
    """What a word of a text may stand for, as far as any phrase asks."""

    single: tuple[_Phrase[P], ...]
    """Phrases that it is."""
    firsts: tuple[Seconds[P], ...]
    """Phrases that it may begin."""
    several: tuple[str, ...]
    """Its keys as a part of a phrase."""


class Phrases(Generic[P]):
    """An index of phrases in one language."""

    def __init__(self, lang: str, cache: LemmaCache | None = None) -> None:
        self.lang = lang
        self._keys = Keys(lang, cache)
        self._single: dict[str, list[_Phrase[P]]] = {}
        self._pairs: dict[str, Seconds[P]] = {}
        self._vocabulary: set[str] = set()
        self._exact = False
        """Whether some phrases are held to their very form."""
        self._most = 1
        """Words of the longest phrase."""
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
        phrase = _Phrase(form, all_keys, bool(set(",(") & set(form)), payload)
        if len(words) == 1:
            for key in all_keys[0]:
                self._single.setdefault(key, []).append(phrase)
        else:
            for first in all_keys[0]:
                seconds = self._pairs.setdefault(first, {})
                for second in all_keys[1]:
                    seconds.setdefault(second, []).append(phrase)
            for part in all_keys:
                self._vocabulary.update(part)
        self._most = max(self._most, len(words))
        self._keys.wanted.update(*all_keys)
        self._stretches.forget()

    def _keys_of_term(self, word: str, count: int, exact: bool) -> frozenset[str]:
        if exact:
            self._exact = True
            return frozenset({"=" + word.lower()})
        if short := abbreviation(word):
            return frozenset({"^" + short})
        plain = word.lower()
        if self.lang == "ru" and word[0].isupper() and russian.surname(plain) == plain:
            return frozenset({plain})
        found = self._keys.of_term(word)
        if self.lang == "ru" and len(found.likely) > 1 and _stays(word):
            self._exact = True
            return frozenset({"=" + plain})
        if count == 1:
            if self.lang == "ru" and len(found.likely) > 1:
                return frozenset(found.likely) | {plain}
            if self.lang == "ru":
                return frozenset({plain} if plain in found.possible else found.likely[:1])
            return frozenset(found.likely[:1]) | {plain}
        return frozenset(found.possible)

    def word(self, surface: str) -> Word[P] | None:
        """Return what a word of a text may stand for, None if no phrase has such a word."""
        word = fold(surface)
        plain = word.lower()
        found = self._keys.of_text(plain)
        extra = ["=" + plain] if self._exact else []
        if word != plain:
            if short := abbreviation(word):
                extra.append("^" + short)
            if self.lang == "ru" and word[:1].isupper() and (name := russian.surname(plain)):
                extra.append(name)
        if not found.possible and not extra:
            return None
        single = {id(p): p for k in (*found.likely, *extra) for p in self._single.get(k, ())}
        several = tuple(
            dict.fromkeys(k for k in (*found.possible, *extra) if k in self._vocabulary)
        )
        if not single and not several:
            return None
        firsts = tuple(self._pairs[k] for k in several if k in self._pairs)
        return Word(tuple(single.values()), firsts, several)

    def find(self, text: str) -> list[Found[P]]:
        """Return every phrase of the text, nested and overlapping ones too, by start.

        A text is cut at its spaces first: what a stretch without any holds is remembered, so that
        most stretches cost one look into a dictionary.
        """
        pieces = text.replace("\n", " ").replace(HARD, " ").split(" ")
        known = self._stretches.of(pieces)
        found: list[Found[P]] = []
        starts: list[int] = []
        for at in [number for number, piece in enumerate(known) if piece]:
            piece = known[at]
            assert piece
            goes_on = piece.tails and _goes_on(piece.tails, known, at + 1)
            if goes_on or piece.inner:
                starts = starts or [0, *accumulate(map((1).__add__, map(len, pieces)))]
                self._add_from(text, known, starts, at, found)
            elif piece.single:
                starts = starts or [0, *accumulate(map((1).__add__, map(len, pieces)))]
                start, end, _ = piece.words[-1]
                begin = starts[at]
                for phrase in piece.single:
                    found.append(Found(begin + start, begin + end, phrase.form, phrase.payload))
        return found

    def _add_from(
        self,
        text: str,
        known: Sequence[Known[P]],
        starts: Sequence[int],
        at: int,
        found: list[Found[P]],
    ) -> None:
        """Add the phrases that begin in a stretch and may go on in those after it."""
        words: list[Word[P] | None] = []
        spans: list[tuple[int, int]] = []
        first = known[at]
        assert first
        enough = len(first.words) + self._most - 1
        while len(words) < enough and at < len(known):
            piece = known[at]
            if piece is None:
                break
            begin = starts[at]
            for start, end, word in piece.words if piece else ():
                words.append(word)
                spans.append((begin + start, begin + end))
            at += 1
        for place in range(len(first.words)):
            self._add_at(text, spans, words, place, found)

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


class Stretch(NamedTuple, Generic[P]):
    """The words of a stretch without spaces."""

    words: tuple[tuple[int, int, Word[P] | None], ...]
    """Each with its place in the stretch."""
    inner: bool
    """Whether a phrase may begin at a word before its last one."""
    single: tuple[_Phrase[P], ...]
    """Phrases that its last word is."""
    heads: tuple[str, ...]
    """Keys of its first word, as a phrase's second."""
    tails: tuple[Seconds[P], ...]
    """Phrases that its last word may begin."""


Known = Stretch[P] | tuple[()] | None
"""A stretch; nothing for one without words; None for words that no phrase has."""


class Stretches(dict[str, "Known[P]"], Generic[P]):
    """Remembers the words of stretches without spaces."""

    def __init__(self, word: Callable[[str], Word[P] | None]) -> None:
        super().__init__()
        self._word = word
        self._seen: dict[str, Word[P] | None] = {}

    def forget(self) -> None:
        """Begin anew, for other phrases."""
        self.clear()
        self._seen.clear()

    def of(self, pieces: Iterable[str]) -> list[Known[P]]:
        """Return what the stretches hold."""
        return list(map(self.__getitem__, pieces))

    def __missing__(self, piece: str) -> Known[P]:
        if len(self) >= MOST:
            self.forget()
        if piece.isalpha():
            word = self._word(piece)
            told = None if word is None else self._stretch(((0, len(piece), word),))
        else:
            parts = tuple((*m.span(), self._look_up(piece, m)) for m in WORD.finditer(piece))
            told = self._stretch(parts)
        if len(piece) <= LONGEST:
            self[piece] = told
        return told

    def _look_up(self, piece: str, match: re.Match[str]) -> Word[P] | None:
        surface = match[0]
        try:
            found = self._seen[surface]
        except KeyError:
            found = self._seen[surface] = self._word(surface)
        if found and found.single and _inside_compound(piece, *match.span()):
            return found._replace(single=())
        return found

    def _stretch(self, parts: tuple[tuple[int, int, Word[P] | None], ...]) -> Known[P]:
        if not parts:
            return ()
        words = [word for _, _, word in parts]
        if not any(words):
            return None
        inner = any(word is not None and (word.single or word.firsts) for word in words[:-1])
        first, last = words[0], words[-1]
        return Stretch(
            parts,
            inner=inner,
            single=last.single if last else (),
            heads=first.several if first else (),
            tails=last.firsts if last else (),
        )


def _stays(word: str) -> bool:
    """Tell whether a name that no dictionary has is never inflected: Восе, Бако, Муксу."""
    return word[0].isupper() and word[-1] in "еоуюэ"


def _goes_on(tails: Sequence[Seconds[P]], known: Sequence[Known[P]], following: int) -> bool:
    """Tell whether the next word may be the second of a phrase."""
    while following < len(known):
        piece = known[following]
        if piece is None:
            return False
        if piece:
            for key in piece.heads:
                for seconds in tails:
                    if key in seconds:
                        return True
            return False
        following += 1
    return False


def _continues(phrase: _Phrase[P], words: Sequence[Word[P] | None], at: int) -> bool:
    for offset, wanted in enumerate(phrase.keys[2:], 2):
        word = words[at + offset]
        if word is None or wanted.isdisjoint(word.several):
            return False
    return True


def _joined(phrase: _Phrase[P], text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    gap = MARKED_GAP if phrase.marked else GAP
    for place in range(at, at + len(phrase.keys) - 1):
        start, end = spans[place][1], spans[place + 1][0]
        if (end - start != 1 or text[start] != " ") and not gap.fullmatch(text, start, end):
            return False
    return True


def _inside_compound(text: str, start: int, end: int) -> bool:
    """Tell whether a word is only a part of a hyphenated one, as министр in премьер-министр."""
    before = start >= 2 and text[start - 1] in HYPHENS and text[start - 2].isalpha()
    after = end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalpha()
    if before and not text[start].isupper():
        return True
    return after and not text[end + 1].isupper()


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
