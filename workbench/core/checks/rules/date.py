"""A date of the source that the translation gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from workbench.core.checks.amounts import Amount, amounts, date_parts, pool
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.languages import months
from workbench.core.model import Severity

_DAYS = (
    ("понедельник", "Monday"),
    ("вторник", "Tuesday"),
    (r"(?:в|на) среду", "Wednesday"),
    ("четверг", "Thursday"),
    ("пятниц", "Friday"),
    ("суббот", "Saturday"),
    ("воскресень", "Sunday"),
)
_NIGHT = re.compile(r"\bноч[ьи] (?:на|со?)\b", re.IGNORECASE)
"""Begins on the day before the one that is named."""
_MONTH = re.compile(r"\b(?:" + "|".join(months.ENGLISH) + r")\b")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find dates whose day, month or year differs from all dates of the translation."""
    theirs = [amount for amount in amounts(target, "en") if amount.quantity.kind == "date"]
    ours = [amount for amount in amounts(source, context.lang) if amount.quantity.kind == "date"]
    others = [their for their in theirs if not any(_agree(our, their) for our in ours)]
    lost = [our for our in ours if not any(_agree(our, their) for their in theirs)]
    for at, our in enumerate(lost):
        said = view(source).text[our.quantity.start : our.quantity.end]
        if others:
            spot = _place(others[min(at, len(others) - 1)], target)
            yield *spot, f"the source says {said}, not {target[slice(*spot)]}"
        elif not _parts_there(our, target):
            yield 0, len(target), f"the date {said} of the source is missing"
    if not ours:
        yield from _named(source, target, context)
    elif not lost and not _NIGHT.search(view(source).text):
        for other in others:
            if not _parts_in_source(other, source, context.lang):
                spot = _place(other, target)
                yield *spot, f"the source has no date {target[slice(*spot)]}"


def _place(date: Amount, target: str) -> tuple[int, int]:
    return view(target).place(date.quantity.start, date.quantity.end)


def _agree(a: Amount, b: Amount) -> bool:
    """Tell whether two dates contradict in no part, and share one."""
    pairs = [(x, y) for x, y in zip(date_parts(a), date_parts(b), strict=True) if x and y]
    return bool(pairs) and all(int(x) == int(y) for x, y in pairs)


def _parts_there(date: Amount, target: str) -> bool:
    """Tell whether day, month and year stand somewhere, if apart."""
    year, month, day = date_parts(date)
    numbers = set(re.findall(r"\d+", target))
    name = months.ENGLISH[int(month) - 1] if month else ""
    named = not name or name[:3] in target or f"{month}" in numbers or str(int(month)) in numbers
    return named and all(not part or {part, str(int(part))} & numbers for part in (year, day))


def _parts_in_source(date: Amount, source: str, lang: str) -> bool:
    """Tell whether a source says day, month and year somewhere, as in «с 5 по 12 мая»."""
    year, month, day = date_parts(date)
    there = pool(source, lang)
    known = months.forms(lang)
    words = re.findall(r"[^\W\d_]{3,}", view(source).text.lower())
    named = not month or Decimal(month) in there or int(month) in {known.get(w) for w in words}
    return named and all(not part or Decimal(part) in there for part in (year, day))


def _named(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find the name of a month or weekday where the source names others only."""
    text = view(source).text.lower()
    known = months.forms(context.lang)
    ours = {known[word] for word in re.findall(r"[^\W\d_]{3,}", text) if word in known}
    found = list(view(target).matches(_MONTH))
    theirs = {months.ENGLISH.index(match[0]) + 1 for *_, match in found}
    if ours and theirs and not ours & theirs:
        yield *found[0][:2], f"the source names another month than {found[0][2][0]}"
    if context.lang == "ru":
        yield from _weekdays(text, target)


def _weekdays(text: str, target: str) -> Iterable[Spot]:
    ours = {name for stem, name in _DAYS if re.search(rf"\b{stem}", text)}
    found = list(
        view(target).matches(re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"))
    )
    theirs = {match[0] for *_, match in found}
    if ours and theirs and not ours & theirs:
        yield *found[0][:2], f"the source names another day than {found[0][2][0]}"


RULE = Rule(
    "date",
    Severity.ERROR,
    Scope.PAIR,
    "A date, month or weekday differs from the source's.",
    find,
)
