"""Terms that are not rendered as the glossary asks."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.model import Finding, Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot | Finding]:
    """Pass on what the glossary's own checker finds, where there is one."""
    if context.glossary is not None and target.strip():
        yield from context.glossary(source, target)


RULE = Rule(
    "glossary",
    Severity.WARNING,
    Scope.PAIR,
    "A term is not rendered as the glossary asks.",
    find,
)
