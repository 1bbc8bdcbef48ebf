"""Many more or fewer sentences than the source."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.wikitext.sentences import sentences


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a number of sentences that differs by two, and by half."""
    ours = len(sentences(view(source).text, context.lang))
    theirs = len(sentences(view(target).text, "en"))
    if target.strip() and abs(ours - theirs) >= 2 and not 2 / 3 <= theirs / max(ours, 1) <= 3 / 2:
        yield 0, len(target), f"{theirs} sentences for {ours} of the source"


RULE = Rule(
    "sentence-count",
    Severity.INFO,
    Scope.PAIR,
    "The number of sentences is far from the source's.",
    find,
)
