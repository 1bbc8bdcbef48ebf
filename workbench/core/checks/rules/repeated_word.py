"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_TWICE = re.compile(r"\b([^\W\d_]+)[^\S\n]+(\1)\b(?![-’\x27]?\w|-)", re.IGNORECASE)
_RIGHT = frozenset(
    [
        "had",
        "that",
        "bye",
        "ha",
        "no",
        "so",
        "very",
        "really",
        "never",
        "yes",
        "blah",
        "knock",
        "there",
        "now",
        "is",
        "long",
        "again",
    ]
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a repeated word that is neither a name nor idiomatic."""
    for start, end, match in view(target).matches(_TWICE):
        word, again = match[1], match[2]
        if word.lower() not in _RIGHT and not (again[0].isupper() and word[0].isupper()):
            yield start, end, f"“{word}” stands twice"


RULE = Rule(
    "repeated-word",
    Severity.WARNING,
    Scope.TEXT,
    "A word stands twice in a row.",
    find,
)
