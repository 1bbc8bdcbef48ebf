"""How alike two segments are, as translators count it, and in what they differ."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from workbench.store.terms import STEM, WORD

ENDING = re.compile(r"(?<=..)(?:[оеёы]й|[оеё]м|[иь]?ю|ро|[аеиоуыэюяьйӣ])$")
"""What the case of a short name changes: «в Перми», «за Пермью»."""
MOST_WITH_DIFFERENCE = 94
"""Score of a match that differs in a number, a name or a negation."""
MOST_UNEQUAL = 99
"""Score of a match that differs in anything at all."""
LONGEST = 10_000
"""Characters of a text that is compared with others."""
REMEMBERED = 32
"""Texts whose words are kept: one is compared with several."""
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
        "никакой",
        "нест",
        "набуд",
        "нашуд",
        "надорад",
        "бе",
        "ҳеҷ",
        "на",
    ]
)


def normal(text: str) -> str:
    """Return a text as it is compared: composed, without stress marks, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u0301", "")).split())


def alike(text: str, others: Sequence[str], minimum: float) -> list[tuple[int, float]]:
    """Return the place and likeness of those texts that are alike enough.

    Likeness is 100 less the percentage of characters that must be changed. Of a text that
    is no sentence any more only equals are found: comparing takes its length squared.
    """
    if len(text) > LONGEST:
        return [(place, 100.0) for place, other in enumerate(others) if other == text]
    found = process.extract(
        text,
        others,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=min(minimum, 100) / 100,
        limit=None,
    )
    return [(place, 100 * share) for _, share, place in found]


def words(a: str, b: str) -> float:
    """Return 100 less the percentage of words that must be changed, long words counting more.

    A word in place of another costs the letters in which they differ; a number in place
    of another, and a word too many or too few, costs the whole of it.
    """
    left, right = _words(a), _words(b)
    longest = max(sum(map(len, left)), sum(map(len, right)))
    if not longest:
        return 100.0
    changed = 0
    for step in Levenshtein.editops(left, right):
        old = "" if step.tag == "insert" else left[step.src_pos]
        new = "" if step.tag == "delete" else right[step.dest_pos]
        if old.isdigit() or new.isdigit():
            changed += max(len(old), len(new))
        else:
            changed += Levenshtein.distance(old, new)
    return 100 * max(0.0, 1 - changed / longest)


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def marked(asked: str, match: str) -> str:
    """Return a match with its differences: [-what it has-] and {+what the text asked for has+}."""
    own, other = normal(asked).split(" "), normal(match).split(" ")
    parts: list[str] = []
    for step in Levenshtein.opcodes(other, own):
        theirs = " ".join(other[step.src_start : step.src_end])
        ours = " ".join(own[step.dest_start : step.dest_end])
        if step.tag == "equal":
            parts.append(theirs)
        else:
            parts += [f"[-{theirs}-]"] * bool(theirs) + [f"{{+{ours}+}}"] * bool(ours)
    return " ".join(parts)


def score(a: str, b: str, alike: float) -> int:
    """Return the lower of the character measure, given as `alike`, and the word measure.

    100 for equal texts alone.
    """
    if a == b:
        return 100
    return min(int(min(alike, words(a, b))), MOST_UNEQUAL)


def differences(a: str, b: str) -> tuple[str, ...]:
    """Name what differs and must not be overlooked: a number, a name, a negation."""
    notes = []
    if _numbers(a) != _numbers(b):
        notes.append("differing number")
    if _names(a) != _names(b):
        notes.append("differing name")
    if _negations(a) != _negations(b):
        notes.append("differing negation")
    return tuple(notes)


@lru_cache(maxsize=REMEMBERED)
def _numbers(text: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(text) if any(map(str.isdigit, word)))


@lru_cache(maxsize=REMEMBERED)
def _names(text: str) -> Counter[str]:
    """Count the capitalised words that do not begin a sentence, by their stems."""
    found = []
    for match in WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        before = text[: match.start()].rstrip(" «“\"'(")
        if before and before[-1] not in ".!?…:":
            found.append(ENDING.sub("", match[0].casefold()[: STEM + 2])[:STEM])
    return Counter(found)


@lru_cache(maxsize=REMEMBERED)
def _negations(text: str) -> int:
    return sum(map(NEGATIONS.__contains__, _words(text)))
