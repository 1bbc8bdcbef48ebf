"""How alike two segments are, as translators count it, and in what they differ."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
STEM = 5
"""Letters of a word that its inflected forms are taken to share."""
MOST_WITH_DIFFERENCE = 94
"""Score of a match that differs in a number, a name or a negation."""
MOST_UNEQUAL = 99
"""Score of a match that differs in anything at all."""
NEGATIONS = frozenset(
    [
        "не",
        "ни",
        "нет",
        "без",
        "нельзя",
        "никогда",
        "никто",
        "ничто",
        "нигде",
        "never",
        "no",
        "not",
        "none",
        "nor",
        "without",
        "нест",
        "набуд",
        "нашуд",
        "набояд",
        "бе",
        "ҳеҷ",
    ]
)


def normal(text: str) -> str:
    """Return a text as it is compared: composed, without stress marks, single spaces."""
    decomposed = unicodedata.normalize("NFC", text.replace("\u0301", ""))
    return " ".join(decomposed.split())


def stems(text: str) -> list[str]:
    """Return the first letters of each word and number, in lower case."""
    return [word[:STEM] for word in WORD.findall(text.casefold().replace("ё", "е"))]


def characters(a: str, b: str) -> float:
    """Return 100 less the share of characters that must be changed, in percent."""
    return 100 * Levenshtein.normalized_similarity(a, b)


def words(a: str, b: str) -> float:
    """Return 100 less the share of words that must be changed, in percent.

    A word that only has another ending counts half.
    """
    left, right = (WORD.findall(text.casefold()) for text in (a, b))
    longest = max(len(left), len(right))
    if not longest:
        return 100.0
    whole = Levenshtein.distance(left, right)
    cut = Levenshtein.distance([w[:STEM] for w in left], [w[:STEM] for w in right])
    return 100 * (1 - (whole + cut) / 2 / longest)


def score(a: str, b: str) -> int:
    """Return the lower of the character and the word measure; 100 for equal texts alone."""
    if a == b:
        return 100
    found = min(characters(a, b), words(a, b))
    return min(int(found), MOST_UNEQUAL)


def differences(a: str, b: str) -> tuple[str, ...]:
    """Name what differs and must not be overlooked: a number, a name, a negation."""
    notes = []
    if Counter(NUMBER.findall(a)) != Counter(NUMBER.findall(b)):
        notes.append("differing number")
    if _names(a) != _names(b):
        notes.append("differing name")
    if _negations(a) != _negations(b):
        notes.append("differing negation")
    return tuple(notes)


def _names(text: str) -> Counter[str]:
    """Count the capitalised words that do not begin a sentence, by their stems."""
    found = []
    for match in WORD.finditer(text):
        before = text[: match.start()].rstrip(" «“\"'(")
        if match[0][0].isupper() and before and before[-1] not in ".!?…:":
            found.append(match[0].casefold()[:STEM])
    return Counter(found)


def _negations(text: str) -> int:
    return sum(word in NEGATIONS for word in WORD.findall(text.casefold()))


def penalised(value: int, penalties: Sequence[int]) -> int:
    """Take penalties off a score."""
    return max(0, value - sum(penalties))
