"""The talk page's {{Translated}} templates, and the place where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.model import Source
from workbench.core.wikitext.spans import scan
from workbench.errors import InputError
from workbench.outputs.credits import Credit
from workbench.outputs.header import Header
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
    """Return a talk page with the templates in its header, the first one on top.

    They stand below the other banners and above the first topic, beside those that are
    there already; one of the same source and section is brought up to date instead of
    repeated. Doing it twice changes nothing.
    Raises InputError when the page is a redirect, or for text that is no such template.
    """
    if re.match(r"\s*#\w+\s*:?\s*\[\[", page):
        raise InputError("The talk page is a redirect.", "Take the page that it leads to.")
    for text in reversed(templates):
        page = _insert_one(page, text)
    return page


def _insert_one(page: str, text: str) -> str:
    read = [Credit.read(text, span) for span in scan(text) if span.start == 0]
    new = read[0] if read and read[0] and read[0].span.end == len(text) else None
    if new is None:
        raise InputError(f"{text}: not a {{{{Translated}}}} template.")
    header = Header(page)
    there = [credit for span in header.banners() if (credit := Credit.read(page, span))]
    same = [credit for credit in there if credit.same_source(new)]
    fitting = [c for c in same if "" in (c.section, new.section) or c.section == new.section]
    made = [(credit.updated(page, new), credit.section != new.section) for credit in fitting]
    if made:
        return min(made, key=lambda one: (one[0] != page, one[1]))[0]
    newline = "\r\n" if "\r\n" in page else "\n"
    for old in there:
        if not new.inserted or old.inserted < new.inserted:
            return page[: old.span.start] + text + newline + page[old.span.start :]
    place = there[-1].span.end if there else header.end
    if place:
        return page[:place] + newline + text + page[place:]
    gap = newline if page and page[0] not in "\r\n" else ""
    return text + newline + gap + page
