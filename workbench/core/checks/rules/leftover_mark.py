"""Characters that only machines leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_LEFT = (
    (re.compile("[\ue000-\uf8ff\ufffc]"), "a placeholder was left"),
    (re.compile("\ufffd|(?:Ð|Ñ)[\x80-\xbf]|â€"), "characters were decoded wrongly"),
    (re.compile("[\u200b\u2060\ufeff\u00ad]"), "an invisible character stands here"),
    (
        re.compile(r"⟦[^⟧]*⟧|\bATOM\d+\b|\{\d+\}(?!\})|</?[gx] ?(?:id=[^>]*)?/?>"),
        "a placeholder was left",
    ),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find placeholders of masked markup, wrong decoding, and invisible characters."""
    for pattern, message in _LEFT:
        for match in pattern.finditer(target):
            argument = target[: match.start()].endswith("{")
            if not argument and not view(target).hides(match.start()):
                yield *match.span(), message


RULE = Rule(
    "leftover-mark",
    Severity.ERROR,
    Scope.TEXT,
    "A placeholder, wrongly decoded or invisible character was left.",
    find,
)
