"""A translation far shorter or longer than its source."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_SHORTEST, _LONGEST = 0.5, 2.2
"""Bounds of the ratio of letters, English to Russian or Tajik, for segments of some length."""


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a length that suggests that something was left out or added."""
    ours, theirs = _letters(source), _letters(target)
    if max(ours, theirs) < 40 or not theirs or not ours:
        return
    ratio = theirs / ours
    if not _SHORTEST <= ratio <= _LONGEST:
        yield 0, len(target), f"the translation has {ratio:.0%} of the source's length"


def _letters(wikitext: str) -> int:
    return sum(c.isalnum() for c in view(wikitext).text)


RULE = Rule(
    "length",
    Severity.WARNING,
    Scope.PAIR,
    "The translation is much shorter or longer than the source.",
    find,
)
