"""Spaces where none belong, or none where one does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_WRONG = (
    (re.compile(r"(?<=\S) +[,;.:!?)](?=\s|$)"), "a space stands before {0}"),
    (re.compile(r"\([^\S\n]+(?=\S)"), "a space stands after ("),
    (re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])"), "a space is missing after {0}"),
    (re.compile(r"(?<=[a-z]{2})[.!?](?=[A-Z][a-z])"), "a space is missing after {0}"),
    (
        re.compile(r"(?<=[^\s|.:;?!\ufffc\"”])[^\S\n]{2,}(?=[^\s|])"),
        "several spaces stand in a row",
    ),
    (re.compile(r"(?<=[^\W\d_])\((?=[^\W\d_]{3})"), "a space is missing before ("),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find spaces before marks, missing after them, and doubled ones."""
    seen = view(target)
    for pattern, message in _WRONG:
        for start, end, match in seen.matches(pattern):
            dots = re.search(r"\.\s?\.", seen.text[max(0, match.start() - 1) : match.end() + 2])
            if not dots and end - start == len(match[0]):
                yield start, end, message.format(match[0].strip())


RULE = Rule(
    "spacing",
    Severity.WARNING,
    Scope.TEXT,
    "A space is missing, doubled, or stands before a mark.",
    find,
)
