"""The order of the appendix sections: See also, Notes, References, Further reading, External links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from workbench.core.wikitext.lines import headings, masked
from workbench.core.wikitext.scan import COMMENT
from workbench.core.wikitext.spans import scan

ORDER = {
    "works": 0, "publications": 0, "see also": 1, "notes": 2, "notes and references": 2,
    "footnotes": 2, "references": 3, "citations": 3, "sources": 4, "bibliography": 4,
    "further reading": 5, "external links": 6,
}  # fmt: skip
"""Heading in lower case → its place at the end of an English article."""

SECTION_LEVEL = 2

LIKELY = re.compile(r"^[^\n=]*==(?!=)(.*)==", re.MULTILINE)
"""What may be a section's heading; a comment may stand before it or in it."""

STAYS = re.compile(
    r"^\{\{\s*(?:reflist|notelist|refbegin|refend|div col|commons|sister project|official website"
    r"|portal|columns|cite |citation|see also|main|wikisource|wiktionary|imdb|примечания|эзоҳ)",
    re.IGNORECASE,
)
"""Templates that are a section's own content, not what stands at the end of a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A level-two section with its subsections, or what stands before the first."""

    title: str
    text: str

    @property
    def place(self) -> int | None:
        """Its place in the appendix; None for a section of the article itself."""
        return ORDER.get(self.title.lower())


def in_order(wikitext: str) -> str:
    """Return a page with the appendix sections at its end in English order.

    Navigation boxes and categories stay at the very end. A page already in order comes back
    as it is, and so does one whose appendix is interrupted by other sections.
    """
    if _looks_ordered(wikitext):
        return wikitext
    parts = _parts(wikitext)
    first = len(parts)
    while parts[first - 1].place is not None:
        first -= 1
    appendix = parts[first:]
    places = [part.place or 0 for part in appendix]
    if places == sorted(places):
        return wikitext
    body, tail = _tail(appendix[-1].text)
    appendix[-1] = Part(appendix[-1].title, body)
    ordered = sorted(appendix, key=lambda part: part.place or 0)
    texts = [part.text.rstrip("\n") + "\n" for part in ordered]
    joined = "".join(part.text for part in parts[:first]) + "\n".join(texts)
    return f"{joined}\n{tail}" if tail else joined.rstrip("\n") + _ending(wikitext)


def _looks_ordered(wikitext: str) -> bool:
    """Tell, without a scan, whether all that may be appendix headings are in order already."""
    titles = (COMMENT.sub("", title).strip().lower() for title in LIKELY.findall(wikitext))
    places = [ORDER[title] for title in titles if title in ORDER]
    return places == sorted(places)


def _ending(wikitext: str) -> str:
    return wikitext[len(wikitext.rstrip("\n")) :]


def _parts(wikitext: str) -> list[Part]:
    """Cut a page at its level-two headings as MediaWiki sees them."""
    heads = [h for h in headings(masked(wikitext, scan(wikitext))) if h.level == SECTION_LEVEL]
    edges = [0, *(head.start for head in heads), len(wikitext)]
    titles = ["", *(COMMENT.sub("", wikitext[slice(*head.title)]).strip() for head in heads)]
    return [Part(t, wikitext[a:b]) for t, (a, b) in zip(titles, pairwise(edges), strict=True)]


def _tail(text: str) -> tuple[str, str]:
    """Part the last section from what belongs to the page: boxes, sorting, categories."""
    lines = text.split("\n")
    at = len(lines)
    depth = 0
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index].strip()
        depth += line.count("}}") - line.count("{{")
        if depth > 0:
            continue
        if line and (STAYS.match(line) or not line.startswith(("{{", "<!--", "[["))):
            break
        if line.startswith("[[") and not re.match(r"\[\[(?:Category|Категория|Гурӯҳ):", line):
            break
        if line:
            at = index
    return "\n".join(lines[:at]), "\n".join(lines[at:])
