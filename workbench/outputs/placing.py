"""Puts drafted sections into an English article, changing nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.align.gaps import insertion_point
from workbench.core.model import Alignment, Kind, Page
from workbench.core.wikitext import scan

_HEADING = re.compile(r"\A(=+)[^\n]*\1[ \t]*\n+")
_NAME = re.compile(r"""(<ref\b[^>]*?\bname\s*=\s*)("[^"]*"|'[^']*'|[^\s"'/>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A drafted section and the source section it comes from."""

    section: int
    wikitext: str
    source: Page
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Placed:
    """The article with the pieces in it, and where each went."""

    wikitext: str
    headings: tuple[str, ...]
    """English section of each piece; empty for the lead."""


def place(target: Page, pieces: Sequence[Piece]) -> Placed:
    """Put each piece behind its counterpart's text, or as a new section where it belongs."""
    taken = {r.name for r in scan.references(target.wikitext) if r.name}
    inserts: list[tuple[int, int, str]] = []
    headings: list[str] = []
    for order, piece in enumerate(pieces):
        text = rename_references(piece.wikitext, taken, piece.source.lang).strip("\n")
        counterpart = _counterpart(piece)
        if counterpart is None:
            after = insertion_point(piece.section, piece.alignment, piece.source, target)
            inserts.append((_end(target, after), order, f"\n\n{text}\n\n"))
            headings.append(_title(text))
        else:
            body = _HEADING.sub("", text)
            inserts.append((_prose_end(target, counterpart), order, f"\n\n{body}\n\n"))
            headings.append(target.sections[counterpart].title)
    return Placed(_inserted(target.wikitext, inserts), tuple(headings))


def _counterpart(piece: Piece) -> int | None:
    for match in piece.alignment.sections:
        if piece.section in match.source and match.target:
            return match.target[0]
    return None


def _end(target: Page, section: int) -> int:
    return len(target.wikitext[: target.sections[section].end].rstrip())


def _prose_end(target: Page, section: int) -> int:
    """Return the end of the last paragraph or list of a section, or of its heading."""
    kinds = {Kind.PARAGRAPH, Kind.LIST, Kind.HEADING}
    blocks = [b for b in target.sections[section].blocks if b.kind in kinds]
    end = blocks[-1].end if blocks else target.sections[section].start
    return len(target.wikitext[:end].rstrip())


def _inserted(text: str, inserts: Sequence[tuple[int, int, str]]) -> str:
    for offset, _, piece in sorted(inserts, reverse=True):
        rest = text[offset:].lstrip("\n")
        text = text[:offset].rstrip("\n") + piece + rest
    return text.strip("\n") + "\n"


def _title(text: str) -> str:
    heading = _HEADING.match(text)
    return heading[0].strip().strip("=").strip() if heading else ""


def rename_references(text: str, taken: set[str], lang: str) -> str:
    """Give references another name where the article has one of that name already.

    The names that the text ends up with are added to `taken`.
    """
    names = {r.name for r in scan.references(text) if r.name}
    new: dict[str, str] = {}
    for name in sorted(names):
        fresh, number = name, 1
        while fresh in taken:
            fresh = f"{name}-{lang}" if number == 1 else f"{name}-{lang}{number}"
            number += 1
        new[name] = fresh
        taken.add(fresh)

    def renamed(hit: re.Match[str]) -> str:
        name = hit[2].strip("\"'").strip()
        return f'{hit[1]}"{new[name]}"' if new.get(name, name) != name else hit[0]

    return _NAME.sub(renamed, text)


def dummy_edit(text: str) -> str:
    """Return a text that differs from another one in nothing a reader sees.

    A space at the end of a line is kept by the wiki; at the end of the page it would
    be dropped, and the edit with it.
    """
    first, newline, rest = text.partition("\n")
    if not newline:
        return f"<!-- -->{text}"
    return f"{first[:-1] if first.endswith(' ') else first + ' '}\n{rest}"
