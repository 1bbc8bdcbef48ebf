"""`workbench align`: what of a source the English article has, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import (
    FILE,
    SOURCE_LANGUAGE,
    Common,
    lang_file,
    one_stdin,
    read_links,
    read_text,
    say,
    show_json,
    show_rows,
)

if TYPE_CHECKING:
    from workbench.core.align.gaps import Grid, Side
    from workbench.core.model import Alignment, Page, ParagraphMatch
    from workbench.flow.comparing import Compared


@click.command()
@click.argument("session", required=False)
@click.option("--source", "sources", metavar="LANG:FILE", multiple=True, help="A source page.")
@click.option("--target", metavar="en:FILE", help="The English page.")
@click.option(
    "--links", type=FILE, metavar="FILE", help="JSON: link target of the source → English title."
)
@click.option(
    "--report", type=FILE, metavar="FILE.html", help="Also write the grid as one HTML page."
)
@click.option(
    "--from", "lang", type=SOURCE_LANGUAGE, metavar="LANG", help="Of a session: this source only."
)
@click.pass_obj
def align(
    common: Common,
    session: str | None,
    sources: tuple[str, ...],
    target: str | None,
    links: str | None,
    report: str | None,
    lang: str | None,
) -> None:
    """Show what the English article has of its sources, section by section, and what it lacks.

    Give a SESSION, or --source and --target.
    """
    if session is not None:
        if sources or target or links:
            raise click.UsageError("Give either a SESSION or --source and --target, not both.")
        found = _of_session(common, session, lang)
    else:
        if not sources or not target:
            raise click.UsageError("Give a SESSION, or --source LANG:FILE and --target en:FILE.")
        found = _of_files(common, sources, target, links)
    if report:
        _write_report(report, found)
    if common.as_json:
        show_json(_documents(found))
    else:
        show_rows(*table(found.grid(), found.pages))


def _of_session(common: Common, name: str, lang: str | None) -> Compared:
    """Compare the pages of a session."""
    from workbench.errors import InputError
    from workbench.flow.comparing import comparison
    from workbench.flow.workspace import Workspace

    with Workspace.look(common.config(), name) as workspace:
        langs = [page.lang for page in workspace.session.sources if lang in (None, page.lang)]
        if not langs:
            raise InputError(f"Session {name} has no source in {lang}.")
        return comparison(workspace, langs)()


def _of_files(common: Common, sources: tuple[str, ...], target: str, links: str | None) -> Compared:
    """Compare the pages in files."""
    from workbench.core.align import align as align_pages
    from workbench.core.wikitext.segments import segment_page
    from workbench.errors import UsageError
    from workbench.flow.comparing import Compared, glossary_words

    code, path = lang_file(target)
    if code != "en":
        raise UsageError(f"--target {target}: the target is English, as in en:page.wiki.")
    one_stdin(path, links, *(lang_file(source)[1] for source in sources))
    english = segment_page(read_text(path), "en")
    titles = read_links(links) if links else {}
    pages: dict[str, Page] = {}
    for source in sources:
        code, path = lang_file(source)
        if code in pages or code == "en":
            raise UsageError(
                f"--source {source}: one file for each source language, none in English."
            )
        pages[code] = segment_page(read_text(path), code)
    found = {
        code: align_pages(page, english, titles, terms=glossary_words(common.config(), code))
        for code, page in pages.items()
    }
    return Compared({**pages, "en": english}, found, dict.fromkeys(pages, titles))


def document(
    found: Alignment, page: Page, links: Mapping[str, str | None] | None = None
) -> dict[str, Any]:
    """Return the alignment of a page as the JSON document of the command."""
    from workbench.core.align.reuse import reusable

    return {
        "sections": [
            {
                "source": list(match.source),
                "target": list(match.target),
                "score": match.score,
                "state": match.state.value,
                "why": dict(match.why),
            }
            for match in found.sections
        ],
        "source_only": list(found.source_only),
        "target_only": list(found.target_only),
        "paragraphs": [_paragraph(pair, found.sentences) for pair in found.paragraphs],
        "facts": [
            {
                "kind": fact.kind,
                "source": list(fact.source),
                "text": fact.text,
                **({"contradicts": fact.contradicts} if fact.contradicts else {}),
            }
            for fact in found.facts
        ],
        "references": [
            {"source": list(one.source), "section": one.section, "citation": one.citation}
            for one in reusable(found, page, links)
        ],
    }


def _documents(found: Compared) -> dict[str, Any]:
    """Return one document: that of the first source, and below it all of them by language."""
    documents = {
        code: document(one, found.pages[code], found.links.get(code))
        for code, one in found.alignments.items()
    }
    first = next(iter(documents.values()))
    return first if len(documents) == 1 else {**first, "sources": documents}


def _paragraph(pair: ParagraphMatch, said: Sequence[ParagraphMatch]) -> dict[str, Any]:
    """Return a pair of paragraphs with its sentences that English says."""
    inside = [
        one for one in said if pair.source[0] <= one.source[0] and one.source[1] <= pair.source[1]
    ]
    return {**_pair(pair), "sentences": [_pair(one) for one in inside]}


def _pair(pair: ParagraphMatch) -> dict[str, Any]:
    return {"source": list(pair.source), "target": list(pair.target), "score": pair.score}


def table(grid: Grid, pages: Mapping[str, Page]) -> list[str]:
    """Return the grid as plain lines for people."""
    from workbench.core.align.gaps import heading

    langs = list(grid.coverage)
    lines = [
        f"{'English section':36} {'state':15} {'chars':>7}  "
        + "  ".join(f"{code:>36}" for code in langs)
    ]
    for row in grid.rows:
        cells = [_cell(row.sides.get(code), pages[code]) for code in langs]
        title = "  " * max(0, row.level - 2) + heading(row, pages.get("en"))
        size = str(row.size) if row.target else "-"
        lines.append(
            f"{title[:36]:36} {row.state.value:15} {size:>7}  "
            + "  ".join(f"{cell:>36}" for cell in cells)
        )
    share = ", ".join(f"{code} {value:.0%}" for code, value in grid.coverage.items())
    lines.append(
        f"Of its sources English has: {share}. “lacks 3” counts numbers, dates, names and references."
    )
    return lines + _contradictions(grid, pages.get("en"))


def _contradictions(grid: Grid, english: Page | None) -> list[str]:
    """Return a line for each thing that is put in different figures."""
    from workbench.core.align.gaps import heading

    lines = []
    for row in grid.rows:
        place = heading(row, english)
        for code, side in row.sides.items():
            lines += [
                f"{place}: {code} says {fact.text}, English {fact.contradicts}."
                for fact in side.facts
                if fact.contradicts
            ]
        lines += [
            f"{place}: " + ", ".join(f"{code} says {said}" for code, said in one.said.items()) + "."
            for one in row.disagreements
        ]
    return lines


def _cell(side: Side | None, page: Page) -> str:
    if side is None:
        return "-"
    title = ", ".join(page.sections[index].title or "(lead)" for index in side.sections)
    share = f"{side.coverage:.0%}" if side.size else ""
    lacking = f"lacks {len(side.facts)}" if side.facts else ""
    told = ", ".join(piece for piece in (share, lacking) if piece)
    return f"{title[:14]} {side.size}" + (f" ({told})" if told else "")


def _write_report(path: str, found: Compared) -> None:
    """Write the HTML report.

    Raises InputError when the file cannot be written.
    """
    from workbench.keeping import save
    from workbench.outputs.report import report

    text = report(found.grid(), found.pages, reuse=found.reusable())
    save(path, text)
    say(f"Report written: {path}")
