"""Titles that begin like what is being typed, asked of the English wiki."""

from __future__ import annotations

from workbench.config import Config
from workbench.errors import BadReply
from workbench.wiki.client import Wiki

DEADLINE = 8.0
"""Seconds after which nobody waits for a suggestion any more."""


def titles_like(config: Config, text: str, limit: int = 8) -> list[str]:
    """Return titles of the English wiki that begin with a text, each once; blocks.

    Raises ReachError kinds.
    """
    wiki = Wiki("en", config, deadline=DEADLINE)
    try:
        answer = wiki.call(
            {"action": "opensearch", "search": text, "limit": limit, "redirects": "resolve"},
            retry=False,
        )
    finally:
        wiki.close()
    match answer:
        case [_, list() as titles, *_]:
            return list(dict.fromkeys(t for t in titles if isinstance(t, str) and t.strip()))
    raise BadReply("The en wiki’s answer makes no sense.", "Try again.")
