"""Comparing an article with its counterparts."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.align import align
from workbench.core.align.overrides import Override
from workbench.core.model import Alignment, Page, Revision, Session
from workbench.core.wikitext.segments import segment_page


def page_of(revision: Revision) -> Page:
    """Cut a revision into sections, blocks and segments."""
    return segment_page(revision.wikitext, revision.lang)


def alignment(session: Session, lang: str, *, overrides: Sequence[Override] = ()) -> Alignment:
    """Align one source of a session with its English article; takes up to a second."""
    source = next(page for page in session.sources if page.lang == lang)
    return align(
        page_of(source), page_of(session.target), session.links.get(lang, {}), overrides=overrides
    )
