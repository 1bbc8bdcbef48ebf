"""A number of the source that the translation does not contain."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.differing import differing
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find numbers, years and centuries in digits, and large numbers in words, without a counterpart."""
    if not target.strip():
        return
    found = differing(source, target, context.lang)
    for said, place in found.changed:
        yield *place, f"the source says {said}, not {target[slice(*place)]}"
    if found.missing:
        *first, last = found.missing
        named = (
            f"{', '.join(first)} and {last} of the source are"
            if first
            else f"{last} of the source is"
        )
        yield 0, len(target), f"{named} missing"


RULE = Rule(
    "number",
    Severity.ERROR,
    Scope.PAIR,
    "A number of the source is missing or another one stands in its place.",
    find,
)
