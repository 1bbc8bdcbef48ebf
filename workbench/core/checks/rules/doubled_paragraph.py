"""A paragraph that stands twice on a page."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.pairing import paragraphs
from workbench.core.checks.visible import view
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a paragraph of some length that stands a second time."""
    said: set[str] = set()
    for start, end in paragraphs(target):
        words = " ".join(view(target[start:end]).text.split())
        if words.count(" ") >= 7 and words in said:
            yield start, end, "this paragraph stands twice"
        said.add(words)


RULE = Rule(
    "doubled-paragraph",
    Severity.ERROR,
    Scope.PAGE,
    "A paragraph stands twice.",
    find,
)
