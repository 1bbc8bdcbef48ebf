"""Takes from a page what alignment looks at: its blocks of text and the features of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.core.languages.quantities import Quantity, quantities
from workbench.core.model import Block, Kind, Page, Segment
from workbench.core.wikitext import scan

TEXT = (Kind.PARAGRAPH, Kind.LIST, Kind.TABLE, Kind.TEMPLATE, Kind.GALLERY, Kind.FILE, Kind.OTHER)
PROSE = (Kind.PARAGRAPH, Kind.LIST)
"""Kinds that are matched one by one; the others count for their section only."""

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
URL = re.compile(r"https?://(?:www\.)?([^\s|\]}<>\"]+)", re.IGNORECASE)
ARCHIVE = re.compile(
    r"^(?:web\.)?archive\.(?:org|is|today)/(?:web/)?\d*\*?/?(?:https?:/+(?:www\.)?)?"
)
ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXХ]\b")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s|}\]<>\"]+", re.IGNORECASE)


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
    """What is the same in every language: `q:` quantity, `u:` address, `i:` ISBN or DOI, `f:` file, `l:` article."""

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


def passages(page: Page, links: Mapping[str, str | None] | None = None) -> list[Passage]:
    """Return a passage for each block with text or references; `links` gives the English titles."""
    found: list[Passage] = []
    for section in page.sections:
        for block in section.blocks:
            if block.kind not in TEXT:
                continue
            text = "\n".join(segment.text for segment in block.segments)
            passage = Passage(section.index, block, text)
            passage.words.update(words_of(text))
            passage.quantities = quantities(text, page.lang)
            passage.marks.update(f"q:{mark}" for mark in quantity_marks(passage.quantities))
            found.append(passage)
    for passage in found:
        if passage.section == 0 and passage.block.kind is Kind.PARAGRAPH:
            passage.opening = "'''" in page.wikitext[passage.block.start : passage.block.end]
            break
    _add_markup(page, found, links)
    return found


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


def _add_markup(page: Page, found: list[Passage], links: Mapping[str, str | None] | None) -> None:
    """Add links, files, addresses, ISBNs and DOIs to the passage that they stand in."""
    starts = [passage.block.start for passage in found]

    def at(offset: int) -> Passage | None:
        index = bisect_right(starts, offset) - 1
        return found[index] if index >= 0 and offset < found[index].block.end else None

    named: dict[str, set[str]] = {}
    references = scan.references(page.wikitext)
    for reference in references:
        if reference.name and reference.content:
            named[reference.name] = named.get(reference.name, set()) | source_marks(
                reference.content
            )
    for reference in references:
        passage = at(reference.start)
        if passage is not None:
            passage.marks |= source_marks(reference.content) | named.get(reference.name, set())
    for link in scan.links(page.wikitext):
        passage = at(link.start)
        title = link.target if page.lang == "en" else (links or {}).get(link.target)
        if passage is not None and title:
            passage.marks.add("l:" + title_key(title))
    for file in scan.files(page.wikitext):
        passage = at(file.start)
        if passage is not None:
            passage.marks.add("f:" + title_key(file.name.partition(":")[2]))
    for external in scan.external_links(page.wikitext):
        passage = at(external.start)
        if passage is not None:
            passage.marks |= source_marks(external.url)


def title_key(title: str) -> str:
    """Return a page title as it is compared."""
    return title.partition("#")[0].strip().replace("_", " ").lower()


def source_marks(text: str) -> set[str]:
    """Return the addresses, ISBNs and DOIs in a reference, each in one form."""
    marks = {"u:" + address(url) for url in URL.findall(text)}
    marks |= {"i:" + doi.lower().rstrip(".,;") for doi in DOI.findall(text)}
    if "isbn" in text.lower():
        for isbn in ISBN.findall(text):
            digits = isbn.replace("-", "").replace(" ", "").replace("Х", "X")
            marks.add("i:" + digits[-10:-1])
    return marks


def address(url: str) -> str:
    """Return an address without scheme, archive, port and closing slash."""
    plain = ARCHIVE.sub("", url)
    return plain.rstrip("/.,;)").lower()
