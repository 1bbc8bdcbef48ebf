"""References of the source that the translation lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.model import Severity
from workbench.core.wikitext import scan


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find references that went missing, by number, and name the likeliest."""
    ours, theirs = marks(source), marks(target)
    lost = len(ours) - len(theirs)
    if lost <= 0 or not target.strip():
        return
    known = {key for keys in theirs for key in keys}
    missing = [keys for keys in ours if not set(keys) & known] or ours
    for keys in missing[:lost]:
        yield len(target.rstrip()), len(target.rstrip()), f"the reference {keys[0]} is missing"


def marks(wikitext: str) -> list[tuple[str, ...]]:
    """Return for each reference what it can be told by: its name, address, or beginning."""
    found: list[tuple[int, tuple[str, ...]]] = []
    inside: list[tuple[int, int]] = []
    for ref in scan.references(wikitext):
        if any(start < ref.start < end for start, end in inside):
            continue
        inside.append((ref.start, ref.end))
        address = re.search(r"https?://[^\s|\]}<]+", ref.content)
        shown = [f"“{ref.name}”" if ref.name else "", address[0] if address else ""]
        found.append((ref.start, (*filter(None, shown), " ".join(ref.content.split())[:40])))
    for call in scan.templates(wikitext):
        if kinds.is_note(call.name) and not any(a < call.start < b for a, b in inside):
            found.append((call.start, (" ".join(wikitext[call.start : call.end].split())[:60],)))
    return [keys for _, keys in sorted(found)]


RULE = Rule(
    "reference-lost",
    Severity.ERROR,
    Scope.PAIR,
    "A reference of the source is missing.",
    find,
)
