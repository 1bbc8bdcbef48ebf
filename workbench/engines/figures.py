"""Tells whether the numbers of a source came through, also where English writes them otherwise."""

from __future__ import annotations

import re

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {
    1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth",
}  # fmt: skip
OTHER = {
    0: ("no", "none", "nil"),
    1: ("a", "an", "once", "single", "only", "sole", "the"),
    2: ("both", "twice", "pair", "double", "two-", "half", "couple"),
    3: ("triple", "thrice", "three-", "trio"),
    4: ("quarter", "quadruple", "four-"),
    12: ("dozen", "noon", "midnight"),
    100: ("hundred", "hundreds", "century", "centenary"),
    1000: ("thousand", "thousands", "millennium"),
}
"""Words that may stand for a number."""
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SCALES = ("hundred", "thousand", "million", "billion", "trillion")

LONGEST = 12
"""Digits of a number that words may stand for; Python refuses to read very long ones."""

NUMBER = re.compile(r"\d+(?:[\s\u00a0\u202f\u2009.,'’]\d{3}(?!\d))*(?:[.,]\d+)?")


def missing(source: str, answer: str) -> list[str]:
    """Return the numbers of a source that its translation does not have in any form.

    Both texts are free of placeholders. 1 234,5 and 1,234.5 are the same; 3 may be three,
    third, III or March; 21:30 may be 9:30 pm; 1 500 000 may be 1.5 million.
    """
    found = list(dict.fromkeys(m.group() for m in NUMBER.finditer(source)))
    if not found:
        return []
    there = {_digits(m.group()) for m in NUMBER.finditer(answer)}
    short = _shortened(there)
    run = _digits(answer)
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*-?", answer.lower()))
    words |= {part for word in words for part in word.split("-")}
    scaled = _scaled(answer)
    return [
        number
        for number in found
        if not _present(number, there, short, run, words, scaled, answer)
    ]  # fmt: skip


def _present(
    number: str,
    there: set[str],
    short: set[str],
    run: str,
    words: set[str],
    scaled: set[str],
    answer: str,
) -> bool:
    digits = _digits(number)
    if digits in there or (len(digits) >= 3 and digits in run):
        return True
    if (digits.rstrip("0") or "0") in scaled or number == "00":
        return True  # 00 are the minutes of a full hour, which English leaves out
    if digits in short:
        return True
    parts = re.findall(r"\d+", number)
    if len(parts) > 1 and all(
        _digits(part) in there or (len(part) <= LONGEST and _spelled(int(part), words))
        for part in parts
    ):
        return True
    if len(digits) > LONGEST:
        return False
    value = int(digits)
    return (
        _spelled(value, words)
        or (1 <= value <= 39 and re.search(rf"\b{_roman(value)}\b", answer) is not None)
        or (13 <= value <= 23 and str(value - 12) in there and _afternoon(answer))
    )


def _shortened(there: set[str]) -> set[str]:
    """Return what may have stood for numbers: 10 (тысяч) for 10,000, 90 (-е) for 1990."""
    out = {number[2:] for number in there if len(number) == 4}
    for number in there:
        zeros = len(number) - len(number.rstrip("0"))
        out |= {number[:-cut] for cut in range(3, min(zeros, LONGEST) + 1)}
    return out


def _digits(text: str) -> str:
    """Return the digits of a number, without the leading zeros of dates and times."""
    return "".join(c for c in text if c.isdigit()).lstrip("0") or "0"


def _scaled(answer: str) -> set[str]:
    """Return the leading digits of «1.5 million» and the like."""
    out = set()
    for match in re.finditer(rf"(?<![\d.,])(\d[\d.,]*)[\s-]*({'|'.join(SCALES)})", answer.lower()):
        out.add(_digits(match.group(1)).rstrip("0") or "0")
    return out


def _spelled(value: int, words: set[str]) -> bool:
    """Tell whether a number up to 100, or a round one, is among lower-case words."""
    if any(word in words for word in OTHER.get(value, ())):
        return True
    if 1 <= value <= 12 and MONTHS[value - 1] in words:
        return True
    if value < 20:
        cardinal = UNITS[value]
        return cardinal in words or cardinal + "s" in words or _ordinal(value) in words
    if value < 100:
        ten, unit = TENS[value // 10 - 2], value % 10
        if unit:
            return f"{ten}-{UNITS[unit]}" in words or f"{ten}-{_ordinal(unit)}" in words
        return ten in words or ten[:-1] + "ies" in words or ten[:-1] + "ieth" in words
    return False


def _ordinal(value: int) -> str:
    return ORDINALS.get(value, UNITS[value] + "th")


def _roman(value: int) -> str:
    out = ""
    for size, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += letters * (value // size)
        value %= size
    return out


def _afternoon(answer: str) -> bool:
    return re.search(r"\bp\.?\s?m\b", answer, re.IGNORECASE) is not None
