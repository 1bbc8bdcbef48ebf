"""Numbers, dates and units of a source and a translation, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from workbench.core.checks.visible import view
from workbench.core.languages.quantities import Quantity, quantities

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4])[:.][0-5]\d(?!\d)")
_SHORT = re.compile(r"(?:(?<=\d)[-–—/]|(?<!\w)['’])(\d\d)(?!\d)")
"""The second year of a range, or a decade, cut to two digits."""
_NOON = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a text, with every value that may stand for it in another language."""

    quantity: Quantity
    written: bool
    """In digits, or as a century's Roman numeral."""
    values: frozenset[Decimal]
    """Its own value, or those of a date's parts."""
    unit: str
    rounded: bool = False
    """Written with a word such as million, which invites rounding."""


@lru_cache(maxsize=512)
def amounts(wikitext: str, lang: str) -> tuple[Amount, ...]:
    """Return the amounts in the visible text; offsets count there."""
    text = view(wikitext).text
    return tuple(_amount(quantity, text, lang) for quantity in quantities(text, lang))


def _amount(quantity: Quantity, text: str, lang: str) -> Amount:
    said = text[quantity.start : quantity.end]
    written = any(c.isdigit() for c in said) or quantity.kind == "century"
    if quantity.kind == "date":
        values = frozenset(Decimal(part) for part in _parts(quantity.value)[::2] if part)
    else:
        values = frozenset({abs(Decimal(quantity.value))})
    scaled = (
        quantity.kind == "number"
        and any(v >= 10_000 for v in values)
        and any(c.isalpha() for c in said)
    )
    return Amount(quantity, written, values, _unit(quantity, text, lang), scaled)


def _parts(value: str) -> tuple[str, str, str]:
    """Split a date into year, month and day, each empty where it is not said."""
    found = re.fullmatch(r"(-?\d+|-)-(\d\d)(?:-(\d\d))?", value)
    if not found:
        return value, "", ""
    return found[1].strip("-"), found[2], found[3] or ""


def date_parts(amount: Amount) -> tuple[str, str, str]:
    """Return year, month and day of a date, each empty where it is not said."""
    return _parts(amount.quantity.value)


def pool(wikitext: str, lang: str) -> frozenset[Decimal]:
    """Return every value that a text can be said to contain, templates and markup included."""
    found: set[Decimal] = set()
    for amount in amounts(wikitext, lang):
        found |= amount.values
        found |= set(_also(amount))
    for text in {wikitext, view(wikitext).text}:
        for match in _DIGITS.finditer(text):
            found |= set(_readings(match[0]))
        for match in _CLOCK.finditer(text):
            found.add(Decimal((int(match[1]) + 12) % 24))
    if _NOON.search(wikitext):
        found |= {Decimal(0), Decimal(12), Decimal(24)}
    found |= (
        {value + 12 for value in found if value < 12 and value == int(value)}
        if _pm(wikitext)
        else set()
    )
    return frozenset(found)


def _pm(text: str) -> bool:
    return bool(re.search(r"\b[ap]\.?\s?m\b|\bo['’]clock\b", text, re.IGNORECASE))


def _also(amount: Amount) -> Iterator[Decimal]:
    """Yield other ways to say an amount: the 90s, the 1800s, half a million."""
    value = next(iter(amount.values))
    kind = amount.quantity.kind
    if kind == "century":
        yield (value - 1) * 100
    elif kind in {"decade", "year"}:
        if value % 100 == 0:
            yield value / 100 + 1
    elif kind == "date":
        yield from (other % 100 for other in amount.values if other >= 1000)


def _readings(digits: str) -> Iterator[Decimal]:
    """Yield what a run of digits may mean: whole, with its marks as thousands, and in parts."""
    parts = re.split(r"[.,]", digits)
    yield Decimal("".join(parts))
    yield from (Decimal(part) for part in parts)
    if len(parts) == 2:
        yield Decimal(".".join(parts))


def unmatched(ours: str, our_lang: str, theirs: str, their_lang: str) -> list[Amount]:
    """Return the amounts of one text that the other does not contain."""
    there = pool(theirs, their_lang)
    short = {Decimal(match[1]) for match in _SHORT.finditer(view(theirs).text)}
    lacking = []
    for amount in amounts(ours, our_lang):
        if amount.values <= there or any(value in there for value in _also(amount)):
            continue
        if any(value % 100 in short for value in amount.values if 1000 <= value < 2100):
            continue
        if amount.quantity.kind == "number" and _rounded(amount, amounts(theirs, their_lang)):
            continue
        if _is_clock(amount, view(ours).text) and _clock_there(amount, there):
            continue
        lacking.append(amount)
    return lacking


def _is_clock(amount: Amount, text: str) -> bool:
    around = text[max(0, amount.quantity.start - 3) : amount.quantity.end + 3]
    return bool(_CLOCK.search(around)) or _pm(text[amount.quantity.end : amount.quantity.end + 8])


def _clock_there(amount: Amount, there: Iterable[Decimal]) -> bool:
    value = next(iter(amount.values))
    return value == 0 or (value < 25 and ({value + 12, value - 12} & set(there)) != set())


def _rounded(amount: Amount, others: Iterable[Amount]) -> bool:
    """Tell whether a large number stands there rounded to millions, or is such a rounding."""
    return any(
        coarse.rounded
        and _significant(min(coarse.values)) <= 3 < _significant(min(fine.values))
        and abs(min(fine.values) - min(coarse.values)) * 100 < min(fine.values)
        for other in others
        for fine, coarse in ((amount, other), (other, amount))
    )


def _significant(value: Decimal) -> int:
    return len(str(value).replace(".", "").strip("0"))


def _unit(quantity: Quantity, text: str, lang: str) -> str:
    """Return the unit or currency of a number: right behind it, or a sign before it."""
    said = text[quantity.start : quantity.end]
    digits = [match.end() for match in re.finditer(r"\d", said)]
    begin = quantity.start + (digits[-1] if digits else len(said))
    window = text[begin : quantity.end + 40]
    for gap in list(re.finditer(r"(?:^|(?<=[\s\u00a0\-]))(?=\S)", window))[:3]:
        if begin + gap.start() > quantity.end + 1:
            break
        if found := _pattern(lang).match(window, gap.start()):
            return _units(lang)[found[0].lower()]
    before = text[max(0, quantity.start - 3) : quantity.start].rstrip()
    for sign, unit in (("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₽", "RUB")):
        if before.endswith(sign):
            return unit
    return quantity.unit


@cache
def _units(lang: str) -> dict[str, str]:
    """Return word → unit for a language."""
    lines = (files("workbench.core.checks") / "units.tsv").read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    column = head.index(lang) if lang in head else head.index("ru")
    return {
        word.lower(): cells[0]
        for cells in (line.split("\t") for line in lines[1:])
        for word in cells[column].split(";")
    }


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = sorted(_units(lang), key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w/·⋅²³])", re.IGNORECASE
    )
