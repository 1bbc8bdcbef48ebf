"""Texts of others without what a terminal would act on."""

from __future__ import annotations

import re

ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Controls, and what ends a line or turns its direction; tabs and plain ends of lines are not in it."""


FORMULA = "=+-@\0\t\r\n＝＋－＠"
"""What a cell of a table begins with that a spreadsheet calculates; the wide ones in East Asian ones."""


def harmless(text: str) -> str:
    """Return text with a sign for each character that is acted on; it keeps its lines."""
    return ACTED_ON.sub("\ufffd", text)


def plain_line(text: str) -> str:
    """Return text for a row of a table or a message: on one line, as long as it was.

    What cannot be printed becomes a space, so that a column stays as wide as its characters;
    the bytes of a file's name that is no text stay, for the stream to spell them out.
    """
    return "".join(c if c.isprintable() or "\ud800" <= c <= "\udfff" else " " for c in text)
