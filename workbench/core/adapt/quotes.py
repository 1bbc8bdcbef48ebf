"""Quotation marks: Russian ones become straight, and what they enclose keeps its wording."""

from __future__ import annotations

import re

OPENING = "«„"
RUSSIAN = re.compile("[«»„“”]")
MARK = re.compile('["«»„“”]')


def english(line: str) -> str:
    """Return a line with straight quotes: double outside, single inside, straight ones too."""
    if RUSSIAN.search(line) is None:
        return line
    out: list[str] = []
    depth = done = 0
    paired = line.count("«") == line.count("»")
    for found in MARK.finditer(line):
        at, mark = found.start(), found[0]
        if mark == '"':
            if not depth or not paired:
                continue
            written = depth % 2
        elif mark in OPENING or (mark == "“" and not _closes(line, at, depth)):
            written = depth % 2
            depth += 1
        else:
            depth = max(0, depth - 1)
            written = depth % 2
        out += (line[done:at], "'" if written else '"')
        done = at + 1
    return "".join([*out, line[done:]])


def _closes(line: str, at: int, depth: int) -> bool:
    """Tell whether “ closes what „ opened: it follows a letter or a stop, not a space."""
    before = line[at - 1 : at]
    return depth > 0 and not before.isspace() and before not in "(\"'«»„“”"


def spans(line: str) -> list[tuple[str, bool]]:
    """Cut a line at its straight quotes into (part, whether it is quoted).

    A line with an odd number of quotes has no quotation that could be told.
    """
    if line.count('"') % 2 or '"' not in line:
        return [(line, False)]
    out: list[tuple[str, bool]] = []
    for at, part in enumerate(line.split('"')):
        quoted = at % 2 == 1
        out.append((f'"{part}"' if quoted else part, quoted))
    return out
