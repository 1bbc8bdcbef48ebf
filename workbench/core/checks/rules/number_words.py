"""Numbers written as words that differ between source and translation."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.differing import differing
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a number that one side says more often, while the other says another one more often."""
    for said, place in differing(source, target, context.lang).words:
        yield *place, f"the source says «{said}», the translation “{target[slice(*place)]}”"


RULE = Rule(
    "number-words",
    Severity.WARNING,
    Scope.PAIR,
    "A spelled-out number differs from the source's.",
    find,
)
