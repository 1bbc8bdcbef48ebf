"""How much of a source English says, by size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from workbench.core.align.passages import PROSE
from workbench.core.model import Block, Kind, Section

Span = tuple[int, int]


def pieces(block: Block) -> Iterator[tuple[Span, int]]:
    """Yield what of a block is judged by itself, with its characters: sentences, a table as a whole."""
    if block.kind in PROSE:
        for segment in block.segments:
            yield (segment.start, segment.end), len(segment.text)
    elif block.kind is Kind.TABLE and block.segments:
        span = block.segments[0].start, block.segments[-1].end
        yield span, sum(len(segment.text) for segment in block.segments)


def share(sections: Iterable[Section], said: Collection[Span]) -> float:
    """Return the share, 0 to 1, of the content of sections that English says; 1 where there is none."""
    whole = there = 0
    for section in sections:
        for block in section.blocks:
            for span, size in pieces(block):
                whole += size
                there += size if span in said else 0
    return round(there / whole, 3) if whole else 1.0
