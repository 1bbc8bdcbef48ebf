"""Titles that begin like what is being typed, asked of the English wiki."""

from __future__ import annotations

from workbench.config import Config


def titles_like(config: Config, text: str, limit: int = 8) -> list[str]:
    """Return titles of the English wiki that begin with a text; blocks, so not for the loop.

    Raises ReachError kinds.
    """
    from workbench.wiki.client import Wiki

    wiki = Wiki("en", config, deadline=8)
    try:
        answer = wiki.call(
            {"action": "opensearch", "search": text, "limit": limit, "redirects": "resolve"},
            retry=False,
        )
    finally:
        wiki.close()
    found = answer[1] if isinstance(answer, list) and len(answer) > 1 else []
    return [title for title in found if isinstance(title, str)]
