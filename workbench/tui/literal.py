"""The one door through which text from a wiki, an engine or a file reaches the screen."""

from __future__ import annotations

import re

from textual.content import Content

from workbench.core.model import ATOM, ATOM_SIGN
from workbench.core.plain import ACTED_ON


# Controls reach the terminal untouched through every Textual widget, and the
# bidirectional overrides reorder what the translator reads; so do the line
# separators that a terminal takes for line breaks.
def _sign(hit: re.Match[str]) -> str:
    character = hit[0]
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"


def printable(text: str) -> str:
    """Replace each character that a terminal would act on by one that it shows.

    The result is as long as the text, so offsets into one hold in the other.
    """
    return ACTED_ON.sub(_sign, text).replace(ATOM, ATOM_SIGN)


def literal(text: str, style: str = "") -> Content:
    """Return text to show as it stands: no markup, no control characters."""
    content = Content(printable(text))
    return content.stylize(style) if style else content


def one_line(text: str) -> str:
    """Return text for a place that is one line high."""
    return " ".join(printable(text).split())
