"""Quotation marks: Russian ones become straight, and what they enclose keeps its wording."""

from __future__ import annotations

OPENING, CLOSING = "«„", "»"


def english(line: str) -> str:
    """Return a line with straight quotes: double outside, single inside, straight ones too."""
    if not any(mark in line for mark in "«»„“”"):
        return line
    out: list[str] = []
    depth = 0
    paired = line.count("«") == line.count("»")
    for mark in line:
        if mark == '"' and depth and paired:
            out.append("'" if depth % 2 else '"')
        elif mark in "«„" or (mark == "“" and not _closes(out, depth)):
            out.append('"' if depth % 2 == 0 else "'")
            depth += 1
        elif mark in "»“”":
            depth = max(0, depth - 1)
            out.append('"' if depth % 2 == 0 else "'")
        else:
            out.append(mark)
    return "".join(out)


def _closes(before: list[str], depth: int) -> bool:
    """Tell whether “ closes what „ opened: it follows a letter or a stop, not a space."""
    return depth > 0 and bool(before) and not before[-1].isspace() and before[-1] not in "(\"'"


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
