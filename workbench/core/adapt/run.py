"""One run of adaptation over a page or a block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.core.adapt import (
    entities,
    headings,
    magic,
    references,
    signs,
    tags,
    templates,
    titles,
    wording,
)
from workbench.core.adapt import links as links_
from workbench.core.adapt.appendix import in_order
from workbench.core.adapt.context import Adapted, Context
from workbench.core.adapt.ending import in_place
from workbench.core.adapt.walker import GONE, GONE_SPACE, NBSP, Piece, Walker, Where
from workbench.core.languages.script import CYRILLIC, LATIN, is_cyrillic, letters
from workbench.core.model import LedgerEntry
from workbench.core.wikitext import tree

LONG = 120
"""Letters of prose from which on a text can be told to be English."""

SURE = 400
"""Letters, those of markup too, from which on one without any Cyrillic must be English."""

TOKEN = re.compile("[\ue000-\uf8ff]")
"""Private-use characters stand for sentences of a source block that is being rebuilt."""

MARKUP = re.compile(r"\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|<ref[^>]*>.*?</ref>|<[^>]*>", re.S)


def text(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Write plain text: only behaviour switches change here, wording comes later."""
    return Piece(magic.switches(walker, str(node)), "text")


HANDLERS = {
    tree.Text: text,
    tree.Wikilink: links_.link,
    tree.Template: templates.template,
    tree.Tag: tags.tag,
    tree.ExternalLink: tags.external,
    tree.Heading: headings.heading,
    tree.Comment: tags.unchanged,
    tree.HTMLEntity: entities.entity,
    tree.Argument: tags.unchanged,
}
"""Kind of node → who writes it."""


def is_foreign(wikitext: str) -> bool:
    """Tell whether a text is still in the source language; a short one is taken to be."""
    if TOKEN.search(wikitext):
        return True
    if not CYRILLIC.search(wikitext) and letters(LATIN, wikitext) > SURE:
        return False
    words = MARKUP.sub(" ", wikitext)
    latin, cyrillic = letters(LATIN, words), letters(CYRILLIC, words)
    return latin + cyrillic < LONG or cyrillic * 9 > latin + cyrillic


def adapt(wikitext: str, context: Context) -> Adapted:
    """Return wikitext in English Wikipedia's markup, and what became of each piece of it.

    Nothing is translated. English text comes back as it was, and so does a result.
    """
    away, back = signs.aside(wikitext)
    if away:
        made = adapt(wikitext.translate(away), context)
        moved = tuple(
            replace(e, source=e.source.translate(back), target=e.target.translate(back))
            for e in made.ledger
        )
        return Adapted(made.wikitext.translate(back), moved)
    walker = Walker(context, HANDLERS, wording.polish, foreign=is_foreign(wikitext))
    walker.settle = references.settle
    started = magic.redirect(walker, wikitext)
    written = walker.code(tree.parse(started), Where())
    result = plain(tidy(written, wikitext))
    if walker.foreign and not context.embedded:
        result = in_place(in_order(result), context.lang)
    entries = walker.ledger.entries()
    return Adapted(result, tuple(_plainly(entry) for entry in entries))


def _plainly(entry: LedgerEntry) -> LedgerEntry:
    return replace(entry, target=plain(entry.target))


GONE_LINE = re.compile(f"(?m)^[ \t]*(?:{GONE}[ \t]*)+\n?")


def plain(text: str) -> str:
    """Return a text without the signs that only one run understands."""
    return text.replace(NBSP, "&nbsp;").replace(GONE, "")


def tidy(written: str, source: str) -> str:
    """Take away what was dropped: its line where it stood alone, else the space before it."""
    if GONE not in written:
        return written
    text = GONE_SPACE.sub("", GONE_LINE.sub("", written)).replace(GONE, "")
    ending = source[len(source.rstrip("\n")) :]
    return text.rstrip("\n") + ending


def proposed_names(links: Mapping[str, str | None], lang: str) -> list[str]:
    """Return the names that links without an English article would be given, each once.

    Ask the English wiki which of them exist, and say so in `Context.existing`.
    """
    missing = (title for title, english in links.items() if english is None)
    names: dict[str, None] = {}
    for title in (titles.normalise(one) for one in missing if ":" not in one):
        if not is_cyrillic(title):
            names.setdefault(title)
        names.setdefault(links_.english_name(title, lang))
    return list(names)


def wanted_titles(wikitext: str, lang: str) -> list[str]:
    """Return the titles whose English counterpart must be asked of the wiki, in order."""
    from workbench.core.adapt.wanted import wanted

    return wanted(wikitext, lang, foreign=is_foreign(wikitext))
