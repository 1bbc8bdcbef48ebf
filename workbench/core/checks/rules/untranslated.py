"""A segment that was not translated: no text, or the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a target that is empty, or equal to a source with words in it."""
    seen = view(source).text
    if not re.search(r"\w", seen):
        return
    if not target.strip():
        yield 0, len(target), "nothing is translated here"
    elif target.split() == source.split() and re.search("[Ѐ-ӿ]{2}", seen):
        yield 0, len(target), "the text is the source, untranslated"


RULE = Rule(
    "untranslated",
    Severity.ERROR,
    Scope.PAIR,
    "The target is empty or the same as the source.",
    find,
    alone=True,
)
