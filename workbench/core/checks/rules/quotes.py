"""Quotation marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_FOREIGN = re.compile("[«»„‟]|(?<![\\w])‚(?=\\w)")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find guillemets and low quotation marks; the closing one of a pair is told with its opening one."""
    opened = 0
    for start, end, match in view(target).matches(_FOREIGN):
        opened += match[0] == "«"
        if match[0] == "»" and opened:
            opened -= 1
        else:
            yield start, end, f'{match[0]} is no English quotation mark: write "'


RULE = Rule(
    "quotes",
    Severity.WARNING,
    Scope.TEXT,
    "Quotation marks are not English ones.",
    find,
)
