"""What the stretches of a text between two spaces hold, each worked out once and numbered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from workbench.core.glossary.words import HYPHENS, WORD

P = TypeVar("P")

MOST = 400_000
"""Stretches remembered at most, so that a corpus of any size takes no more memory."""
LONGEST = 60
"""Characters of a stretch worth remembering; words are shorter."""
_EDGES = '.,;:!?…()[]«»"“”„—–'
"""What often stands before or behind a word and is no part of it."""

NOTHING = 0
"""Number of a stretch whose words no phrase has."""
WORDLESS = 1
"""Number of a stretch without words."""

ALONE = 1
"""A mark: something begins in the stretch, whatever follows."""
_MARKS = 118
ANY = (1 << (_MARKS + 1)) - 1
"""All marks."""


def mark(number: int) -> int:
    """Return the mark of a phrase's second word; far words share one."""
    return 2 << number % _MARKS


class Phrase(NamedTuple, Generic[P]):
    """A phrase looked for, with whatever was stored beside it."""

    form: str
    keys: tuple[frozenset[str], ...]
    marked: bool
    """Whether commas or brackets stand in it."""
    payload: P


Seconds = dict[str, list[Phrase[P]]]
"""Key of a second word → the phrases that go on with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Word(Generic[P]):
    """What a word of a text may stand for, as far as any phrase asks."""

    single: tuple[Phrase[P], ...]
    """Phrases that it is."""
    firsts: tuple[Seconds[P], ...]
    """Phrases that it may begin."""
    several: tuple[str, ...]
    """Its keys as a part of a phrase."""
    begins: int = 0
    """Marks of the words that the phrases go on with."""
    follows: int = 0
    """Its marks as such a word."""
    most: int = 1
    """Words of the longest phrase that it may begin."""


class Place(NamedTuple, Generic[P]):
    """A word of a stretch."""

    front: int
    """Characters of the stretch before it."""
    back: int
    """Characters of the stretch behind it."""
    word: Word[P] | None


@dataclass(frozen=True, slots=True)
class Stretch(Generic[P]):
    """The words of a stretch, one of which at least some phrase has."""

    places: tuple[Place[P], ...]
    inner: bool
    """Whether a phrase may begin at a word before its last one."""
    most: int
    """Words of the longest phrase that may begin in it."""


class Stretches(dict[str, int], Generic[P]):
    """Numbers stretches by what they hold: most of a text's have a number that others have too."""

    def __init__(self, word: Callable[[str], Word[P] | None]) -> None:
        super().__init__()
        self._word = word
        self.forget()

    def forget(self) -> None:
        """Begin anew, for other phrases."""
        self.clear()
        self._numbers: dict[tuple[Place[P], ...], int] = {}
        self._kept: list[Stretch[P] | None] = [None, None]
        self.begins: list[int] = [0, 0]
        """Number → marks of what may follow its last word; `ALONE` if something begins in it."""
        self.follows: list[int] = [ALONE, ANY]
        """Number → marks of its first word, and always `ALONE`."""

    @property
    def full(self) -> bool:
        """Tell whether it is time to begin anew."""
        return max(len(self), len(self._kept)) > MOST

    def of(self, number: int) -> Stretch[P] | None:
        """Return a stretch by its number, unless it is `NOTHING` or `WORDLESS`."""
        return self._kept[number]

    def __missing__(self, piece: str) -> int:
        if piece.isalpha():
            word = self._word(piece)
            number = NOTHING if word is None else self._number((Place(0, 0, word),))
        else:
            number = self._mixed(piece)
        if len(piece) <= LONGEST:
            self[piece] = number
        return number

    def _mixed(self, piece: str) -> int:
        """Number a stretch that is not letters alone."""
        core = piece.strip(_EDGES)
        if core.isalpha():
            known = self.of(self[core])
            if known is None:
                return NOTHING
            front = piece.index(core)
            back = len(piece) - front - len(core)
            return self._number((Place(front, back, known.places[-1].word),))
        found = [(*m.span(), m[0]) for m in WORD.finditer(piece)]
        size = len(piece)
        places = [Place(s, size - e, self._part(piece, s, e, word)) for s, e, word in found]
        return self._number(tuple(places)) if places else WORDLESS

    def _part(self, piece: str, start: int, end: int, surface: str) -> Word[P] | None:
        word = self._word(surface)
        if word and word.single and _inside_compound(piece, start, end):
            return Word((), word.firsts, word.several, word.begins, word.follows, word.most)
        return word

    def _number(self, places: tuple[Place[P], ...]) -> int:
        known = self._numbers.get(places)
        if known is not None:
            return known
        words = [place.word for place in places]
        if not any(words):
            return NOTHING
        inner = any(word is not None and (word.single or word.firsts) for word in words[:-1])
        first, last = words[0], words[-1]
        alone = inner or (last is not None and last.single)
        number = self._numbers[places] = len(self._kept)
        self._kept.append(Stretch(places, inner, max(word.most for word in words if word)))
        self.begins.append((last.begins if last else 0) | (ALONE if alone else 0))
        self.follows.append((first.follows if first else 0) | ALONE)
        return number


def _inside_compound(text: str, start: int, end: int) -> bool:
    """Tell whether a word is only a part of a hyphenated one, as министр in премьер-министр."""
    before = start >= 2 and text[start - 1] in HYPHENS and text[start - 2].isalpha()
    after = end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalpha()
    if before and not text[start].isupper():
        return True
    return after and not text[end + 1].isupper()
