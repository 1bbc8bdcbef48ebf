"""Terms that are not rendered as the glossary asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.core.checks.base import CheckContext, Rule, Scope
from workbench.core.model import Finding, Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Finding]:
    """Pass on what the glossary's own checker finds, where there is one."""
    if context.glossary is None or not target.strip():
        return
    for finding in context.glossary(source, target):
        yield replace(finding, severity=weight(finding.rule, finding.severity))


def weight(rule: str, severity: Severity) -> Severity:
    """Return how grave a finding of the glossary's checker is here.

    A term that is missing may be said otherwise in a sentence of its own, so it is a
    warning; only a form that the glossary forbids is an error.
    """
    forbidden = rule in {"forbidden-term", "untranslated-term"}
    return Severity.WARNING if severity is Severity.ERROR and not forbidden else severity


RULE = Rule(
    "glossary",
    Severity.WARNING,
    Scope.PAIR,
    "A term is not rendered as the glossary asks.",
    find,
)
