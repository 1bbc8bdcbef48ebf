"""Dashes and ranges that are not written as English Wikipedia writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view, within
from workbench.core.model import Severity

_WRONG = (
    (
        re.compile(r"(?<![\d\w/.-])(?:1[0-9]|20)\d\d\s?[-—]\s?(?:(?:1[0-9]|20)\d\d|\d\d)(?![\w-])"),
        "the range {0} takes an en dash",
    ),
    (re.compile(r"(?<=\d)\s?—\s?(?=\d)"), "a range of numbers takes an en dash"),
    (
        re.compile(r"(?<=[^\W_])[ \u00a0]—[ \u00a0](?=\w)"),
        "an em dash stands without spaces, or a spaced en dash instead",
    ),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find year ranges with a hyphen, number ranges with an em dash, and spaced em dashes."""
    seen = view(target)
    found: list[tuple[int, int]] = []
    for pattern, message in _WRONG:
        told = within((start - 1, end) for start, end in found)
        for start, end, match in seen.matches(pattern):
            if not told(start):
                found.append((start, end))
                yield start, end, message.format(match[0])


RULE = Rule(
    "dash",
    Severity.WARNING,
    Scope.TEXT,
    "A range or dash is not written in English style.",
    find,
)
