"""Where the numbers of a translation differ from its source's: each difference once, for one rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.core.checks.amounts import Amount, also, amounts, unmatched
from workbench.core.checks.visible import view, within

_CODE = re.compile(r"(?<![\w.-])[A-Z]{1,6}-?\d{1,4}(?![\w-])")
"""A name with digits, such as HER2 or B-52."""
_CONVERTS = re.compile(r"\{\{\s*(?:convert|cvt)\s*\|", re.IGNORECASE)
"""Computes the second unit that the source writes in brackets."""
_SMALL = frozenset(Decimal(n) for n in range(2, 1000))

Place = tuple[int, int]
Code = re.Match[str]
Pair = tuple[Amount, Amount]


@dataclass(frozen=True, slots=True)
class Differing:
    """What the numbers of a pair differ in: words of the source, and places in the target."""

    changed: tuple[tuple[str, Place], ...]
    """A number that must be there, and what stands instead."""
    missing: tuple[str, ...]
    """A number that must be there, and for which nothing stands."""
    words: tuple[tuple[str, Place], ...]
    """A number that is another one on the other side, spelled out on either."""
    added: tuple[Place, ...]
    """A number in digits that nothing in the source stands for."""


@lru_cache(maxsize=256)
def differing(source: str, target: str, lang: str) -> Differing:
    """Compare the numbers of a source and its translation; the three rules for them share it."""
    text, seen = view(source).text, view(target)
    codes = list(_codes(text, seen.text))
    lacking = unmatched(source, lang, target, "en")
    lost = _outside([a for a in lacking if _must_stand(a, text, target)], [c for c, _ in codes])
    strangers = _outside(unmatched(target, "en", source, lang), [c for _, c in codes if c])
    ours = _surplus(amounts(source, lang), amounts(target, "en"))
    theirs = _surplus(amounts(target, "en"), amounts(source, lang))
    pairs = _nearest(lost, [a for a in strangers if a.exact])
    spelled = [a for a in strangers if not a.exact]
    pairs += _nearest(_both(_but(lost, _first(pairs)), ours), _both(theirs, spelled))
    words = _spelled(_but(ours, lost), _but(theirs, _second(pairs)), strangers)

    def said(amount: Amount) -> str:
        return text[amount.quantity.start : amount.quantity.end]

    def place(amount: Amount) -> Place:
        return seen.place(amount.quantity.start, amount.quantity.end)

    added = [
        amount
        for amount in _but(strangers, [*_second(pairs), *_second(words)])
        if amount.written and amount.quantity.kind != "date"
    ]
    return Differing(
        (
            *((code[0], seen.place(*other.span())) for code, other in codes if other),
            *((said(our), place(their)) for our, their in pairs),
        ),
        (
            *(code[0] for code, other in codes if not other),
            *map(said, _but(lost, _first(pairs))),
        ),
        tuple((said(our), place(their)) for our, their in words),
        () if any(a.exact for a in lacking) else tuple(map(place, added)),
    )


def _first(pairs: Iterable[Pair]) -> list[Amount]:
    return [our for our, _ in pairs]


def _second(pairs: Iterable[Pair]) -> list[Amount]:
    return [their for _, their in pairs]


def _both(found: Iterable[Amount], others: Iterable[Amount]) -> list[Amount]:
    known = set(others)
    return [amount for amount in found if amount in known]


def _but(found: Iterable[Amount], others: Iterable[Amount]) -> list[Amount]:
    known = set(others)
    return [amount for amount in found if amount not in known]


def _codes(source: str, target: str) -> Iterator[tuple[Code, Code | None]]:
    """Pair the codes that the target lacks with those that the source lacks, in order."""
    ours, theirs = list(_CODE.finditer(source)), list(_CODE.finditer(target))
    known, named = {_plain(code) for code in ours}, {_plain(code) for code in theirs}
    strangers = iter([code for code in theirs if _plain(code) not in known])
    for code in ours:
        if _plain(code) not in named:
            yield code, next(strangers, None)


def _plain(code: Code) -> str:
    return code[0].replace("-", "")


def _outside(found: Iterable[Amount], codes: Sequence[Code]) -> list[Amount]:
    """Leave out the amounts that are part of a code."""
    inside = within((code.start() - 1, code.end()) for code in codes)
    return [amount for amount in found if not inside(amount.quantity.start)]


def _must_stand(amount: Amount, text: str, target: str) -> bool:
    """Tell whether a number has to be in the target: dates have a rule of their own."""
    if not amount.exact or amount.quantity.kind == "date":
        return False
    before = text[max(0, amount.quantity.start - 12) : amount.quantity.start]
    bracketed = before.rfind("(") > before.rfind(")")
    return not (amount.unit and bracketed and _CONVERTS.search(target))


def _nearest(lost: Sequence[Amount], strangers: Iterable[Amount]) -> list[Pair]:
    """Pair each number with the one of these that is nearest in value."""
    free = list(strangers)
    pairs = []
    for amount in lost[: len(free)]:
        other = min(free, key=lambda a: abs(min(a.values) - min(amount.values)))
        free.remove(other)
        pairs.append((amount, other))
    return pairs


def _surplus(ours: Iterable[Amount], theirs: Iterable[Amount]) -> list[Amount]:
    """Return the amounts of which the other side has fewer."""
    there = Counter(value for amount in theirs for value in (*amount.values, *also(amount)))
    left = []
    for amount in ours:
        values = (min(amount.values), *also(amount))
        said = next((value for value in values if there[value] > 0), None)
        if said is not None:
            there[said] -= 1
        elif amount.quantity.kind == "number" and (amount.values & _SMALL or not amount.written):
            left.append(amount)
    return left


def _spelled(
    ours: Iterable[Amount], theirs: Iterable[Amount], strangers: Iterable[Amount]
) -> list[Pair]:
    """Pair what one side says more often with what the other does, where one is spelled out.

    What stands there has to be a stranger: the 39 of “1938–39” is none, nor the three of “three-digit”.
    """
    known = set(strangers)
    return [
        (our, their)
        for our, their in zip(ours, theirs, strict=False)
        if not (our.written and their.written) and their in known
    ]
