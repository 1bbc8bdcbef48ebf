"""A translation far shorter or longer than its source."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.rules.doubled_text import doubled
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.wikitext.sentences import sentences

_SHORTEST, _LONGEST = 0.5, 2.2
"""Bounds of the ratio of letters, English to Russian or Tajik, for segments of some length."""
_SHORT = 0.7
"""The lower bound where three sentences or more became fewer: one of them is not there."""


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a length that suggests that something was left out or added."""
    ratio = _ratio(source, target)
    if not _SHORTEST <= ratio <= _LONGEST:
        if not doubled(source, target):
            yield 0, len(target), f"the translation has {ratio:.0%} of the source's length"
    elif lacking := _lacks_sentence(source, target, context.lang):
        ours, theirs = lacking
        yield (
            0,
            len(target),
            f"{theirs} sentences for {ours} of the source, and {ratio:.0%} of its length",
        )


def is_cut(source: str, target: str, lang: str) -> bool:
    """Tell whether so much is left out that what the source says elsewhere cannot be expected."""
    return _ratio(source, target) < _SHORTEST or bool(_lacks_sentence(source, target, lang))


def _lacks_sentence(source: str, target: str, lang: str) -> tuple[int, int] | None:
    """Return how many sentences either side has, where the target is short by one."""
    if _ratio(source, target) >= _SHORT:
        return None
    ours = len(sentences(view(source).text, lang))
    theirs = len(sentences(view(target).text, "en"))
    return (ours, theirs) if ours >= 3 and theirs < ours else None


def _ratio(source: str, target: str) -> float:
    """Return how long the target is beside the source; 1 where either is too short to tell."""
    ours, theirs = _letters(source), _letters(target)
    return theirs / ours if max(ours, theirs) >= 40 and theirs and ours else 1


def _letters(wikitext: str) -> int:
    return sum(c.isalnum() for c in view(wikitext).text)


RULE = Rule(
    "length",
    Severity.WARNING,
    Scope.PAIR,
    "The translation is much shorter or longer than the source.",
    find,
    follows=frozenset({"number", "date"}),
)
