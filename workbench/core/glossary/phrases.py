"""Many phrases looked for at once: a dictionary of the keys of their first two words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from workbench.core.glossary.keys import KeyOf, abbreviation, keys
from workbench.core.glossary.words import GAP, HYPHENS, MARKED_GAP, WORD, fold
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


class _Word(NamedTuple, Generic[P]):
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
        self._keys: KeyOf = keys(lang, cache)
        self._single: dict[str, list[_Phrase[P]]] = {}
        self._pairs: dict[str, Seconds[P]] = {}
        self._vocabulary: set[str] = set()
        self._seen: _Seen[P] = _Seen(self)
        self._cut: _Cut[P] = _Cut(self._seen)

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
        self._seen.clear()
        self._cut.clear()

    def _keys_of_term(self, word: str, count: int, exact: bool) -> frozenset[str]:
        if exact:
            return frozenset({"=" + word.lower()})
        if short := abbreviation(word):
            return frozenset({"^" + short})
        plain = word.lower()
        if self.lang == "ru" and word[0].isupper() and russian.surname(plain) == plain:
            return frozenset({plain})
        found = self._keys(word)
        if count == 1:
            if self.lang == "ru" and len(found.likely) > 1:
                return frozenset(found.likely) | {plain}
            if self.lang == "ru":
                return frozenset({plain} if plain in found.possible else found.likely[:1])
            return frozenset(found.likely[:1]) | {plain}
        return frozenset(found.possible)

    def word(self, surface: str) -> _Word[P] | None:
        """Return what a word of a text may stand for, None if no phrase has such a word."""
        word = fold(surface)
        found = self._keys(word)
        extra = ["=" + word.lower()]
        if short := abbreviation(word):
            extra.append("^" + short)
        if self.lang == "ru" and word[:1].isupper() and (name := russian.surname(word.lower())):
            extra.append(name)
        single = {id(p): p for k in (*found.likely, *extra) for p in self._single.get(k, ())}
        several = tuple(
            dict.fromkeys(k for k in (*found.possible, *extra) if k in self._vocabulary)
        )
        if not single and not several:
            return None
        firsts = tuple(self._pairs[k] for k in several if k in self._pairs)
        return _Word(tuple(single.values()), firsts, several)

    def find(self, text: str) -> list[Found[P]]:
        """Return every phrase of the text, nested and overlapping ones too, by start.

        A text is cut at its spaces first: what a stretch without any holds is remembered, so that
        most stretches cost one look into a dictionary.
        """
        pieces = text.split()
        known = list(map(self._cut.__getitem__, pieces))
        if not any(known):
            return []
        found: list[Found[P]] = []
        words: list[_Word[P] | None] = []
        spans: list[tuple[int, int]] = []
        at = 0
        for piece, parts in zip(pieces, known, strict=True):
            at = text.find(piece, at)
            if parts:
                for start, end, word in parts:
                    words.append(word)
                    spans.append((at + start, at + end))
            elif parts is None and words:
                self._add_run(text, spans, words, found)
                words, spans = [], []
            at += len(piece)
        self._add_run(text, spans, words, found)
        return found

    def _add_run(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        words: Sequence[_Word[P] | None],
        found: list[Found[P]],
    ) -> None:
        """Add the phrases among neighbouring words."""
        if len(words) == 1 and (words[0] is None or not words[0].single):
            return
        for at in _places(words):
            word = words[at]
            assert word is not None
            if word.single:
                start, end = spans[at]
                if not _inside_compound(text, start, end):
                    found += [Found(start, end, p.form, p.payload) for p in word.single]
            if word.firsts and at + 1 < len(words) and words[at + 1] is not None:
                self._add_several(text, spans, words, at, found)

    def _add_several(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        words: Sequence[_Word[P] | None],
        at: int,
        found: list[Found[P]],
    ) -> None:
        first, following = words[at], words[at + 1]
        assert first is not None
        assert following is not None
        done: set[int] = set()
        for seconds in first.firsts:
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


def _places(words: Sequence[_Word[P] | None]) -> list[int]:
    """Return where a phrase may begin, judged by one word and the next."""
    last = len(words) - 1
    places = []
    for at, word in enumerate(words):
        if word is None:
            continue
        if word.single:
            places.append(at)
        elif word.firsts and at < last:
            following = words[at + 1]
            if following is not None and any(
                two in seconds for seconds in word.firsts for two in following.several
            ):
                places.append(at)
    return places


class _Seen(dict[str, "_Word[P] | None"], Generic[P]):
    """Remembers what each word may stand for."""

    def __init__(self, phrases: Phrases[P]) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, surface: str) -> _Word[P] | None:
        found = self[surface] = self._phrases.word(surface)
        return found


Parts = tuple[tuple[int, int, "_Word[P] | None"], ...]
"""The words of a stretch without spaces, each with its place in it."""


class _Cut(dict[str, "Parts[P] | None"], Generic[P]):
    """Remembers the words of stretches without spaces.

    None stands for a stretch of words that no phrase has, nothing for one without words.
    """

    def __init__(self, seen: _Seen[P]) -> None:
        super().__init__()
        self._seen = seen

    def __missing__(self, piece: str) -> Parts[P] | None:
        if len(self) >= MOST:
            self.clear()
            self._seen.clear()
        parts = tuple((*m.span(), self._seen[m[0]]) for m in WORD.finditer(piece))
        told = parts if not parts or any(word for _, _, word in parts) else None
        if len(piece) <= LONGEST:
            self[piece] = told
        return told


def _continues(phrase: _Phrase[P], words: Sequence[_Word[P] | None], at: int) -> bool:
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
