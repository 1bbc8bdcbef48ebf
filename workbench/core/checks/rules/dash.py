"""Dashes and ranges that are not written as English Wikipedia writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view, within
from workbench.core.model import Severity

_YEARS = re.compile(r"(?<![\d\w/.-])(?:1[0-9]|20)\d\d\s?[-—]\s?(?:(?:1[0-9]|20)\d\d|\d\d)(?![\w-])")
_RANGE = re.compile(r"(?<=\d)\s?—\s?(?=\d)")
_SPACED = re.compile(r"(?<=[^\W_])[ \u00a0]—[ \u00a0](?=\w)")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find year ranges with a hyphen, number ranges with an em dash, and spaced em dashes."""
    seen = view(target)
    years = list(seen.matches(_YEARS))
    for start, end, match in years:
        yield start, end, f"the range {match[0]} takes an en dash"
    told = within((start, end) for start, end, _ in years)
    for start, end, _ in seen.matches(_RANGE):
        if told(start):
            continue
        yield start, end, "a range of numbers takes an en dash"
    for start, end, _ in seen.matches(_SPACED):
        yield start, end, "an em dash stands without spaces, or a spaced en dash instead"


RULE = Rule(
    "dash",
    Severity.WARNING,
    Scope.TEXT,
    "A range or dash is not written in English style.",
    find,
)
