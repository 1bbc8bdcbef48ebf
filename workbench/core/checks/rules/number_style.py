"""Numbers still written as Russian or Tajik writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_WRONG = (
    (re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])(?! ?(?:and|or)\b)"), "decimals take a point"),
    (re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"), "thousands take a comma"),
    (
        re.compile(r"(?<![\d.,])\d[\d.,]{0,20} ?(?:mln|mlrd|bln|trln|thous)\b\.?"),
        "write the scale word out",
    ),
    (re.compile(r"\d [%‰]"), "no space stands before {0}"),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find decimal commas, thousands with spaces, and abbreviated scale words."""
    seen = view(target)
    for pattern, message in _WRONG:
        for start, end, match in seen.matches(pattern):
            lists = seen.text[max(0, match.start() - 6) : match.end() + 6]
            if not re.search(r"\d, ?\d+, ?\d", lists):
                yield start, end, f"{match[0]}: {message.format(match[0][-1])}"


RULE = Rule(
    "number-style",
    Severity.WARNING,
    Scope.TEXT,
    "A number is not written in English style.",
    find,
)
