"""Tags, comments and external links: the walls between what is adapted and what is not."""

from __future__ import annotations

from workbench.core.adapt import files, references
from workbench.core.adapt.rule import fragment
from workbench.core.adapt.walker import Piece, Walker, Where
from workbench.core.wikitext import tree

OPAQUE = frozenset(
    [
        "nowiki",
        "pre",
        "math",
        "chem",
        "ce",
        "source",
        "syntaxhighlight",
        "score",
        "timeline",
        "graph",
        "hiero",
        "categorytree",
        "inputbox",
        "templatedata",
        "templatestyles",
        "mapframe",
        "maplink",
        "section",
        "indicator",
    ]
)
"""What stands in these is no wikitext."""

QUOTATIONS = frozenset({"blockquote", "q", "code", "kbd", "samp", "var", "tt", "cite"})
"""What stands in these keeps its wording."""

CELLS = frozenset({"td", "th", "caption"})
"""What stands in these is mostly no sentence."""


def tag(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Write a tag: references and galleries have their own ways, others only pass through."""
    assert isinstance(node, tree.Tag)
    name = str(node.tag).strip().lower()
    if name in OPAQUE:
        return Piece(str(node))
    if name == "ref":
        return references.reference(walker, node, where)
    if name == "gallery":
        return files.gallery(walker, node, where)
    if name == "imagemap":
        return _imagemap(walker, node, where)
    for attribute in node.attributes:
        for part in (attribute.name, attribute.value):
            if part is not None and any(not isinstance(n, tree.Text) for n in part.nodes):
                part.nodes = [tree.Text(walker.code(part, where.but(prose=False)))]
    if node.contents.nodes:
        inside = where.but(prose=where.prose and name not in QUOTATIONS)
        before, after = str(node.contents), walker.code(node.contents, inside)
        node.contents.nodes = [tree.Text(fragment(before, after) if name in CELLS else after)]
    return Piece(str(node))


def _imagemap(walker: Walker, node: tree.Tag, where: Where) -> Piece:
    lines = str(node.contents).split("\n")
    at = next((i for i, line in enumerate(lines) if line.strip() and line[0] != "#"), None)
    if at is not None:
        lines[at] = files.gallery_line(walker, lines[at], where)
        node.contents.nodes = [tree.Text("\n".join(lines))]
    return Piece(str(node))


def external(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Keep the address of an external link; its words are adapted."""
    assert isinstance(node, tree.ExternalLink)
    place, source = walker.ledger.reserve(), str(node)
    if any(not isinstance(part, tree.Text) for part in node.url.nodes):
        node.url.nodes = [tree.Text(walker.code(node.url, where.but(prose=False)))]
    if node.title is not None and node.brackets:
        words = str(node.title)
        node.title.nodes = [tree.Text(fragment(words, walker.code(node.title, where)))]
    walker.ledger.put(place, "external link", source, str(node))
    return Piece(str(node))


def unchanged(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Keep a node as it is."""
    return Piece(str(node))
