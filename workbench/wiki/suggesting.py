"""Titles that begin like what is being typed, asked of the wiki of its letters."""

from __future__ import annotations

import re

from workbench.config import Config
from workbench.core.languages.script import is_cyrillic
from workbench.errors import BadReply
from workbench.wiki.client import Wiki

DEADLINE = 8.0
"""Seconds after which nobody waits for a suggestion any more."""


def titles_like(config: Config, text: str, limit: int = 8) -> list[str]:
    """Return titles that begin with a text, each once: Russian or Tajik ones for Cyrillic; blocks.

    Raises ReachError kinds.
    """
    lang = _lang(text)
    wiki = Wiki(lang, config, deadline=DEADLINE)
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
    raise BadReply(f"The {lang} wiki’s answer makes no sense.", "Try again.")


def _lang(text: str) -> str:
    """Return the language that a text is typed in: Tajik where a letter tells it from Russian."""
    if re.search("[ғӣқӯҳҷ]", text.lower()):
        return "tg"
    return "ru" if is_cyrillic(text) else "en"
