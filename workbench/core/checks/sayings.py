"""Numbers that a language says without naming them: «вдвое» and “doubled”, «половина» and “50%”."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_ORDINAL = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"(?:с[\s\u00a0]половиной|and[\s\u00a0-]a[\s\u00a0-]half)", re.IGNORECASE)
_HOURS = (
    "двенадцат", "перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат",
)  # fmt: skip
"""Stems of the hour that has begun, by the hours that are full."""
_HALF_PAST = re.compile(
    rf"(?<!\w)половин[аеуы][\s\u00a0]+({'|'.join(_HOURS)}|четверт)(?:ого|ьего)\b", re.IGNORECASE
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


def sayings(text: str, lang: str) -> set[Decimal]:
    """Return the values that words of a text may stand for."""
    found = {value for value, pattern in _table(lang) if pattern.search(text)}
    for match in _ORDINAL.finditer(text):
        found.add(Decimal(_TENS[match[1].lower()] + _ORDINALS.index(match[2].lower()) + 1))
    return found


def halves(text: str) -> bool:
    """Tell whether a text says a number «с половиной»."""
    return _AND_A_HALF.search(text) is not None


def hours(text: str) -> set[Decimal]:
    """Return 7 and 30 for «в половине восьмого», and so on."""
    found = set()
    for match in _HALF_PAST.finditer(text):
        begun = _HOURS.index(match[1].lower().replace("четверт", "четвёрт"))
        found |= {Decimal((begun - 1) % 12 or 12), Decimal(30)}
    return found


def is_hour(text: str, at: int) -> bool:
    """Tell whether such an hour begins at a place."""
    return _HALF_PAST.match(text, at) is not None


def roman(text: str) -> Decimal:
    """Return the value of a Roman numeral up to 39."""
    digits = [_ROMAN_VALUES[c] for c in text]
    following = [*digits[1:], 0]
    return Decimal(sum(-d if d < n else d for d, n in zip(digits, following, strict=True)))


@cache
def _table(lang: str) -> list[tuple[Decimal, re.Pattern[str]]]:
    lines = (files("workbench.core.checks") / "sayings.tsv").read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    column = head.index(lang) if lang in head else head.index("ru")
    rows = [line.split("\t") for line in lines[1:]]
    return [
        (Decimal(row[0]), re.compile(rf"(?<!\w)(?:{row[column]})(?!\w)", re.IGNORECASE))
        for row in rows
    ]
