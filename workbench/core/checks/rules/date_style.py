"""Dates that are not written as English Wikipedia writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.languages import months
from workbench.core.model import Severity

_M = "(?:" + "|".join(months.ENGLISH) + ")"
_WRONG = (
    (
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)\s+(?:of\s+)?{_M}\b"),
        "a day of the month is a bare number",
    ),
    (
        re.compile(rf"\b{_M}\s+\d{{1,2}}(?:st|nd|rd|th),?\s+\d{{4}}\b"),
        "a day of the month is a bare number",
    ),
    (
        re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:1[0-9]|20)\d\d(?!\d|\.\d)"),
        "write the month as a word",
    ),
    (
        re.compile(rf"\b\d{{1,2}} (?:{_M.lower().replace('|march', '').replace('|may', '')})\b"),
        "months have a capital letter",
    ),
    (re.compile(rf"\b\d{{1,2}} {_M}, \d{{4}}\b"), "no comma stands between month and year"),
    (
        re.compile(
            r"\b(?:in|In|of|since|from) (?:the )?(?:1[0-9]|20)\d\d years?\b(?! of| war| plan|-)"
        ),
        "leave out “year”",
    ),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find ordinals in dates, dates in digits, small months, and “in 1992 year”."""
    for pattern, message in _WRONG:
        for start, end, match in view(target).matches(pattern):
            yield start, end, f"{match[0]}: {message}"


RULE = Rule(
    "date-style",
    Severity.WARNING,
    Scope.TEXT,
    "A date is not written in English style.",
    find,
)
