"""The references of a wikitext, and which of a source's are lost in a translation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.checks import kinds
from workbench.core.checks.visible import within
from workbench.core.wikitext import scan

Keys = tuple[str, ...]
"""What a reference can be told by: its name, its addresses, how it begins."""


def marks(wikitext: str) -> list[Keys]:
    """Return the references of a text in order; one inside another does not count."""
    found: list[tuple[int, Keys]] = []
    references = scan.references(wikitext)
    inside = within((ref.start, ref.end) for ref in references)
    for ref in references:
        if inside(ref.start):
            continue
        addresses = re.findall(r"https?://[^\s|\]}<]+", ref.content)
        shown = [f"“{ref.name}”" if ref.name else "", *addresses]
        found.append((ref.start, (*filter(None, shown), " ".join(ref.content.split())[:40])))
    for call in scan.templates(wikitext):
        if kinds.is_note(call.name) and not inside(call.start):
            found.append((call.start, (" ".join(wikitext[call.start : call.end].split())[:60],)))
    return [tuple(filter(None, keys)) or ("without text",) for _, keys in sorted(found)]


def lost_marks(source: str, target: str, elsewhere: Sequence[Keys] = ()) -> list[Keys]:
    """Return the references of a source that a translation lacks.

    By number, and by what they can be told by; `elsewhere` are those of the rest of
    the text, where a reference may have moved.
    """
    ours, theirs = marks(source), marks(target)
    lost = len(ours) - len(theirs)
    if lost <= 0:
        return []
    known = {key for keys in theirs for key in keys}
    moved = {key for keys in elsewhere for key in keys}
    missing = [keys for keys in ours if not set(keys) & known] or ours
    return [keys for keys in missing[:lost] if not set(keys) & (moved - known)]
