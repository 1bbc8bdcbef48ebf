"""A number in the translation that the source does not contain."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.amounts import unmatched
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.rules import number_words
from workbench.core.checks.visible import view
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find numbers written in digits without a counterpart in the source."""
    if not source.strip():
        return
    ours = unmatched(source, context.lang, target, "en")
    if any(amount.exact for amount in ours):
        return
    told = {spot[:2] for spot in number_words.find(source, target, context)}
    for amount in unmatched(target, "en", source, context.lang):
        if amount.written and amount.quantity.kind != "date":
            spot = view(target).place(amount.quantity.start, amount.quantity.end)
            if spot in told:
                continue
            yield *spot, f"{target[slice(*spot)]} is not in the source"


RULE = Rule(
    "number-added",
    Severity.WARNING,
    Scope.PAIR,
    "The translation has a number that the source lacks.",
    find,
)
