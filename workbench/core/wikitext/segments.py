"""Cuts a page into sections, blocks and segments whose offsets point into its wikitext."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.core.collector import uncollected
from workbench.core.model import ATOM, Block, Kind, Page, Section
from workbench.core.wikitext.blocks import Cutter
from workbench.core.wikitext.lines import Head, headings, masked
from workbench.core.wikitext.plain import project
from workbench.core.wikitext.prose import Finder
from workbench.core.wikitext.sentences import sentences
from workbench.core.wikitext.spans import scan

__all__ = ["segment_page", "sentences"]


def segment_page(wikitext: str, lang: str) -> Page:
    """Return the page's structure; sections tile the text, blocks tile their section."""
    with uncollected(wikitext):
        return Page(lang, wikitext, tuple(_sections(wikitext, lang)))


def _sections(wikitext: str, lang: str) -> Iterator[Section]:
    spans = scan(wikitext)
    cover = masked(wikitext, spans)
    cutter = Cutter(wikitext, cover, spans)
    finder = Finder(wikitext, spans, lang)
    heads: list[Head | None] = [None, *headings(cover)]
    for index, head in enumerate(heads):
        after = heads[index + 1] if index + 1 < len(heads) else None
        start = head.start if head else 0
        end = after.start if after else len(wikitext)
        title = project(wikitext, spans, *head.title).text if head else ""
        blocks = [_heading(finder, head, title)] if head else []
        for piece in cutter.cut(head.end if head else 0, end):
            found = tuple(finder.block(piece.kind, piece.start, piece.end))
            blocks.append(Block(piece.kind, piece.start, piece.end, found))
        title = " ".join(title.replace(ATOM, "").split())
        level = head.level if head else 0
        yield Section(index, level, title, start, end, tuple(blocks))


def _heading(finder: Finder, head: Head, seen: str) -> Block:
    return Block(Kind.HEADING, head.start, head.end, tuple(finder.segment(*head.title, seen)))
