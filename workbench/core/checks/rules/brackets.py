"""Round and square brackets without their counterpart."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_PAIRS = {")": "(", "]": "["}


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find brackets that are not closed or not opened, unless the source has as many, as lists with «1)» do."""
    seen = view(target)
    alone = _alone(seen.text)
    if len(alone) > len(_alone(view(source).text)) or (alone and not source):
        for at in alone:
            yield *seen.place(at, at + 1), f"{seen.text[at]} has no counterpart"


def _alone(text: str) -> list[int]:
    """Return the places of brackets without counterpart, «1)» included."""
    waiting: list[int] = []
    alone = []
    for at, c in enumerate(text):
        if c in "([":
            waiting.append(at)
        elif c in _PAIRS:
            if waiting and text[waiting[-1]] == _PAIRS[c]:
                waiting.pop()
            else:
                alone.append(at)
    return sorted(alone + waiting)


RULE = Rule(
    "brackets",
    Severity.ERROR,
    Scope.PAIR,
    "A bracket has no counterpart.",
    find,
    yields_to=frozenset({"markup"}),
)
