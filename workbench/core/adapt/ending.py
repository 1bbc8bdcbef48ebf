"""What stands at the very end of an English page, in its order: boxes, control, sorting, stubs."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from workbench.core.adapt.appendix import STAYS
from workbench.core.languages.namespaces import split_namespace
from workbench.core.wikitext.spans import Span, scan, top_level

BOXES, CONTROL, PLACE, SORTING, CATEGORIES, STUBS = range(6)
"""The order of an English page's end; navigation boxes come first."""

NAMES = {
    "authority control": CONTROL, "coord": PLACE, "stub": STUBS, "заготовка": STUBS,
    "хурд": STUBS, "нопурра": STUBS,
}  # fmt: skip
STUB = re.compile(r"[ -]stub$|^stub[ -]", re.IGNORECASE)
TAIL = 20_000
"""Code points at a page's end that may belong to it; longer lists of boxes are left alone."""


@dataclass(frozen=True, slots=True)
class Item:
    """A template or category of the end, with the comments before it."""

    place: int
    text: str


def in_place(wikitext: str, lang: str) -> str:
    """Return a page whose end stands in English order; one in order already stays as it is."""
    cut = wikitext.rfind("\n\n", 0, max(0, len(wikitext) - TAIL)) + 1
    start, items = _items(wikitext[cut:], lang)
    places = [item.place for item in items]
    if places == sorted(places):
        return wikitext
    blocks = [
        "\n".join(item.text for item in group)
        for _, group in itertools.groupby(
            sorted(items, key=lambda item: item.place),
            key=lambda item: (item.place > PLACE) + (item.place == STUBS),
        )
    ]
    before = wikitext[: cut + start].rstrip("\n")
    ending = wikitext[len(wikitext.rstrip("\n")) :]
    return (before + "\n\n" if before else "") + "\n\n".join(blocks) + ending


def _items(text: str, lang: str) -> tuple[int, list[Item]]:
    """Return where the end of a page begins and what it holds."""
    found: list[Item] = []
    behind = start = len(text)
    loose = ""
    for span in reversed(list(top_level(scan(text), 0, len(text)))):
        between = text[span.end : start]
        place = None if between.strip() else _place(text, span, lang)
        if place is None:
            break
        source, start = text[span.start : span.end], span.start
        if span.kind != "comment":
            found.append(Item(place, source + loose))
            behind, loose = start, ""
        elif found:
            found[-1] = Item(found[-1].place, source + between + found[-1].text)
            behind = start
        else:
            loose = between + source + loose if loose else "\n" + source
    return behind, found[::-1]


def _own_line(text: str, span: Span) -> bool:
    """Tell whether nothing but such things stands before one on its line."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return not line or line.endswith(("}}", "]]", "-->"))


def _place(text: str, span: Span, lang: str) -> int | None:
    """Return where a construct belongs; None for what is no part of a page's end."""
    if not _own_line(text, span):
        return None
    source = text[span.start : span.end]
    if span.kind == "comment":
        return BOXES
    if span.kind == "link":
        return CATEGORIES if split_namespace(source[2:], lang)[0] == "Category" else None
    if span.kind != "template" or STAYS.match(source):
        return None
    name = source[2:-2].partition("|")[0].strip()
    if name.startswith("DEFAULTSORT:"):
        return SORTING
    if ":" in name or name.isupper():
        return None
    if STUB.search(name):
        return STUBS
    return NAMES.get(name.lower(), BOXES)
