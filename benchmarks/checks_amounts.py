"""Plants wrong numbers, dates and units into good translations."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Pair = tuple[str, str]
Planter = Callable[[random.Random, str, str], Pair | None]
"""Makes an erroneous pair of (source, target), or None where this pair cannot hold the error."""

NUMBERS = {
    "two": "three", "three": "five", "four": "six", "five": "nine", "six": "four",
    "seven": "eight", "ten": "twenty", "twenty": "thirty",
}  # fmt: skip
MONTHS = (
    ("января", "January"), ("февраля", "February"), ("марта", "March"), ("апреля", "April"),
    ("мая", "May"), ("июня", "June"), ("июля", "July"), ("августа", "August"),
    ("сентября", "September"), ("октября", "October"), ("ноября", "November"), ("декабря", "December"),
)  # fmt: skip
UNITS = (
    ("км", "km", "miles"), ("кг", "kg", "tonnes"), ("м", "m", "km"), ("%", "%", ""),
    ("га", "ha", "km²"), ("МВт", "MW", "kW"), ("тонн", "tonnes", "kg"), ("км²", "km²", "km"),
)  # fmt: skip
SCALES = (
    ("тыс.", "thousand", "million"), ("млн", "million", "billion"), ("млрд", "billion", "million"),
)  # fmt: skip
MONEY = (("долл.", "US$", "€"), ("евро", "€", "US$"), ("рублей", "₽", "US$"))


def digit(r: random.Random, source: str, target: str) -> Pair | None:
    """Change one digit of a number that both have."""
    shared = [m for m in re.finditer(r"\d+", target) if m[0] in re.findall(r"\d+", source)]
    if not shared:
        return None
    match = r.choice(shared)
    at = r.randrange(*match.span())
    other = r.choice([d for d in "123456789" if d != target[at]])
    return source, target[:at] + other + target[at + 1 :]


def dropped(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave out a number that both have."""
    both = [
        m for m in re.finditer(r"(?<![\w.,:])\d[\d,.]*(?![\w:-])", target)
        if len(re.findall(rf"(?<!\d){re.escape(m[0])}(?!\d)", target)) == 1
        and m[0] in re.findall(r"\d+", source)
    ]  # fmt: skip
    if not both:
        return None
    match = r.choice(both)
    return source, target[: match.start()] + "some" + target[match.end() :]


def added(r: random.Random, source: str, target: str) -> Pair | None:
    """Say a year that the source does not."""
    return (source, f"{target} This was in {r.randrange(1801, 1990)}.")


def spelled(r: random.Random, source: str, target: str) -> Pair | None:
    """Change a number written as a word."""
    words = [m for m in re.finditer(r"\b[a-z]+\b", target) if m[0] in NUMBERS]
    words = [
        m for m in words if not re.search(r"third|side of", target[m.start() - 12 : m.end() + 8])
    ]
    stems = {
        "two": r"дв|втор|ду\b|дую", "three": r"тр|се\b|сею", "four": "чет|чор|чаҳор",
        "five": "пят|панҷ", "six": "шест|шаш", "seven": "сем|седьм|ҳафт", "ten": "десят|даҳ",
        "twenty": "двадцат|бист",
    }  # fmt: skip
    words = [
        m for m in words if re.search(rf"\b(?:{stems[m[0]]})(?!\w*дневн|\w*летн)", source.lower())
    ]
    if not words:
        return None
    match = r.choice(words)
    return source, target[: match.start()] + NUMBERS[match[0]] + target[match.end() :]


def date(r: random.Random, source: str, target: str) -> Pair | None:
    """Change day, month or year of a date."""
    day, month, year = r.randrange(1, 29), r.randrange(12), r.randrange(1700, 2020)
    wrong = r.choice(
        [(day % 28 + 1, month, year), (day, (month + 5) % 12, year), (day, month, year + 1)]
    )
    source += f" Это было {day} {MONTHS[month][0]} {year} года."
    return source, f"{target} It was on {wrong[0]} {MONTHS[wrong[1]][1]} {wrong[2]}."


def unit(r: random.Random, source: str, target: str) -> Pair | None:
    """Change the unit, scale or currency of a number."""
    number = r.randrange(13, 98)
    kind = r.randrange(3)
    if kind == 0:
        ours, _, wrong = r.choice(UNITS)
        return (
            f"{source} Всего {number} {ours} из них.",
            f"{target} It is {number} {wrong} of them.",
        )
    if kind == 1:
        ours, _, wrong = r.choice(SCALES)
        return (
            f"{source} Всего {number} {ours} из них.",
            f"{target} It is {number} {wrong} of them.",
        )
    ours, _, wrong = r.choice(MONEY)
    return (
        f"{source} Сумма: {number} {ours} на них.",
        f"{target} The sum is {wrong}{number} for it.",
    )
