"""Comparing an article with its counterparts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.config import Config
from workbench.core.align import align
from workbench.core.align.gaps import Grid, grid
from workbench.core.align.overrides import Override
from workbench.core.align.reuse import Reusable, reusable
from workbench.core.model import Alignment, Gap, Page, Revision, Session
from workbench.core.wikitext.segments import segment_page
from workbench.flow.choosing import Place

if TYPE_CHECKING:
    from workbench.flow.workspace import Workspace

OVERRIDES = "overrides"
"""Key of the session's state that holds what a person linked by hand, by language."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An English page and its sources, aligned."""

    pages: Mapping[str, Page]
    """Each source and `en`."""
    alignments: Mapping[str, Alignment]
    """By source language."""
    links: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """By source language: link target → English title."""

    def grid(self) -> Grid:
        """Return the gap grid."""
        return grid(self.alignments, self.pages)

    def reusable(self) -> dict[str, tuple[Reusable, ...]]:
        """Return by source language the references that English could use."""
        return {
            lang: reusable(found, self.pages[lang], self.links.get(lang))
            for lang, found in self.alignments.items()
        }


def page_of(revision: Revision) -> Page:
    """Cut a revision into sections, blocks and segments."""
    return segment_page(revision.wikitext, revision.lang)


def glossary_words(config: Config, lang: str) -> dict[str, list[str]]:
    """Return the one-word terms of the glossaries and of CLDR with their English forms."""
    from workbench.formats.glossaries import load_all

    words: dict[str, list[str]] = {}
    for term in load_all(config, lang):
        for source in (term.source, *term.variants):
            if term.lang == lang and " " not in source:
                words.setdefault(source, []).extend((*term.targets, *term.accepted))
    return words


def compare_all(
    session: Session,
    overrides: Mapping[str, Sequence[Sequence[Any]]],
    config: Config,
    langs: Collection[str] | None = None,
) -> Compared:
    """Align the sources of a session, or some of them; safe on any thread, takes up to seconds.

    `overrides` is the session's state of that name; `config` says which glossaries help.
    """
    made = read_overrides(overrides)
    pages = {
        page.lang: page_of(page) for page in session.sources if langs is None or page.lang in langs
    }
    target = page_of(session.target)
    found = {
        lang: align(
            page,
            target,
            session.links.get(lang, {}),
            overrides=made.get(lang, ()),
            terms=glossary_words(config, lang),
        )
        for lang, page in pages.items()
    }
    return Compared({**pages, "en": target}, found, session.links)


def comparison(
    workspace: Workspace, langs: Collection[str] | None = None
) -> Callable[[], Compared]:
    """Return what compares a session as it stands, with its decisions and glossaries.

    To be asked for on the workspace's own thread; what it returns runs on any.
    """
    return partial(
        compare_all,
        workspace.session,
        workspace.state(OVERRIDES, {}),
        workspace.config,
        langs,
    )


def read_overrides(state: Mapping[str, Sequence[Sequence[Any]]]) -> dict[str, list[Override]]:
    """Return the overrides that a session's state holds."""
    return {lang: [Override(*row) for row in rows] for lang, rows in state.items()}


def lacking(
    found: Grid, pages: Mapping[str, Page], rows: Collection[int] | None = None
) -> list[Place]:
    """Return what English lacks: missing sections whole, of the others the missing paragraphs.

    `rows` are indexes of the grid's rows; None means all.
    """
    places: list[Place] = []
    for number, row in enumerate(found.rows):
        if rows is not None and number not in rows:
            continue
        for lang, side in row.sides.items():
            if side.state is Gap.MISSING:
                sections = [pages[lang].sections[index] for index in side.sections]
                places += [(lang, section.start, section.end) for section in sections]
            else:
                places += [(lang, *span) for span in side.missing]
    return places
