"""Numbers written as words that differ between source and translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from workbench.core.checks.amounts import Amount, also, amounts
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_SMALL = frozenset(Decimal(n) for n in range(2, 1000))


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a number that one side says more often, while the other says another one more often."""
    ours = _surplus(amounts(source, context.lang), amounts(target, "en"))
    theirs = _surplus(amounts(target, "en"), amounts(source, context.lang))
    ours = [a for a in ours if a.values & _SMALL or not a.written]
    theirs = [a for a in theirs if a.values & _SMALL or not a.written]
    for our, their in zip(ours, theirs, strict=False):
        if our.written and their.written:
            continue
        said = view(source).text[our.quantity.start : our.quantity.end]
        spot = view(target).place(their.quantity.start, their.quantity.end)
        yield *spot, f"the source says «{said}», the translation “{target[slice(*spot)]}”"


def _surplus(ours: Iterable[Amount], theirs: Iterable[Amount]) -> list[Amount]:
    """Return the amounts of which the other side has fewer."""
    there = Counter(value for amount in theirs for value in (*amount.values, *also(amount)))
    left = []
    for amount in ours:
        values = (min(amount.values), *also(amount))
        said = next((value for value in values if there[value] > 0), None)
        if said is not None:
            there[said] -= 1
        elif amount.quantity.kind == "number":
            left.append(amount)
    return left


RULE = Rule(
    "number-words",
    Severity.WARNING,
    Scope.PAIR,
    "A spelled-out number differs from the source's.",
    find,
)
