"""Finding a session by what a person types for its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from workbench import places
from workbench.flow.mending import mending
from workbench.store.sessions import Sessions, SessionSummary


def find(wanted: str) -> str | None:
    """Return the name of the newest session of that name or English title, if there is one.

    Letters' case, dashes and underscores need not be as they are in the name.
    """
    return _named(newest(), wanted)


@mending
def newest() -> list[SessionSummary]:
    """Return a line for each session, the last worked on first; none where nothing was ever kept.

    Raises StoreError.
    """
    if not places.sessions_database().exists():
        return []
    with Sessions(places.sessions_database(), read_only=True) as store:
        return store.summaries()


def named(store: Sessions, wanted: str) -> str | None:
    """Return what `find` does, of an open store."""
    return _named(store.summaries(), wanted)


def _named(newest: Sequence[SessionSummary], wanted: str) -> str | None:
    if any(one.name == wanted for one in newest):
        return wanted
    key = _typed(wanted)
    return next((one.name for one in newest if key in (_typed(one.name), _typed(one.title))), None)


def _typed(name: str) -> str:
    """Return a name as one might type it."""
    composed = unicodedata.normalize("NFC", name)
    return re.sub(r"[\s_\u2010-\u2015-]+", " ", composed).strip().casefold()
