"""Takes from a page what alignment looks at: its blocks of text and the features of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.core.align.markup import Markup
from workbench.core.languages.quantities import Quantity, quantities
from workbench.core.model import Block, Kind, Page, Segment

TEXT = (Kind.PARAGRAPH, Kind.LIST, Kind.TABLE, Kind.TEMPLATE, Kind.GALLERY, Kind.FILE, Kind.OTHER)
PROSE = (Kind.PARAGRAPH, Kind.LIST)
"""Kinds that are matched one by one; the others count for their section only."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


@dataclass(slots=True)
class Passage:
    """A block, or the heading of a section, with its features."""

    section: int
    block: Block
    text: str
    segment: Segment | None = None
    """The one sentence that it is, where it is no whole block."""
    words: Counter[str] = field(default_factory=Counter)
    """Word as written → how often."""
    quantities: list[Quantity] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    """What is the same in every language: `q:` quantity, `u:` address, `i:` ISBN or DOI, `f:` file, `l:` article,
    `t:` template."""

    sentences: list[Passage] = field(default_factory=list)
    """Its sentences, each a passage of its own."""
    opening: bool = False
    """Whether it says what the article is about: the lead's first paragraph, the subject in bold."""

    @property
    def span(self) -> tuple[int, int]:
        """Where its text stands in the wikitext, without the blank lines around it."""
        segments = self.block.segments if self.segment is None else (self.segment,)
        if not segments:
            return self.block.start, self.block.end
        return segments[0].start, segments[-1].end


def words_of(text: str) -> Iterable[str]:
    """Return the words of a text as written, a hyphenated one in parts."""
    for match in WORD.finditer(text):
        yield from match.group().replace("’", "'").replace("ʼ", "'").split("-")


def texts_within(page: Page, span: tuple[int, int]) -> Iterator[str]:
    """Yield the visible text of each sentence that stands wholly in a span."""
    for section in page.sections:
        if section.start < span[1] and span[0] < section.end:
            for block in section.blocks:
                for segment in block.segments:
                    if span[0] <= segment.start and segment.end <= span[1]:
                        yield segment.text


def passages(
    page: Page, links: Mapping[str, str | None] | None = None, markup: Markup | None = None
) -> list[Passage]:
    """Return a passage for each block with text or references; `links` gives the English titles."""
    found = [
        _passage(section.index, block, page.lang)
        for section in page.sections
        for block in section.blocks
        if block.kind in TEXT
    ]
    for passage in found:
        if passage.section == 0 and passage.block.kind is Kind.PARAGRAPH:
            passage.opening = "'''" in page.wikitext[passage.block.start : passage.block.end]
            break
    _add_markup(page, found, links or {}, markup or Markup.of(page))
    return found


def _passage(section: int, block: Block, lang: str) -> Passage:
    """Cut a block into its sentences and put their features together."""
    whole = Passage(section, block, "\n".join(segment.text for segment in block.segments))
    at = 0
    for segment in block.segments:
        part = Passage(section, block, segment.text, segment)
        part.words.update(words_of(segment.text))
        part.quantities = quantities(segment.text, lang)
        part.marks.update(f"q:{mark}" for mark in quantity_marks(part.quantities))
        whole.words.update(part.words)
        whole.quantities += [
            replace(q, start=q.start + at, end=q.end + at) for q in part.quantities
        ]
        whole.marks |= part.marks
        whole.sentences.append(part)
        at += len(segment.text) + 1
    return whole


def quantity_marks(found: Iterable[Quantity]) -> Iterator[str]:
    """Return quantities as features: a full date also gives its year."""
    for quantity in found:
        yield quantity.kind[0] + quantity.value
        if quantity.kind == "date":
            year, _, rest = quantity.value.partition("-")
            if year:
                yield "y" + year
            if rest and not quantity.value.startswith("-"):
                yield "d--" + rest
        elif quantity.kind == "decade":
            yield "y" + quantity.value


def _add_markup(
    page: Page, found: Sequence[Passage], links: Mapping[str, str | None], markup: Markup
) -> None:
    """Add what references, links, files and templates give to the block and sentence around each."""
    starts = [passage.block.start for passage in found]
    for offset, marks in markup.marks(page.lang, links):
        index = bisect_right(starts, offset) - 1
        if index < 0 or offset >= found[index].block.end:
            continue
        passage = found[index]
        passage.marks |= marks
        for part in passage.sentences:
            if part.span[0] <= offset < part.span[1]:
                part.marks |= marks
                break
