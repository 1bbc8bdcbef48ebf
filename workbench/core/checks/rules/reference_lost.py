"""References of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.marks import lost_marks
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find references that went missing, by number, and name the likeliest."""
    if target.strip():
        end = len(target.rstrip())
        for keys in lost_marks(source, target):
            yield end, end, f"the reference {keys[0]} is missing"


RULE = Rule(
    "reference-lost",
    Severity.ERROR,
    Scope.PAIR,
    "A reference of the source is missing.",
    find,
)
