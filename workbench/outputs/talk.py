"""The talk page's {{Translated}} templates, and the place where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.model import Source
from workbench.outputs.sources import safe_text, safe_title


def template(source: Source, *, inserted: int = 0, section: str = "") -> str:
    """Return the talk template of a source.

    `inserted` is the English revision that received the text, known once it is saved;
    `section` the English section that holds it. Raises TitleError.
    """
    title = safe_title(source)
    parts = ["Translated", source.lang, f"2={title}" if "=" in title else title]
    if source.revid:
        parts.append(f"version={source.revid}")
    if inserted:
        parts.append(f"insertversion={inserted}")
    if section:
        parts.append(f"section={safe_text(section, 'section').replace('|', '{{!}}')}")
    return "{{" + "|".join(parts) + "}}"


def insert(page: str, templates: Sequence[str]) -> str:
    """Return a talk page with the templates in its header."""
    new = [text for text in templates if text not in page]
    return "\n".join([*new, page]) if new else page
