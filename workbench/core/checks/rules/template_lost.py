"""Templates, files and formulas of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view, within
from workbench.core.model import Severity
from workbench.core.wikitext import scan

_KEPT = ("math", "chem", "score", "syntaxhighlight", "source", "timeline", "graph", "gallery")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find fewer templates, files or formulas than in the source."""
    if not target.strip():
        return
    ours = _inventory(source)
    theirs = _inventory(target)
    for kind, pieces in ours.items():
        for piece in pieces[: max(0, len(pieces) - len(theirs[kind]))]:
            yield 0, len(target), f"{kind} {' '.join(piece.split())[:60]} is missing"


def _inventory(wikitext: str) -> dict[str, list[str]]:
    seen = view(wikitext)
    noted = within((span.start, span.end) for span in seen.of("ref"))
    calls = [
        call
        for call in scan.templates(wikitext)
        if kinds.is_kept(call.name) and not noted(call.start)
    ]
    return {
        "the template": [wikitext[call.start : call.end] for call in calls],
        "the file": [use.name for use in scan.files(wikitext)],
        "the formula": [wikitext[s.start : s.end] for s in seen.spans if s.name in _KEPT],
    }


RULE = Rule(
    "template-lost",
    Severity.WARNING,
    Scope.PAIR,
    "A template, file or formula of the source is missing.",
    find,
    follows=frozenset({"length"}),
)
