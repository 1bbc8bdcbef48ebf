"""The door to mwparserfromhell: parsing that keeps every character and always ends."""

from __future__ import annotations

import mwparserfromhell
from mwparserfromhell.nodes import (
    Argument,
    Comment,
    ExternalLink,
    Heading,
    HTMLEntity,
    Node,
    Tag,
    Template,
    Text,
    Wikilink,
)
from mwparserfromhell.wikicode import Wikicode

from workbench.core.wikitext.guard import pieces

__all__ = [
    "Argument",
    "Comment",
    "ExternalLink",
    "HTMLEntity",
    "Heading",
    "Node",
    "Tag",
    "Template",
    "Text",
    "Wikicode",
    "Wikilink",
    "commented",
    "parse",
    "without_comments",
]


def parse(wikitext: str) -> Wikicode:
    """Parse wikitext into a tree whose string is the text itself, bold and italics left as text.

    Stretches that would take the parser more than linear time stay one `Text` node each.
    """
    nodes: list[Node] = []
    for text, safe in pieces(wikitext):
        if safe:
            nodes += mwparserfromhell.parse(text, skip_style_tags=True).nodes
        else:
            nodes.append(Text(text))
    return Wikicode(nodes)


def _head(node: Node) -> Wikicode | None:
    if isinstance(node, Template):
        return node.name
    return node.title if isinstance(node, Wikilink) else None


def commented(node: Node) -> bool:
    """Tell whether a link's target or a template's name holds comments."""
    code = _head(node)
    return code is not None and any(isinstance(inner, Comment) for inner in code.nodes)


def without_comments(node: Node) -> str:
    """Take the comments out of a link's target or a template's name; return them."""
    code = _head(node)
    if code is None:
        return ""
    comments = [inner for inner in code.nodes if isinstance(inner, Comment)]
    code.nodes = [inner for inner in code.nodes if not isinstance(inner, Comment)]
    return "".join(map(str, comments))
