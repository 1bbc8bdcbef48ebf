"""References of a source that the English article could use, as English Wikipedia writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.adapt import Context, adapt
from workbench.core.model import Alignment, Page


@dataclass(frozen=True, slots=True)
class Reusable:
    """A reference that English does not cite."""

    source: tuple[int, int]
    """Where it stands in the source."""
    section: int
    """The source section that it stands in."""
    citation: str
    """The whole reference with its markup adapted."""


def reusable(
    alignment: Alignment, page: Page, links: Mapping[str, str | None] | None = None
) -> tuple[Reusable, ...]:
    """Return the references of a source that the target lacks, each adapted."""
    context = Context(page.lang, links or {}, embedded=True)
    found = []
    for fact in alignment.facts:
        if fact.kind != "reference":
            continue
        start, end = fact.source
        section = next(s.index for s in page.sections if s.start <= start < s.end)
        citation = adapt(page.wikitext[start:end], context).wikitext
        found.append(Reusable(fact.source, section, citation))
    return tuple(found)
