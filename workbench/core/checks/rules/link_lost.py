"""Links of the source that the translation lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import within
from workbench.core.languages.months import is_date_page
from workbench.core.model import Severity
from workbench.core.wikitext import scan


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find fewer links than in the source; dates and what English lacks are left aside."""
    if not target.strip():
        return
    ours = [
        link
        for link in _links(source)
        if context.links.get(link.target, "") is not None and not is_date_page(link.target)
    ]
    theirs = len(_links(target)) + sum(
        kinds.name_of(call.name) in {"ill", "interlanguage link", "main", "see also"}
        for call in scan.templates(target)
    )
    if theirs < len(ours):
        named = {link.target for link in _links(target)}
        lost = [link for link in ours if context.links.get(link.target) not in named] or ours
        for link in lost[: len(ours) - theirs]:
            yield 0, len(target), f"the link to {link.target} is missing"


def _links(wikitext: str) -> list[scan.Link]:
    noted = within((ref.start, ref.end) for ref in scan.references(wikitext))
    return [
        link
        for link in scan.links(wikitext)
        if not re.match(r"[a-z-]{2,12}:", link.target) and link.target and not noted(link.start)
    ]


RULE = Rule(
    "link-lost",
    Severity.WARNING,
    Scope.PAIR,
    "A link of the source is missing.",
    find,
    follows=frozenset({"length"}),
)
