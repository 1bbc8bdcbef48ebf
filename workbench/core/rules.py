"""Translations that need no judgement: headings, numbers, dates, and names that a link settles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.core.adapt import prose
from workbench.core.adapt.headings import english_heading
from workbench.core.languages.script import is_cyrillic
from workbench.core.model import Kind, Unit
from workbench.core.wikitext.names import is_category, is_file

_SOLE_LINK = re.compile(r"\[\[:?([^\[\]|#]+)(?:#[^\[\]|]*)?(?:\|([^\[\]|]*))?\]\]([а-яёӣӯғқҳҷ]*)")


def translate(
    unit: Unit, wikitext: str, links: Mapping[str, str | None], terms: Mapping[str, str]
) -> str | None:
    """Return the English wikitext of a whole segment, or None when a person is needed.

    `wikitext` is the segment's source, `links` maps its link targets to English titles,
    `terms` maps whole source terms to English.
    """
    text = wikitext.strip()
    if unit.kind is Kind.HEADING:
        return english_heading(unit.text, unit.lang) or _term(unit.text, terms)
    if sole := _SOLE_LINK.fullmatch(text):
        page = " ".join(sole[1].replace("_", " ").split())
        title = links.get(page) or links.get(_capital(page)) or ""
        colon = ":" if is_file(title) or is_category(title) else ""
        return f"[[{colon}{title}]]" if title else None
    if text != unit.text.strip():
        return None
    if found := _term(text, terms):
        return found
    changed = prose(text, unit.lang)
    return changed if changed and not is_cyrillic(changed) else None


def _term(text: str, terms: Mapping[str, str]) -> str | None:
    """Return the English of a segment that is one term of the glossary, as capitalised."""
    found = terms.get(text) or terms.get(text[:1].lower() + text[1:])
    if found and text[:1].isupper():
        return found[0].upper() + found[1:]
    return found


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
