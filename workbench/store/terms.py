"""The terms by which the memory's index finds a segment: word stems joined with a class of length.

A match of 70 % cannot be much longer or shorter than the segment asked for, so a term
that says both stem and length is found in far fewer segments than the stem alone. Short
segments also have the terms of their letter triples, because one slip of the keyboard
spoils a large part of their stems.
"""

from __future__ import annotations

import math
import re

WORD = re.compile(r"[^\W_]+")
STEM = 5
"""Letters of a word that its inflected forms are taken to share."""
SHORT = 40
"""Characters of a segment that is also looked up by its letter triples."""
LONGEST_SHORT = 58
"""Characters of a segment that such a one can match to 70 %."""
STEP = math.log(1.25)
"""Each class of length reaches a quarter further than the one before."""
CLASSES = 26
TRIPLE = "9"
"""Ends the term of a letter triple; that of a stem ends in a letter."""


def stems(text: str) -> list[str]:
    """Return the first letters of each word and number, in lower case."""
    return [word[:STEM] for word in WORD.findall(text.casefold().replace("ё", "е"))]


def beginnings(query: str) -> list[str]:
    """Return the letters with which all forms of each word of a query begin."""
    words = WORD.findall(query.casefold().replace("ё", "е"))
    return list(dict.fromkeys(w[: min(STEM, len(w) - 1)] if len(w) > 3 else w for w in words))


def holds(text: str, wanted: list[str]) -> bool:
    """Tell whether words with all these beginnings stand in a text."""
    words = WORD.findall(text.casefold().replace("ё", "е"))
    return all(any(word.startswith(part) for word in words) for part in wanted)


def triples(text: str) -> list[str]:
    """Return every three letters that follow each other, words run together."""
    letters = "".join(WORD.findall(text.casefold().replace("ё", "е")))
    return [letters[at : at + 3] for at in range(max(1, len(letters) - 2))] if letters else []


def length_class(length: int) -> int:
    """Return the class of a length in characters."""
    return min(int(math.log(max(length, 1)) / STEP), CLASSES - 1)


def classes(length: int, minimum: int) -> range:
    """Return the classes of length in which matches of `minimum` percent can lie."""
    share = max(minimum, 1) / 100
    return range(length_class(int(length * share)), length_class(math.ceil(length / share)) + 1)


def entry(plain: str) -> str:
    """Return what the index is given for a segment."""
    ending = chr(ord("a") + length_class(len(plain)))
    found = _ended(stems(plain), ending)
    if len(plain) <= LONGEST_SHORT:
        found = f"{found} {_ended(triples(plain), ending + TRIPLE)}"
    return found


def _ended(parts: list[str], ending: str) -> str:
    return f"{ending} ".join(parts) + ending if parts else ""


def term(part: str, length: int, *, triple: bool) -> str:
    """Return the index's term for a stem or letter triple in segments of a class of length."""
    return f"{part}{chr(ord('a') + length)}{TRIPLE if triple else ''}"
