"""Section headings, by the bilingual table."""

from __future__ import annotations

from workbench.core.adapt.rule import fragment
from workbench.core.adapt.walker import Piece, Walker, Where
from workbench.core.languages.headings import english
from workbench.core.wikitext import tree


def english_heading(title: str, lang: str) -> str | None:
    """Return the usual English heading for a Russian or Tajik one, or None."""
    return english(title, lang)


def heading(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Write a heading: the usual one in English, any other with its markup adapted."""
    assert isinstance(node, tree.Heading)
    place, source = walker.ledger.reserve(), str(node)
    title = str(node.title)
    found = english_heading(title.strip(), walker.lang)
    if found is not None:
        text = source.replace(title, title.replace(title.strip(), found))
        walker.ledger.put(place, "heading", source, text)
        return Piece(text)
    node.title.nodes = [tree.Text(fragment(title, walker.code(node.title, where)))]
    walker.ledger.put(place, "heading", source, str(node))
    return Piece(str(node))
