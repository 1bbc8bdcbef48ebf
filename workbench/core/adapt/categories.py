"""Categories, by language links."""

from __future__ import annotations

from workbench.core.adapt import titles
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.walker import GONE, Piece, Walker
from workbench.core.languages.script import is_cyrillic
from workbench.core.wikitext import tree


def category(walker: Walker, node: tree.Wikilink, name: str) -> Piece:
    """Write a category; one without a counterpart is dropped, an unknown one stays visible."""
    place, source = walker.ledger.reserve(), str(node)
    title = str(node.title).strip()
    if not is_cyrillic(title):
        walker.seen.categories.add(name)
        walker.ledger.put(place, "category", source, source)
        return Piece(source)
    found = titles.find(walker.context.links, title, walker.lang)
    if found is None:
        walker.ledger.put(place, "category", source, "", "no English category")
        return Piece(GONE)
    if not isinstance(found, str):
        walker.ledger.put(
            place, "category", source, source, "English category not known", UNRESOLVED
        )
        return Piece(source)
    if found in walker.seen.categories:
        walker.ledger.put(place, "category", source, "", "the page is in this category already")
        return Piece(GONE)
    walker.seen.categories.add(found)
    key = "" if node.text is None else str(node.text)
    note = ""
    if is_cyrillic(key):
        note, key = f"sort key {key} left out", ""
    text = f"[[Category:{found}{'|' + key if key else ''}]]"
    walker.ledger.put(place, "category", source, text, note)
    return Piece(text)
