"""A number of the source that the translation does not contain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.amounts import unmatched
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_CODE = re.compile(r"(?<![\w.-])[A-Z]{1,6}-?\d{1,4}(?![\w-])")

_CONVERTS = re.compile(r"\{\{\s*(?:convert|cvt)\s*\|", re.IGNORECASE)
"""Computes the second unit that the source writes in brackets."""


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find numbers, years and centuries in digits, and large numbers in words, without a counterpart."""
    if not target.strip():
        return
    strangers = [a for a in unmatched(target, "en", source, context.lang) if a.exact]
    yield from _codes(source, target)
    for amount in unmatched(source, context.lang, target, "en"):
        if not amount.exact or amount.quantity.kind == "date":
            continue
        text = view(source).text
        said = text[amount.quantity.start : amount.quantity.end]
        if amount.unit and _CONVERTS.search(target) and _bracketed(text, amount.quantity.start):
            continue
        if strangers:
            other = min(strangers, key=lambda a: abs(min(a.values) - min(amount.values)))
            strangers.remove(other)
            spot = view(target).place(other.quantity.start, other.quantity.end)
            yield *spot, f"the source says {said}, not {target[slice(*spot)]}"
        else:
            yield 0, len(target), f"{said} of the source is missing"


def _bracketed(text: str, at: int) -> bool:
    """Tell whether a place lies in brackets that are open since shortly before."""
    before = text[max(0, at - 12) : at]
    return before.rfind("(") > before.rfind(")")


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
