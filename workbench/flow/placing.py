"""The English article as it will be: what is translated in its place, the banners tidied."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workbench.core.align.gaps import Grid
from workbench.core.model import Gap, Kind, Page
from workbench.flow.comparing import Compared, comparison
from workbench.flow.finishing import Part, chosen_units, context_of, ready_texts, rough_tag
from workbench.flow.workspace import Workspace
from workbench.outputs.draft import draft
from workbench.outputs.placing import Piece, place
from workbench.outputs.wikitext import tidy_banners


def into_article(
    workspace: Workspace, parts: Sequence[Part], texts: Mapping[int, str]
) -> tuple[str, str]:
    """Return the fetched English article with translated sections in it.

    Second comes the English section they went into, empty when they are several. The
    expansion banners are removed, narrowed or kept by what is left to translate.
    """
    found = comparison(workspace)()
    pieces = [_piece(workspace, found, lang, number, texts) for lang, number in parts]
    placed = place(workspace.page("en"), [piece for piece in pieces if piece.wikitext])
    text, _ = tidy_banners(placed.wikitext, left_over(found, parts))
    headings = set(placed.headings)
    return text, next(iter(headings)) if len(headings) == 1 else ""


def in_place(
    workspace: Workspace, parts: Collection[Part] | None = None, *, rough: bool = False
) -> str:
    """Return the fetched English article with everything in it that is translated.

    A `rough` one begins with the tag of a text that is not reviewed.
    """
    units = chosen_units(workspace, parts)
    texts = ready_texts(units, workspace.drafts)
    used = dict.fromkeys((unit.lang, unit.section) for unit in units if unit.id in texts)
    tag = rough_tag(workspace, units) if rough else ""
    return tag + into_article(workspace, list(used), texts)[0]


def _piece(
    workspace: Workspace, found: Compared, lang: str, number: int, texts: Mapping[int, str]
) -> Piece:
    page = workspace.page(lang)
    made = draft(page, workspace.units, texts, context_of(workspace, lang), sections={number})
    return Piece(number, made.wikitext, page, found.alignments[lang])


def left_over(found: Compared, parts: Collection[Part] = ()) -> dict[str, list[str]]:
    """Return by language the English sections that still lack something of that source.

    What `parts` bring in counts as there. A section that English has not is named as in
    the source.
    """
    made = found.grid()
    return {lang: _lacking(made, lang, set(parts), found.pages[lang]) for lang in found.alignments}


def _lacking(found: Grid, lang: str, done: set[Part], page: Page) -> list[str]:
    titles = []
    for row in found.rows:
        side = row.sides.get(lang)
        if side is None or side.state not in (Gap.MISSING, Gap.THINNER):
            continue
        open_ = [n for n in side.sections if (lang, n) not in done and _has_prose(page, n)]
        if open_:
            titles.append(row.title)
    return titles


def _has_prose(page: Page, number: int) -> bool:
    return any(b.segments for b in page.sections[number].blocks if b.kind is not Kind.HEADING)
