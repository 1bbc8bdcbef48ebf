"""Citations whose template or parameters are still Russian or Tajik."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find citation templates with a Cyrillic name or Cyrillic parameter names."""
    for span in view(target).of("template"):
        parts = span.parts()
        start, end = parts[0]
        name = target[start:end]
        if not kinds.is_citation(name) and not kinds.is_note(name):
            continue
        if re.search("[Ѐ-ӿ]", name):
            yield start, end, f"{{{{{name.strip()}}}}} is no citation template of English Wikipedia"
        for begin, stop in parts[1:]:
            equals = next((at for at in span.equals if begin <= at < stop), -1)
            key = target[begin:equals].strip() if equals >= 0 else ""
            if re.search("[Ѐ-ӿ]", key):
                yield begin, equals, f"the parameter {key} has no English name"


RULE = Rule(
    "citation-parameter",
    Severity.ERROR,
    Scope.TEXT,
    "A citation has Russian or Tajik parameters.",
    find,
)
