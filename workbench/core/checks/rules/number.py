"""A number of the source that the translation does not contain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.amounts import unmatched
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_CODE = re.compile(r"(?<![\w.-])[A-Z]{1,6}-?\d{1,4}(?![\w-])")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find numbers, years and centuries written in digits that have no counterpart."""
    if not target.strip():
        return
    strangers = [a for a in unmatched(target, "en", source, context.lang) if a.written]
    yield from _codes(source, target)
    for amount in unmatched(source, context.lang, target, "en"):
        if not amount.written or amount.quantity.kind == "date":
            continue
        said = view(source).text[amount.quantity.start : amount.quantity.end]
        if strangers:
            other = min(strangers, key=lambda a: abs(min(a.values) - min(amount.values)))
            strangers.remove(other)
            spot = view(target).place(other.quantity.start, other.quantity.end)
            yield *spot, f"the source says {said}, not {target[slice(*spot)]}"
        else:
            yield 0, len(target), f"{said} of the source is missing"


def _codes(source: str, target: str) -> Iterable[Spot]:
    """Find names such as HER2 or B-52 that are spelled otherwise."""
    theirs = {_plain(match[0]) for match in _CODE.finditer(target)}
    for match in _CODE.finditer(view(source).text):
        if _plain(match[0]) not in theirs:
            yield 0, len(target), f"{match[0]} of the source is missing"


def _plain(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()


RULE = Rule(
    "number",
    Severity.ERROR,
    Scope.PAIR,
    "A number of the source is missing or another one stands in its place.",
    find,
)
