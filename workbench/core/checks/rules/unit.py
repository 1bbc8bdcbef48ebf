"""A number that changed its unit or currency."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.amounts import amounts
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_VAGUE = {"people", "year", "day", "hour", "second", "month", "degree"}
"""Units that a sentence may well leave out or say otherwise."""
_SAME = {
    frozenset({"pound", "GBP"}),
    *(frozenset({"degree", scale}) for scale in ("°C", "°F")),
}


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a value that has one unit in the source and another in the translation."""
    theirs = amounts(target, "en")
    for our in amounts(source, context.lang):
        if not our.unit or our.quantity.kind != "number":
            continue
        same = [a for a in theirs if a.values == our.values and a.quantity.kind == "number"]
        if not same or any(_fits(our.unit, a.unit) for a in same):
            continue
        lost = [a for a in same if a.unit or our.unit in {"%", "‰"}]
        if lost and not (our.unit in {"%", "‰"} and _shared_percent(our.unit, target)):
            spot = view(target).place(lost[0].quantity.start, lost[0].quantity.end)
            yield *spot, f"the source gives {our.unit}, not {lost[0].unit or 'a bare number'}"


def _fits(our: str, their: str) -> bool:
    vague = (our in _VAGUE or their in _VAGUE) and not (our and their)
    return our == their or vague or frozenset({our, their}) in _SAME


def _shared_percent(unit: str, target: str) -> bool:
    """Tell whether the sign stands elsewhere in the target, as in «from 30 to 43%»."""
    said = any(a.unit == unit for a in amounts(target, "en"))
    return said or (unit == "%" and re.search(r"per ?cent", target) is not None)


RULE = Rule(
    "unit",
    Severity.ERROR,
    Scope.PAIR,
    "The same number has another unit or currency than in the source.",
    find,
)
