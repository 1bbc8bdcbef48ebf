"""The terms by which the memory finds a segment: its word stems and, if it is short, its letter triples.

One slip of the keyboard spoils a large part of a short segment's stems, and few of its
triples. Terms are kept by classes of length: a match of 70 % cannot be much longer or
shorter than the segment asked for, so most of the segments with a term need no look.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
STEM = 5
"""Letters of a word that its inflected forms are taken to share."""
BEGINNING = re.compile(rf"(\w{{1,{STEM}}})\w*")
"""Of a word, in a text without underscores: to tell them apart takes half as long again."""
SHORT = 40
"""Characters of a segment that is also looked up by its letter triples."""
LONGEST_SHORT = 58
"""Characters of a segment that such a one can match to 70 %."""
STEP = math.log(1.4)
"""The longest segment of a class of length has four tenths more than the shortest."""
ADJECTIVE = re.compile(
    r"(?<=...)(?:ый|[ая]я|[ое]е|ые|[ое]го|[ое]му|ы[мх]|ыми|[ую]ю)$"
    r"|(?<=..[гкх])[ио]й$|(?<=....)(?:[ио]й|ие|и[мх]|ими)$"
)
"""What a Russian adjective changes; short nouns end like those in the second line."""
FLEETING = re.compile(r"(?<=[бвгджзйклмнпрстфхцчшщ])(ь?)([нк])$")
"""Where a short form has a vowel: важный, важен; узкий, узок; сильный, силен."""
VOWEL = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ео]([нк])$")
TRIPLE = "_"
"""Begins the term of a letter triple; no word has it."""


def stems(text: str) -> list[str]:
    """Return the first letters of each word and number, in lower case."""
    return BEGINNING.findall(_folded(text))


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("_", " ")


def beginnings(query: str) -> list[tuple[str, ...]]:
    """Return the letters with which the forms of each word of a query begin, in one way or another."""
    return list(dict.fromkeys(_beginnings(word) for word in WORD.findall(_folded(query))))


def _beginnings(word: str) -> tuple[str, ...]:
    if len(word) <= 3:
        return (word,)
    bare = ADJECTIVE.sub("", word)
    if bare == word:
        bare = word[:-1]
    ways = [bare]
    if len(bare) <= STEM:
        ways += [FLEETING.sub(rf"{vowel}\2", bare) for vowel in "ео"]
        ways += [VOWEL.sub(rf"{soft}\1", word) for soft in ("", "ь") if VOWEL.search(word)]
    return tuple(dict.fromkeys(way[:STEM] for way in ways))


def holds(text: str, wanted: list[tuple[str, ...]]) -> bool:
    """Tell whether a text has a word for each of these, which begins in one of its ways."""
    words = WORD.findall(_folded(text))
    return all(any(word.startswith(ways) for word in words) for ways in wanted)


def triples(text: str) -> list[str]:
    """Return the terms of every three letters that follow each other, words run together."""
    return _triples(_folded(text))


def _triples(folded: str) -> list[str]:
    letters = "".join(WORD.findall(folded))
    if not letters:
        return []
    return [TRIPLE + letters[at : at + 3] for at in range(max(1, len(letters) - 2))]


def entry(plain: str) -> set[str]:
    """Return the terms under which a segment is found."""
    folded = _folded(plain)
    found = set(BEGINNING.findall(folded))
    if len(plain) <= LONGEST_SHORT:
        found.update(_triples(folded))
    return found


@lru_cache(maxsize=4096)
def length_class(length: int) -> int:
    """Return the class of a length in characters."""
    return int(math.log(max(length, 1)) / STEP)


def classes(length: int, minimum: int) -> tuple[int, int]:
    """Return the first and last class of length in which matches of `minimum` percent can lie."""
    share = max(minimum, 1) / 100
    return length_class(int(length * share)), length_class(math.ceil(length / share))
