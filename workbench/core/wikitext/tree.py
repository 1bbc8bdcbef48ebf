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
    "parse",
]


def parse(wikitext: str) -> Wikicode:
    """Parse wikitext into a tree whose string is the text itself, bold and italics left as text."""
    return mwparserfromhell.parse(wikitext, skip_style_tags=True)
