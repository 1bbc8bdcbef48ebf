"""Numbers written as words that differ between source and translation."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.amounts import unmatched
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a spelled-out number without counterpart on either side: one was changed."""
    ours = [a for a in unmatched(source, context.lang, target, "en") if not a.written]
    theirs = [a for a in unmatched(target, "en", source, context.lang) if not a.written]
    for our, their in zip(ours, theirs, strict=False):
        said = view(source).text[our.quantity.start : our.quantity.end]
        spot = view(target).place(their.quantity.start, their.quantity.end)
        yield *spot, f"the source says «{said}», the translation “{target[slice(*spot)]}”"


RULE = Rule(
    "number-words",
    Severity.WARNING,
    Scope.PAIR,
    "A spelled-out number differs from the source's.",
    find,
)
