"""Edit summaries that attribute a translation, as English Wikipedia's licence rules ask.

A summary is cut by the wiki at 500 code points, and a cut link attributes nothing: so a
summary that would be longer becomes several, each with whole links, for several edits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from workbench.core.model import Source
from workbench.errors import InputError, UsageError
from workbench.outputs.sources import link, safe_text, wikipedia

LONGEST = 500
"""Code points of an edit summary, its section marker and link markup included."""
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}, [A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}")


def summaries(sources: Sequence[Source], *, section: str = "", repair_of: str = "") -> list[str]:
    """Return the summaries of the edits that bring in text of these sources.

    One, unless it would be longer than 500 code points. `section` is the English
    section edited. `repair_of` names the time of an earlier edit whose attribution
    was forgotten, as ISO 8601 or as histories show it (01:25, January 25, 2023).
    Raises TitleError for a title that no link can carry, UsageError without a source.
    """
    if not sources:
        raise UsageError("There is no source to attribute.", "Name one: --source ru:TITLE.")
    opening = f"NOTE: Content in the edit of {_time(repair_of)} was" if repair_of else _NOW
    marker = f"/* {safe_text(section, 'section')} */ " if section else ""
    pieces = [
        f"the existing {wikipedia(source.lang)} article at {link(source)}"
        for source in dict.fromkeys(sources)
    ]
    if any(len(_sentence(opening, [piece], marker)) > LONGEST for piece in pieces):
        marker = ""
    return [_sentence(opening, group, marker) for group in _groups(opening, pieces, marker)]


_NOW = "Content in this edit is"


def _groups(opening: str, pieces: list[str], marker: str) -> list[list[str]]:
    """Cut the pieces into as few runs as fit."""
    groups: list[list[str]] = []
    for piece in pieces:
        if groups and len(_sentence(opening, [*groups[-1], piece], marker)) <= LONGEST:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _sentence(opening: str, pieces: list[str], marker: str) -> str:
    listed = " and ".join(filter(None, [", ".join(pieces[:-1]), pieces[-1]]))
    see = "see its history" if len(pieces) == 1 else "see their histories"
    return f"{marker}{opening} translated from {listed}; {see} for attribution."


def _time(text: str) -> str:
    """Return a time as page histories write it."""
    if _TIME.fullmatch(text):
        return text
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"“{text}” is no time of an edit.",
            "Write 2023-01-25T01:25Z or 01:25, January 25, 2023.",
        ) from error
    return f"{when:%H:%M, %B} {when.day}, {when.year}"
