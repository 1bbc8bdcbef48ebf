"""Comparing an article with its counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core.align import align
from workbench.core.align.gaps import Grid, grid
from workbench.core.align.overrides import Override
from workbench.core.model import Alignment, Page, Revision, Session
from workbench.core.wikitext.segments import segment_page

OVERRIDES = "overrides"
"""Key of the session's state that holds what a person linked by hand, by language."""


def page_of(revision: Revision) -> Page:
    """Cut a revision into sections, blocks and segments."""
    return segment_page(revision.wikitext, revision.lang)


def alignment(session: Session, lang: str, *, overrides: Sequence[Override] = ()) -> Alignment:
    """Align one source of a session with its English article; takes up to a second."""
    source = next(page for page in session.sources if page.lang == lang)
    return align(
        page_of(source), page_of(session.target), session.links.get(lang, {}), overrides=overrides
    )


def compare(session: Session, overrides: dict[str, list[Any]] | None = None) -> Grid:
    """Compare all sources of a session with its English article; safe on any thread.

    `overrides` is the session's state of that name.
    """
    made = read_overrides(overrides or {})
    target = page_of(session.target)
    pages = {source.lang: page_of(source) for source in session.sources}
    found = {
        lang: align(page, target, session.links.get(lang, {}), overrides=made.get(lang, ()))
        for lang, page in pages.items()
    }
    return grid(found, {**pages, "en": target})


def read_overrides(state: dict[str, list[Any]]) -> dict[str, list[Override]]:
    """Return the overrides that a session's state holds."""
    return {lang: [Override(*row) for row in rows] for lang, rows in state.items()}
