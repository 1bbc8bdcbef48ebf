"""Italics and bold of the source that the translation lacks, or that it leaves open."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view, within
from workbench.core.model import Severity


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find fewer italic or bold stretches than in the source, and open ones."""
    if not target.strip():
        return
    ours, theirs = _marks(source), _marks(target)
    for width, name in ((2, "italics"), (3, "bold")):
        if theirs[width] < ours[width] - 1 or (ours[width] and not theirs[width]):
            yield 0, len(target), f"{name} of the source are missing"
    for width, name in ((2, "italics"), (3, "bold")):
        if theirs[width] % 2 and not ours[width] % 2:
            yield 0, len(target), f"{name} are not closed"


def _marks(wikitext: str) -> dict[int, int]:
    """Count the marks of italics and bold outside references."""
    seen = view(wikitext)
    noted = within((span.start, span.end) for span in seen.of("ref", "references"))
    counts = {2: 0, 3: 0}
    for span in seen.of("quote"):
        if noted(span.start):
            continue
        width = min(span.end - span.start, 5)
        counts[2] += width in (2, 5)
        counts[3] += width in (3, 4, 5)
    names = [span.name for span in seen.of("tag")]
    counts[2] += sum(name in {"i", "em"} for name in names)
    counts[3] += sum(name in {"b", "strong"} for name in names)
    return counts


RULE = Rule(
    "italics-lost",
    Severity.WARNING,
    Scope.PAIR,
    "Italics or bold of the source are missing or left open.",
    find,
    follows=frozenset({"length"}),
)
