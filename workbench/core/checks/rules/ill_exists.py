"""Interlanguage links whose English page exists."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.model import Severity
from workbench.core.wikitext import scan


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find {{ill}} whose English title is known to exist, and {{ill}} inside citations."""
    there = context.existing | {title for title in context.links.values() if title}
    cites = [call for call in scan.templates(target) if kinds.is_citation(call.name)]
    for call in scan.templates(target):
        if kinds.name_of(call.name) not in {"ill", "interlanguage link"}:
            continue
        title = next((value.strip() for key, value in call.params if key == "1"), "")
        plain = title.replace("_", " ")
        if plain[:1].upper() + plain[1:] in there:
            yield call.start, call.end, f"{title} exists: write [[{title}]]"
        if any(cite.start < call.start < cite.end for cite in cites):
            yield call.start, call.end, "{{ill}} does not work inside a citation"


RULE = Rule(
    "ill-exists",
    Severity.WARNING,
    Scope.TEXT,
    "An {{ill}} points at a page that exists, or stands in a citation.",
    find,
)
