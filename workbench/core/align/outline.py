"""The tree of a page's sections, with what each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.align.passages import Passage
from workbench.core.model import Kind, Page, Section

TELLING = (Kind.PARAGRAPH, Kind.LIST, Kind.TABLE, Kind.OTHER)
LITTLE = 60
"""Characters of text that make a section more than a container."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a page, their parents, and how much text stands in each."""

    lang: str
    sections: tuple[Section, ...]
    parent: tuple[int, ...]
    """Index of the section that each lies under; 0, the lead, for those of the highest level."""
    sizes: tuple[int, ...]
    """Characters of visible text in each section's own blocks."""
    has_text: tuple[bool, ...]
    """False for containers and for sections of pictures only."""

    def whole(self, sections: Sequence[int]) -> int:
        """Return the characters in sections; a container counts with all that stands under it."""
        return sum(
            self.sizes[index] for index in range(len(self.sizes)) if self._belongs(index, sections)
        )

    def _belongs(self, index: int, sections: Sequence[int]) -> bool:
        home = index
        while home and home not in sections:
            home = self.parent[home]
        return home in sections and (home == index or not self.has_text[home])


def outline(page: Page, passages: Sequence[Passage]) -> Outline:
    """Return the outline of a page whose passages were taken."""
    parents: list[int] = []
    path: list[Section] = []
    for section in page.sections:
        while path and path[-1].level >= section.level:
            path.pop()
        parents.append(path[-1].index if path and section.index else 0)
        if section.index:
            path.append(section)
    sizes = [0] * len(page.sections)
    telling = [0] * len(page.sections)
    for passage in passages:
        sizes[passage.section] += len(passage.text)
        if passage.block.kind in TELLING:
            telling[passage.section] += len(passage.text)
    return Outline(
        page.lang,
        page.sections,
        tuple(parents),
        tuple(sizes),
        tuple(size >= LITTLE for size in telling),
    )
