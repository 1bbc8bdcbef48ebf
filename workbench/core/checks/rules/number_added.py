"""A number in the translation that the source does not contain."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.differing import differing
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find numbers written in digits without a counterpart in the source."""
    if not source.strip():
        return
    for place in differing(source, target, context.lang).added:
        yield *place, f"{target[slice(*place)]} is not in the source"


RULE = Rule(
    "number-added",
    Severity.WARNING,
    Scope.PAIR,
    "The translation has a number that the source lacks.",
    find,
    yields_to=frozenset({"leftover-mark"}),
)
