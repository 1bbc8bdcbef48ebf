"""HTML entities that are spaces, dashes and quotes."""

from __future__ import annotations

from workbench.core.adapt.walker import NBSP, Piece, Walker, Where
from workbench.core.wikitext import tree

SPELLED = {
    "&mdash;": "—", "&ndash;": "–", "&laquo;": "«", "&raquo;": "»", "&#171;": "«", "&#187;": "»",
    "&#8212;": "—", "&#8211;": "–", "&bdquo;": "„", "&ldquo;": "“", "&rdquo;": "”", "&#160;": "\u00a0",
    "&thinsp;": "\u2009", "&#8239;": "\u202f",
}  # fmt: skip
"""Entities that are Russian punctuation, which wording knows as characters."""


def entity(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Let wording see spaces, dashes and quotes that are written as entities."""
    text = str(node)
    if not where.prose or not walker.foreign:
        return Piece(text)
    if text == "&nbsp;":
        return Piece(NBSP, "text")
    return Piece(SPELLED[text], "text") if text in SPELLED else Piece(text)
