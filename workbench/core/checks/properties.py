"""What a page says of a few measurable properties, and where it says two different things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from workbench.core.checks.visible import view
from workbench.core.languages.quantities import Quantity, quantities
from workbench.core.model import Kind, Page
from workbench.core.wikitext import scan

NEAR = 45
"""Characters between a property's name and its value."""
_YEAR = re.compile(r"-?\d+")
"""The year at the head of a date; one before the common era is negative, and a day may lack it."""
CLOSE = Decimal("0.1")
"""Relative difference of two values that are taken for the same, rounded or of another year."""


_OTHER = re.compile(r"агломерац|плотн|зичи|метрополи|изменен|максим|миним", re.IGNORECASE)
"""Parameters that measure something beside the property."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a page gives for a property."""

    property: str
    value: Decimal
    start: int
    end: int
    box: bool
    """Whether an infobox says it, rather than the prose."""
    text: str


@cache
def _names(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    lines = (files("workbench.core.checks") / "properties.tsv").read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    columns = [head.index(name) for name in dict.fromkeys((lang, "ru")) if name in head]
    rows = [line.split("\t") for line in lines[1:]]
    return [
        (row[0], re.compile(rf"\b(?:{'|'.join(row[c] for c in columns)})\b", re.IGNORECASE))
        for row in rows
    ]


def said(page: Page) -> list[Said]:
    """Return the values of the page's properties, those of the infobox first."""
    return [*_in_box(page), *_in_prose(page)]


def _in_box(page: Page) -> Iterator[Said]:
    """Read the parameters of the first template with four named ones."""
    for call in scan.templates(page.wikitext):
        named = [(key, value) for key, value in call.params if not key.isdigit()]
        if len(named) < 4:
            continue
        for key, value in named:
            if _OTHER.search(key):
                continue
            for name, pattern in _names(page.lang):
                plain = view(value).text.strip()
                counted = _first(name, quantities(plain, page.lang))
                if pattern.search(key.replace("_", " ")) and counted is not None:
                    shown = f"{key.strip()} = {plain}"
                    yield Said(name, counted, call.start, call.end, True, shown)
        return


def _in_prose(page: Page) -> Iterator[Said]:
    """Read the lead: further down, numbers are those of other times and things."""
    for block in page.sections[0].blocks:
        if block.kind is not Kind.PARAGRAPH:
            continue
        for segment in block.segments:
            for name, pattern in _names(page.lang):
                for match in pattern.finditer(segment.text):
                    near = segment.text[match.end() : match.end() + NEAR]
                    counted = _first(name, _plain(near, quantities(near, page.lang)))
                    if counted is not None:
                        shown = segment.text[match.start() : match.end() + NEAR].strip()
                        yield Said(name, counted, segment.start, segment.end, False, shown)


def _plain(text: str, found: list[Quantity]) -> list[Quantity]:
    """Leave out spelled-out numbers, ordinals and densities."""
    return [
        one
        for one in found
        if text[one.start].isdigit()
        and "-" not in text[one.start : one.end + 1]
        and not text[one.end :].lstrip(" чел.нафр").startswith("/")
    ]


def _first(name: str, found: list[Quantity]) -> Decimal | None:
    """Return the value that belongs to a property: a year for its founding, else a number."""
    kinds = ("year", "date") if name == "founded" else ("number",)
    for quantity in found:
        if quantity.kind not in kinds or quantity.unit == "%":
            continue
        if name != "founded":
            return Decimal(quantity.value)
        if year := _YEAR.match(quantity.value):
            return Decimal(year[0])
    return None


def contradictions(ours: list[Said], theirs: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield where two lists give a property values of which none agree: one of each."""
    for name in dict.fromkeys(one.property for one in ours):
        left = [one for one in ours if one.property == name]
        right = [one for one in theirs if one.property == name]
        if left and right and not any(_agree(a, b) for a in left for b in right):
            yield left[0], right[0]


def _agree(a: Said, b: Said) -> bool:
    if a.property == "founded":
        return a.value == b.value
    larger = max(abs(a.value), abs(b.value))
    alike = abs(a.value - b.value) <= CLOSE * larger
    return alike or {a.value, b.value} & {a.value * 1000, b.value * 1000} != set()
